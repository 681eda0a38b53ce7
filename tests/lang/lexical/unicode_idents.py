# Identifiers in other scripts and their normalization.
été = 1
Ελλάδα = 2
变量 = 3
_ñ = 4
ª = 5
𝐱 = 6
print(été, Ελλάδα, 变量, _ñ, a, x)


def función(параметр, *аргументы, **κλειδιά):
    return параметр, аргументы, κλειδιά


print(función(1, 2, κλειδί=3), función(параметр="ok"))


class Größe:
    höhe = 5

    def __init__(self):
        self.breite_ß = 1

    def ﬁeld(self):
        return "normalized name"


g = Größe()
print(g.höhe, vars(g), g.field(), g.ﬁeld(), getattr(g, "field")(), hasattr(g, "ﬁeld"), Größe.__name__)
print([n for n in vars(Größe) if not n.startswith("__")])
globals()["ñ"] = "set by dict"
print(ñ)
import math as математика
print(математика.floor(2.5))
for ключ, значение in {"а": 1}.items():
    print(ключ, значение)
print(f"{été} {变量:>3} {été=}", "été".isidentifier(), "1é".isidentifier(), "变量".isidentifier(), "a-b".isidentifier(), "".isidentifier(), "ﬁ".isidentifier(), "a\u0301".isidentifier(), "\u0301a".isidentifier())
x́ = 7
print(x́)
µ = "micro sign"
print(μ)
try:
    unbekannt_ü
except NameError as e:
    print(e)
lambda_λ = lambda λ: λ * 2
print(lambda_λ(4), (lambda *, ключ=1: ключ)(ключ=2))
