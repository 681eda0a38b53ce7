# set.isdisjoint(iterable) looked for a set among its own elements as `in` does, instead of refusing what has no hash.
for items in [{2}], [[]], [1, {2}], [{}]:
    for kind in set, frozenset:
        try:
            print(kind([1]).isdisjoint(items))
        except TypeError as e:
            print(e)
print({2} in {frozenset([2])})
