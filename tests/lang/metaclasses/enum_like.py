# An enumeration by metaclass: members, aliases, iteration, look-up, immutability.
class EnumDict(dict):
    def __init__(self):
        super().__init__()
        self.members = []

    def __setitem__(self, k, v):
        if not k.startswith("_") and not callable(v) and not hasattr(v, "__get__"):
            if k in self:
                raise TypeError(f"{k!r} already defined as {self[k]!r}")
            self.members.append(k)
            if v is ...:
                v = len(self.members)
        super().__setitem__(k, v)


class EnumMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return EnumDict()

    def __new__(mcs, name, bases, ns, unique=False):
        members = {k: ns.pop(k) for k in ns.members}
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls._by_name, cls._by_value = {}, {}
        for k, v in members.items():
            if v in cls._by_value:
                if unique:
                    raise ValueError(f"{name}.{k} is an alias of {cls._by_value[v].name}")
                cls._by_name[k] = cls._by_value[v]
                continue
            m = object.__new__(cls)
            m.__dict__.update(name=k, value=v, ordinal=len(cls._by_value))
            cls._by_name[k] = cls._by_value[v] = m
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, value):
        try:
            return cls._by_value[value]
        except KeyError:
            raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return cls._by_name[name]
        except KeyError:
            raise AttributeError(f"{cls.__name__} has no member {name}") from None

    def __setattr__(cls, name, value):
        if "_by_name" in vars(cls) and name in cls._by_name:
            raise AttributeError(f"cannot reassign {cls.__name__}.{name}")
        super().__setattr__(name, value)

    __getitem__ = lambda cls, name: cls._by_name[name]
    __iter__ = lambda cls: iter(cls._by_value.values())
    __reversed__ = lambda cls: reversed(list(cls))
    __len__ = lambda cls: len(cls._by_value)
    __contains__ = lambda cls, m: m in cls._by_value.values()
    __repr__ = lambda cls: f"<enum {cls.__name__}>"
    __bool__ = lambda cls: True


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self.name}"

    def __lt__(self, o):
        return self.ordinal < o.ordinal if type(o) is type(self) else NotImplemented

    def __hash__(self):
        return hash(self.name)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @property
    def next(self):
        members = list(type(self))
        return members[(self.ordinal + 1) % len(members)]

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]


class Auto(Enum):
    A = ...
    B = ...
    C = 30
    D = ...


print(Color, list(Color), len(Color), Color.RED, repr(Color.BLUE), Color(2), Color("b"), Color["GREEN"], Color.CRIMSON is Color.RED)
print(Color.RED in Color, Auto.A in Color, 1 in Color, Color.RED == Color.RED, Color.RED != Color.GREEN, Color.RED is Color(1), sorted([Color.BLUE, Color.RED]), Color.RED < Color.BLUE, max(Color), {Color.RED: "r"}[Color(1)])
print(Color.RED.lower(), Color.BLUE.next, Color.parse("green"), [a.value for a in Auto], list(reversed(Auto)), isinstance(Color.RED, Color), type(Color.RED) is Color, f"{Color.RED} {Color.RED!r}", [m.name for m in Color if m is not Color.RED], bool(Color))
for thunk in (lambda: Color(9), lambda: Color.PINK, lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Auto.A, lambda: Color.RED < 1, lambda: EnumMeta("U", (Enum,), Color.__dict__) if False else exec("class U(Enum, unique=True):\n    A = 1\n    B = 1"), lambda: exec("class V(Enum):\n    A = 1\n    A = 2"), lambda: Color.RED.nope):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)
Color.extra = "allowed"
print(Color.extra, Color.RED.extra, dict(Color._by_name))
