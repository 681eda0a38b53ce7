# Deeply nested source text: an error, never a crash; and what is deep but legal.
def show(label, src):
    try:
        r = eval(src)
        print(label, "ok", r if isinstance(r, int) else type(r).__name__)
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(label, type(e).__name__ if isinstance(e, SyntaxError) else "MemoryError or RecursionError")


show("parens 50", "(" * 50 + "1" + ")" * 50)
show("parens 100000", "(" * 100000 + "1" + ")" * 100000)
show("open 100000", "(" * 100000)
show("brackets 150", "[" * 80 + "]" * 80)
show("unclosed", "[(" * 10)
show("mismatch", "(" * 20 + "]")
show("sum 1000", "+".join(["1"] * 1000))
show("and 2000", " and ".join(["1"] * 2000))
show("minus 90", "-" * 90 + "1")
show("not 90", "not " * 90 + "1")
show("attr", "int" + ".__class__" * 500)
show("call", "(lambda: 7)" + "()")
show("list", "[" + ",".join(["1"] * 20000) + "]")
show("dict", "{" + ",".join(f"{i}:{i}" for i in range(5000)) + "}")
show("str", "'" + "x" * 100000 + "'")
show("strings", "'a'" * 1000)
show("compare", " < ".join(str(i) for i in range(1000)))
show("ternary", "1 if 1 else " * 60 + "2")
show("lambda", "(" + "lambda: " * 60 + "1)")
src = ""
for i in range(90):
    src += " " * i + "if 1:\n"
src += " " * 90 + "x = 'deep'\n"
exec(src)
print(x)
src = ""
for i in range(200):
    src += " " * i + "if 1:\n"
try:
    exec(src + " " * 200 + "pass\n")
except (SyntaxError, IndentationError) as e:
    print(type(e).__name__, e.msg)
src = "".join("    " * i + f"for i{i} in [1]:\n" for i in range(30)) + "    " * 30 + "pass\n"
try:
    exec(src)
    print("30 loops")
except SyntaxError as e:
    print(e.msg)
src = "".join("    " * i + f"def f{i}():\n" for i in range(15)) + "    " * 15 + "return 1\n"
exec(src)
exec("x = 1\n" * 20000)
exec("def f():\n" + "    x = 1\n" * 5000 + "    return x\nprint(f())")
exec("def big(" + ", ".join(f"a{i}" for i in range(300)) + "): return a299\nprint(big(*range(300)))")
exec("def locs():\n" + "".join(f"    v{i} = {i}\n" for i in range(600)) + "    return v599 + v0 + v300\nprint(locs())")
exec("if 1:\n" + "    a = 5\n" * 3000 + "else:\n" + "    a = 6\n" * 3000 + "print(a)")
exec("n = 0\nwhile n < 3:\n    n += 1\n" + "    q = n\n" * 3000 + "print(n)")
consts = "[" + ", ".join(f"{i}.5" for i in range(700)) + "]"
print(sum(eval(consts)))
print(eval("f'" + "{1}" * 500 + "'") == "1" * 500)
