# itertools whose source, predicate or key function comes back to the very iterator that calls it.
from itertools import *
import gc

class Back:
    """An iterator that advances `tool` while it is being advanced itself."""
    def __init__(self, items, depth=1):
        self.items = iter(items)
        self.depth = depth
        self.tool = None
    def __iter__(self):
        return self
    def __next__(self):
        if self.depth > 0 and self.tool is not None:
            self.depth -= 1
            try:
                r = next(self.tool, 'end')
                print('inner', r if isinstance(r, (int, str)) else type(r))
            except Exception as e:
                print('inner', type(e).__name__, e)
        return next(self.items)

for make in (accumulate, chain, cycle, pairwise, lambda it: islice(it, 3), lambda it: batched(it, 2),
             lambda it: groupby(it), lambda it: zip_longest(it, 'ab'), lambda it: tee(it)[0],
             lambda it: compress(it, [1] * 9), lambda it: takewhile(bool, it), lambda it: dropwhile(int, it),
             lambda it: filterfalse(None, it), chain.from_iterable):
    back = Back([1, 2, 3])
    back.tool = tool = make(back)
    try:
        print([x if isinstance(x, (int, tuple)) else type(x) for x in islice(tool, 4) if not isinstance(x, tuple) or isinstance(x[-1], (int, str, tuple))])
    except Exception as e:
        print(type(e).__name__, e)

# A pair, a combination or a product that somebody still holds is not changed.
for make in (lambda: pairwise('abcd'), lambda: combinations('abcd', 2), lambda: permutations('abc', 2),
             lambda: product('ab', 'cd'), lambda: combinations_with_replacement('ab', 2)):
    it = make()
    first = next(it)
    rest = [next(it), next(it)]
    print(first, rest, list(it))

# Errors on the way leave the iterator usable or exhausted as it should be.
def fail(x):
    if x == 2:
        raise ValueError(x)
    return x
for make in (lambda: takewhile(fail, [1, 2, 3]), lambda: filterfalse(lambda x: fail(x) == 3, [1, 2, 3, 4]),
             lambda: accumulate([1, 2, 3], lambda a, b: fail(b)), lambda: starmap(fail, [(1,), (2,), (3,)]),
             lambda: ((k, list(g)) for k, g in groupby([1, 1, 2, 3], fail)), lambda: dropwhile(fail, [1, 2, 3])):
    it = make()
    for _ in range(4):
        try:
            print(next(it, 'end'), end=' ')
        except ValueError as e:
            print('error', e, end=' ')
    print()

# Cycles through iterators are collected.
class Key:
    pass
for make in (lambda k: count(0, 1) if k is None else repeat(k), lambda k: cycle([k]), lambda k: chain([k]),
             lambda k: tee([k])[0], lambda k: product([k]), lambda k: permutations([k]), lambda k: groupby([k]),
             lambda k: zip_longest([k]), lambda k: accumulate([k]), lambda k: islice([k], 1), lambda k: pairwise([k]),
             lambda k: batched([k], 1), lambda k: starmap(k, [])):
    key = Key()
    key.it = make(key)
    del key
gc.collect()
print('collected', sum(isinstance(o, Key) for o in gc.get_objects()))
a, b = tee(range(100_000))
for x in a:
    pass
print(x, next(b))
del a, b
