# Shadowing and restoring of builtins, globals as a dict, lookups after changes.
def size(x):
    return len(x)


print(size([1, 2]))
len = lambda x: "shadowed"
print(size([1, 2]))
del len
print(size([1, 2]))
import builtins
old = builtins.len
builtins.len = lambda x: "patched"
print(size([1, 2]))
builtins.len = old
print(size([1]))
globals()["dyn"] = 1


def read():
    return dyn


print(read())
globals()["dyn"] = 2
print(read())
del globals()["dyn"]
try:
    read()
except NameError as e:
    print(e)
for i in range(5):
    globals()[f"gen{i}"] = i
print(gen0 + gen4)


def hot(n):
    t = 0
    for i in range(n):
        t += factor
        if i == n // 2:
            globals()["factor"] = 10
    return t


factor = 1
print(hot(100), factor)


def call_hot():
    out = []
    for i in range(4):
        out.append(helper())
        if i == 1:
            pass
            globals()["helper"] = lambda: "new"
    return out


def helper():
    return "old"


try:
    exec("def q():\n    helper()\n    global helper\n")
except SyntaxError as e:
    print(e.msg)
print = print
print("still prints")
str, saved = (lambda x: "fake"), str
print(str(5), f"{5}", "%s" % 5, saved(5))
str = saved
list = [1, 2]
try:
    list("ab")
except TypeError as e:
    print(e)
del list
print(list("ab"))


def param(len, print=print):
    print(len)


param(3)


class Scope:
    print = None
    range = 5

    def m(self):
        return [i for i in range(2)], self.range


print(Scope().m())
def f(sum=sum):
    max = sum([1, 2])
    return max


print(f(), max(1, 2))
x = 1


def nested():
    def a():
        return x

    def b():
        global x
        x += 1
        return a()

    return b(), a()


print(nested(), x)
builtins.injected = "everywhere"
print(injected, eval("injected"), (lambda: injected)())
del builtins.injected
