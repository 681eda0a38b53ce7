"""The part of inspect that tells what a callable takes: Parameter, Signature, BoundArguments, and how they are found.

A callable's signature is looked for from the outside in: what it declares (__signature__), what it wraps or binds,
its code object, and, for what is written in C, the text that it keeps as __text_signature__.
"""
import enum
import functools
import sys
import types
from collections import OrderedDict
from keyword import iskeyword


def _inspect():
    return sys.modules['inspect']  # which imports this module


class _empty:
    """There is no default, or no annotation: Parameter.empty and Signature.empty."""


class _void:
    """An argument of replace() that was not given."""


class _ParameterKind(enum.IntEnum):
    """How an argument reaches a parameter. The order is that of parameters in a signature."""

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = int(member)
        member.description = description
        return member

    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    __str__ = lambda self: self.name


(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD) = _ParameterKind
_BY_NAME = (_KEYWORD_ONLY, _VAR_KEYWORD)
_VARIADIC = (_VAR_POSITIONAL, _VAR_KEYWORD)


def _read_only(slot):
    """A property that shows what a slot holds."""
    return property(lambda self: getattr(self, slot))


class Parameter:
    """One parameter of a signature: its name, kind, default and annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD) = _ParameterKind
    empty = _empty

    name = _read_only('_name')
    kind = _read_only('_kind')
    default = _read_only('_default')
    annotation = _read_only('_annotation')

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if kind in _VARIADIC and default is not _empty:
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name.startswith('.') and name[1:].isdigit():
            # The iterable of a comprehension, `.0`, has no name that could be written.
            if kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, not '
                                 + kind.description)
            name, kind = 'implicit' + name[1:], _POSITIONAL_ONLY
        if not name.isidentifier() or (kind is not _POSITIONAL_ONLY and iskeyword(name)):
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some things changed."""
        choose = lambda new, old: old if new is _void else new
        return type(self)(choose(name, self._name), choose(kind, self._kind), default=choose(default, self._default),
                          annotation=choose(annotation, self._annotation))

    __replace__ = replace

    def __str__(self):
        text = {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + self._name
        equals = '='
        if self._annotation is not _empty:
            text += ': ' + _inspect().formatannotation(self._annotation)
            equals = ' = '
        return text if self._default is _empty else text + equals + repr(self._default)

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self is other or all(getattr(self, slot) == getattr(other, slot) for slot in Parameter.__slots__)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __reduce__(self):
        # The rest goes into the state: subclasses may take other arguments.
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        for slot in ('_default', '_annotation'):
            setattr(self, slot, state[slot])


class BoundArguments:
    """What Signature.bind() found: `arguments` has the value of each parameter that was given one."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    signature = _read_only('_signature')

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    def _as_call(self):
        """(args, kwargs) of a call that would give the parameters these values."""
        args, kwargs, by_name = [], {}, False
        for name, param in self._signature.parameters.items():
            if name not in self.arguments:
                by_name = True  # what stands behind a gap cannot be given by position
                continue
            value = self.arguments[name]
            by_name = by_name or param.kind in _BY_NAME
            if param.kind is _VAR_KEYWORD:
                kwargs.update(value)
            elif by_name:
                kwargs[name] = value
            elif param.kind is _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args), kwargs

    @property
    def args(self):
        """The values that are given by position."""
        return self._as_call()[0]

    @property
    def kwargs(self):
        """The values that are given by name."""
        return self._as_call()[1]

    def apply_defaults(self):
        """Enter the defaults of the parameters that were given nothing; variadic ones are empty then."""
        complete = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif param.kind in _VARIADIC:
                complete[name] = () if param.kind is _VAR_POSITIONAL else {}
            elif param.default is not _empty:
                complete[name] = param.default
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or (self.signature == other.signature and self.arguments == other.arguments)

    def __getstate__(self):
        return {slot: getattr(self, slot) for slot in ('_signature', 'arguments')}

    def __setstate__(self, state):
        self.__init__(state['_signature'], state['arguments'])

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{type(self).__name__} ({items})>'


def _arranged(parameters):
    """An OrderedDict of the parameters by name; ValueError where no function could have them in this order."""
    arranged = OrderedDict()
    highest = _POSITIONAL_ONLY
    optional = False  # a parameter before had a default
    for param in parameters:
        kind = param.kind
        if kind in _VARIADIC and any(other.kind is kind for other in arranged.values()):
            raise ValueError(f'more than one {kind.description} parameter')
        if kind < highest:
            raise ValueError(f'wrong parameter order: {highest.description} parameter before '
                             f'{kind.description} parameter')
        highest = kind
        if kind <= _POSITIONAL_OR_KEYWORD:
            if optional and param.default is _empty:
                raise ValueError('non-default argument follows default argument')
            optional = param.default is not _empty
        if param.name in arranged:
            raise ValueError(f'duplicate parameter name: {param.name!r}')
        arranged[param.name] = param
    return arranged


class Signature:
    """What a callable takes and returns: `parameters`, an ordered mapping of names, and `return_annotation`."""

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    parameters = _read_only('_parameters')
    return_annotation = _read_only('_return_annotation')

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if __validate_parameters__:
            named = _arranged(parameters or ())
        else:
            named = OrderedDict((param.name, param) for param in parameters or ())
        self._parameters = types.MappingProxyType(named)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable; TypeError or ValueError where it has none that could be found."""
        return find_signature(obj, sigcls=cls, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                              eval_str=eval_str)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some things changed."""
        if parameters is _void:
            parameters = self._parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _essence(self):
        """What makes two signatures equal: the order of keyword-only parameters does not matter."""
        params = self._parameters.values()
        return (tuple(param for param in params if param.kind is not _KEYWORD_ONLY),
                {param.name: param for param in params if param.kind is _KEYWORD_ONLY}, self._return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self is other or self._essence() == other._essence()

    def __hash__(self):
        ordered, by_name, returns = self._essence()
        return hash((ordered, frozenset(by_name.values()), returns))

    def bind(self, /, *args, **kwargs):
        """The BoundArguments of a call with these arguments; TypeError where they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, partial=False):
        params = list(self._parameters.values())
        bound = {}
        for row, value in enumerate(args):
            if row >= len(params) or params[row].kind in _BY_NAME:
                raise TypeError('too many positional arguments')
            name, kind = params[row].name, params[row].kind
            if kind is _VAR_POSITIONAL:
                bound[name] = tuple(args[row:])
                params = params[row:]
                break
            if name in kwargs and kind is not _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {name!r}')
            bound[name] = value
        else:
            params = params[len(args):]
        self._bind_keywords(params, kwargs, bound, partial)
        return self._bound_arguments_cls(self, bound)

    @staticmethod
    def _bind_keywords(params, kwargs, bound, partial):
        """Give the parameters that are left what comes by name. Takes from kwargs, adds to bound."""
        extra = None
        misplaced = []  # positional-only, but their names came as keywords: these may be meant for **kwargs
        first = True  # no other parameter was looked at: the message tells then that it is keyword-only
        for param in params:
            name, kind = param.name, param.kind
            if kind is _VAR_KEYWORD:
                extra = name
            elif kind is _POSITIONAL_ONLY and name in kwargs:
                misplaced.append(name)
                continue
            elif name in kwargs and kind is not _VAR_POSITIONAL:
                bound[name] = kwargs.pop(name)
            elif kind is not _VAR_POSITIONAL and param.default is _empty and not partial:
                what = ' keyword-only' if first and kind is _KEYWORD_ONLY else ''
                raise TypeError(f'missing a required{what} argument: {name!r}')
            first = False
        if kwargs and extra is not None:
            bound[extra] = kwargs
        elif kwargs and misplaced:
            raise TypeError('got some positional-only arguments passed as keyword arguments: '
                            + repr(', '.join(misplaced)))
        elif kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')

    def _texts(self):
        """The parameters as they are written, with the marks / and * between them."""
        before = None
        for param in self._parameters.values():
            if before is _POSITIONAL_ONLY and param.kind is not before:
                yield '/'
            if param.kind is _KEYWORD_ONLY and before not in (_VAR_POSITIONAL, _KEYWORD_ONLY):
                yield '*'
            yield str(param)
            before = param.kind
        if before is _POSITIONAL_ONLY:
            yield '/'

    def format(self, *, max_width=None):
        """The text of the signature; one parameter a line where it would be wider than max_width."""
        texts = list(self._texts())
        text = f'({", ".join(texts)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(texts) + '\n)'
        if self._return_annotation is not _empty:
            text += ' -> ' + _inspect().formatannotation(self._return_annotation)
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __reduce__(self):
        state = {'_return_annotation': self._return_annotation}
        return type(self), (tuple(self._parameters.values()),), state

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']


for _public in (Parameter, BoundArguments, Signature, _ParameterKind, _void, _empty):
    _public.__module__ = 'inspect'
del _public


# ---- the text that C code keeps


def _split_parameters(text):
    """The texts between the commas of a signature that are in no bracket and no string."""
    parts, depth, quote, start = [], 0, None, 0
    for i, c in enumerate(text):
        if quote:
            if c == quote and text[i - 1] != '\\':
                quote = None
        elif c in '"\'':
            quote = c
        elif c in '([{':
            depth += 1
        elif c in ')]}':
            depth -= 1
        elif c == ',' and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _signature_strip_non_python_syntax(signature):
    """A signature of C code without its `$` mark; and which parameter had it, None: no one."""
    if not signature:
        return signature, None
    self_parameter = None
    parts = _split_parameters(signature[1:signature.rindex(')')])
    position = 0
    for i, part in enumerate(parts):
        if part.startswith('$'):
            self_parameter = position
            part = part[1:]
        name, equals, default = part.partition('=')
        parts[i] = name.strip() + equals + default.strip()
        position += part not in ('/', '*')
    return '(' + ', '.join(parts) + ')', self_parameter


def _default_value(text, names):
    """What a default in a text stands for: an expression of the module's names, or of any module's by its full name."""
    try:
        return eval(text, dict(names))
    except Exception:
        pass
    try:
        return eval(text, vars(sys.modules[text.partition('.')[0]]) | sys.modules)
    except Exception:
        raise ValueError from None


def _read_parameters(text, names, parameter_class):
    """The parameters in the text of a signature, its brackets gone; ValueError where it is none."""
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    for part in _split_parameters(text):
        if part == '/':
            parameters = [param.replace(kind=_POSITIONAL_ONLY) for param in parameters]
            continue
        name, equals, default = (side.strip() for side in part.partition('='))
        stars = len(name) - len(name.lstrip('*'))
        name = name[stars:]
        this_kind = (kind, _VAR_POSITIONAL, _VAR_KEYWORD)[stars]
        if stars == 1:
            kind = _KEYWORD_ONLY
            if not name:
                continue
        if not name.isidentifier() or (default.startswith('<') and default.endswith('>')):
            raise ValueError
        default = _default_value(default, names) if '=' in part else _empty
        parameters.append(parameter_class(name, this_kind, default=default))
    return parameters


def _signature_of_text(sigcls, obj, text, skip_bound=True):
    """The signature in an object's __text_signature__. A `$` marks the parameter that is bound, mostly."""
    clean, marked = _signature_strip_non_python_syntax(text)
    module = getattr(obj, '__module__', None) or getattr(getattr(obj, '__objclass__', None), '__module__', None)
    names = getattr(sys.modules.get(module), '__dict__', {})
    try:
        if clean[:1] + clean[-1:] != '()':
            raise ValueError
        parameters = _read_parameters(clean[1:-1], names, Parameter)
    except ValueError:
        raise ValueError(f'{obj!r} builtin has invalid signature') from None
    if marked is not None:
        first = parameters.pop(0)
        is_bound = skip_bound and getattr(obj, '__self__', None) is not None
        if first.name != 'module' and not is_bound:
            parameters.insert(0, first.replace(kind=_POSITIONAL_ONLY))
    return sigcls(parameters)


# ---- finding the signature of a callable

_C_CALLABLES = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
                types.BuiltinFunctionType)


def is_builtin_callable(obj):
    """Whether the object is a function or method of C code, or one of the two types that all others come from."""
    return (obj is type or obj is object or isinstance(obj, _C_CALLABLES)
            or _inspect().ismethoddescriptor(obj))


def is_function_like(obj):
    """Whether the object, not being a function, has all that a function's signature is made from."""
    if isinstance(obj, type) or not callable(obj):
        return False
    wanted = (('__name__', str, False), ('__code__', types.CodeType, False), ('__defaults__', tuple, True),
              ('__kwdefaults__', dict, True))
    for name, kind, optional in wanted:
        value = getattr(obj, name, _void)
        if not isinstance(value, kind) and not (optional and value is None):
            return False
    return isinstance(getattr(obj, '__annotations__', None), (dict, types.NoneType))


def _without_first(sig):
    """The signature of a method once its first parameter is bound."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in _BY_NAME:
        raise ValueError('invalid method signature')
    return sig if params[0].kind is _VAR_POSITIONAL else sig.replace(parameters=params[1:])


def _with_arguments(sig, partial, args):
    """The signature of what a partial makes of a callable by giving it arguments."""
    try:
        given = sig.bind_partial(*args, **partial.keywords or {}).arguments
    except TypeError as reason:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from reason
    params = []
    by_name = False  # a parameter before was given by name: neither it nor those behind it go by position now
    for name, param in sig.parameters.items():
        kind = param.kind
        if name in given and kind not in _VARIADIC:
            if kind is not _KEYWORD_ONLY and name not in (partial.keywords or {}):
                continue
            if kind is _POSITIONAL_ONLY:
                continue
            by_name = by_name or kind is _POSITIONAL_OR_KEYWORD
            param = param.replace(default=given[name])
        if by_name and kind is _VAR_POSITIONAL:
            continue
        if by_name and kind is _POSITIONAL_OR_KEYWORD:
            param = param.replace(kind=_KEYWORD_ONLY)
        params.append(param)
    return sig.replace(parameters=params)


def _get_from(entry, obj):
    """What getattr(obj, ...) makes of an entry of its class's dict."""
    getter = None if isinstance(entry, type) else getattr(type(entry), '__get__', None)
    return entry if getter is None else getter(entry, obj, type(obj))


class _Finder:
    """One search, which passes from a callable to what it wraps or binds with the same options."""

    def __init__(self, sigcls, follow_wrapped, skip_bound, scopes):
        self.sigcls = sigcls
        self.follow_wrapped = follow_wrapped
        self.skip_bound = skip_bound  # leave out the parameter that an object is bound to
        self.scopes = scopes  # the arguments of get_annotations()

    def find(self, obj):
        """The signature of a callable: the first way that knows one."""
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if self.follow_wrapped and not isinstance(obj, types.MethodType):
            obj = _inspect().unwrap(
                obj, stop=lambda inner: hasattr(inner, '__signature__') or isinstance(inner, types.MethodType))
        if isinstance(obj, types.MethodType):
            return self.bound(self.find(obj.__func__))
        for way in (self.declared, self.of_partial, self.of_code):
            sig = way(obj)
            if sig is not None:
                return sig
        return self.of_class(obj) if isinstance(obj, type) else self.of_instance(obj)

    def bound(self, sig):
        return _without_first(sig) if self.skip_bound else sig

    def declared(self, obj):
        """What __signature__ says: a signature, its text, or a function that makes one of these."""
        found = declared = getattr(obj, '__signature__', None)
        if callable(found) and not isinstance(found, (Signature, str)):
            found = found()
        if isinstance(found, str):
            return _signature_of_text(self.sigcls, obj, found)
        if declared is not None and not isinstance(found, Signature):
            raise TypeError(f'unexpected object {declared!r} in __signature__ attribute')
        return found

    def of_partial(self, obj):
        """Of a partial, or of the function that a partialmethod makes."""
        if isinstance(obj, functools.partial):
            return _with_arguments(self.find(obj.func), obj, obj.args)
        method = getattr(obj, '__partialmethod__', None)
        if not isinstance(method, functools.partialmethod):
            return None
        inner = self.find(method.func)
        sig = _with_arguments(inner, method, (None, *method.args))
        owner = next(iter(inner.parameters.values()))
        if owner.kind is _VAR_POSITIONAL:
            return sig  # it takes the instance too
        return sig.replace(parameters=(owner, *sig.parameters.values()))

    def of_code(self, obj):
        """Of a function, from its code object or its text, and of C functions."""
        like_function = not isinstance(obj, types.FunctionType) and is_function_like(obj)
        is_function = like_function or isinstance(obj, types.FunctionType)
        if not is_function and not is_builtin_callable(obj):
            return None
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _signature_of_text(self.sigcls, obj, text, self.skip_bound)
        if is_function:
            return self.of_function(obj, check=like_function)
        raise ValueError(f'no signature found for builtin {obj!r}')

    def of_function(self, function, check):
        code = function.__code__
        plain, names = code.co_argcount, code.co_varnames
        by_name = names[plain:plain + code.co_kwonlyargcount]
        variadic = iter(names[plain + len(by_name):])
        # (name, kind, default) of each parameter.
        rows = [(name, _POSITIONAL_ONLY if row < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD, _empty)
                for row, name in enumerate(names[:plain])]
        defaults = (function.__defaults__ or ())[-plain:] if plain else ()
        for row, default in enumerate(defaults, plain - len(defaults)):
            rows[row] = (*rows[row][:2], default)
        if code.co_flags & _inspect().CO_VARARGS:
            rows.append((next(variadic), _VAR_POSITIONAL, _empty))
        kwdefaults = function.__kwdefaults__ or {}
        rows += [(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty)) for name in by_name]
        if code.co_flags & _inspect().CO_VARKEYWORDS:
            rows.append((next(variadic), _VAR_KEYWORD, _empty))
        annotations = _inspect().get_annotations(function, **self.scopes)
        make = self.sigcls._parameter_cls
        params = [make(name, kind, default=default, annotation=annotations.get(name, _empty))
                  for name, kind, default in rows]
        return self.sigcls(params, return_annotation=annotations.get('return', _empty), __validate_parameters__=check)

    def own_method(self, cls, name):
        """A method that Python code defines in the class or a base of it, or None."""
        method = _inspect().getattr_static(cls, name, None)
        if self.follow_wrapped and not isinstance(method, (classmethod, staticmethod)):
            method = _inspect().unwrap(
                method, stop=lambda inner: hasattr(inner, '__signature__') or isinstance(inner, _C_CALLABLES))
        if method is None or isinstance(method, _C_CALLABLES):
            return None
        if name == '__new__' and isinstance(method, (staticmethod, types.FunctionType)):
            return method
        return _get_from(method, cls)

    def of_class(self, cls):
        """Of a call of the metaclass, else of __new__ or __init__: whichever a class of the MRO has first."""
        if self.own_method(type(cls), '__call__') is not None:
            return self.find(_get_from(_inspect().getattr_static(type(cls), '__call__'), cls))
        new, init = self.own_method(cls, '__new__'), self.own_method(cls, '__init__')
        for base in cls.__mro__:
            if new is not None and '__new__' in vars(base):
                return self.bound(self.find(new))
            if init is not None and '__init__' in vars(base):
                return self.find(init)
        for base in cls.__mro__[:-1]:
            if text := getattr(base, '__text_signature__', None):
                return _signature_of_text(self.sigcls, base, text)
        if issubclass(cls, type):
            raise ValueError(f'callable {cls!r} is not supported by signature')
        if cls.__new__ is object.__new__ and cls.__init__ is object.__init__:
            return self.sigcls.from_callable(object)
        raise ValueError(f'no signature found for builtin type {cls!r}')

    def of_instance(self, obj):
        """Of an object whose class has __call__."""
        call = _inspect().getattr_static(type(obj), '__call__', None)
        if call is None:
            raise ValueError(f'callable {obj!r} is not supported by signature')
        if hasattr(obj, '__text_signature__'):
            return _signature_of_text(self.sigcls, obj, obj.__text_signature__)
        return self.find(_get_from(call, obj))


def find_signature(obj, *, sigcls=Signature, follow_wrapped=True, skip_bound=True, **scopes):
    """signature() with all options; scopes are those of get_annotations()."""
    return _Finder(sigcls, follow_wrapped, skip_bound, scopes).find(obj)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """What the callable takes and returns, as a Signature."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)
