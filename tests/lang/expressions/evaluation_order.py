# The order in which the parts of an expression are evaluated.
log = []


def e(x):
    log.append(x)
    return x


def flush(label):
    print(label, log)
    log.clear()


class Anything:
    def __getitem__(self, i):
        log.append(("get", i))
        return self

    def __setitem__(self, i, v):
        log.append(("set", i, v if isinstance(v, int) else "obj"))

    def __delitem__(self, i):
        log.append(("del", i))

    def __call__(self, *a, **k):
        log.append(("call", a, k))
        return self

    def __iadd__(self, o):
        log.append(("iadd", o))
        return self


o = Anything()
e(1) + e(2) * e(3)
flush("arith")
e(0) and e(1) or e(2)
flush("bool")
{e(1): e(2), e(3): e(4)}
flush("dict")
{e(1), e(2)}
flush("set")
[e(1), *[e(2), e(3)], e(4)]
flush("list")
o(e(1), e(2), k=e(3), *[e(4)], **{"z": e(5)})
flush("call")
(lambda *a, **k: None)(e(1), *[e(2)], e(3), a=e(4), **{"b": e(5)}, c=e(6))
flush("call2")
o[e(1)] = e(2)
flush("setitem")
o[e(1)][e(2)] += e(3)
flush("augassign")
o[e(1)], o[e(2)] = e(3), e(4)
flush("tuple assign")
a = o[e(1)] = b = e(2)
flush("chain")
e(1) if e(0) else e(2)
flush("ternary")
e(5) < e(3) < e(1)
flush("compare")
del o[e(1)], o[e(2)]
flush("del")
o[e(1):e(2):e(3)]
print(len(log))
log.clear()
[e(i) for i in (e(1), e(2)) if e(9)]
flush("comp")
{e(k): e(v) for k, v in [(1, 2), (3, 4)]}
flush("dictcomp")
f"{e(1)} {e(2):{e(3)}}"
flush("fstring")


def f(a=e("default a"), *, b: e("ann b") = e("default b")) -> e("return"):
    pass


flush("def")


@(lambda x: (log.append("apply 1"), x)[1])
@(lambda x: (log.append("apply 2"), x)[1])
class K(e(object), metaclass=e(type)):
    e("body")


flush("class")
try:
    assert e(0), e("msg")
except AssertionError:
    flush("assert")
for o[e(7)] in [1, 2]:
    pass
flush("for target")
with open.__class__ and type("C", (), {"__enter__": lambda s: e("enter"), "__exit__": lambda s, *a: e("exit") and False})() as o[e(3)]:
    e("with body")
flush("with")
