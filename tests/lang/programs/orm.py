# An ORM-like metaclass: fields, queries built by operators, relations, validation.
class Field:
    order = 0

    def __init__(self, type_, default=None, null=True):
        Field.order += 1
        self.order, self.type, self.default, self.null = Field.order, type_, default, null

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else obj._values.get(self.name, self.default)

    def __set__(self, obj, v):
        if v is None and not self.null:
            raise ValueError(f"{type(obj).__name__}.{self.name} must not be null")
        if v is not None and not isinstance(v, self.type):
            raise TypeError(f"{type(obj).__name__}.{self.name}: expected {self.type.__name__}, got {type(v).__name__}")
        obj._values[self.name] = v

    def _compare(op):
        def method(self, other):
            return Query(lambda o: op(getattr(o, self.name), other), f"{self.name} {op.__name__} {other!r}")

        return method

    def eq(a, b): return a == b
    def lt(a, b): return a is not None and a < b
    def gt(a, b): return a is not None and a > b
    def contains(a, b): return b in a

    __eq__, __lt__, __gt__, has = map(_compare, (eq, lt, gt, contains))
    __hash__ = object.__hash__
    del eq, lt, gt, contains, _compare


class Query:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __and__(self, o):
        return Query(lambda x: self.test(x) and o.test(x), f"({self.text} and {o.text})")

    def __or__(self, o):
        return Query(lambda x: self.test(x) or o.test(x), f"({self.text} or {o.text})")

    def __invert__(self):
        return Query(lambda x: not self.test(x), f"not {self.text}")

    def __repr__(self):
        return f"<Query {self.text}>"


class ModelMeta(type):
    registry = {}

    def __new__(mcs, name, bases, ns, table=None, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        fields = {}
        for base in reversed(cls.__mro__):
            fields.update((k, v) for k, v in vars(base).items() if isinstance(v, Field))
        cls.fields = dict(sorted(fields.items(), key=lambda p: p[1].order))
        cls.table = table or name.lower() + "s"
        if bases:
            mcs.registry[cls.table] = cls
            cls.rows = []
        return cls

    def __len__(cls):
        return len(cls.rows)

    def __iter__(cls):
        return iter(cls.rows)

    def __getitem__(cls, query):
        return [r for r in cls.rows if query.test(r)]

    def __bool__(cls):
        return True

    @property
    def schema(cls):
        return f"{cls.table}({', '.join(f'{n}: {f.type.__name__}' for n, f in cls.fields.items())})"


class Model(metaclass=ModelMeta):
    id = Field(int)

    def __init__(self, **kw):
        self._values = {}
        unknown = kw.keys() - self.fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        for name, f in self.fields.items():
            setattr(self, name, kw.get(name, f.default))
        self.id = len(self.rows) + 1
        self.rows.append(self)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"


class Timestamped(Model):
    created = Field(int, default=0)


class Author(Timestamped):
    name = Field(str, null=False)
    born = Field(int)

    @property
    def books(self):
        return Book[Book.author == self]


class Book(Model, table="library"):
    title = Field(str, null=False)
    author = Field(Author)
    pages = Field(int, default=100)
    tags = Field(tuple, default=())


ada = Author(name="Ada", born=1815)
alan = Author(name="Alan", born=1912, created=7)
for t, a, p, g in (("Notes", ada, 60, ("math",)), ("Machines", alan, 250, ("math", "cs")), ("Patterns", alan, 120, ()), ("Anon", None, 10, ("x",))):
    Book(title=t, author=a, pages=p, tags=g)
print(Author.schema, Book.schema, sorted(ModelMeta.registry), len(Book), sep="\n")
print(ada, [b.title for b in ada.books], [b.title for b in alan.books])
for q in (Book.pages > 100, (Book.pages < 100) & ~(Book.author == None), Book.tags.has("math") | (Book.title == "Anon"), ~(Book.pages > 0)):
    print(q, [b.title for b in Book[q]])
for thunk in (lambda: Author(name=5), lambda: Author(), lambda: Author(name="x", foo=1, bar=2), lambda: setattr(ada, "born", "old"), lambda: setattr(ada, "name", None)):
    try:
        thunk()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
ada.born += 1
print(ada.born, Author.born.default, type(Author.name).__name__, [f for f in Author.fields], sum(b.pages for b in Book), Author.rows == list(Author))
