# locals() and eval() in an inlined comprehension of a class body or module see its own variables.
class C:
    z = 5
    print([list(x for x in locals() if x[0] != "_") for i in range(1)])
    print([[x for x in locals() if x[0] != "_"] for i in range(1)])
    print([i for i in range(1)], "i" in locals(), "z" in locals())
    print([eval("i") for i in range(1)])
    try:
        [1 / i for i in range(2)]
    except ZeroDivisionError:
        print("i" in locals(), "z" in locals())

print([[x for x in locals() if x[0] != "_"] for i in range(1)])
print("C" in locals())

def f():
    q = 1
    return [sorted(locals()) for i in range(1)]

print(f())
