"""What ast.parse() does only when it is asked to: type comments, signatures in type comments, older language versions.

The parser knows nothing of these. Trees are made as ever and then completed, or refused, from the text."""
import re

import _ast
from _ast import PyCF_ONLY_AST

_COMMENT = re.compile(r'#[ \t]*type:[ \t]*(.*)')
_IGNORE = re.compile(r'ignore(?![0-9A-Za-z]|[^\x00-\x7f])(.*)')


def _nodes(tree):
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        for name in node._fields:
            value = getattr(node, name, None)
            children = value if isinstance(value, list) else [value]
            todo += [child for child in reversed(children) if isinstance(child, _ast.AST)]


def _text_of(source):
    if isinstance(source, str):
        return source
    text = bytes(source)
    cookie = re.match(rb'(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', text)
    return text.decode(cookie[1].decode() if cookie else 'utf-8-sig')


class _Text:
    """The lines of a source, with the columns of nodes (in UTF-8) as indexes."""

    def __init__(self, source, filename):
        self.lines = re.split('\r\n|\r|\n', _text_of(source))
        self.filename = filename

    def place(self, line, column):
        """(line, index) of a node's column."""
        text = self.lines[line - 1]
        return line, column if text.isascii() else len(text.encode()[:column].decode(errors='replace'))

    def end(self, node):
        return self.place(node.end_lineno, node.end_col_offset)

    def between(self, start, end):
        """The text from one place to another, without comments that are on lines before the last."""
        (line, index), (last, stop) = start, end
        if line > last:
            return None
        if line == last:
            return self.lines[line - 1][index:stop]
        parts = [self.lines[line - 1][index:], *self.lines[line:last - 1]]
        return ' '.join([part.partition('#')[0] for part in parts] + [self.lines[last - 1][:stop]])

    def error(self, message, line=1, column=1, end_line=None, end_column=None):
        return SyntaxError(message, (self.filename, line, column, self.lines[line - 1] + '\n',
                                     line if end_line is None else end_line, column if end_column is None else end_column))


# ---- type comments


def _comments(text, tree):
    """(line, index, type) of each type comment: those in strings are none."""
    strings = [(text.place(node.lineno, node.col_offset), text.end(node)) for node in _nodes(tree)
               if isinstance(node, _ast.JoinedStr) or isinstance(node, _ast.Constant) and isinstance(node.value, (str, bytes))]
    for number, line in enumerate(text.lines, 1):
        at = line.find('#')
        while at >= 0 and any(start <= (number, at) < end for start, end in strings):
            at = line.find('#', at + 1)
        if at >= 0 and (match := _COMMENT.match(line, at)):
            yield number, at, match[1]


def _parameters(function):
    """(arg, the node that ends it) in the order of the text."""
    args = function.args
    plain = args.posonlyargs + args.args
    defaults = [None] * (len(plain) - len(args.defaults)) + args.defaults
    pairs = [*zip(plain, defaults), (args.vararg, None), *zip(args.kwonlyargs, args.kw_defaults), (args.kwarg, None)]
    return [(arg, default or arg) for arg, default in pairs if arg is not None]


def _head_end(text, node):
    """Where the head of a block goes on after the last node in it."""
    match node:
        case _ast.For() | _ast.AsyncFor():
            return text.end(node.iter)
        case _ast.With() | _ast.AsyncWith():
            return text.end(node.items[-1].optional_vars or node.items[-1].context_expr)
    inside = [end for _, end in _parameters(node)] + node.type_params + ([node.returns] if node.returns else [])
    return max([text.end(part) for part in inside], default=text.place(node.lineno, node.col_offset))


_FUNCTIONS = _ast.FunctionDef, _ast.AsyncFunctionDef
_BLOCKS = *_FUNCTIONS, _ast.For, _ast.AsyncFor, _ast.With, _ast.AsyncWith


def _owner(text, nodes, line, at):
    """The node that the comment at a place belongs to; None: no such place."""
    place = line, at
    alone = not text.lines[line - 1][:at].strip()
    for node in nodes:
        if isinstance(node, _ast.Assign):
            if node.end_lineno == line and not alone and text.between(text.end(node), place).strip() == '':
                return node
        elif isinstance(node, _BLOCKS) and line <= node.body[0].lineno:
            is_function = isinstance(node, _FUNCTIONS)
            if is_function:
                for arg, end in _parameters(node):
                    if arg.lineno <= line and (rest := text.between(text.end(end), place)) is not None and not alone \
                            and end.end_lineno == line and rest.strip() in ('', ','):
                        return arg
            start = _head_end(text, node)
            if start > place or line >= node.body[0].lineno:
                continue
            head = text.between(start, place)
            if not alone and head.rstrip().endswith(':') or alone and is_function and head.rstrip().endswith(':'):
                return node
    return None


def _add_comments(text, tree):
    nodes = list(_nodes(tree))
    nodes = sorted([node for node in nodes if isinstance(node, (_ast.Assign, *_BLOCKS))],
                   key=lambda node: (node.lineno, node.col_offset), reverse=True)
    for line, at, content in _comments(text, tree):
        if ignored := _IGNORE.fullmatch(content):
            if isinstance(tree, _ast.Module):
                alone = not text.lines[line - 1][:at].strip()
                tree.type_ignores.append(_ast.TypeIgnore(lineno=line, tag=ignored[1] + '\n' * alone))
            continue
        owner = _owner(text, nodes, line, at)
        if owner is None:
            bare = re.search(r'[(,]\s*\*\s*,\s*$', text.lines[line - 1][:at]) or text.lines[line - 1][:at].strip() == '*,'
            star = text.lines[line - 1].rfind('*', 0, at)
            if bare:
                raise text.error('bare * has associated type comment', line, star + 1, line, star + 2)
            raise text.error('invalid syntax', line, at + 1, line, len(text.lines[line - 1]) + 1)
        if owner.type_comment is not None:
            raise text.error('Cannot have two type comments on def', line, at + 1, line, len(text.lines[line - 1]) + 1)
        owner.type_comment = content


# ---- signatures


def _shift(trees, columns):
    for tree in trees:
        for node in _nodes(tree):
            if getattr(node, 'lineno', 0) == 1:
                node.col_offset += columns
            if getattr(node, 'end_lineno', 0) == 1:
                node.end_col_offset += columns


def _signature(text, filename):
    """The tree of "(int, *str) -> bool"."""
    depth, arrow = 0, -1
    for at, char in enumerate(text):
        depth += (char in '([{') - (char in ')]}')
        if char == '-' and not depth and text[at:at + 2] == '->':
            arrow = at
            break
    left = text[:arrow].strip()
    if arrow < 0 or not (left.startswith('(') and left.endswith(')')):
        raise SyntaxError('invalid syntax', (filename, 1, 1, text, 1, 1))
    call = compile('_' + text[:arrow].lstrip(), filename, 'eval', PyCF_ONLY_AST).body
    right = text[arrow + 2:]
    returns = compile(right.strip(), filename, 'eval', PyCF_ONLY_AST).body
    kinds = ''.join(['*' if isinstance(arg, _ast.Starred) else 'x' for arg in call.args]
                    + ['k' if keyword.arg is None else '=' for keyword in call.keywords]) if isinstance(call, _ast.Call) else '='
    if not re.fullmatch('x*[*]?k?', kinds):
        raise SyntaxError('invalid syntax', (filename, 1, 1, text, 1, 1))
    types = [arg.value if isinstance(arg, _ast.Starred) else arg for arg in call.args]
    _shift(types + call.keywords, -1)
    _shift([returns], arrow + 2 + len(right) - len(right.lstrip()))
    return _ast.FunctionType(argtypes=types + [keyword.value for keyword in call.keywords], returns=returns)


# ---- older versions


def _since(node, text):
    """(minor version, what is new in it) for each new thing in a node."""
    if getattr(node, 'type_params', None):
        yield 12, 'Type parameter lists are'
    match node:
        case _ast.AsyncFunctionDef():
            yield 5, 'Async functions are'
        case _ast.AsyncFor():
            yield 5, 'Async for loops are'
        case _ast.AsyncWith():
            yield 5, 'Async with statements are'
        case _ast.Await():
            yield 5, 'Await expressions are'
        case _ast.MatMult():
            yield 5, "The '@' operator is"
        case _ast.AnnAssign():
            yield 6, 'Variable annotation syntax is'
        case _ast.comprehension(is_async=1):
            yield 6, 'Async comprehensions are'
        case _ast.NamedExpr():
            yield 8, 'Assignment expressions are'
        case _ast.arguments(posonlyargs=[_, *_]):
            yield 8, 'Positional-only parameters are'
        case _ast.Match():
            yield 10, 'Pattern matching is'
        case _ast.TryStar():
            yield 11, 'Exception groups are'
        case _ast.TypeAlias():
            yield 12, 'Type statement is'
        case _ast.Constant(value=int() | float() | complex()) if node.lineno == node.end_lineno:
            line = text.lines[node.lineno - 1]
            if '_' in line.encode()[node.col_offset:node.end_col_offset].decode():
                yield 6, 'Underscores in numeric literals are'
    if getattr(node, 'default_value', None):
        yield 13, 'Type parameter defaults are'


def _check_version(text, tree, minor):
    line = 1
    for node in reversed(list(_nodes(tree))):  # what is inside of something comes before it
        line = getattr(node, 'lineno', line)
        for version, what in _since(node, text):
            if version > minor:
                raise text.error(f'{what} only supported in Python 3.{version} and greater', line,
                                 getattr(node, 'col_offset', 0) + 1)


def parse(source, filename, mode, flags, type_comments, minor, optimize):
    """ast.parse() with what is beyond compile()."""
    if mode == 'func_type':
        return _signature(_text_of(source), filename)
    tree = compile(source, filename, mode, flags, optimize=optimize)
    text = _Text(source, filename)
    if minor is not None:
        _check_version(text, tree, minor)
    if type_comments:
        _add_comments(text, tree)
    return tree
