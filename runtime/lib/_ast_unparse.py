"""ast.unparse: source text for a tree.

An expression's method returns its text; it is told the level that its surroundings ask for, and puts itself in parentheses
if its own operator is looser than that. A statement's method adds lines."""
import ast
from enum import IntEnum


class _Precedence(IntEnum):
    """How tightly an expression holds together, the loosest first."""
    NAMED_EXPR, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, EXPR = range(1, 10)
    BOR = EXPR
    BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM = range(10, 19)

    def next(self):
        """The level above, if there is one."""
        return _Precedence(min(self + 1, _Precedence.ATOM))


_P = _Precedence
_TIGHTER_THAN_TEST = _P.TEST.next()
_LONG_QUOTES = ['"""', "'''"]
_QUOTES = ["'", '"', *_LONG_QUOTES]
_HUGE = '1e309'  # overflows to infinity, for which there is no literal

# The operators of each level, as Kind:text.
_OPERATORS = {
    kind: (text, level)
    for level, row in (
        (_P.OR, 'Or:or'), (_P.AND, 'And:and'), (_P.NOT, 'Not:not '), (_P.BOR, 'BitOr:|'), (_P.BXOR, 'BitXor:^'),
        (_P.CMP, 'Eq:==,NotEq:!=,Lt:<,LtE:<=,Gt:>,GtE:>=,Is:is,IsNot:is not,In:in,NotIn:not in'),
        (_P.BAND, 'BitAnd:&'), (_P.SHIFT, 'LShift:<<,RShift:>>'), (_P.ARITH, 'Add:+,Sub:-'),
        (_P.TERM, 'Mult:*,MatMult:@,Div:/,Mod:%,FloorDiv://'), (_P.FACTOR, 'Invert:~,UAdd:+,USub:-'), (_P.POWER, 'Pow:**'))
    for kind, text in [entry.split(':') for entry in row.split(',')]}


def _operator(node):
    return _OPERATORS[type(node).__name__]


def _parens(text, own, around):
    return f'({text})' if around > own else text


def _tuple_text(items):
    return items[0] + ',' if len(items) == 1 else ', '.join(items)


def _literal(value):
    text = repr(value)
    if isinstance(value, (float, complex)):
        text = text.replace('inf', _HUGE).replace('nan', f'({_HUGE}-{_HUGE})')
    return text


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _between_quotes(text, quotes, raw=''):
    """The text with its escapes, and those of the quotes that it can stand between, the best first. Characters of `raw`
    stay as they are."""
    inside = ''.join([c if c in raw or c != '\\' and c.isprintable() else c.encode('unicode_escape').decode()
                      for c in text])
    fitting = [q for q in quotes if q not in inside and (len(q) == 3 or '\n' not in inside)]
    if not fitting:
        shown = repr(text)  # which escapes quotes too
        return shown[1:-1], [next((q for q in quotes if q[0] == shown[0]), shown[0])]
    # Rather no quotes that begin with the character at the end of the text.
    fitting.sort(key=lambda q: inside.endswith(q[0]))
    if inside.endswith(fitting[0][0]):
        inside = f'{inside[:-1]}\\{inside[-1]}'
    return inside, fitting


def _quote_parts(parts):
    """One string of parts (text, is it literal): all of them have to agree on the quotes."""
    quotes = _QUOTES
    done = []
    for text, is_literal in parts:
        if is_literal:
            text, fitting = _between_quotes(text, quotes)
            if not set(fitting) & set(quotes):
                break
            quotes = fitting
        elif '\n' in text:
            quotes = [q for q in quotes if q in _LONG_QUOTES]
        done.append(text)
    else:
        return quotes[0] + ''.join(done) + quotes[0]
    # With a double quote in front, repr takes single ones and escapes them.
    return "'''" + ''.join([repr('"' + text)[2:-1] if is_literal else text for text, is_literal in parts]) + "'''"


class _Unparser:
    def __init__(self):
        self.lines = []
        self.margin = ''
        self.ignores = {}  # line: the text of its `type: ignore`
        self.except_word = 'except'

    def source(self, node):
        text = self.of(node)
        return '\n'.join(self.lines) + text

    # ---- the parts that the methods are made of

    def of(self, node, around=_P.TEST):
        """The text of an expression. Statements add lines, and have none."""
        if isinstance(node, list):
            return ''.join([self.of(item) for item in node])
        method = getattr(self, 'on_' + type(node).__name__, None)
        if method is None:  # of no text itself
            return ''.join([self.of(child) for child in ast.iter_child_nodes(node)])
        return method(node, around) or ''

    def each(self, nodes, around=_P.TEST):
        return [self.of(node, around) for node in nodes]

    def row(self, nodes):
        return ', '.join(self.each(nodes))

    def maybe(self, before, node):
        """What may be missing, with what stands before it."""
        return before + self.of(node) if node else ''

    def line(self, text):
        self.lines.append(self.margin + text)

    def block(self, head, body, comment=''):
        self.line(f'{head}:{comment}')
        margin = self.margin
        self.margin += '    '
        self.of(body)
        self.margin = margin

    def block_if(self, head, body):
        if body:
            self.block(head, body)

    def comment(self, node):
        """The type comment that belongs behind a statement's first line."""
        text = self.ignores.get(getattr(node, 'lineno', None))
        if text is None:
            text = getattr(node, 'type_comment', None)
        return '' if text is None else f' # type: {text}'

    def documented(self, body):
        """The statements, the first of them in long quotes if it is a docstring."""
        if body and isinstance(body[0], ast.Expr) and _is_text(body[0].value):
            return [_Docstring(body[0].value), *body[1:]]
        return body

    def on__Docstring(self, node, around):
        inside, quotes = _between_quotes(node.text, _LONG_QUOTES, '\n\t')
        self.line(node.prefix + quotes[0] + inside + quotes[0])

    # ---- roots

    def on_Module(self, node, around):
        self.ignores = {ignore.lineno: 'ignore' + ignore.tag for ignore in node.type_ignores}
        self.of(self.documented(node.body))

    def on_FunctionType(self, node, around):
        return f'({self.row(node.argtypes)}) -> {self.of(node.returns)}'

    # ---- simple statements

    def on_Pass(self, node, around):
        self.line('pass')

    def on_Break(self, node, around):
        self.line('break')

    def on_Continue(self, node, around):
        self.line('continue')

    def on_Expr(self, node, around):
        self.line(self.of(node.value, _P.YIELD))

    def on_Return(self, node, around):
        self.line('return' + self.maybe(' ', node.value))

    def on_Delete(self, node, around):
        self.line('del ' + self.row(node.targets))

    def on_Assert(self, node, around):
        self.line('assert ' + self.of(node.test) + self.maybe(', ', node.msg))

    def on_Global(self, node, around):
        self.line('global ' + ', '.join(node.names))

    def on_Nonlocal(self, node, around):
        self.line('nonlocal ' + ', '.join(node.names))

    def on_Import(self, node, around):
        self.line('import ' + self.row(node.names))

    def on_ImportFrom(self, node, around):
        self.line(f'from {"." * (node.level or 0)}{node.module or ""} import {self.row(node.names)}')

    def on_alias(self, node, around):
        return f'{node.name} as {node.asname}' if node.asname else node.name

    def on_Assign(self, node, around):
        targets = [target + ' = ' for target in self.each(node.targets, _P.TUPLE)]
        self.line(''.join(targets) + self.of(node.value) + self.comment(node))

    def on_AugAssign(self, node, around):
        self.line(f'{self.of(node.target)} {_operator(node.op)[0]}= {self.of(node.value)}')

    def on_AnnAssign(self, node, around):
        target = self.of(node.target)
        if isinstance(node.target, ast.Name) and not node.simple:
            target = f'({target})'
        self.line(f'{target}: {self.of(node.annotation)}' + self.maybe(' = ', node.value))

    def on_TypeAlias(self, node, around):
        self.line(f'type {self.of(node.name)}{self.type_params(node)} = {self.of(node.value)}')

    def on_Raise(self, node, around):
        if node.cause and not node.exc:
            raise ValueError("Node can't use cause without an exception.")
        self.line('raise' + self.maybe(' ', node.exc) + self.maybe(' from ', node.cause))

    # ---- compound statements

    def on_If(self, node, around):
        word = 'if '
        while True:
            self.block(word + self.of(node.test), node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                break
            node, word = node.orelse[0], 'elif '
        self.block_if('else', node.orelse)

    def on_While(self, node, around):
        self.block('while ' + self.of(node.test), node.body)
        self.block_if('else', node.orelse)

    def on_For(self, node, around, prefix=''):
        self.block(f'{prefix}for {self.of(node.target, _P.TUPLE)} in {self.of(node.iter)}', node.body, self.comment(node))
        self.block_if('else', node.orelse)

    def on_AsyncFor(self, node, around):
        self.on_For(node, around, 'async ')

    def on_With(self, node, around, prefix=''):
        self.block(f'{prefix}with {self.row(node.items)}', node.body, self.comment(node))

    def on_AsyncWith(self, node, around):
        self.on_With(node, around, 'async ')

    def on_withitem(self, node, around):
        return self.of(node.context_expr) + self.maybe(' as ', node.optional_vars)

    def on_Try(self, node, around, except_word='except'):
        outer, self.except_word = self.except_word, except_word
        self.block('try', node.body)
        self.of(node.handlers)
        self.block_if('else', node.orelse)
        self.block_if('finally', node.finalbody)
        self.except_word = outer

    def on_TryStar(self, node, around):
        self.on_Try(node, around, 'except*')

    def on_ExceptHandler(self, node, around):
        name = ' as ' + node.name if node.name else ''
        self.block(self.except_word + self.maybe(' ', node.type) + name, node.body)

    def on_FunctionDef(self, node, around, prefix=''):
        self.definition(node, f'{prefix}def {node.name}{self.type_params(node)}({self.of(node.args)})'
                        + self.maybe(' -> ', node.returns), self.comment(node))

    def on_AsyncFunctionDef(self, node, around):
        self.on_FunctionDef(node, around, 'async ')

    def on_ClassDef(self, node, around):
        arguments = self.row(node.bases + node.keywords)
        self.definition(node, f'class {node.name}{self.type_params(node)}' + (f'({arguments})' if arguments else ''))

    def definition(self, node, head, comment=''):
        if self.lines:
            self.lines.append('')
        for decorator in node.decorator_list:
            self.line('@' + self.of(decorator))
        self.block(head, self.documented(node.body), comment)

    def type_params(self, node):
        params = getattr(node, 'type_params', None)
        return f'[{self.row(params)}]' if params else ''

    def on_TypeVar(self, node, around):
        return node.name + self.maybe(': ', node.bound) + self.maybe(' = ', node.default_value)

    def on_TypeVarTuple(self, node, around):
        return f'*{node.name}' + self.maybe(' = ', node.default_value)

    def on_ParamSpec(self, node, around):
        return f'**{node.name}' + self.maybe(' = ', node.default_value)

    # ---- parameters and arguments

    def on_arguments(self, node, around):
        plain = node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        parts = [self.of(arg) + self.maybe('=', default) for arg, default in zip(plain, defaults)]
        if node.posonlyargs:
            parts.insert(len(node.posonlyargs), '/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + self.maybe('', node.vararg))
        parts += [self.of(arg) + self.maybe('=', default) for arg, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            parts.append('**' + self.of(node.kwarg))
        return ', '.join(parts)

    def on_arg(self, node, around):
        return node.arg + self.maybe(': ', node.annotation)

    def on_keyword(self, node, around):
        return ('**' if node.arg is None else node.arg + '=') + self.of(node.value)

    # ---- names, literals, displays

    def on_Name(self, node, around):
        return node.id

    def on_Constant(self, node, around):
        value = node.value
        if isinstance(value, tuple):
            return f'({_tuple_text([_literal(item) for item in value])})'
        if value is ...:
            return '...'
        return ('u' if node.kind == 'u' else '') + _literal(value)

    def on_JoinedStr(self, node, around):
        return 'f' + _quote_parts([(self.fstring_part(part), isinstance(part, ast.Constant)) for part in node.values])

    def fstring_part(self, node, in_spec=False):
        if isinstance(node, ast.JoinedStr):
            return ''.join([self.fstring_part(part, in_spec) for part in node.values])
        if isinstance(node, ast.FormattedValue):
            return self.on_FormattedValue(node, _P.TEST)
        if not _is_text(node):
            raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')
        text = node.value.replace('{', '{{').replace('}', '}}')
        if in_spec:
            for char, escape in (('\\', '\\\\'), ("'", "\\'"), ('"', '\\"'), ('\n', '\\n')):
                text = text.replace(char, escape)
        return text

    def on_FormattedValue(self, node, around):
        text = self.of(node.value, _TIGHTER_THAN_TEST)
        space = ' ' if text[:1] == '{' else ''  # two braces would be one in the text
        conversion = '' if node.conversion == -1 else '!' + chr(node.conversion)
        spec = ':' + self.fstring_part(node.format_spec, in_spec=True) if node.format_spec else ''
        return f'{{{space}{text}{conversion}{spec}}}'

    def on_List(self, node, around):
        return f'[{self.row(node.elts)}]'

    def on_Set(self, node, around):
        return f'{{{self.row(node.elts) or "*()"}}}'  # empty braces would be a dict

    def on_Tuple(self, node, around):
        text = _tuple_text(self.each(node.elts))
        return _parens(text, _P.TUPLE, around if text else _P.ATOM)

    def on_Dict(self, node, around):
        return '{' + ', '.join([f'{self.of(key)}: {self.of(value)}' if key is not None else '**' + self.of(value, _P.EXPR)
                                for key, value in zip(node.keys, node.values)]) + '}'

    def on_ListComp(self, node, around):
        return f'[{self.of(node.elt)}{self.of(node.generators)}]'

    def on_SetComp(self, node, around):
        return f'{{{self.of(node.elt)}{self.of(node.generators)}}}'

    def on_GeneratorExp(self, node, around):
        return f'({self.of(node.elt)}{self.of(node.generators)})'

    def on_DictComp(self, node, around):
        return f'{{{self.of(node.key)}: {self.of(node.value)}{self.of(node.generators)}}}'

    def on_comprehension(self, node, around):
        conditions = [' if ' + condition for condition in self.each(node.ifs, _TIGHTER_THAN_TEST)]
        return (f'{" async" if node.is_async else ""} for {self.of(node.target, _P.TUPLE)}'
                f' in {self.of(node.iter, _TIGHTER_THAN_TEST)}' + ''.join(conditions))

    # ---- operators

    def on_NamedExpr(self, node, around):
        return _parens(f'{self.of(node.target, _P.ATOM)} := {self.of(node.value, _P.ATOM)}', _P.NAMED_EXPR, around)

    def on_Yield(self, node, around):
        return _parens('yield' + (' ' + self.of(node.value, _P.ATOM) if node.value else ''), _P.YIELD, around)

    def on_YieldFrom(self, node, around):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _parens('yield from ' + self.of(node.value, _P.ATOM), _P.YIELD, around)

    def on_Await(self, node, around):
        return _parens('await' + (' ' + self.of(node.value, _P.ATOM) if node.value else ''), _P.AWAIT, around)

    def on_Lambda(self, node, around):
        arguments = self.of(node.args)
        return _parens(f'lambda{arguments and " " + arguments}: {self.of(node.body)}', _P.TEST, around)

    def on_IfExp(self, node, around):
        body, test = self.each([node.body, node.test], _TIGHTER_THAN_TEST)
        return _parens(f'{body} if {test} else {self.of(node.orelse)}', _P.TEST, around)

    def on_BoolOp(self, node, around):
        word, level = _operator(node.op)
        # Every operand asks for more than the one before it.
        operands = [self.of(value, min(level + i, _P.ATOM)) for i, value in enumerate(node.values, 1)]
        return _parens(f' {word} '.join(operands), level, around)

    def on_UnaryOp(self, node, around):
        sign, level = _operator(node.op)
        return _parens(sign + self.of(node.operand, level), level, around)

    def on_BinOp(self, node, around):
        sign, level = _operator(node.op)
        left, right = (level + 1, level) if sign == '**' else (level, level + 1)
        return _parens(f'{self.of(node.left, left)} {sign} {self.of(node.right, right)}', level, around)

    def on_Compare(self, node, around):
        inner = _P.CMP.next()
        rest = [f' {_operator(op)[0]} {self.of(value, inner)}' for op, value in zip(node.ops, node.comparators)]
        return _parens(self.of(node.left, inner) + ''.join(rest), _P.CMP, around)

    # ---- primaries

    def on_Attribute(self, node, around):
        # A space behind an integer, since `3.real` would begin with a float.
        space = ' ' if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int) else ''
        return f'{self.of(node.value, _P.ATOM)}{space}.{node.attr}'

    def on_Call(self, node, around):
        return f'{self.of(node.func, _P.ATOM)}({self.row(node.args + node.keywords)})'

    def on_Subscript(self, node, around):
        # A tuple needs no parentheses in brackets, unless it is empty.
        inner = _P.TUPLE if isinstance(node.slice, ast.Tuple) else _P.TEST
        return f'{self.of(node.value, _P.ATOM)}[{self.of(node.slice, inner)}]'

    def on_Slice(self, node, around):
        return self.maybe('', node.lower) + ':' + self.maybe('', node.upper) + self.maybe(':', node.step)

    def on_Starred(self, node, around):
        return '*' + self.of(node.value, _P.EXPR)

    # ---- patterns

    def on_Match(self, node, around):
        self.block('match ' + self.of(node.subject), node.cases)

    def on_match_case(self, node, around):
        self.block('case ' + self.of(node.pattern) + self.maybe(' if ', node.guard), node.body)

    def on_MatchValue(self, node, around):
        return self.of(node.value)

    def on_MatchSingleton(self, node, around):
        return _literal(node.value)

    def on_MatchSequence(self, node, around):
        return f'[{self.row(node.patterns)}]'

    def on_MatchStar(self, node, around):
        return '*' + ('_' if node.name is None else node.name)

    def on_MatchMapping(self, node, around):
        parts = [f'{self.of(key)}: {self.of(pattern)}' for key, pattern in zip(node.keys, node.patterns, strict=True)]
        if node.rest is not None:
            parts.append('**' + node.rest)
        return '{' + ', '.join(parts) + '}'

    def on_MatchClass(self, node, around):
        named = [f'{name}={self.of(pattern)}' for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True)]
        return f'{self.of(node.cls, _P.ATOM)}({", ".join(self.each(node.patterns) + named)})'

    def on_MatchAs(self, node, around):
        if node.pattern is None:
            return '_' if node.name is None else node.name
        return _parens(f'{self.of(node.pattern, _P.BOR)} as {node.name}', _P.TEST, around)

    def on_MatchOr(self, node, around):
        return _parens(' | '.join(self.each(node.patterns, _P.BOR.next())), _P.BOR, around)


class _Docstring:
    """A first statement that is a text."""

    def __init__(self, constant):
        self.text = constant.value
        self.prefix = 'u' if constant.kind == 'u' else ''
