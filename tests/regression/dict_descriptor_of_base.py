# The __dict__ descriptor of a plain base, used on classes, modules and exceptions.
import sys


class Base:
    pass


class Meta1(type, Base):
    pass


class Meta2(Base, type):
    pass


class D(metaclass=Meta1):
    pass


class E(metaclass=Meta2):
    pass


Module = type(sys)


class Module1(Module, Base):
    pass


class Module2(Base, Module):
    pass


class X1(Exception, Base):
    pass


class X2(Base, Exception):
    pass


def tell(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


descriptor = Base.__dict__["__dict__"]
for x in D, E, Module1("s"), Module2("s"), X1("a"), X2("b"), Base():
    def delete():
        del x.__dict__
    tell(lambda: setattr(x, "__dict__", {}))
    tell(delete)
    tell(lambda: descriptor.__set__(x, {}))
    tell(lambda: type(descriptor.__get__(x)).__name__)
