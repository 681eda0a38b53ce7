# numbers: who is what, the mixins of a class of one's own.
import numbers
for value in (1, 1.5, 2j, True, "x"):
    print(repr(value), [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
                        if isinstance(value, c)])
class Half(numbers.Rational):
    numerator, denominator = 1, 2
    def todo(self, *args): return NotImplemented
    for name in numbers.Rational.__abstractmethods__: locals().setdefault(name, todo)
print(float(Half()), complex(Half()), bool(Half()), Half().imag)
try: numbers.Complex()
except TypeError as e: print(str(e)[:60])
print(numbers.Number.__hash__)
