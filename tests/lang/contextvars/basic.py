# ContextVar, Context and Token: values, copies, run(), and what they refuse.
from contextvars import Context, ContextVar, Token, copy_context


def show(o):
    print(re_address(repr(o)))


def re_address(text):
    while " at 0x" in text:
        head, tail = text.split(" at 0x", 1)
        end = 0
        while tail[end] in "0123456789abcdef":
            end += 1
        text = head + " at ADDRESS" + tail[end:]
    return text


v = ContextVar("a", default=3)
w = ContextVar("w")
show(v)
show(w)
print(ContextVar, Token, Context, v.name)
t = v.set(1)
show(t)
print(t.old_value, t.old_value is Token.MISSING, type(Token.MISSING), t.var is v)
v.reset(t)
show(t)
print(v.get(), v.get(5), w.get("none"))
c = copy_context()
print(len(c), v in c, list(c), c == copy_context(), c != copy_context())
v.set("outer")


def inner(x, *, y=None):
    print("inner", v.get(), x, y)
    t = v.set("inner")
    w.set(1)
    nested = copy_context()
    v.reset(t)
    print(v.get(), nested[v], len(nested))
    v.set("left")
    return copy_context()


r = c.run(inner, 1, y=2)
print(v.get(), c[v], c.get(w), r == c, r is c)
print(sorted(x.name for x in c.keys()), sorted(map(str, c.values())), sorted((k.name, x) for k, x in c.items()) and len(list(c.items())))
it = iter(c)
c.run(ContextVar("new").set, 5)
print(len(list(it)), len(c))
empty = Context()
print(len(empty), empty.run(v.get), empty.copy() == empty, Context() == Context(), empty == c, empty == 1)
for text in ("ContextVar(1)", "Token()", "Context(1)", "Context(a=1)", "c.run()", "c[1]", "1 in c", "c.get(1)", "c[ContextVar('q')]",
             "v.reset(1)", "ContextVar('q').get()", "c.run(c.run, print)", "c < c", "hash(c)", "hash(t)", "v.reset(t)",
             "v.reset(w.set(1))", "Context().run(v.reset, v.set(1))", "t.foo", "c.pop", "v.set()", "c.run(lambda: 1/0)",
             "type('A', (ContextVar,), {})", "Context[int]"):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, re_address(str(e)))
print(ContextVar[int], Token[str], hash(v) == hash(v))
loop = ContextVar("loop", default=[])
loop.get().append(loop)
show(loop)
