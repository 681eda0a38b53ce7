"""The classes of syntax trees, made from the abstract grammar."""
import _ast_tree

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

# A line for each family: its name, its attributes, its kinds with their fields. A field is a type with `?` (optional) or
# `*` (list), and a name.
_GRAMMAR = """
mod | Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt @ | FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr @ | BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context | Load | Store | Del
boolop | And | Or
operator | Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop | Invert | Not | UAdd | USub
cmpop | Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler @ | ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment) @
keyword(identifier? arg, expr value) @
alias(identifier name, identifier? asname) @
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern @ | MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore | TypeIgnore(int lineno, string tag)
type_param @ | TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value) | TypeVarTuple(identifier name, expr? default_value)
"""


class AST:
    _fields = ()
    _attributes = ()
    _field_types = {}
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument"
                            f"{'' if len(fields) == 1 else 's'}")
        given = set()
        for name, value in zip(fields, args):
            setattr(self, name, value)
            given.add(name)
        for name, value in kwargs.items():
            if name in fields:
                if name in given:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                given.add(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. "
                      "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        if len(given) == len(fields):
            return
        types = cls._field_types
        for name in fields:
            if name in given:
                continue
            if name not in types:
                if '_field_types' in cls.__dict__ or cls.__module__ == 'ast':
                    _warn(f"Field {name!r} is missing from {cls.__module__}.{cls.__qualname__}._field_types. "
                          "This will become an error in Python 3.15.")
                continue
            kind = types[name]
            if isinstance(kind, _Union):
                continue  # optional: the class has None
            if isinstance(kind, _GenericAlias):
                setattr(self, name, [])
            elif kind is expr_context:
                setattr(self, name, _load)
            else:
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. "
                      "This will become an error in Python 3.15.")

    def __reduce__(self):
        # Fields that stand in a row are given as arguments: they need no __dict__ to be made.
        state = self.__dict__
        return type(self), (), dict(state)

    def __reduce_ex__(self, protocol):
        cls = type(self)
        args = []
        state = dict(self.__dict__)
        for name in cls._fields:
            if name not in state:
                break
            args.append(state[name])
        return cls, tuple(args), state or None

    def __setstate__(self, state):
        self.__dict__.update(state)


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


_Union = type(int | str)
_GenericAlias = type(list[int])
_BUILTIN_TYPES = {'identifier': str, 'string': str, 'int': int, 'constant': object}


def _split(constructor):
    """Name(fields) @ -> name, [(type, mark, field)...]"""
    name, _, rest = constructor.replace('@', '').strip().partition('(')
    fields = []
    for field in rest.rstrip(') ').split(', ') if rest else ():
        kind, field = field.split()
        fields.append((kind.rstrip('?*'), kind[len(kind.rstrip('?*')):], field))
    return name.strip(), fields


def _make(name, base, fields, attributes, doc):
    names = tuple(field for _, _, field in fields)
    namespace = {'_fields': names, '__match_args__': names, '__module__': 'ast', '__doc__': doc}
    if attributes:
        namespace['_attributes'] = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
        namespace['end_lineno'] = namespace['end_col_offset'] = None
    elif base is AST:
        namespace['_attributes'] = ()
    for _, mark, field in fields:
        if mark == '?':
            namespace[field] = None
    return type(name, (base,), namespace)


def _text(name, fields):
    if not fields:
        return name
    return f"{name}({', '.join(f'{kind}{mark.lstrip("?") if "*" in mark else mark} {field}' for kind, mark, field in fields)})"


def _make_all():
    classes, pending = {}, []
    for line in _GRAMMAR.strip().split('\n'):
        head, *constructors = line.split(' | ')
        attributes = '@' in head
        name, fields = _split(head)
        kinds = [_split(c) for c in constructors]
        doc = _text(name, fields)
        if kinds:
            between = ('\n' + ' ' * len(name) if any(fields for _, fields in kinds) else '') + ' | '
            doc = name + ' = ' + between.join([_text(*kind) for kind in kinds])
        base = classes[name] = _make(name, AST, fields, attributes, doc)
        pending.append((base, fields))
        for kind, kind_fields in kinds:
            cls = classes[kind] = _make(kind, base, kind_fields, False, _text(kind, kind_fields))
            pending.append((cls, kind_fields))
    for cls, fields in pending:
        types = {}
        for kind, mark, field in fields:
            t = _BUILTIN_TYPES.get(kind) or classes[kind]
            types[field] = list[t] if '*' in mark else t | None if mark == '?' else t
        cls._field_types = cls.__annotations__ = types
    return classes


_classes = _make_all()
globals().update(_classes)
AST.__module__ = 'ast'
_operators = tuple(_classes[name]() for name in _ast_tree.operators())
_contexts = tuple(_classes[name]() for name in _ast_tree.contexts())
_load = _contexts[0]
_ast_tree.register(AST, tuple(_classes[name] for name in _ast_tree.kinds()), _operators, _contexts)
