# itertools.
import itertools as it
print(list(it.chain([1], "ab", it.chain.from_iterable([[2], [3]]))), list(it.islice(it.count(5, 2), 3)), list(it.islice(it.cycle("ab"), 1, 6, 2)), list(it.repeat(1, 3)))
print(list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=2)), list(it.combinations("abc", 2)), list(it.permutations("ab")), list(it.product("ab", repeat=2)), list(it.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in it.groupby("aabbc")], list(it.takewhile(bool, [1, 0, 2])), list(it.dropwhile(bool, [1, 0, 2])), list(it.filterfalse(None, [0, 1])), list(it.starmap(pow, [(2, 3)])))
print(list(it.zip_longest("ab", "c", fillvalue="-")), list(it.compress("abc", [1, 0, 1])), list(it.pairwise("abc")), list(it.batched("abcde", 2)))
a, b = it.tee(iter(range(100)), 2); print(sum(a), sum(b), it.count(1), it.repeat(2, 3))
