# Dataclass-like generation of methods by a decorator, ordering, copying, freezing; an inventory.
def record(cls=None, *, frozen=False, order=False):
    if cls is None:
        return lambda c: record(c, frozen=frozen, order=order)
    fields = {}
    for base in reversed(cls.__mro__):
        fields.update(getattr(base, "__annotations__", {}) if "__annotations__" in vars(base) else {})
    params, body = ["self"], []
    for name in fields:
        default = f"=_defaults[{name!r}]" if hasattr(cls, name) else ""
        params.append(name + default)
        body.append(f"    object.__setattr__(self, {name!r}, list({name}) if isinstance({name}, list) else {name})")
    body.append("    getattr(self, 'post_init', lambda: None)()")
    ns = {}
    exec(f"def __init__({', '.join(params)}):\n" + "\n".join(body), {"_defaults": {n: getattr(cls, n) for n in fields if hasattr(cls, n)}}, ns)
    cls.__init__ = ns["__init__"]
    cls.__init__.__qualname__ = f"{cls.__name__}.__init__"
    cls.fields = tuple(fields)

    def astuple(self):
        return tuple(getattr(self, f) for f in self.fields)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self.fields)})"

    def __eq__(self, o):
        return astuple(self) == astuple(o) if type(o) is type(self) else NotImplemented

    def replace(self, **kw):
        return type(self)(**{**{f: getattr(self, f) for f in self.fields}, **kw})

    for f in (astuple, __repr__, __eq__, replace):
        if f.__name__ not in vars(cls):
            setattr(cls, f.__name__, f)
    if order:
        for op in ("lt", "le", "gt", "ge"):
            def method(self, o, op=f"__{op}__"):
                return getattr(astuple(self), op)(astuple(o)) if type(o) is type(self) else NotImplemented

            setattr(cls, f"__{op}__", method)
    if frozen:
        def refuse(self, name, *value):
            raise AttributeError(f"cannot change {name!r} of a frozen {type(self).__name__}")

        cls.__setattr__ = cls.__delattr__ = refuse
        cls.__hash__ = lambda self: hash(astuple(self))
    else:
        cls.__hash__ = None
    return cls


@record(frozen=True, order=True)
class Sku:
    family: str
    number: int = 0

    def __str__(self):
        return f"{self.family}-{self.number:04d}"


@record
class Item:
    sku: Sku
    price: float = 1.0
    tags: list = []
    count: int = 0

    def post_init(self):
        if self.price < 0:
            raise ValueError(f"negative price: {self.price}")

    @property
    def value(self):
        return self.price * self.count


@record
class Perishable(Item):
    days: int = 7

    @property
    def value(self):
        return super().value * (0.5 if self.days < 3 else 1)


class Inventory:
    def __init__(self):
        self._items = {}

    def __iadd__(self, item):
        old = self._items.get(item.sku)
        self._items[item.sku] = old.replace(count=old.count + item.count) if old else item
        return self

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self._items[k] for k in sorted(self._items) if (key.start is None or key.start <= k) and (key.stop is None or k < key.stop)]
        return self._items[key]

    def __iter__(self):
        return iter(sorted(self._items.values(), key=lambda i: i.sku))

    def __contains__(self, x):
        return x in self._items or any(x in i.tags for i in self)

    def __len__(self):
        return sum(i.count for i in self)


a, b = Sku("nut", 3), Sku("bolt")
print(a, repr(a), b, a == Sku("nut", 3), a != b, a > b, sorted([a, b, Sku("nut", 1)]), {a: 1}[Sku("nut", 3)], hash(a) == hash(Sku("nut", 3)))
inv = Inventory()
inv += Item(a, 0.5, ["metal"], 10)
inv += Perishable(Sku("milk", 7), 1.2, ["food"], 4, days=2)
inv += Item(a, 0.5, count=5)
inv += Item(b)
print(len(inv), *inv, sep="\n")
print(inv[a].value, inv[Sku("milk", 7)].value, a in inv, "food" in inv, "wood" in inv, [str(i.sku) for i in inv[Sku("c"):Sku("nut", 3)]])
i = Item(b)
i.tags.append("x")
print(Item(b).tags, i, i == Item(b, tags=["x"]), i == Perishable(b), Perishable.fields, Item.__init__.__qualname__, i.astuple())
for thunk in (lambda: setattr(a, "number", 5), lambda: delattr(a, "family"), lambda: hash(i), lambda: Item(), lambda: Item(a, -1), lambda: Item(a, foo=1), lambda: a < 5, lambda: i < i, lambda: Sku(1, 2, 3), lambda: inv[Sku("none")], lambda: i.replace(zzz=1)):
    try:
        print(thunk())
    except (TypeError, ValueError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)
