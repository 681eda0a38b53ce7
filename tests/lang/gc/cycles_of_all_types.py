# A cycle through each kind of object is found and broken: a witness in it is freed.
import gc, types, sys, functools

def check(name, make):

    class W:
        pass
    import weakref
    w = W()
    r = weakref.ref(w)
    try:
        make(w)
    except Exception as e:
        print(name, type(e).__name__, e)
        return
    del w
    gc.collect()
    gc.collect()
    print(name, r() is None)

def prop(w):
    p = property()
    p.__doc__ = [p, w]

    class P(property):
        pass
    q = P()
    q.x = (q, w)

def sm(w):
    s = staticmethod(len)
    s.x = (s, w)
    s = classmethod(len)
    s.x = (s, w)
    s = staticmethod(len)
    s.__dict__['y'] = (s, w)

def fn(w):

    def f():
        pass
    f.__module__ = (f, w)

def fname(w):

    class S(str):
        pass

    def f():
        pass
    n = S('abc')
    n.f = f
    n.w = w
    f.__name__ = n

def fqual(w):

    class S(str):
        pass

    def f():
        pass
    n = S('abc')
    n.f = f
    n.w = w
    f.__qualname__ = n

def fdoc(w):

    def f():
        pass
    f.__doc__ = (f, w)

def tb(w):
    try:
        1 / 0
    except Exception as e:
        t = e.__traceback__
        x = (w, t)
        e.x = x

def frame(w):
    f = sys._getframe()
    x = (w, f)

def ftrace(w):
    fr = sys._getframe()
    fr.f_trace = lambda *a: (fr, w)

def gen(w):

    def g():
        y = (yield)
        yield (y, w)
    it = g()
    next(it)
    it.send((it,))

def cell(w):
    c = types.CellType()
    c.cell_contents = (c, w)

def mapping(w):
    d = {}
    m = types.MappingProxyType(d)
    d[1] = (m, w)

def mapp(w):
    l = []
    m = map(len, l)
    l.append((m, w))

def it(w):
    l = []
    i = iter(l)
    l.append((i, w))

def sup(w):

    class A:
        pass
    a = A()
    a.s = (super(A, a), w)

def meth(w):

    class A:

        def m(s):
            pass
    a = A()
    a.s = (a.m, w)

def alias(w):
    l = []
    a = types.GenericAlias(list, (l,))
    l.append((a, w))

def sl(w):
    l = []
    s = slice(l)
    l.append((s, w))

def mod(w):
    m = types.ModuleType('x')
    m.m = (m, w)

def exc(w):
    e = ValueError()
    e.args = (e, w)

def exc2(w):
    e = ImportError()
    e.name = (e, w)
    e = OSError()
    e.filename = (e, w)
    e = NameError()
    e.name = (e, w)
    e = AttributeError(obj=w)
    e.obj = (e, w)
    e = StopIteration()
    e.value = (e, w)
    e = SystemExit()
    e.code = (e, w)
    e = UnicodeDecodeError('a', b'', 0, 1, 'x')
    e.reason = w
    e = SyntaxError()
    e.text = (e, w)

def eg(w):
    e = ExceptionGroup('x', [ValueError()])
    e.exceptions[0].x = (e, w)

def klass(w):

    class A:
        x = w
    A.y = A

def slots(w):

    class A:
        __slots__ = ('a', 'b')
    a = A()
    a.a = a
    a.b = w

def partial(w):
    p = functools.partial(len)
    p.x = (p, w)

def partial2(w):
    l = []
    p = functools.partial(len, l, k=w)
    l.append(p)

def ns(w):
    n = types.SimpleNamespace()
    n.n = (n, w)

def st(w):
    s = set()

    class H:

        def __hash__(s):
            return 1
    h = H()
    h.s = s
    h.w = w
    s.add(h)

def native(w):
    l = []
    l.append((l.append, w))

def coro(w):

    async def f():
        pass
    c = f()

    class X:
        pass

    def g():
        y = (yield)
    it = g()
    next(it)
    c.close()
    l = [c, w]
    l.append(l)

def wr(w):
    import weakref

    class R(weakref.ref):
        pass

    class A:
        pass
    a = A()
    r = R(a, lambda r: w)
    r.x = (r, a, w)

def od(w):
    import collections
    o = collections.OrderedDict()
    o[1] = (o, w)
    d = collections.deque()
    d.append((d, w))
    d = collections.defaultdict(list)
    d.default_factory = lambda: (d, w)

def lru(w):

    @functools.lru_cache
    def f(x):
        return (f, w)
    f(1)

def ctx(w):
    import contextvars
    v = contextvars.ContextVar('v')
    c = contextvars.Context()
    c.run(v.set, (c, w))

def thr(w):
    import threading
    l = threading.local()
    l.x = (l, w)

def itr(w):
    import itertools
    l = []
    for i in (itertools.chain(l), itertools.cycle(l), itertools.starmap(len, l), itertools.islice(l, 3), itertools.tee(l)[0], itertools.groupby(l), itertools.accumulate(l), itertools.zip_longest(l), itertools.repeat(l), itertools.compress(l, l), itertools.filterfalse(None, l), itertools.takewhile(len, l), itertools.batched(l, 2), itertools.pairwise(l), itertools.count(1)):
        l.append((i, w))

def io_(w):
    import io
    b = io.BytesIO()
    b.x = (b, w)
    s = io.StringIO()
    s.x = (s, w)
    r = io.BufferedReader(io.BytesIO())
    r.x = (r, w)
    t = io.TextIOWrapper(io.BytesIO())
    t.x = (t, w)

def tv(w):
    import typing
    t = typing.TypeVar('T')
    t.x = (t, w)

def tal(w):
    type A = (A, w)
    A.__value__

def arr(w):
    import array

    class X(array.array):
        pass
    x = X('i')
    x.x = (x, w)

def mv(w):

    class B(bytearray):
        pass
    b = B(b'abc')
    m = memoryview(b)
    b.m = (m, w)

def simplequeue(w):
    import queue
    q = queue.SimpleQueue()
    q.put((q, w))

def op(w):
    import operator

    class S(str):
        pass
    s = S('a')
    i = operator.itemgetter(s)
    s.i = (i, w)
    m = operator.methodcaller('a', s)
    s.m = m
for n, f in list(globals().items()):
    if type(f) is types.FunctionType and n != 'check':
        check(n, f)
