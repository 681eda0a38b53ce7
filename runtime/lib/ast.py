"""Syntax trees: made by parse(), looked at and changed by the functions and visitors here, compiled by compile().

The node classes come from _ast, unparse() from _ast_unparse, the classes that Constant replaced from _ast_deprecated, type
comments from _ast_comments."""
from _ast import *
from _ast import PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS

_ABSENT = object()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source text."""
    if isinstance(feature_version, tuple) and feature_version[0] != 3:
        raise ValueError(f"Unsupported major version: {feature_version[0]}")
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    minor = feature_version[1] if isinstance(feature_version, tuple) else feature_version
    if mode == 'func_type' or minor is not None and minor < 13 or type_comments and _has_type_comment(source):
        import _ast_comments
        return _ast_comments.parse(source, filename, mode, flags, type_comments, minor, optimize)
    return compile(source, filename, mode, flags | (PyCF_TYPE_COMMENTS if type_comments else 0), optimize=optimize)


def _has_type_comment(source):
    return ('type' if isinstance(source, str) else b'type') in source


def unparse(ast_obj):
    """Source text that parses to an equal tree."""
    from _ast_unparse import _Unparser
    return _Unparser().source(ast_obj)


# ---- literals


def literal_eval(node_or_string):
    """The value of an expression made of literals and displays; nothing is called or looked up."""
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(' \t'), mode='eval')
    return _literal_value(node.body if isinstance(node, Expression) else node)


def _literal_value(node):
    match node:
        case Constant():
            return node.value
        case Tuple():
            return tuple([_literal_value(item) for item in node.elts])
        case List():
            return [_literal_value(item) for item in node.elts]
        case Set():
            return {_literal_value(item) for item in node.elts}
        case Call(func=Name(id='set'), args=[], keywords=[]):
            return set()
        case Dict() if len(node.keys) == len(node.values):
            return {_literal_value(key): _literal_value(value) for key, value in zip(node.keys, node.values)}
        case BinOp(op=Add() | Sub()):
            real, imaginary = _signed_number(node.left), _number(node.right)
            if isinstance(imaginary, complex) and not isinstance(real, complex):
                return real + imaginary if isinstance(node.op, Add) else real - imaginary
    return _signed_number(node)


def _signed_number(node):
    match node:
        case UnaryOp(op=UAdd()):
            return +_number(node.operand)
        case UnaryOp(op=USub()):
            return -_number(node.operand)
    return _number(node)


def _number(node):
    if isinstance(node, Constant) and type(node.value) in {int, float, complex}:
        return node.value
    line = getattr(node, 'lineno', None)
    raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")


# ---- showing a tree


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """The tree as the expression that makes it; with an indent, over several lines."""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {node.__class__.__name__!r}')
    if isinstance(indent, int):
        indent = ' ' * indent
    return _Dumper(annotate_fields, include_attributes, indent, show_empty).text(node, 1)


class _Dumper:
    def __init__(self, by_name, attributes, indent, show_empty):
        self.by_name = by_name
        self.attributes = attributes
        self.indent = indent
        self.show_empty = show_empty

    def text(self, value, depth):
        if isinstance(value, list):
            return f'[{self.spread([self.text(item, depth + 1) for item in value], depth)}]' if value else '[]'
        if not isinstance(value, AST):
            return repr(value)
        parts = []
        flat = True
        for name, argument in self.arguments(value):
            text = self.text(argument, depth + 1)
            # Lists and nodes with something in them make the node stand over several lines.
            flat = flat and (not isinstance(argument, (AST, list)) or text.endswith(('()', '[]')))
            parts.append(text if name is None else f'{name}={text}')
        inner = ', '.join(parts) if flat and len(parts) <= 3 else self.spread(parts, depth)
        return f'{type(value).__name__}({inner})'

    def spread(self, parts, depth):
        if self.indent is None:
            return ', '.join(parts)
        margin = '\n' + self.indent * depth
        return margin + f',{margin}'.join(parts)

    def arguments(self, node):
        """What the constructor would be given: (name, value), the name None where the position tells."""
        by_name = self.by_name
        skipped = []  # empty lists, which count only if something by position follows
        types = type(node)._field_types
        for field, value in _present(node, node._fields):
            if value is _ABSENT:
                by_name = True
            elif not self.show_empty and value == [] and types.get(field, object) is not object:
                skipped.append(value)
            elif by_name:
                yield field, value
            else:
                for empty in skipped:
                    yield None, empty
                skipped.clear()
                yield None, value
        if self.attributes:
            yield from [pair for pair in _present(node, node._attributes) if pair[1] is not _ABSENT]


def _present(node, names):
    """(name, value) for each; _ABSENT if the node has none, or only the None of its class."""
    for name in names:
        value = getattr(node, name, _ABSENT)
        if value is None and getattr(type(node), name, _ABSENT) is None:
            value = _ABSENT
        yield name, value


# ---- places in the source

_STARTS = ('lineno', 'col_offset')
_ENDS = ('end_lineno', 'end_col_offset')


def copy_location(new_node, old_node):
    """Gives new_node the place of old_node, and returns it."""
    for attr in {*_STARTS, *_ENDS}.intersection(old_node._attributes, new_node._attributes):
        value = getattr(old_node, attr, _ABSENT)
        # Only an end may be unknown.
        if value is not _ABSENT and (value is not None or attr in _ENDS):
            setattr(new_node, attr, value)
    return new_node


def fix_missing_locations(node):
    """Gives each node that has no place the one of the node around it."""
    _inherit_place(node, {'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 0})
    return node


def _inherit_place(node, outer):
    place = dict(outer)
    for attr, inherited in outer.items():
        if attr not in node._attributes:
            continue
        own = getattr(node, attr, _ABSENT)
        if own is _ABSENT or own is None and attr in _ENDS:
            setattr(node, attr, inherited)
        else:
            place[attr] = own
    for child in iter_child_nodes(node):
        _inherit_place(child, place)


def increment_lineno(node, n=1):
    """Moves a tree down by n lines."""
    for part in walk(node):
        # Of a TypeIgnore, the line is a field.
        for attr in ('lineno',) if isinstance(part, TypeIgnore) else ('lineno', 'end_lineno'):
            line = getattr(part, attr, 0)
            if line is not None and (attr in part._attributes or attr in part._fields):
                setattr(part, attr, line + n)
    return node


def get_source_segment(source, node, *, padded=False):
    """The text that a node was made from, or None if its place is not known."""
    import io
    first, start, last, end = [getattr(node, attr, None) for attr in ('lineno', 'col_offset', *_ENDS)]
    if None in (first, start, last, end):
        return None
    # Of the line ends that str.splitlines knows, only these end a line of Python. Columns count bytes.
    lines = [line.encode() for line in io.StringIO(source, newline='')][first - 1:last]
    lines[-1] = lines[-1][:end]
    margin = lines[0][:start].decode() if padded and len(lines) > 1 else ''
    lines[0] = lines[0][start:]
    return ''.join([c if c in '\f\t' else ' ' for c in margin]) + b''.join(lines).decode()


# ---- going through a tree


def iter_fields(node):
    """(name, value) of each field that the node has."""
    for name in node._fields:
        value = getattr(node, name, _ABSENT)
        if value is not _ABSENT:
            yield name, value


def iter_child_nodes(node):
    """The nodes right below a node."""
    for _, value in iter_fields(node):
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, AST):
                yield item


def walk(node):
    """The node and all below it, level by level."""
    level = [node]
    while level:
        below = []
        for node in level:
            below.extend(iter_child_nodes(node))
            yield node
        level = below


def get_docstring(node, clean=True):
    """The docstring of a module, class or function, or None."""
    if not isinstance(node, (Module, ClassDef, FunctionDef, AsyncFunctionDef)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    match node.body:
        case [Expr(value=Constant(value=str() as text)), *_]:
            if clean:
                from inspect import cleandoc
                text = cleandoc(text)
            return text
    return None


_OLD_KINDS = {bool: 'NameConstant', type(None): 'NameConstant', int: 'Num', float: 'Num', complex: 'Num', str: 'Str',
              bytes: 'Bytes', type(...): 'Ellipsis'}


class NodeVisitor:
    """Calls visit_KIND for nodes of each kind, or generic_visit, which goes on to the nodes below."""

    def visit(self, node):
        """What the method for the node's kind returns."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits the nodes below."""
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        """Calls the method for the class that a constant of this type had once, if there is one."""
        old_kind = next((_OLD_KINDS[base] for base in type(node.value).__mro__ if base in _OLD_KINDS), None)
        method = getattr(self, f'visit_{old_kind}', None)
        if method is None:
            return self.generic_visit(node)
        import warnings
        warnings.warn(f'visit_{old_kind} is deprecated; add visit_Constant', DeprecationWarning, 2)
        return method(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what replaces the node: a node, in lists also several; None removes it."""

    def generic_visit(self, node):
        """Visits the nodes below, and replaces them."""
        for name, value in iter_fields(node):
            if isinstance(value, list):
                value[:] = self._replaced(value)
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _replaced(self, items):
        result = []
        for item in items:
            new = self.visit(item) if isinstance(item, AST) else item
            if new is item or isinstance(new, AST):
                result.append(new)
            elif new is not None:
                result += new
        return result


# ---- the node classes of the past


class slice(AST):
    """Once the base of what stands in a Subscript."""


class Index(slice):
    """Now the value itself."""
    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Now a Tuple."""
    def __new__(cls, dims=(), **kwargs):
        return Tuple([*dims], Load(), **kwargs)


class Suite(mod):
    """Never made."""


class AugLoad(expr_context):
    """Never made."""


class AugStore(expr_context):
    """Never made."""


class Param(expr_context):
    """Never made."""


def __getattr__(name):
    if name in {'Num', 'Str', 'Bytes', 'NameConstant', 'Ellipsis', '_const_types', '_const_types_not'}:
        import _ast_deprecated
        if name[0] != '_':
            _ast_deprecated.warn(name)
        return getattr(_ast_deprecated, name)
    if name in {'_Precedence', '_Unparser'}:
        import _ast_unparse
        return getattr(_ast_unparse, name)
    raise AttributeError(f"module 'ast' has no attribute '{name}'")
