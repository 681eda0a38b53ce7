"""Functions that take or make functions: wrappers, caches, partial application, dispatch by type.

reduce, partial, cmp_to_key and the cache of lru_cache are native. What is seldom needed is imported when it is.
"""
from _functools import cmp_to_key, partial, reduce, _lru_cache_wrapper

__all__ = ['cache', 'cached_property', 'cmp_to_key', 'lru_cache', 'partial', 'partialmethod', 'reduce', 'singledispatch',
           'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES']

GenericAlias = type(list[int])

# ---- wrappers that look like what they wrap

WRAPPER_ASSIGNMENTS = tuple('__module__ __name__ __qualname__ __doc__ __annotations__ __type_params__'.split())
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives a wrapper the attributes `assigned` of what it wraps, adds to its mappings `updated`, and returns it."""
    for name in assigned:
        try:
            copied = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, copied)
    for name in updated:
        mapping = getattr(wrapper, name)
        mapping.update(getattr(wrapped, name, ()))
    # Last: the mappings may have brought the __wrapped__ of an inner wrapper.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that does update_wrapper() to the wrapper of a function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- comparisons made from others

# By the comparison that a class has, in order of preference: how the others follow from its answer, `known`. It is
# asked of the type, since `self < other` could try the reflected comparison and so go around in a circle.
_COMPARISONS = {
    'lt': {'gt': 'not known and self != other', 'le': 'known or self == other', 'ge': 'not known'},
    'le': {'ge': 'not known or self == other', 'lt': 'known and self != other', 'gt': 'not known'},
    'gt': {'lt': 'not known and self != other', 'ge': 'known or self == other', 'le': 'not known'},
    'ge': {'le': 'not known or self == other', 'gt': 'known and self != other', 'lt': 'not known'},
}

_COMPARISON = '''
def {function}(self, other):
    known = type(self).__{root}__(self, other)
    return known if known is NotImplemented else {rule}
'''


def _comparison(wanted, root):
    """The method made from another one: a function of this module, so that it can be pickled."""
    function = f'_{wanted}_from_{root}'
    if function not in globals():
        exec(_COMPARISON.format(function=function, root=root, rule=_COMPARISONS[root][wanted]), globals())
        globals()[function].__name__ = f'__{wanted}__'
    return globals()[function]


def total_ordering(cls):
    """Class decorator: adds the comparisons that are missing, made from one that is there and __eq__."""
    def lacks(name):
        method = f'__{name}__'
        return getattr(cls, method, None) is getattr(object, method)

    missing = set(filter(lacks, _COMPARISONS))
    for root in _COMPARISONS:
        if root not in missing:
            break
    else:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name in missing:
        setattr(cls, f'__{name}__', _comparison(name, root))
    return cls


def __getattr__(name):
    if name == 'RLock':
        from _thread import RLock
        return RLock
    wanted, middle, root = name[1:].partition('_from_')  # of a pickle, before any total_ordering()
    if middle and wanted in _COMPARISONS.get(root, ()) and name[0] == '_':
        return _comparison(wanted, root)
    raise AttributeError(f"module 'functools' has no attribute {name!r}")


# ---- methods

def _require_method(func):
    if not (hasattr(func, '__get__') or callable(func)):
        raise TypeError(f'{func!r} is not callable or a descriptor')


def _is_abstract(descriptor):
    return getattr(descriptor.func, '__isabstractmethod__', False)


class partialmethod:
    """A method that is another one, or another descriptor, with some arguments given."""

    __class_getitem__ = classmethod(GenericAlias)
    __isabstractmethod__ = property(_is_abstract)

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, (*func.args, *args), func.keywords | keywords
        else:
            _require_method(func)
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        given = map(repr, (self.func, *self.args))
        named = (f'{name}={value!r}' for name, value in self.keywords.items())
        cls = type(self)
        return f'{cls.__module__}.{cls.__qualname__}({", ".join((*given, *named))})'

    def __get__(self, obj, cls=None):
        inner = self.func
        if not isinstance(inner, partial) and hasattr(inner, '__get__'):
            bound = inner.__get__(obj, cls)
            if bound is not inner:  # the arguments go to what the descriptor made
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, '__self__'):
                    result.__self__ = bound.__self__
                return result
        return self._as_function().__get__(obj, cls)

    def _as_function(self):
        def _method(first, /, *args, **keywords):
            return self.func(first, *self.args, *args, **self.keywords | keywords)
        vars(_method).update(__partialmethod__=self, __isabstractmethod__=self.__isabstractmethod__)
        return _method


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    """What is left of a function when all partials are taken off, of both kinds and in any order."""
    while True:
        method = getattr(func, '__partialmethod__', func)
        if not isinstance(method, partialmethod):
            method = func
        if not isinstance(method, (partial, partialmethod)):
            return method
        func = method.func


_NAME_MISSING = 'Cannot use cached_property instance without calling __set_name__ on it.'


class cached_property:
    """A property that is computed once and then is an attribute of the instance, which can be deleted."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__, self.__module__ = func.__doc__, func.__module__

    def __set_name__(self, owner, name):
        known = self.attrname
        if known is not None and known != name:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({known!r} and {name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(_NAME_MISSING)
        try:
            attributes = instance.__dict__
        except AttributeError:  # a class with __slots__, or an object without attributes
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                            f'to cache {name!r} property.') from None
        found = attributes.get(name, self)  # self: nothing
        if found is not self:
            return found
        found = self.func(instance)
        try:
            attributes[name] = found
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                            f'support item assignment for caching {name!r} property.') from None
        return found


# ---- caches

def _CacheInfo(hits, misses, maxsize, currsize):
    # The named tuple is made when the first one is asked for, and takes this name.
    global _CacheInfo
    from collections import namedtuple
    _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize')
    return _CacheInfo(hits, misses, maxsize, currsize)


def _cache_info(*figures):
    return _CacheInfo(*figures)


def lru_cache(maxsize=128, typed=False):
    """Decorator: keeps the results of the latest calls, of any number if maxsize is None. The arguments must be hashable.

    typed: 3 and 3.0 are different arguments. The result has cache_info(), cache_clear() and cache_parameters().
    """
    def decorate(function):
        cached = _lru_cache_wrapper(function, size, typed, _cache_info)
        cached.cache_parameters = lambda: {'maxsize': size, 'typed': typed}
        return update_wrapper(cached, function)

    if maxsize is None or isinstance(maxsize, int):
        size = maxsize if maxsize is None or maxsize > 0 else 0
        return decorate
    if callable(maxsize) and isinstance(typed, bool):  # @lru_cache without arguments
        size = 128
        return decorate(maxsize)
    raise TypeError('Expected first argument to be an integer, a callable, or None')


def cache(user_function, /):
    """Decorator: keeps the results of all calls."""
    return lru_cache(None)(user_function)


# ---- dispatch by the type of the first argument

def _merge(chains):
    """One order of classes that keeps the order of every chain: the C3 algorithm."""
    merged = []
    while chains := [chain for chain in chains if chain]:
        for first, *_ in chains:
            if not any(first in chain[1:] for chain in chains):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(first)
        chains = [chain[chain[0] == first:] for chain in chains]
    return merged


def _c3_mro(cls, abcs=None):
    """The MRO of a class as if it inherited the abstract classes of `abcs` that it implements.

    One stands with the class that is the first to implement it: behind those of its bases that are abstract
    themselves, and before the others.
    """
    bases, abcs = list(cls.__bases__), abcs or []
    abstract = [number for number, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')]
    split = abstract[-1] if abstract else 0
    here = [abc for abc in abcs if issubclass(cls, abc) and not any([issubclass(base, abc) for base in bases])]
    further = [abc for abc in abcs if abc not in here]
    groups = bases[:split], here, bases[split:]
    return _merge([[cls], *(_c3_mro(base, further) for group in groups for base in group), *groups])


def _compose_mro(cls, types):
    """The MRO of a class, with those of `types` in it that are its virtual bases."""
    real = set(cls.__mro__)
    virtual = [each for each in types if hasattr(each, '__mro__') and each not in real
               and not isinstance(each, GenericAlias) and issubclass(cls, each)]
    leaves = [each for each in virtual if not any(each in other.__mro__ for other in virtual if other != each)]
    chosen = {}  # in order
    for leaf in leaves:
        # A subclass that the class implements too may join several of them: its order counts, the longest first.
        chains = [[each for each in sub.__mro__ if each in leaves]
                  for sub in leaf.__subclasses__() if sub not in real and issubclass(cls, sub)]
        for chain in sorted(chains, key=len, reverse=True) or [[leaf]]:
            chosen |= dict.fromkeys(chain)
    return _c3_mro(cls, abcs=list(chosen))


def _find_impl(cls, registry):
    """The function for a class: that of its nearest base, real or virtual."""
    order = _compose_mro(cls, registry)
    for at, best in enumerate(order):
        if best in registry:
            break
    else:
        return None
    for rival in order[at + 1:at + 2]:
        # Two virtual bases side by side: which of them is nearer was chance.
        if rival in registry and not (best in cls.__mro__ or rival in cls.__mro__ or issubclass(best, rival)):
            raise RuntimeError(f'Ambiguous dispatch: {best} or {rival}')
    return registry[best]


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def _is_union(cls):
    from types import UnionType
    if isinstance(cls, UnionType):
        return True
    from typing import Union, get_origin
    return get_origin(cls) is Union


def _classes(cls):
    """The classes that register() was given: one or those of a union; None if it is something else."""
    if _is_class(cls):
        return [cls]
    return [*cls.__args__] if _is_union(cls) and all(map(_is_class, cls.__args__)) else None


def _first_annotation(func):
    """The annotation of a function's first parameter, for @register without arguments."""
    if not getattr(func, '__annotations__', None):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. '
                        'Use either `@register(some_class)` or plain `@register` on an annotated function.')
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func).items()))
    if _classes(cls) is None:
        problem = 'not all arguments are classes.' if _is_union(cls) else 'is not a class.'
        raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {problem}')
    return cls


def singledispatch(func):
    """Decorator: a function that has other implementations for other types of its first argument.

    f.register(cls)(implementation) adds one, f.dispatch(cls) finds one, and f.registry has all.
    """
    import weakref
    from types import MappingProxyType
    registry, chosen = {object: func}, weakref.WeakKeyDictionary()
    abc_version = None  # of what ABCs have been registered, once one of them is here

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal abc_version
        if abc_version is not None:
            now = _abc_version()
            if abc_version != now:
                abc_version = now
                chosen.clear()
        try:
            return chosen[cls]
        except KeyError:
            pass
        found = registry[cls] if cls in registry else _find_impl(cls, registry)
        chosen[cls] = found
        return found

    def register(cls, func=None):
        """Adds the implementation for a class or the classes of a union."""
        nonlocal abc_version
        classes = _classes(cls)
        if classes is None:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            func, classes = cls, _classes(_first_annotation(cls))
        elif func is None:
            return lambda implementation: register(cls, implementation)
        registry.update(dict.fromkeys(classes, func))
        if abc_version is None and any([hasattr(each, '__abstractmethods__') for each in classes]):
            abc_version = _abc_version()
        chosen.clear()
        return func

    name = getattr(func, '__name__', 'singledispatch function')

    def wrapper(*args, **keywords):
        if args:
            return dispatch(args[0].__class__)(*args, **keywords)
        raise TypeError(f'{name} requires at least 1 positional argument')

    vars(wrapper).update(register=register, dispatch=dispatch, registry=MappingProxyType(registry),
                         _clear_cache=chosen.clear)
    return update_wrapper(wrapper, func)


def _abc_version():
    from abc import get_cache_token
    return get_cache_token()


class singledispatchmethod:
    """A method, or another descriptor, with other implementations for other types of its first argument."""

    __isabstractmethod__ = property(_is_abstract)

    def __init__(self, func):
        _require_method(func)
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        """Adds the implementation for a class."""
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        choose = self.dispatcher.dispatch

        def _method(*args, **keywords):
            if args:
                return choose(args[0].__class__).__get__(obj, cls)(*args, **keywords)
            name = getattr(self.func, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')

        _method.register, _method.__isabstractmethod__ = self.register, self.__isabstractmethod__
        return update_wrapper(_method, self.func)
