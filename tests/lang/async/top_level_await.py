# compile() with the flag that lets a module await: its code makes a coroutine.
AWAIT = 0x2000


class Pause:
    def __await__(self):
        return (yield "pause")


async def count(n):
    for i in range(n):
        yield i


def drive(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(5))if steps else steps.append(coroutine.send(None))
    except StopIteration as e:
        return steps, e.value


for mode, text in (
    ("exec", "a = await Pause()"),
    ("exec", "async for a in count(3): pass"),
    ("exec", "a = [x async for x in count(2)]"),
    ("eval", "await Pause()"),
    ("single", "a = await Pause()"),
    ("exec", "def f(): pass\na = 1"),
):
    code = compile(text, "?", mode, flags=AWAIT)
    space = {"Pause": Pause, "count": count}
    if code.co_flags & 0x80:
        print(text, drive(eval(code, space)), space.get("a"))
        space.pop("a", None)
        f = type(drive)(code, space)
        print(drive(f()), space.get("a"))
        local = {}
        drive(eval(code, space, local))
        print(sorted(local))
    else:
        print(text, eval(code, space), space["a"])
for text in ("def f(): await x", "class A: await x", "lambda: await x", "def f():\n  async with x: pass"):
    try:
        compile(text, "?", "exec", flags=AWAIT)
    except SyntaxError as e:
        print(e.msg)
