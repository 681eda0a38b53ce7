"""Random numbers: ints, floats of many distributions, choices, shuffles, samples.

The generator is the Mersenne Twister: 53 bits a float, a period of 2**19937-1, the same numbers for
the same seed as CPython's. It is not for secrets: SystemRandom is.
"""

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate",
    "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
    "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate",
    "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

import _random
import math as _m
from _bisect import bisect_right as _place
from itertools import accumulate as _accumulate
from math import cos as _cos, e as _e, exp as _exp, floor as _floor, log as _log, sin as _sin, sqrt as _sqrt

BPF = 53  # bits in a float
RECIP_BPF = 2 ** -BPF
TWOPI = _m.tau
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _m.sqrt(2.0)
SG_MAGICCONST = _log(4.5) + 1.0
_ONE = 1  # the step of randrange() that was not given


class Random(_random.Random):
    """A generator with a state of its own.

    A subclass may override random(), seed(), getstate() and setstate(), and getrandbits() as well if
    it can supply any number of bits.
    """

    VERSION = 3  # of states

    def __init__(self, x=None):
        self.gauss_next = None
        self.seed(x)

    # ---- seeds and states

    def seed(self, a=None, version=2):
        """Start anew: from None by what the system has, from an int, float, str, bytes or bytearray
        always alike. Version 1 is what old versions made of a str."""
        self.gauss_next = None
        super().seed(self._seed_of(a, version))

    @staticmethod
    def _seed_of(a, version):
        if version == 1 and isinstance(a, (str, bytes)):
            return _old_hash(a if isinstance(a, str) else a.decode("latin-1"))
        if version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else a
            return int.from_bytes(data + _random._sha512(data))
        if a is None or isinstance(a, (int, float, str, bytes, bytearray)):
            return a
        raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")

    def getstate(self):
        "The state, for setstate()."
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        "Go on from a state that getstate() returned."
        if state[0] not in (2, 3):
            raise ValueError(f"state with version {state[0]} passed to Random.setstate() of version {self.VERSION}")
        version, words, self.gauss_next = state
        if version == 2:  # its words had signs
            try:
                words = tuple([word % (1 << 32) for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    # ---- what all else is made of: random(), and ints below a limit

    def __init_subclass__(cls, /, **kwargs):
        # The class nearest in the MRO that overrides one of these says how ints are drawn.
        for owner in map(vars, cls.__mro__):
            if "_randbelow" in owner:
                return
            if "getrandbits" in owner:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if "random" in owner:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    def _randbelow_with_getrandbits(self, n):
        "An int of [0, n); n > 0."
        bits, size = self.getrandbits, n.bit_length()
        while (drawn := bits(size)) >= n:
            pass
        return drawn

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        "The same by random() alone, which has maxsize values."
        if n >= maxsize:
            from warnings import warn
            warn("Underlying random() generator does not supply \n"
                 "enough bits to choose from a population range this large.\n"
                 "To remove the range limitation, add a getrandbits() method.")
            return _floor(self.random() * n)
        # Values beyond the last multiple of n would make the low results likelier.
        limit = (maxsize - maxsize % n) / maxsize
        while (drawn := self.random()) >= limit:
            pass
        return _floor(drawn * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    # ---- ints and bytes

    def randbytes(self, n):
        "n random bytes."
        return self.getrandbits(8 * n).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        "A random item of range(start, stop, step)."
        first = _as_index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        width = _as_index(stop) - first
        if step is _ONE and width > 0:
            return first + self._randbelow(width)
        step = _as_index(step)
        if not step:
            raise ValueError("zero step for randrange()")
        count = -(-width // step)
        if count <= 0:
            arguments = (start, stop) if step == 1 else (start, stop, step)
            raise ValueError(f"empty range in randrange({', '.join(map(str, arguments))})")
        return first + step * self._randbelow(count)

    def randint(self, a, b):
        "A random int of [a, b], both ends included."
        return self.randrange(a, 1 + b)

    # ---- sequences

    def choice(self, seq):
        "A random item of a sequence that is not empty."
        size = len(seq)
        if size:
            return seq[self._randbelow(size)]
        raise IndexError("Cannot choose from an empty sequence")

    def shuffle(self, x):
        "Put the items of a list into random order."
        below = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            other = below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """A list of k different items, or rather positions, of a sequence. counts says how often each
        item is there."""
        if not isinstance(population, (list, tuple, range, str)):
            from collections.abc import Sequence
            if not isinstance(population, Sequence):
                raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            return self._sample_counted(population, k, list(_accumulate(counts)))
        n = len(population)
        if k > n or k < 0:
            raise ValueError("Sample larger than population or is negative")
        # A copy of the population, or a set of what was drawn: what takes less memory.
        set_size = 21 if k <= 5 else 21 + 4 ** _m.ceil(_log(3 * k, 4))
        if n > set_size:
            return [population[position] for position in self._different(n, k)]
        pool, result = list(population), []
        for end in range(n, n - k, -1):
            drawn = self._randbelow(end)
            result.append(pool[drawn])
            pool[drawn] = pool[end - 1]
        return result

    def _different(self, n, k):
        drawn = {}  # in order
        while len(drawn) < k:
            drawn[self._randbelow(n)] = None
        return drawn

    def _sample_counted(self, population, k, totals):
        if len(population) != len(totals):
            raise ValueError("The number of counts does not match the population")
        total = totals.pop()
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total < 1:
            raise ValueError("Total of counts must be greater than zero")
        return [population[_place(totals, position)] for position in self.sample(range(total), k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """A list of k items, each chosen from all of them; by weights, or by their running totals
        cum_weights."""
        n, random = len(population), self.random
        if weights is None and cum_weights is None:
            size = float(n)
            return [population[_floor(random() * size)] for _ in range(k)]
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
            cum_weights = list(_accumulate(weights))
        if n != len(cum_weights):
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _m.isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_place(cum_weights, total * random(), 0, n - 1)] for _ in range(k)]

    # ---- distributions of floats

    def uniform(self, a, b):
        "A random float between a and b."
        return (b - a) * self.random() + a

    def triangular(self, low=0.0, high=1.0, mode=None):
        "Between low and high, likeliest at mode, by default halfway."
        drawn, width = self.random(), high - low
        if mode is None:
            peak = 0.5
        elif width:
            peak = (mode - low) / width
        else:
            return low
        if drawn > peak:  # the falling side: the rising one from the other end
            return high - width * _sqrt((1.0 - drawn) * (1.0 - peak))
        return low + width * _sqrt(drawn * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        "The normal distribution. (Kinderman and Monahan, ACM TOMS 3, 1977)"
        while True:
            u, v = self.random(), 1.0 - self.random()
            ratio = NV_MAGICCONST * (u - 0.5) / v
            if ratio * ratio / 4.0 <= -_log(v):
                return mu + sigma * ratio

    def gauss(self, mu=0.0, sigma=1.0):
        """The normal distribution, faster; not for several threads without a lock.

        Two independent values come at a time (Box and Muller); the second is kept for the next call.
        """
        value, self.gauss_next = self.gauss_next, None
        if value is None:
            angle = TWOPI * self.random()
            radius = _sqrt(_log(1.0 - self.random()) * -2.0)
            value, self.gauss_next = radius * _cos(angle), radius * _sin(angle)
        return mu + sigma * value

    def lognormvariate(self, mu=0.0, sigma=1.0):
        "What has a normally distributed logarithm."
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        "The exponential distribution with mean 1/lambd."
        return -_log(1.0 - self.random()) / lambd

    def weibullvariate(self, alpha, beta):
        "The Weibull distribution of scale alpha and shape beta."
        return (-_log(1.0 - self.random())) ** (1.0 / beta) * alpha

    def paretovariate(self, alpha):
        "The Pareto distribution of shape alpha."
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def vonmisesvariate(self, mu, kappa):
        "Circular data with mean angle mu and concentration kappa. (Best and Fisher, 1979)"
        if kappa <= 1e-6:
            return self.random() * TWOPI
        half = 0.5 / kappa
        rho = half + _sqrt(half * half + 1.0)
        while True:
            z = _cos(self.random() * _m.pi)
            d, u = z / (rho + z), self.random()
            if u < 1.0 - d * d or u <= _exp(d) * (1.0 - d):
                break
        q = 1.0 / rho
        angle = _m.acos((q + z) / (z * q + 1.0))
        return (mu + (angle if self.random() > 0.5 else -angle)) % TWOPI

    def gammavariate(self, alpha, beta):
        "The gamma distribution with mean alpha * beta."
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (self._gamma_large(alpha) if alpha > 1.0 else self._gamma_small(alpha)) * beta

    def _gamma_large(self, alpha):
        # Cheng, Applied Statistics 26, 1977
        spread = _sqrt(2.0 * alpha - 1.0)
        while True:
            u = self.random()
            if u <= 1e-7 or u >= 0.9999999:
                continue
            w = 1.0 - self.random()
            v = _log(u / (1.0 - u)) / spread
            x = _exp(v) * alpha
            z = u * u * w
            r = (alpha - LOG4) + (alpha + spread) * v - x
            if r + SG_MAGICCONST - z * 4.5 >= 0.0 or r >= _log(z):
                return x

    def _gamma_small(self, alpha):
        # Algorithm GS of Ahrens and Dieter, Computing 12, 1974
        b = (alpha + _e) / _e
        while True:
            p = self.random() * b
            if p > 1.0:
                x = -_log((b - p) / alpha)
                bound = x ** (alpha - 1.0)
            else:
                x = p ** (1.0 / alpha)
                bound = _exp(-x)
            if self.random() <= bound:
                return x

    def betavariate(self, alpha, beta):
        "The beta distribution, between 0 and 1."
        one = self.gammavariate(alpha, 1.0)
        return one / (one + self.gammavariate(beta, 1.0)) if one else 0.0

    # ---- a distribution of ints

    def binomialvariate(self, n=1, p=0.5):
        "How many of n independent trials succeed, each with probability p."
        if n < 0:
            raise ValueError("n must be non-negative")
        if not 0.0 <= p <= 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if p in (0.0, 1.0):
            return n if p else 0
        if n == 1:
            return int(p > self.random())
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._binomial_gaps(n, p) if n * p < 10.0 else self._binomial_squeeze(n, p)

    def _binomial_gaps(self, n, p):
        # By the geometric gaps between successes (Devroye, X.4)
        scale = _m.log2(1.0 - p)
        successes = trial = 0
        while scale:
            trial += 1 + _floor(_m.log2(self.random()) / scale)
            if trial > n:
                break
            successes += 1
        return successes

    def _binomial_squeeze(self, n, p):
        # BTRS, transformed rejection with squeeze (Hormann, 1993)
        deviation = _sqrt(n * p * (1.0 - p))
        b = 2.53 * deviation + 1.15
        a = -0.0873 + 0.0248 * b + 0.01 * p
        centre = n * p + 0.5
        while True:
            u = self.random() - 0.5
            us = 0.5 - abs(u)
            k = _floor((2.0 * a / us + b) * u + centre)
            if not 0 <= k <= n:
                continue
            v = self.random()
            if v <= 0.92 - 4.2 / b and us >= 0.07:
                return k
            v *= (5.1 / b + 2.83) * deviation / (a / (us * us) + b)
            mode = _floor((n + 1) * p)
            bound = _m.lgamma(mode + 1) + _m.lgamma(n - mode + 1) - _m.lgamma(k + 1) - _m.lgamma(n - k + 1)
            if _log(v) <= bound + (k - mode) * _log(p / (1.0 - p)):
                return k


class SystemRandom(Random):
    "Random numbers of the operating system: for secrets. There is no state and no seed."

    def getrandbits(self, k):
        "An int of k random bits."
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        drawn = self.randbytes(-(-k // 8))
        return int.from_bytes(drawn) >> (-k % 8)

    def random(self):
        "A random float of [0, 1)."
        return self.getrandbits(BPF) * RECIP_BPF

    def randbytes(self, n):
        "n random bytes."
        return _urandom(n)

    def seed(self, *args, **kwds):
        "Does nothing: there is no state."

    def _notimplemented(self, *args, **kwds):
        "There is no state."
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


# ---- helpers

def _old_hash(text):
    "What hash() of a str was in Python 2, for seeds of version 1."
    value = ord(text[0]) << 7 if text else 0
    for char in text:
        value = (1000003 * value ^ ord(char)) & (1 << 64) - 1
    value ^= len(text)
    return value if value != -1 else -2


def _urandom(size):
    global _urandom
    from os import urandom as _urandom
    return _urandom(size)


def _as_index(number):
    if type(number) is int:
        return number
    from operator import index
    return index(number)


_inst = Random()
globals().update({_name: getattr(_inst, _name) for _name in __all__ if _name[0].islower()})


# ---- the command line: python -m random


def _parse_args(arg_list):
    import argparse
    parser = argparse.ArgumentParser(formatter_class=argparse.RawTextHelpFormatter)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-c", "--choice", nargs="+", help="print a random choice")
    group.add_argument("-i", "--integer", type=int, metavar="N",
                       help="print a random integer between 1 and N inclusive")
    group.add_argument("-f", "--float", type=float, metavar="N",
                       help="print a random floating-point number between 0 and N inclusive")
    parser.add_argument("input", nargs="*",
                        help="a number: as --integer or --float; words: as --choice")
    return parser.parse_args(arg_list), parser.format_help()


def main(arg_list=None):
    args, help_text = _parse_args(arg_list)
    if args.choice:
        return choice(args.choice)
    if args.integer is not None:
        return randint(1, args.integer)
    if args.float is not None:
        return uniform(0, args.float)
    if len(args.input) > 1:
        return choice(args.input)
    if not args.input:
        return help_text
    word = args.input[0]
    try:
        return randint(1, int(word))
    except ValueError:
        pass
    try:
        return uniform(0, float(word))
    except ValueError:
        return choice(word.split())


try:
    from posix import register_at_fork as _at_fork
except ImportError:
    pass
else:
    _at_fork(after_in_child=_inst.seed)  # parent and child shall not go on with the same numbers


if __name__ == "__main__":
    print(main())
