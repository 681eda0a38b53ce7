# The __class__ cell, closures through class bodies and names private to a class.
class A:
    def who(self):
        return __class__.__name__

    def nested(self):
        def f():
            return __class__

        return f()

    lam = lambda self: __class__

    @staticmethod
    def st():
        return __class__

    def gen(self):
        yield __class__


class B(A):
    pass


print(B().who(), B().nested() is A, B().lam() is A, B.st() is A, list(B().gen()) == [A])


class P:
    __x = 1

    def __init__(self):
        self.__y = 2
        self.__z__ = 3

    def get(self):
        return self.__x, self.__y, self.__z__

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    def local(self, __arg=4):
        __loc = 5
        return __arg + __loc

    class __Inner:
        pass

    def kw(self):
        return dict(__a=1)


p = P()
print(p.get(), p.call(), p._P__x, p._P__hidden(), sorted(k for k in p.__dict__))
print(p.local(), p.local(_P__arg=10), P._P__Inner.__name__, p.kw())


class _Under:
    __v = "u"


print(_Under._Under__v)


def method_maker(v):
    class C:
        def get(self):
            return v

        @classmethod
        def make(cls):
            return cls()

        def __repr__(self):
            return f"C({v})"

    return C


print(method_maker(1)().get(), method_maker(2).make())


class Meta(type):
    def __new__(m, name, bases, ns):
        print("__classcell__" in ns)
        return super().__new__(m, name, bases, ns)


class WithCell(metaclass=Meta):
    def f(self):
        return __class__


class NoCell(metaclass=Meta):
    def f(self):
        return 1


print(WithCell().f() is WithCell)
x = "global"


def f():
    x = "enclosing"

    class C:
        print(x)
        x = "body"
        print(x)
        del x
        try:
            print(x)
        except NameError as e:
            print(e)

    class D:
        def g(self):
            return x

    return D().g()


print(f())


class Loop:
    for i in range(3):
        exec(f"v{i} = {i}")
    fs = [lambda: __class__]


print(Loop.v0, Loop.v2, Loop.i, Loop.fs[0]() is Loop)
