"""The tower of numbers as abstract base classes (PEP 3141): Number, Complex, Real, Rational, Integral.

Each class says which operations a number of its kind must have, and makes of them what it can. The
operators are made by _operators(), by the row; what else is abstract has a def of its own.
"""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _operator(name, sign, operands):
    """An abstract method for an operator: operands are the names of its two parameters as written."""
    if operands == ('self',):
        def method(self):
            raise NotImplementedError
    else:
        def method(self, other):
            raise NotImplementedError
    method.__name__ = name
    method.__doc__ = f' {sign} '.join(operands) if len(operands) == 2 else f'{sign}self'
    return abstractmethod(method)


def _operators(abc_name, *, unary=(), compared=(), both_sides=()):
    """The abstract methods that a class body takes over; each operator is given by its name and sign."""
    namespace = {}

    def declare(name, sign, *operands):
        method = namespace[f'__{name}__'] = _operator(f'__{name}__', sign, operands)
        method.__qualname__ = f'{abc_name}.{method.__name__}'

    for name, sign in unary:
        declare(name, sign, 'self')
    for name, sign in (*compared, *both_sides):
        declare(name, sign, 'self', 'other')
    for name, sign in both_sides:
        declare(f'r{name}', sign, 'other', 'self')
    return namespace


class Number(metaclass=ABCMeta):
    """Any number, of whatever kind. It is not hashable until a class says how."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """A number with real and imaginary part: arithmetic, powers, abs(), equality, truth."""

    __slots__ = ()

    vars().update(_operators(
        'Complex',
        unary=[('neg', '-'), ('pos', '+')],
        compared=[('eq', '==')],
        both_sides=[('add', '+'), ('mul', '*'), ('truediv', '/')]))

    @abstractmethod
    def __pow__(self, exponent):
        """A power of the number, complex if need be."""
        raise NotImplementedError

    @abstractmethod
    def __rpow__(self, base):
        """A power with the number as its exponent."""
        raise NotImplementedError

    @abstractmethod
    def __abs__(self):
        """How far from 0 it lies, a Real."""
        raise NotImplementedError

    @abstractmethod
    def __complex__(self):
        """The number as a complex."""

    @abstractmethod
    def conjugate(self):
        """The number mirrored at the real axis."""
        raise NotImplementedError

    @property
    @abstractmethod
    def real(self):
        """What it is without the imaginary part, a Real."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """How many times i is in it, a Real."""
        raise NotImplementedError

    def __bool__(self):
        """False for zero only."""
        return self != 0

    def __sub__(self, other):
        """The sum with what is opposite to other."""
        return self + -other

    def __rsub__(self, other):
        """The same the other way round."""
        return -self + other


class Real(Complex):
    """A number on the line: has an order, is rounded, and divided with remainder."""

    __slots__ = ()

    vars().update(_operators(
        'Real',
        compared=[('lt', '<'), ('le', '<=')],
        both_sides=[('floordiv', '//'), ('mod', '%')]))

    @abstractmethod
    def __float__(self):
        """The number as a float."""
        raise NotImplementedError

    @abstractmethod
    def __trunc__(self):
        """The next Integral towards 0."""
        raise NotImplementedError

    @abstractmethod
    def __floor__(self):
        """The greatest Integral that is not above it."""
        raise NotImplementedError

    @abstractmethod
    def __ceil__(self):
        """The least Integral that is not below it."""
        raise NotImplementedError

    @abstractmethod
    def __round__(self, ndigits=None):
        """The number with that many decimals, or the nearest Integral; halves go to the even side."""
        raise NotImplementedError

    def __divmod__(self, other):
        """Quotient and remainder."""
        return self // other, self % other

    def __rdivmod__(self, other):
        """Quotient and remainder of other by self."""
        return other // self, other % self

    def __complex__(self):
        """The number as a complex, on the real axis."""
        return complex(float(self))

    def conjugate(self):
        """The number itself: it lies on the axis."""
        return +self

    @property
    def real(self):
        """All of it."""
        return +self

    @property
    def imag(self):
        """Nothing of it."""
        return 0


class Rational(Real):
    """A fraction in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """The upper number, an Integral."""
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        """The lower number, an Integral above 0."""
        raise NotImplementedError

    def __float__(self):
        """The quotient: of ints, since either may exceed what a float holds."""
        above, below = int(self.numerator), int(self.denominator)
        return above / below


class Integral(Rational):
    """A whole number: has bits, and can be an index."""

    __slots__ = ()

    vars().update(_operators(
        'Integral',
        unary=[('invert', '~')],
        both_sides=[('lshift', '<<'), ('rshift', '>>'), ('and', '&'), ('xor', '^'), ('or', '|')]))

    @abstractmethod
    def __int__(self):
        """The number as an int."""
        raise NotImplementedError

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """A power, or what remains of it in a division by the modulus."""
        raise NotImplementedError

    def __index__(self):
        """The number as an int, for slices and the like."""
        return int(self)

    def __float__(self):
        """The nearest float."""
        as_int = int(self)
        return float(as_int)

    @property
    def numerator(self):
        """The whole number over 1."""
        return +self

    @property
    def denominator(self):
        """A whole number needs none but 1."""
        return 1


for _abc, _builtin in (Complex, complex), (Real, float), (Integral, int):
    _abc.register(_builtin)
del _abc, _builtin
