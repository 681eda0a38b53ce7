# An event system: decorators, descriptors, priorities, weak coupling, a history with undo.
class Event:
    def __init__(self, doc=""):
        self.doc = doc

    def __set_name__(self, owner, name):
        self.name = name
        owner.events = getattr(owner, "events", ()) + (name,)

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.__dict__.setdefault("_bound_" + self.name, Bound(self.name, obj))


class Bound:
    def __init__(self, name, source):
        self.name, self.source, self.handlers = name, source, []

    def on(self, f=None, *, priority=0, once=False):
        if f is None:
            return lambda g: self.on(g, priority=priority, once=once)
        self.handlers.append((-priority, len(self.handlers), f, once))
        self.handlers.sort(key=lambda h: h[:2])
        return f

    __iadd__ = lambda self, f: (self.on(f), self)[1]

    def __isub__(self, f):
        self.handlers = [h for h in self.handlers if h[2] != f]
        return self

    def __call__(self, *args, **kw):
        results = []
        for h in list(self.handlers):
            if h[3]:
                self.handlers.remove(h)
            r = h[2](self.source, *args, **kw)
            if r is StopIteration:
                break
            results.append(r)
        return results

    def __len__(self):
        return len(self.handlers)

    def __bool__(self):
        return True


class Observable:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        old = self.__get__(obj, type(obj))
        if old != value:
            obj.__dict__[self.name] = value
            obj.changed(self.name, old, value)


class Model:
    changed = Event("any attribute changed")
    saved = Event()
    name = Observable("unnamed")
    size = Observable(0)

    def __set_bound(self, *a):
        pass

    def __setattr__(self, k, v):
        if k in type(self).events and isinstance(v, Bound):
            return
        super().__setattr__(k, v)


class History:
    def __init__(self, model):
        self.stack = []
        model.changed += self.record
        self.model, self.replaying = model, False

    def record(self, source, attr, old, new):
        if not self.replaying:
            self.stack.append((attr, old))

    def undo(self):
        attr, old = self.stack.pop()
        self.replaying = True
        try:
            setattr(self.model, attr, old)
        finally:
            self.replaying = False


m = Model()
print(Model.events, type(Model.changed).__name__, Model.changed.doc, m.name, m.size)
log = []
h = History(m)


@m.changed.on(priority=5)
def important(src, attr, old, new):
    log.append(f"important {attr}: {old!r} -> {new!r}")
    return "imp"


@m.changed.on
def ordinary(src, attr, old, new):
    log.append(f"ordinary {attr}")
    return len(log)


@m.changed.on(once=True, priority=10)
def first_only(src, *a):
    log.append("once")


m.name = "krait"
m.size = 3
m.size = 3
m.size += 1
print(*log, sep="\n")
print(len(m.changed), m.changed("manual", 1, 2))
m.changed -= ordinary
print(len(m.changed), [type(x).__name__ for x in m.changed.handlers[0]])
h.undo()
h.undo()
print(m.name, m.size, h.stack)


@m.saved.on
def stopper(src):
    return StopIteration


m.saved.on(lambda src: "never", priority=-1)
m.saved.on(lambda src: "before", priority=1)
print(m.saved(), m.saved is m.saved, Model().saved is m.saved, len(Model().saved))
try:
    m.saved.on(lambda: None, priority=99)
    m.saved()
except TypeError as e:
    print(e)
