# Exact matrices over fractions: operators, determinant, inverse, solving.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Frac:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction with denominator 0")
        if d < 0:
            n, d = -n, -d
        g = gcd(abs(n), d) or 1
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Frac) else Frac(x)

    def __add__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Frac(-self.n, self.d)

    def __sub__(self, o):
        return self + -Frac.of(o)

    def __rsub__(self, o):
        return Frac.of(o) - self

    def __mul__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Frac.of(o)
        return Frac(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        o = Frac.of(o)
        return self.n == o.n and self.d == o.d

    def __hash__(self):
        return hash((self.n, self.d))

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"


class Matrix:
    def __init__(self, rows):
        self.rows = [[Frac.of(v) for v in r] for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])

    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f"shapes {self.shape} and {o.shape} do not fit")
        return Matrix([[sum((a * b for a, b in zip(r, c)), Frac(0)) for c in zip(*o.rows)] for r in self.rows])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, o):
        return self.rows == o.rows

    def transpose(self):
        return Matrix(zip(*self.rows))

    def det(self):
        m, d = [r[:] for r in self.rows], Frac(1)
        for c in range(len(m)):
            pivot = next((r for r in range(c, len(m)) if m[r][c]), None)
            if pivot is None:
                return Frac(0)
            if pivot != c:
                m[c], m[pivot] = m[pivot], m[c]
                d = -d
            d *= m[c][c]
            for r in range(c + 1, len(m)):
                f = m[r][c] / m[c][c]
                m[r] = [a - f * b for a, b in zip(m[r], m[c])]
        return d

    def inverse(self):
        n = len(self.rows)
        m = [r + e for r, e in zip(self.rows, Matrix.identity(n).rows)]
        for c in range(n):
            pivot = next((r for r in range(c, n) if m[r][c]), None)
            if pivot is None:
                raise ValueError("singular")
            m[c], m[pivot] = m[pivot], m[c]
            p = m[c][c]
            m[c] = [a / p for a in m[c]]
            for r in range(n):
                if r != c and m[r][c]:
                    f = m[r][c]
                    m[r] = [a - f * b for a, b in zip(m[r], m[c])]
        return Matrix([r[n:] for r in m])

    def __str__(self):
        w = max(len(repr(v)) for r in self.rows for v in r)
        return "\n".join(" ".join(f"{v!r:>{w}}" for v in r) for r in self.rows)


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(a, a.shape, a.det(), a[1, 2], sep="\n")
print(a.inverse())
print(a @ a.inverse() == Matrix.identity(3), (a @ a).det() == a.det() * a.det(), a.transpose() == a)
hilbert = Matrix([[Frac(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.det(), hilbert.inverse(), sep="\n")
print(Matrix([[1, 1], [1, 0]]) ** 50)
print(2 * a + a, Frac(1, 3) + Frac(1, 6), 1 - Frac(1, 4), Frac(6, -4), {Frac(2, 4): "half"}[Frac(1, 2)], sep="\n")
for thunk in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1], [2, 3]]), lambda: Frac(1, 0)):
    try:
        thunk()
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
