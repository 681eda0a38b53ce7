"""The names of built-in types that are no builtins, and tools to make classes and coroutines."""
import sys


# ---- the types, each taken from a specimen

class _Specimens:
    def method(self):
        pass

    def generator(self):
        yield

    async def coroutine(self):
        pass

    async def agenerator(self):
        yield

    try:
        [][0]
    except IndexError as error:
        traceback = error.__traceback__


_it = _Specimens()
_awaitable = _it.coroutine()
_awaitable.close()  # or it would complain that nobody awaited it

FunctionType = LambdaType = type(_Specimens.method)
MethodType = type(_it.method)
CodeType = type(_Specimens.method.__code__)
CellType = type((lambda value: lambda: value)(0).__closure__[0])
GeneratorType, CoroutineType, AsyncGeneratorType = map(type, (_it.generator(), _awaitable, _it.agenerator()))
TracebackType = type(_Specimens.traceback)
FrameType = type(_Specimens.traceback.tb_frame)

BuiltinFunctionType = BuiltinMethodType = type(print)
ClassMethodDescriptorType = type(vars(bytes)['fromhex'])
GetSetDescriptorType = type(vars(FunctionType)['__code__'])
MemberDescriptorType = type(vars(FunctionType)['__globals__'])
MethodDescriptorType = type(list.append)
MethodWrapperType = type((0).__add__)
WrapperDescriptorType = type(int.__add__)

MappingProxyType = type(vars(int))
ModuleType, SimpleNamespace = type(sys), type(sys.implementation)
GenericAlias, UnionType = type(type[int]), type(int | None)
EllipsisType, NoneType, NotImplementedType = map(type, (..., None, NotImplemented))
CapsuleType = type('PyCapsule', (), {'__slots__': (), '__module__': 'builtins'})  # only C extensions make some

del sys, _it, _awaitable, _Specimens


# ---- making classes

def new_class(name, bases=(), kwds=None, exec_body=None):
    """What a class statement does; exec_body(namespace) is its body."""
    real_bases = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, real_bases, kwds)
    if exec_body:
        exec_body(namespace)
    if real_bases is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, real_bases, namespace, **keywords)


def resolve_bases(bases):
    """The bases, with those that are no classes replaced by what their __mro_entries__() says (PEP 560)."""
    def entries(base):
        replacer = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if replacer is None:
            return (base,)
        classes = replacer(bases)
        if isinstance(classes, tuple):
            replaced.append(base)
            return classes
        raise TypeError('__mro_entries__ must return a tuple')

    replaced = []
    real_bases = tuple(entry for base in bases for entry in entries(base))
    return real_bases if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, keywords) for a class: the metaclass that wins, the namespace that its __prepare__()
    makes, and the keywords without `metaclass`."""
    keywords = dict(kwds or ())
    metaclass = keywords.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, map(type, bases))
    if hasattr(metaclass, '__prepare__'):
        return metaclass, metaclass.__prepare__(name, bases, **keywords), keywords
    return metaclass, {}, keywords


def _most_derived(metaclass, others):
    for other in others:
        if issubclass(other, metaclass):
            metaclass = other
        elif not issubclass(metaclass, other):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of '
                            'the metaclasses of all its bases')
    return metaclass


def get_original_bases(cls, /):
    """The bases as the class statement has them, before resolve_bases()."""
    try:
        own, bases = cls.__dict__, cls.__bases__
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None
    return own.get('__orig_bases__', bases)


class DynamicClassAttribute:
    """A property for instances only: on the class, the metaclass's __getattr__ is asked for the name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None  # getter() brings its own, then
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def _accessor(self, function, otherwise):
        if function is None:
            raise AttributeError(otherwise)
        return function

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._accessor(self.fget, 'unreadable attribute')(instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        self._accessor(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        self._accessor(self.fdel, "can't delete attribute")(instance)

    def _with(self, doc=None, **accessors):
        given = {'fget': self.fget, 'fset': self.fset, 'fdel': self.fdel} | accessors
        changed = type(self)(given['fget'], given['fset'], given['fdel'], doc or self.__doc__)
        changed.overwrite_doc = self.overwrite_doc
        return changed

    def getter(self, fget):
        """The same attribute with another getter."""
        return self._with(fget.__doc__ if self.overwrite_doc else None, fget=fget)

    def setter(self, fset):
        """The same attribute with another setter."""
        return self._with(fset=fset)

    def deleter(self, fdel):
        """The same attribute with another deleter."""
        return self._with(fdel=fdel)


# ---- generators as coroutines

_CO_GENERATOR, _CO_COROUTINE, _CO_ITERABLE_COROUTINE = 0x20, 0x80, 0x100


class _GeneratorWrapper:
    """Makes what looks like a generator awaitable, and look like a coroutine too."""

    def __init__(self, gen):
        self._inner = gen
        self.__name__, self.__qualname__ = (getattr(gen, name, None) for name in ('__name__', '__qualname__'))

    def __iter__(self):
        return self._inner if self._inner.__class__ is GeneratorType else self

    def __next__(self):
        return next(self._inner)

    def send(self, value):
        return self._inner.send(value)

    def throw(self, first, *rest):
        return self._inner.throw(first, *rest)

    def close(self):
        return self._inner.close()

    def _forward(name):
        return property(lambda self: getattr(self._inner, name))

    gi_code = cr_code = _forward('gi_code')
    gi_frame = cr_frame = _forward('gi_frame')
    gi_running = cr_running = _forward('gi_running')
    gi_yieldfrom = cr_await = _forward('gi_yieldfrom')
    __await__ = __iter__
    del _forward


def _awaitable_of(result):
    """What a function returned, made fit for await if it is a generator of some kind."""
    kind = result.__class__
    if kind is CoroutineType or kind is GeneratorType and result.gi_code.co_flags & _CO_ITERABLE_COROUTINE:
        return result
    from collections.abc import Coroutine, Generator
    plain = isinstance(result, Generator) and not isinstance(result, Coroutine)
    return _GeneratorWrapper(result) if plain else result


def coroutine(func):
    """Decorator: makes what a generator function returns awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    code = getattr(func, '__code__', None) if func.__class__ is FunctionType else None
    if code.__class__ is CodeType:
        if code.co_flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if code.co_flags & _CO_GENERATOR:
            func.__code__ = code.replace(co_flags=code.co_flags | _CO_ITERABLE_COROUTINE)
            return func
    from functools import wraps
    return wraps(func)(lambda *args, **kwargs: _awaitable_of(func(*args, **kwargs)))


__all__ = [name for name in globals() if name[0] != '_']
