"""ast.unparse: source text for a tree. Each kind of node has a method; expressions are put in parentheses where the operator
around them binds more tightly than they do."""
from ast import *
from enum import IntEnum, auto

_INFSTR = '1e309'  # reads as infinity


class _Precedence(IntEnum):
    """How tightly an expression's operator binds, the loosest first."""
    NAMED_EXPR = auto()
    TUPLE = auto()
    YIELD = auto()
    TEST = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    CMP = auto()
    EXPR = auto()
    BOR = EXPR
    BXOR = auto()
    BAND = auto()
    SHIFT = auto()
    ARITH = auto()
    TERM = auto()
    FACTOR = auto()
    POWER = auto()
    AWAIT = auto()
    ATOM = auto()

    def next(self):
        try:
            return self.__class__(self + 1)
        except ValueError:
            return self


_P = _Precedence
_SINGLE_QUOTES = ("'", '"')
_MULTI_QUOTES = ('"""', "'''")
_ALL_QUOTES = (*_SINGLE_QUOTES, *_MULTI_QUOTES)

_UNARY = {'Invert': ('~', _P.FACTOR), 'Not': ('not', _P.NOT), 'UAdd': ('+', _P.FACTOR), 'USub': ('-', _P.FACTOR)}
_BINARY = {'Add': ('+', _P.ARITH), 'Sub': ('-', _P.ARITH), 'Mult': ('*', _P.TERM), 'MatMult': ('@', _P.TERM),
           'Div': ('/', _P.TERM), 'Mod': ('%', _P.TERM), 'LShift': ('<<', _P.SHIFT), 'RShift': ('>>', _P.SHIFT),
           'BitOr': ('|', _P.BOR), 'BitXor': ('^', _P.BXOR), 'BitAnd': ('&', _P.BAND), 'FloorDiv': ('//', _P.TERM),
           'Pow': ('**', _P.POWER)}
_COMPARE = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
            'In': 'in', 'NotIn': 'not in'}
_BOOLEAN = {'And': ('and', _P.AND), 'Or': ('or', _P.OR)}


class _Unparser(NodeVisitor):
    def __init__(self):
        self._source = []
        self._precedences = {}
        self._type_ignores = {}
        self._indent = 0
        self._in_try_star = False

    # ---- writing

    def write(self, *text):
        self._source.extend(text)

    def fill(self, text=''):
        """A new line at the present indentation."""
        self.maybe_newline()
        self.write('    ' * self._indent, text)

    def maybe_newline(self):
        if self._source:
            self.write('\n')

    def interleave(self, between, function, items):
        for i, item in enumerate(items):
            if i:
                between()
            function(item)

    def commas(self, items, function=None):
        self.interleave(lambda: self.write(', '), function or self.traverse, items)

    def block(self, statements, comment=None):
        self.write(':')
        if comment:
            self.write(comment)
        self._indent += 1
        self.traverse(statements)
        self._indent -= 1

    def parenthesized(self, wanted, function, *args):
        if wanted:
            self.write('(')
        function(*args)
        if wanted:
            self.write(')')

    def require(self, precedence, node):
        """Will the node stand in parentheses under this precedence?"""
        return self.precedence(node) > precedence

    def precedence(self, node):
        return self._precedences.get(node, _P.TEST)

    def set_precedence(self, precedence, *nodes):
        for node in nodes:
            self._precedences[node] = precedence

    def traverse(self, node):
        if isinstance(node, list):
            for item in node:
                self.traverse(item)
        else:
            super().visit(node)

    def visit(self, node):
        """The source of a node that, if run, makes an equal tree."""
        self._source = []
        self.traverse(node)
        return ''.join(self._source)

    def type_comment(self, node):
        comment = self._type_ignores.get(node.lineno) if hasattr(node, 'lineno') else None
        if comment is None:
            comment = getattr(node, 'type_comment', None)
        return f' # type: {comment}' if comment is not None else None

    def docstring_and_body(self, node):
        docstring = self._raw_docstring(node)
        if docstring is not None:
            self._write_docstring(docstring)
            self.traverse(node.body[1:])
        else:
            self.traverse(node.body)

    def _raw_docstring(self, node):
        if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)) or len(node.body) < 1:
            return None
        first = node.body[0]
        if not isinstance(first, Expr):
            return None
        first = first.value
        if isinstance(first, Constant) and isinstance(first.value, str):
            return first
        return None

    def _write_docstring(self, node):
        self.fill()
        if node.kind == 'u':
            self.write('u')
        self._str_literal(node.value, quote_types=_MULTI_QUOTES)

    # ---- roots and statements

    def visit_Module(self, node):
        self._type_ignores = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.docstring_and_body(node)
        self._type_ignores.clear()

    def visit_FunctionType(self, node):
        self.write('(')
        self.commas(node.argtypes)
        self.write(') -> ')
        self.traverse(node.returns)

    def visit_Expr(self, node):
        self.fill()
        self.set_precedence(_P.YIELD, node.value)
        self.traverse(node.value)

    def visit_NamedExpr(self, node):
        def write():
            self.set_precedence(_P.ATOM, node.target, node.value)
            self.traverse(node.target)
            self.write(' := ')
            self.traverse(node.value)
        self.parenthesized(self.require(_P.NAMED_EXPR, node), write)

    def visit_Import(self, node):
        self.fill('import ')
        self.commas(node.names)

    def visit_ImportFrom(self, node):
        self.fill('from ')
        self.write('.' * (node.level or 0))
        if node.module:
            self.write(node.module)
        self.write(' import ')
        self.commas(node.names)

    def visit_Assign(self, node):
        self.fill()
        for target in node.targets:
            self.set_precedence(_P.TUPLE, target)
            self.traverse(target)
            self.write(' = ')
        self.traverse(node.value)
        if comment := self.type_comment(node):
            self.write(comment)

    def visit_AugAssign(self, node):
        self.fill()
        self.traverse(node.target)
        self.write(' ' + _BINARY[type(node.op).__name__][0] + '= ')
        self.traverse(node.value)

    def visit_AnnAssign(self, node):
        self.fill()
        self.parenthesized(not node.simple and isinstance(node.target, Name), self.traverse, node.target)
        self.write(': ')
        self.traverse(node.annotation)
        if node.value:
            self.write(' = ')
            self.traverse(node.value)

    def visit_Return(self, node):
        self.fill('return')
        if node.value:
            self.write(' ')
            self.traverse(node.value)

    def visit_Pass(self, node):
        self.fill('pass')

    def visit_Break(self, node):
        self.fill('break')

    def visit_Continue(self, node):
        self.fill('continue')

    def visit_Delete(self, node):
        self.fill('del ')
        self.commas(node.targets)

    def visit_Assert(self, node):
        self.fill('assert ')
        self.traverse(node.test)
        if node.msg:
            self.write(', ')
            self.traverse(node.msg)

    def visit_Global(self, node):
        self.fill('global ')
        self.commas(node.names, self.write)

    def visit_Nonlocal(self, node):
        self.fill('nonlocal ')
        self.commas(node.names, self.write)

    def visit_Await(self, node):
        def write():
            self.write('await')
            if node.value:
                self.write(' ')
                self.set_precedence(_P.ATOM, node.value)
                self.traverse(node.value)
        self.parenthesized(self.require(_P.AWAIT, node), write)

    def visit_Yield(self, node):
        def write():
            self.write('yield')
            if node.value:
                self.write(' ')
                self.set_precedence(_P.ATOM, node.value)
                self.traverse(node.value)
        self.parenthesized(self.require(_P.YIELD, node), write)

    def visit_YieldFrom(self, node):
        def write():
            self.write('yield from ')
            if not node.value:
                raise ValueError("Node can't be used without a value attribute.")
            self.set_precedence(_P.ATOM, node.value)
            self.traverse(node.value)
        self.parenthesized(self.require(_P.YIELD, node), write)

    def visit_Raise(self, node):
        self.fill('raise')
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't use cause without an exception.")
            return
        self.write(' ')
        self.traverse(node.exc)
        if node.cause:
            self.write(' from ')
            self.traverse(node.cause)

    def _try(self, node):
        self.fill('try')
        self.block(node.body)
        for handler in node.handlers:
            self.traverse(handler)
        if node.orelse:
            self.fill('else')
            self.block(node.orelse)
        if node.finalbody:
            self.fill('finally')
            self.block(node.finalbody)

    def visit_Try(self, node):
        self._with_star(False, node)

    def visit_TryStar(self, node):
        self._with_star(True, node)

    def _with_star(self, star, node):
        before = self._in_try_star
        try:
            self._in_try_star = star
            self._try(node)
        finally:
            self._in_try_star = before

    def visit_ExceptHandler(self, node):
        self.fill('except*' if self._in_try_star else 'except')
        if node.type:
            self.write(' ')
            self.traverse(node.type)
        if node.name:
            self.write(' as ')
            self.write(node.name)
        self.block(node.body)

    def visit_ClassDef(self, node):
        self.maybe_newline()
        for deco in node.decorator_list:
            self.fill('@')
            self.traverse(deco)
        self.fill('class ' + node.name)
        if hasattr(node, 'type_params'):
            self._type_params(node.type_params)
        arguments = [*node.bases, *node.keywords]
        if arguments:
            self.write('(')
            self.commas(arguments)
            self.write(')')
        self._indent_block(node)

    def _indent_block(self, node, comment=None):
        self.write(':')
        if comment:
            self.write(comment)
        self._indent += 1
        self.docstring_and_body(node)
        self._indent -= 1

    def visit_FunctionDef(self, node):
        self._function(node, 'def')

    def visit_AsyncFunctionDef(self, node):
        self._function(node, 'async def')

    def _function(self, node, keyword):
        self.maybe_newline()
        for deco in node.decorator_list:
            self.fill('@')
            self.traverse(deco)
        self.fill(keyword + ' ' + node.name)
        if hasattr(node, 'type_params'):
            self._type_params(node.type_params)
        self.write('(')
        self.traverse(node.args)
        self.write(')')
        if node.returns:
            self.write(' -> ')
            self.traverse(node.returns)
        self._indent_block(node, self.type_comment(node))

    def _type_params(self, type_params):
        if type_params is not None and len(type_params) > 0:
            self.write('[')
            self.commas(type_params)
            self.write(']')

    def visit_TypeVar(self, node):
        self.write(node.name)
        if node.bound:
            self.write(': ')
            self.traverse(node.bound)
        self._default(node)

    def visit_TypeVarTuple(self, node):
        self.write('*' + node.name)
        self._default(node)

    def visit_ParamSpec(self, node):
        self.write('**' + node.name)
        self._default(node)

    def _default(self, node):
        if node.default_value:
            self.write(' = ')
            self.traverse(node.default_value)

    def visit_TypeAlias(self, node):
        self.fill('type ')
        self.traverse(node.name)
        self._type_params(node.type_params)
        self.write(' = ')
        self.traverse(node.value)

    def visit_For(self, node):
        self._for('for ', node)

    def visit_AsyncFor(self, node):
        self._for('async for ', node)

    def _for(self, head, node):
        self.fill(head)
        self.set_precedence(_P.TUPLE, node.target)
        self.traverse(node.target)
        self.write(' in ')
        self.traverse(node.iter)
        self.block(node.body, self.type_comment(node))
        if node.orelse:
            self.fill('else')
            self.block(node.orelse)

    def visit_If(self, node):
        self.fill('if ')
        self.traverse(node.test)
        self.block(node.body)
        while node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self.fill('elif ')
            self.traverse(node.test)
            self.block(node.body)
        if node.orelse:
            self.fill('else')
            self.block(node.orelse)

    def visit_While(self, node):
        self.fill('while ')
        self.traverse(node.test)
        self.block(node.body)
        if node.orelse:
            self.fill('else')
            self.block(node.orelse)

    def visit_With(self, node):
        self._with('with ', node)

    def visit_AsyncWith(self, node):
        self._with('async with ', node)

    def _with(self, head, node):
        self.fill(head)
        self.commas(node.items)
        self.block(node.body, self.type_comment(node))

    # ---- strings

    def _str_literal_helper(self, string, *, quote_types=_ALL_QUOTES, escape_special_whitespace=False):
        """The text as it would stand between quotes, and the quotes that it can stand between."""
        def escape_char(c):
            if not escape_special_whitespace and c in '\n\t':
                return c
            if c == '\\' or not c.isprintable():
                return c.encode('unicode_escape').decode('ascii')
            return c
        escaped = ''.join(map(escape_char, string))
        possible = quote_types
        if '\n' in escaped:
            possible = [q for q in possible if q in _MULTI_QUOTES]
        possible = [q for q in possible if q not in escaped]
        if not possible:
            # None will do: repr knows how to escape them.
            string = repr(string)
            quote = next((q for q in quote_types if string[0] in q), string[0])
            return string[1:-1], [quote]
        if escaped:
            # Quotes that begin like the text ends come last; there the end is escaped.
            possible.sort(key=lambda q: q[0] == escaped[-1])
            if possible[0][0] == escaped[-1]:
                escaped = escaped[:-1] + '\\' + escaped[-1]
        return escaped, possible

    def _str_literal(self, string, *, quote_types=_ALL_QUOTES):
        string, quotes = self._str_literal_helper(string, quote_types=quote_types)
        quote = quotes[0]
        self.write(f'{quote}{string}{quote}')

    def visit_JoinedStr(self, node):
        self.write('f')
        # Each constant part restricts the quotes that the whole can have.
        fstring_parts = []
        for value in node.values:
            buffer, self._source = self._source, []
            self._write_fstring_inner(value)
            fstring_parts.append((''.join(self._source), isinstance(value, Constant)))
            self._source = buffer
        new_parts = []
        quote_types = list(_ALL_QUOTES)
        fallback_to_repr = False
        for value, is_constant in fstring_parts:
            if is_constant:
                value, new_quotes = self._str_literal_helper(value, quote_types=quote_types,
                                                             escape_special_whitespace=True)
                if set(new_quotes).isdisjoint(quote_types):
                    fallback_to_repr = True
                    break
                quote_types = new_quotes
            elif '\n' in value:
                quote_types = [q for q in quote_types if q in _MULTI_QUOTES]
            new_parts.append(value)
        if fallback_to_repr:
            quote_types = ["'''"]
            new_parts = []
            for value, is_constant in fstring_parts:
                if is_constant:
                    value = repr('"' + value)  # so that repr chooses single quotes
                    expected_prefix = "'\""
                    value = value[len(expected_prefix):-1]
                new_parts.append(value)
        value = ''.join(new_parts)
        quote = quote_types[0]
        self.write(f'{quote}{value}{quote}')

    def _write_fstring_inner(self, node, is_format_spec=False):
        if isinstance(node, JoinedStr):
            for value in node.values:
                self._write_fstring_inner(value, is_format_spec=is_format_spec)
        elif isinstance(node, Constant) and isinstance(node.value, str):
            value = node.value.replace('{', '{{').replace('}', '}}')
            if is_format_spec:
                value = value.replace('\\', '\\\\')
                value = value.replace("'", "\\'")
                value = value.replace('"', '\\"')
                value = value.replace('\n', '\\n')
            self.write(value)
        elif isinstance(node, FormattedValue):
            self.visit_FormattedValue(node)
        else:
            raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')

    def visit_FormattedValue(self, node):
        def unparse_inner(inner):
            unparser = type(self)()
            unparser.set_precedence(_P.TEST.next(), inner)
            return unparser.visit(inner)
        self.write('{')
        text = unparse_inner(node.value)
        if text.startswith('{'):
            self.write(' ')  # "{{" would be a brace
        self.write(text)
        if node.conversion != -1:
            self.write(f'!{chr(node.conversion)}')
        if node.format_spec:
            self.write(':')
            self._write_fstring_inner(node.format_spec, is_format_spec=True)
        self.write('}')

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, tuple):
            self.write('(')
            self._items_view(value, self._constant)
            self.write(')')
        elif value is ...:
            self.write('...')
        else:
            if node.kind == 'u':
                self.write('u')
            self._constant(value)

    def _constant(self, value):
        if isinstance(value, (float, complex)):
            # There is no literal for infinity and nan.
            self.write(repr(value).replace('inf', _INFSTR).replace('nan', f'({_INFSTR}-{_INFSTR})'))
        else:
            self.write(repr(value))

    # ---- expressions

    def visit_Name(self, node):
        self.write(node.id)

    def _delimited(self, start, end, items):
        self.write(start)
        self.commas(items)
        self.write(end)

    def visit_List(self, node):
        self._delimited('[', ']', node.elts)

    def _comp(self, start, end, node):
        self.write(start)
        self.traverse(node.elt)
        for gen in node.generators:
            self.traverse(gen)
        self.write(end)

    def visit_ListComp(self, node):
        self._comp('[', ']', node)

    def visit_GeneratorExp(self, node):
        self._comp('(', ')', node)

    def visit_SetComp(self, node):
        self._comp('{', '}', node)

    def visit_DictComp(self, node):
        self.write('{')
        self.traverse(node.key)
        self.write(': ')
        self.traverse(node.value)
        for gen in node.generators:
            self.traverse(gen)
        self.write('}')

    def visit_comprehension(self, node):
        self.write(' async for ' if node.is_async else ' for ')
        self.set_precedence(_P.TUPLE, node.target)
        self.traverse(node.target)
        self.write(' in ')
        self.set_precedence(_P.TEST.next(), node.iter, *node.ifs)
        self.traverse(node.iter)
        for test in node.ifs:
            self.write(' if ')
            self.traverse(test)

    def visit_IfExp(self, node):
        def write():
            self.set_precedence(_P.TEST.next(), node.body, node.test)
            self.traverse(node.body)
            self.write(' if ')
            self.traverse(node.test)
            self.write(' else ')
            self.set_precedence(_P.TEST, node.orelse)
            self.traverse(node.orelse)
        self.parenthesized(self.require(_P.TEST, node), write)

    def visit_Set(self, node):
        if node.elts:
            self._delimited('{', '}', node.elts)
        else:
            self.write('{*()}')  # `{}` would be a dict

    def visit_Dict(self, node):
        def write_item(item):
            key, value = item
            if key is None:
                self.write('**')
                self.set_precedence(_P.EXPR, value)
                self.traverse(value)
            else:
                self.traverse(key)
                self.write(': ')
                self.traverse(value)
        self.write('{')
        self.commas(list(zip(node.keys, node.values)), write_item)
        self.write('}')

    def _items_view(self, items, function=None):
        """Items of a tuple, with the comma behind a single one."""
        function = function or self.traverse
        if len(items) == 1:
            function(items[0])
            self.write(',')
        else:
            self.commas(items, function)

    def visit_Tuple(self, node):
        self.parenthesized(len(node.elts) == 0 or self.precedence(node) > _P.TUPLE, self._items_view, node.elts)

    def visit_UnaryOp(self, node):
        operator, precedence = _UNARY[type(node.op).__name__]

        def write():
            self.write(operator)
            # A factor's sign stands right before it, `not` does not.
            if precedence is not _P.FACTOR:
                self.write(' ')
            self.set_precedence(precedence, node.operand)
            self.traverse(node.operand)
        self.parenthesized(self.require(precedence, node), write)

    def visit_BinOp(self, node):
        operator, precedence = _BINARY[type(node.op).__name__]

        def write():
            if operator == '**':  # the only one that groups to the right
                left, right = precedence.next(), precedence
            else:
                left, right = precedence, precedence.next()
            self.set_precedence(left, node.left)
            self.traverse(node.left)
            self.write(f' {operator} ')
            self.set_precedence(right, node.right)
            self.traverse(node.right)
        self.parenthesized(self.require(precedence, node), write)

    def visit_Compare(self, node):
        def write():
            self.set_precedence(_P.CMP.next(), node.left, *node.comparators)
            self.traverse(node.left)
            for op, right in zip(node.ops, node.comparators):
                self.write(' ' + _COMPARE[type(op).__name__] + ' ')
                self.traverse(right)
        self.parenthesized(self.require(_P.CMP, node), write)

    def visit_BoolOp(self, node):
        operator, precedence = _BOOLEAN[type(node.op).__name__]

        def write():
            inner = precedence
            for i, value in enumerate(node.values):
                if i:
                    self.write(f' {operator} ')
                inner = inner.next()
                self.set_precedence(inner, value)
                self.traverse(value)
        self.parenthesized(self.require(precedence, node), write)

    def visit_Attribute(self, node):
        self.set_precedence(_P.ATOM, node.value)
        self.traverse(node.value)
        # `3.real` would be a float and a name.
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            self.write(' ')
        self.write('.')
        self.write(node.attr)

    def visit_Call(self, node):
        self.set_precedence(_P.ATOM, node.func)
        self.traverse(node.func)
        self.write('(')
        self.commas([*node.args, *node.keywords])
        self.write(')')

    def visit_Subscript(self, node):
        def is_nonempty_tuple(value):
            return isinstance(value, Tuple) and value.elts
        self.set_precedence(_P.ATOM, node.value)
        self.traverse(node.value)
        self.write('[')
        if is_nonempty_tuple(node.slice):
            self._items_view(node.slice.elts)  # needs no parentheses here
        else:
            self.traverse(node.slice)
        self.write(']')

    def visit_Starred(self, node):
        self.write('*')
        self.set_precedence(_P.EXPR, node.value)
        self.traverse(node.value)

    def visit_Ellipsis(self, node):
        self.write('...')

    def visit_Slice(self, node):
        if node.lower:
            self.traverse(node.lower)
        self.write(':')
        if node.upper:
            self.traverse(node.upper)
        if node.step:
            self.write(':')
            self.traverse(node.step)

    def visit_Match(self, node):
        self.fill('match ')
        self.traverse(node.subject)
        self.write(':')
        self._indent += 1
        for case in node.cases:
            self.traverse(case)
        self._indent -= 1

    def visit_arg(self, node):
        self.write(node.arg)
        if node.annotation:
            self.write(': ')
            self.traverse(node.annotation)

    def visit_arguments(self, node):
        first = True
        all_args = node.posonlyargs + node.args
        defaults = [None] * (len(all_args) - len(node.defaults)) + node.defaults
        for index, (arg, default) in enumerate(zip(all_args, defaults), 1):
            if first:
                first = False
            else:
                self.write(', ')
            self.traverse(arg)
            if default:
                self.write('=')
                self.traverse(default)
            if index == len(node.posonlyargs):
                self.write(', /')
        if node.vararg or node.kwonlyargs:
            if first:
                first = False
            else:
                self.write(', ')
            self.write('*')
            if node.vararg:
                self.write(node.vararg.arg)
                if node.vararg.annotation:
                    self.write(': ')
                    self.traverse(node.vararg.annotation)
        if node.kwonlyargs:
            for arg, default in zip(node.kwonlyargs, node.kw_defaults):
                self.write(', ')
                self.traverse(arg)
                if default:
                    self.write('=')
                    self.traverse(default)
        if node.kwarg:
            if first:
                first = False
            else:
                self.write(', ')
            self.write('**' + node.kwarg.arg)
            if node.kwarg.annotation:
                self.write(': ')
                self.traverse(node.kwarg.annotation)

    def visit_keyword(self, node):
        if node.arg is None:
            self.write('**')
        else:
            self.write(node.arg)
            self.write('=')
        self.traverse(node.value)

    def visit_Lambda(self, node):
        def write():
            self.write('lambda')
            buffer, self._source = self._source, []
            self.traverse(node.args)
            arguments, self._source = self._source, buffer
            if arguments:
                self.write(' ', *arguments)
            self.write(': ')
            self.set_precedence(_P.TEST, node.body)
            self.traverse(node.body)
        self.parenthesized(self.require(_P.TEST, node), write)

    def visit_alias(self, node):
        self.write(node.name)
        if node.asname:
            self.write(' as ' + node.asname)

    def visit_withitem(self, node):
        self.traverse(node.context_expr)
        if node.optional_vars:
            self.write(' as ')
            self.traverse(node.optional_vars)

    # ---- patterns

    def visit_match_case(self, node):
        self.fill('case ')
        self.traverse(node.pattern)
        if node.guard:
            self.write(' if ')
            self.traverse(node.guard)
        self.block(node.body)

    def visit_MatchValue(self, node):
        self.traverse(node.value)

    def visit_MatchSingleton(self, node):
        self._constant(node.value)

    def visit_MatchSequence(self, node):
        self._delimited('[', ']', node.patterns)

    def visit_MatchStar(self, node):
        self.write('*' + (node.name if node.name is not None else '_'))

    def visit_MatchMapping(self, node):
        def write_pair(pair):
            key, pattern = pair
            self.traverse(key)
            self.write(': ')
            self.traverse(pattern)
        self.write('{')
        self.commas(list(zip(node.keys, node.patterns, strict=True)), write_pair)
        if node.rest is not None:
            if node.keys:
                self.write(', ')
            self.write(f'**{node.rest}')
        self.write('}')

    def visit_MatchClass(self, node):
        self.set_precedence(_P.ATOM, node.cls)
        self.traverse(node.cls)
        self.write('(')
        self.commas(node.patterns)
        if node.kwd_attrs:
            if node.patterns:
                self.write(', ')

            def write_pair(pair):
                attr, pattern = pair
                self.write(f'{attr}=')
                self.traverse(pattern)
            self.commas(list(zip(node.kwd_attrs, node.kwd_patterns, strict=True)), write_pair)
        self.write(')')

    def visit_MatchAs(self, node):
        if node.name is None:
            self.write('_')
        elif node.pattern is None:
            self.write(node.name)
        else:
            def write():
                self.set_precedence(_P.BOR, node.pattern)
                self.traverse(node.pattern)
                self.write(f' as {node.name}')
            self.parenthesized(self.require(_P.TEST, node), write)

    def visit_MatchOr(self, node):
        def write():
            self.set_precedence(_P.BOR.next(), *node.patterns)
            self.interleave(lambda: self.write(' | '), self.traverse, node.patterns)
        self.parenthesized(self.require(_P.BOR, node), write)
