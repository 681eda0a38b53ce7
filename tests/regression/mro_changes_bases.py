# A metaclass's mro() assigns __bases__ of the class that is being made, or of one that is renewed.
class M(type):
    steps = []

    def mro(cls):
        if M.steps:
            M.steps.pop()(cls)
        return type.mro(cls)


def add_nothing(cls):
    print(cls.__name__, cls.__mro__)
    cls.__bases__ += ()


M.steps.append(add_nothing)


class A(metaclass=M):
    pass


print(A.__mro__)


class B(A):
    pass


class C(B):
    pass


class Other(A):
    pass


def cycle(cls):
    try:
        A.__bases__ = C,
    except TypeError as e:
        print(e)


M.steps.append(cycle)
B.__bases__ = Other,
print(B.__mro__ == (B, Other, A, object), C.__mro__ == (C, B, Other, A, object), C().__class__)


def fail(cls):
    raise KeyError(cls.__name__)


M.steps[:] = [fail, lambda cls: None]
try:
    B.__bases__ = A,
except KeyError as e:
    print("KeyError", e)
print(B.__bases__ == (Other,), C.__mro__ == (C, B, Other, A, object))


def swap(cls):
    cls.__bases__ = Other,


M.steps[:] = [swap]
B.__bases__ = A,
print(B.__bases__, B.__mro__ == (B, Other, A, object))

