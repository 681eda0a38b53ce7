# `global y` in a function makes y global in the module's code too, when that has locals of its own.
globals_, locals_ = {}, {}
exec("""
def f():
    global y
    return y
y = 9
class C:
    global z
    z = 1
print(f())
x: int = 4
def g():
    global x
print([y for _ in "a"])
""", globals_, locals_)
print(sorted(globals_)[1:], sorted(locals_))
for text in ("def g():\n global x\nx: int = 4", "def g():\n global x\nx = 4\nglobal x", "x: int\nglobal x"):
    try:
        exec(text, {})
        print("ok")
    except SyntaxError as e:
        print(e)
