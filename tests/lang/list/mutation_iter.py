# Lists changed while they are iterated, compared or searched.
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 10)
    if len(l) > 8:
        break
print(l)
l = list(range(6))
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
it = iter(l)
next(it)
l.clear()
print(list(it))
l.append(1)
print(list(it))
l = [1, 2]
it = iter(l)
l.append(3)
print(list(it), it.__length_hint__())
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__())
r = reversed(l)
print(next(r), r.__length_hint__(), l.pop(), l.pop(), list(r))


class Evil:
    def __init__(self, target):
        self.target = target

    def __eq__(self, o):
        self.target.clear()
        return False


l = []
l.extend([Evil(l), 1, 2, 3])
print(3 in l, l)
l.extend([Evil(l), 1])
try:
    l.index(5)
except ValueError as e:
    print(e, l)
l.extend([Evil(l), 1])
print(l.count(1), l)
l.extend([Evil(l), 1])
try:
    l.remove(7)
except ValueError as e:
    print(e, l)
a, b = [], []
a.extend([Evil(a), 1, 2])
b.extend([0, 1, 2])
print(a == b, a)


class EvilTrue:
    def __eq__(self, o):
        del target[:]
        return True


target = [EvilTrue(), 2, 3]
print(target == [0, 2, 3], target)


class EvilIndex:
    def __index__(self):
        victim.clear()
        return 0


victim = [1, 2, 3]
try:
    victim[EvilIndex()]
except IndexError as e:
    print(e)
victim = [1, 2, 3]
try:
    victim[EvilIndex()] = 5
except IndexError as e:
    print(e)
victim = [1, 2, 3]
print(victim[EvilIndex():], victim)
victim = [1, 2, 3]
victim[EvilIndex():2] = [7]
print(victim)


class EvilIter:
    def __iter__(self):
        victim.clear()
        return iter([9])


victim = [1, 2, 3]
victim[1:2] = EvilIter()
print(victim)
victim = [1, 2, 3]
victim.extend(EvilIter())
print(victim)


class EvilRepr:
    def __repr__(self):
        shown.clear()
        return "evil"


shown = [EvilRepr(), 1, 2]
print(shown, len(shown))


class EvilDel:
    def __del__(self):
        holder.append("resurrection")


holder = [EvilDel(), EvilDel()]
holder.clear()
print(holder)
holder = [EvilDel()]
holder[0] = 1
print(holder)
holder[:] = [EvilDel(), 2]
del holder[0]
print(holder)


def gen():
    for i in range(3):
        grow.append(i)
        yield i * 10


grow = [0]
grow.extend(gen())
print(sorted(grow))
z = [1, 2, 3, 4]
print([z.pop() for _ in z], z, [x for x in z if len(z) > 3 or z.append(x) is None])
for i, v in enumerate(z):
    if i < 3:
        z.insert(0, v)
print(z)
m = map(lambda v: z.clear() or v, z)
print(list(m), z)
