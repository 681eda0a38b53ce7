"""What can be asked of live objects: their kind, members, documentation, source, arguments, frames and states.

In order: annotations; predicates; members; documentation; files and source text; class trees; arguments; frames;
attributes without running code; generators and coroutines. Signatures have a module of their own,
_inspect_signature, whose names are also names of this one.
"""
import builtins
import enum
import functools
import linecache
import os
import sys
import types
from collections import namedtuple
from itertools import dropwhile, takewhile

# The flags of code objects, from bit 0 on; the docstring's stands apart.
(CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE,
 CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR) = (1 << bit for bit in range(10))
CO_HAS_DOCSTRING = 0x4000000
TPFLAGS_IS_ABSTRACT = 0x100000

_MISSING = object()  # where None could be a value


# ---- annotations


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A new dict of the annotations of a module, class or callable; eval_str evaluates those that are strings."""
    if isclass(obj):
        # Not by getattr(): that could answer with a base's.
        found = obj.__dict__.get('__annotations__')
        if isgetsetdescriptor(found):
            found = found.__get__(obj)
        module = sys.modules.get(getattr(obj, '__module__', None))
        scopes = getattr(module, '__dict__', None), dict(vars(obj))
    elif ismodule(obj):
        found, scopes = getattr(obj, '__annotations__', None), (obj.__dict__, None)
    elif callable(obj):
        found, scopes = getattr(obj, '__annotations__', None), (_globals_of_callable(obj), None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is not None and not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not (found and eval_str):
        return dict(found or ())
    globals = scopes[0] if globals is None else globals
    locals = scopes[1] if locals is None else locals
    type_params = {param.__name__: param for param in getattr(obj, '__type_params__', ())}
    if type_params:
        locals = type_params | (locals or {})
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}


def _globals_of_callable(function):
    """The globals of what a chain of wrappers and partials ends in."""
    while True:
        if hasattr(function, '__wrapped__'):
            function = function.__wrapped__
        elif isinstance(function, functools.partial):
            function = function.func
        else:
            return getattr(function, '__globals__', None)


# ---- predicates


def _type_test(name, kind, what):
    """A predicate that is true of the instances of a type."""
    def test(object):
        return isinstance(object, kind)
    test.__name__ = test.__qualname__ = name
    test.__doc__ = f'Whether the object is {what}.'
    return test


ismodule = _type_test('ismodule', types.ModuleType, 'a module')
isclass = _type_test('isclass', type, 'a class')
isfunction = _type_test('isfunction', types.FunctionType, 'a function written in Python, a lambda too')
ismethod = _type_test('ismethod', types.MethodType, 'a bound method written in Python')
isbuiltin = _type_test('isbuiltin', types.BuiltinFunctionType, 'a function or bound method written in C')
ismethodwrapper = _type_test('ismethodwrapper', types.MethodWrapperType, 'a bound slot such as (1).__add__')
ismemberdescriptor = _type_test('ismemberdescriptor', types.MemberDescriptorType, 'the descriptor of a __slots__ entry')
isgetsetdescriptor = _type_test('isgetsetdescriptor', types.GetSetDescriptorType, 'an attribute of a type written in C')
isgenerator = _type_test('isgenerator', types.GeneratorType, 'a generator')
iscoroutine = _type_test('iscoroutine', types.CoroutineType, 'a coroutine')
isasyncgen = _type_test('isasyncgen', types.AsyncGeneratorType, 'an asynchronous generator')
istraceback = _type_test('istraceback', types.TracebackType, 'a traceback')
isframe = _type_test('isframe', types.FrameType, 'a frame')
iscode = _type_test('iscode', types.CodeType, 'a code object')


def _type_defines(object, *names):
    return any(hasattr(type(object), name) for name in names)


def ismethoddescriptor(object):
    """Whether the object has __get__ only: an unbound method of a type written in C, for one."""
    # A partial has a __get__ that does nothing but warn.
    if isinstance(object, (type, types.MethodType, types.FunctionType, functools.partial)):
        return False
    return _type_defines(object, '__get__') and not _type_defines(object, '__set__', '__delete__')


def isdatadescriptor(object):
    """Whether the object governs assignment or deletion of an attribute, as properties do."""
    return not isinstance(object, (type, types.MethodType, types.FunctionType)) and \
        _type_defines(object, '__set__', '__delete__')


def isroutine(object):
    """Whether the object is a function or method of any sort."""
    return any(test(object) for test in (isbuiltin, isfunction, ismethod, ismethoddescriptor, ismethodwrapper))


def _innermost(function):
    """The function inside of bound methods, partials and partialmethods."""
    while True:
        if isfunction(function) and isinstance(getattr(function, '__partialmethod__', None), functools.partialmethod):
            function = function.__partialmethod__
        elif isinstance(function, (functools.partial, functools.partialmethod)):
            function = function.func
        elif ismethod(function):
            function = function.__func__
        else:
            return function


def _compiled_with(function, flag):
    function = _innermost(function)
    if isfunction(function) or _is_function_like(function):
        return function.__code__.co_flags & flag != 0
    return False


def isgeneratorfunction(obj):
    """Whether calling the object makes a generator."""
    return _compiled_with(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    """Whether calling the object makes an asynchronous generator."""
    return _compiled_with(obj, CO_ASYNC_GENERATOR)


_COROUTINE_MARK = object()


def markcoroutinefunction(func):
    """Have iscoroutinefunction() say yes to a function that is no `async def` but returns an awaitable."""
    func = getattr(func, '__func__', func)
    func._is_coroutine_marker = _COROUTINE_MARK
    return func


def iscoroutinefunction(obj):
    """Whether calling the object makes a coroutine: it is an `async def`, or marked as such."""
    return (_compiled_with(obj, CO_COROUTINE)
            or getattr(_innermost(obj), '_is_coroutine_marker', None) is _COROUTINE_MARK)


def isawaitable(object):
    """Whether `await` takes the object."""
    if isgenerator(object):
        return object.gi_code.co_flags & CO_ITERABLE_COROUTINE != 0
    from collections.abc import Awaitable
    return iscoroutine(object) or isinstance(object, Awaitable)


def isabstract(object):
    """Whether the object is a class that leaves abstract methods to its subclasses."""
    if not isclass(object):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    from abc import ABCMeta
    if not isinstance(object, ABCMeta) or hasattr(object, '__abstractmethods__'):
        return False
    # ABCMeta has not looked at it yet: this is asked in its __init_subclass__.
    inherited = (getattr(object, name, None) for base in object.__bases__
                 for name in getattr(base, '__abstractmethods__', ()))
    return any(getattr(value, '__isabstractmethod__', False) for value in (*object.__dict__.values(), *inherited))


# ---- members


def getmro(cls):
    """The classes where attributes of the class are looked for, in order."""
    return cls.__mro__


def _names_of(object, classes, is_hidden=lambda attribute: True):
    """(name, first) for each name of dir(), and again for each attribute that shows itself to instances only.

    The second time a name comes, `first` is false: then it is for what stands in the class's dict."""
    names = dir(object)
    names += [name for cls in classes for name, value in vars(cls).items()
              if isinstance(value, types.DynamicClassAttribute) and is_hidden(value)]
    seen = set()
    for name in names:
        yield name, name not in seen
        seen.add(name)


def _members(object, predicate, getter):
    bases = getmro(object) if isclass(object) else ()
    found = []
    for name, first in _names_of(object, object.__bases__ if bases else ()):
        value = _MISSING
        if first:
            try:
                value = getter(object, name)
            except AttributeError:
                pass
        if value is _MISSING:
            value = next((vars(base)[name] for base in bases if name in vars(base)), _MISSING)
        if value is not _MISSING and (predicate is None or predicate(value)):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """The (name, value) pairs of an object's attributes, by name; only those that satisfy the predicate."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same as getmembers(), but without running descriptors, __getattr__ and the like."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', ['name', 'kind', 'defining_class', 'object'])


def _home_of(value, cls, name, metaclasses):
    """The class that an attribute's value comes from, or None."""
    classes = (cls, *getmro(cls))
    home = getattr(value, '__objclass__', None)
    if home in classes:
        return home
    # The last class that still answers with this value.
    home = None
    for base in classes:
        if getattr(base, name, None) is value:
            home = base
    for metaclass in metaclasses:
        try:
            if metaclass.__getattr__(cls, name) is value:
                home = metaclass
        except AttributeError:
            pass
    return home


def _classify(cls, name, first, metaclasses):
    value = home = entry = None
    if first and name != '__dict__':
        try:
            value = getattr(cls, name)
        except Exception:
            pass  # what stands in the class's dict has to do
        else:
            home = _home_of(value, cls, name, metaclasses)
    for base in (cls, *getmro(cls), *metaclasses):
        if name in vars(base):
            entry = vars(base)[name]
            home = home if home in metaclasses else base
            break
    if home is None:
        return None  # dir() made it up
    for kind, types_of_entry in _KINDS_OF_ENTRIES:
        if isinstance(entry, types_of_entry):
            return Attribute(name, kind, home, entry)
    value = entry if value is None else value
    return Attribute(name, 'method' if isroutine(value) else 'data', home, value)


_KINDS_OF_ENTRIES = (('static method', (staticmethod, types.BuiltinMethodType)),
                     ('class method', (classmethod, types.ClassMethodDescriptorType)),
                     ('property', property))


def classify_class_attrs(cls):
    """An Attribute for each name that dir(cls) gives: its kind, the class that defines it, and what that holds."""
    metaclasses = tuple(meta for meta in getmro(type(cls)) if meta is not type and meta is not object)
    names = _names_of(cls, getmro(cls), lambda attribute: attribute.fget is not None)
    found = (_classify(cls, name, first, metaclasses) for name, first in names)
    return [attribute for attribute in found if attribute is not None]


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to the innermost function, or to one that stop(function) is true of."""
    chain = [func]  # keeps the objects alive: their addresses must not be used again
    seen = {id(func)}
    while not isclass(func) and hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping {!r}'.format(chain[0]))
        chain.append(func)
        seen.add(id(func))
    return func


# ---- documentation


def indentsize(line):
    """The width of a line's leading blanks, tabs expanded."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _defining_class(function):
    """The class that a function's qualified name says it stands in, or None."""
    place = sys.modules.get(function.__module__)
    if place is None:
        return None
    for name in function.__qualname__.split('.')[:-1]:
        place = getattr(place, name)
    return place if isclass(place) else None


def _where_documented(obj):
    """(class, name) where an attribute's documentation may be inherited from; None where it may not."""
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        of_class = isclass(owner) and getattr(getattr(owner, name, None), '__func__') is obj.__func__
        return owner if of_class else owner.__class__, name
    if isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        of_class = isclass(owner) and f'{owner.__qualname__}.{name}' == obj.__qualname__
        return owner if of_class else owner.__class__, name
    if isfunction(obj):
        name, cls = obj.__name__, _defining_class(obj)
    elif isinstance(obj, property):
        name, cls = obj.__name__, _defining_class(obj.fget)
    elif isinstance(obj, functools.cached_property):
        name, cls = obj.attrname, _defining_class(obj.func)
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
    else:
        return None
    return (cls, name) if cls is not None and getattr(cls, name) is obj else None


def _first_doc(bases, name=None):
    """The first documentation that one of the classes has, or its attribute of that name."""
    for base in bases:
        try:
            doc = (base if name is None else getattr(base, name)).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _finddoc(obj):
    """The documentation that the bases of a class, or of an attribute's class, have."""
    if isclass(obj):
        return _first_doc(base for base in getmro(obj) if base is not object)
    place = _where_documented(obj)
    if place is None:
        return None
    cls, name = place
    if ismemberdescriptor(obj):
        slots = getattr(cls, '__slots__', None)
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    return _first_doc(getmro(cls), name)


def getdoc(object):
    """An object's documentation, or what its bases have for it, without the indentation of the code; or None."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without the margin that its lines but the first share, and without blank lines around it."""
    first, *rest = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in rest if line.strip(' ')), default=0)
    lines = [first.lstrip(' ')] + [line[margin:] for line in rest]
    filled = [row for row, line in enumerate(lines) if line]
    return '\n'.join(lines[filled[0]:filled[-1] + 1]) if filled else ''


# ---- files and source text


def _code_behind(object):
    """From a method, function, traceback or frame to its code object; other objects as they are."""
    object = object.__func__ if ismethod(object) else object
    object = object.__code__ if isfunction(object) else object
    object = object.tb_frame if istraceback(object) else object
    return object.f_code if isframe(object) else object


def getfile(object):
    """The name of the file that the object was written in; TypeError for what is built in."""
    if ismodule(object):
        if file := getattr(object, '__file__', None):
            return file
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        name = getattr(object, '__module__', None)
        if file := getattr(sys.modules.get(name), '__file__', None):
            return file
        if name == '__main__':
            raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    code = _code_behind(object)
    if iscode(code):
        return code.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                    + type(object).__name__)


def getmodulename(path):
    """The name of the module that a file would be imported as, or None."""
    name, extension = os.path.splitext(os.path.basename(path))
    return name if extension == '.py' else None


def getsourcefile(object):
    """The name of the file with the object's source, or None where there is no way to get at it."""
    file = getfile(object)
    if os.path.exists(file) or file in linecache.cache:
        return file
    module = getmodule(object, file)
    loaders = getattr(module, '__loader__', None), getattr(getattr(module, '__spec__', None), 'loader', None)
    return file if loaders != (None, None) else None


def getabsfile(object, _filename=None):
    """The absolute, normalized name of the object's file."""
    file = (getsourcefile(object) or getfile(object)) if _filename is None else _filename
    return os.path.normcase(os.path.abspath(file))


modulesbyfile = {}  # absolute file -> module name
_file_seen = {}  # module name -> __file__ when modulesbyfile learnt of it


def _learn_files():
    """Enter the modules that were imported since the last time."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, '__file__', None) if ismodule(module) else None
        if file is None or _file_seen.get(name) == file:
            continue
        _file_seen[name] = file
        path = getabsfile(module)
        modulesbyfile[path] = modulesbyfile[os.path.realpath(path)] = module.__name__


def getmodule(object, _filename=None):
    """The module that the object was defined in, or None where that cannot be told."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    if _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        path = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if path not in modulesbyfile:
        _learn_files()
    if path in modulesbyfile:
        return sys.modules.get(modulesbyfile[path])
    name = getattr(object, '__name__', None)
    if name is None:
        return None
    if getattr(sys.modules['__main__'], name, None) is object:
        return sys.modules['__main__']
    return builtins if getattr(builtins, name, None) is object else None


class ClassFoundException(Exception):
    """Not raised here; programs may name it."""


def _source_lines(object):
    """The lines of the file that the object is in."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)  # the file may have changed
    else:
        file = getfile(object)
        # There is no such file, but a doctest's or the like is one that linecache may have been told of.
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if module and not lines and file.startswith('<') and hasattr(object, '__code__'):
        lines = linecache._getlines_from_code(object.__code__)
    if not lines:
        raise OSError('could not get source code')
    return lines


def findsource(object):
    """(lines, row): all lines of the object's file, and the row, from 0, that the object begins at."""
    lines = _source_lines(object)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        if '__firstlineno__' not in vars(object):
            raise OSError('source code not available')
        first = vars(object)['__firstlineno__']
    else:
        first = getattr(_code_behind(object), 'co_firstlineno', None)
        if first is None:
            raise OSError('could not find code object')
    if first > len(lines):
        raise OSError('lineno is out of bounds')
    return lines, first - 1


def getcomments(object):
    """The comment lines right above the object's source, or at the top of a module; None where there are none."""
    try:
        lines, row = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        if lines[0].startswith('#!'):
            lines = lines[1:]
        lines = dropwhile(lambda line: line.strip() in ('', '#'), lines)
        return ''.join(line.expandtabs() for line in takewhile(lambda line: line.startswith('#'), lines)) or None
    indent = indentsize(lines[row])
    above = list(takewhile(lambda line: line.lstrip().startswith('#') and indentsize(line) == indent,
                           reversed(lines[:row])))
    if not above:
        return None
    # Lines with a number sign only are no more than a frame around the text.
    for _ in range(2):
        above = list(dropwhile(lambda line: line.strip() == '#', above))[::-1]
    return ''.join(line.expandtabs().lstrip() for line in reversed(above))


class EndOfBlock(Exception):
    """What BlockFinder raises behind the last token of a block."""


class BlockFinder:
    """Fed with the tokens from a definition on, knows in `last` the row that it ends in."""

    def __init__(self):
        self.started = self.islambda = self.passline = self.indecorator = False
        self.indent, self.last, self.body_col0 = 0, 1, None
        self._open = 0  # brackets

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Take one token, in the form that the tokenizer yields it; EndOfBlock behind the definition."""
        from token import COMMENT, DEDENT, INDENT, NEWLINE, NL
        if token in ('(', '[', '{'):
            self._open += 1
        elif token in (')', ']', '}'):
            self._open -= 1
        if type == NEWLINE and not self._open:
            self.last = srowcol[0]
            self.passline = self.indecorator = False
            if self.islambda:
                raise EndOfBlock
        elif self.passline or self.indecorator:
            return
        elif not self.started:
            self.indecorator = token == '@'
            self.islambda = token == 'lambda'
            self.started = self.passline = type not in (INDENT, COMMENT, NL) and token not in ('async', '@')
        elif type == INDENT:
            self.indent += 1
            self.passline = True
            if self.body_col0 is None:
                self.body_col0 = erowcol[1]
        elif type == DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif self.indent == 0 and type != NL:
            raise EndOfBlock


def _logical_lines(lines):
    """For each logical line: its first row, its last, its indentation, its text without strings and comments (None
    for blank lines and comments), and whether it is a comment. Rows count from 1."""
    row = 0
    while row < len(lines):
        first = row
        text, depth, quote, more = [], 0, None, True
        while more and row < len(lines):
            line = lines[row]
            row += 1
            more = False
            i, n = 0, len(line)
            while i < n:
                c = line[i]
                if quote:
                    if c == '\\':
                        i += 2
                        continue
                    if line.startswith(quote, i):
                        i += len(quote)
                        quote = None
                        continue
                elif c == '#':
                    break
                elif c in '"\'':
                    quote = c * 3 if line.startswith(c * 3, i) else c
                    i += len(quote)
                    text.append('""')
                    continue
                else:
                    if c in '([{':
                        depth += 1
                    elif c in ')]}':
                        depth -= 1
                    elif c == '\\' and line[i + 1:].strip('\r\n') == '':
                        more = True
                        break
                    text.append(c)
                i += 1
            if quote and len(quote) == 1:
                if line.rstrip('\r\n').endswith('\\'):
                    more = True
                else:
                    quote = None
            more = more or depth > 0 or quote is not None
        head = lines[first]
        stripped = head.lstrip(' \t\f')
        code = ''.join(text).strip()
        indent = len(head.expandtabs()) - len(head.expandtabs().lstrip())
        comment = stripped.startswith('#')
        yield first + 1, row, indent, code if not comment and code else None, comment


def getblock(lines):
    """The lines of the definition, or statement with a lambda, that the first line begins."""
    last = 1
    base = body = None
    indecorator = False
    for first, end, indent, code, comment in _logical_lines(lines):
        if base is None:
            if code is None:
                continue
            base = indent
        if code is None:
            if comment and body is not None and indent >= body:
                last = end
            continue
        if body is None and not indecorator and not _is_header(code, base, indent):
            if first > 1 and indent <= base:
                break
        if indent < base or (body is not None and indent <= base):
            break
        if body is None:
            words = code.split(None, 2)
            if code.startswith('@'):
                indecorator = True
                last = end
                continue
            if indent > base:
                body = indent
                last = end
                continue
            last = end
            if words[0] in ('def', 'class', 'async') or words[0].startswith('class:'):
                indecorator = False
                if not code.endswith(':'):
                    break  # all on one line
                continue
            break  # a lambda, or a statement
        last = end
    return lines[:last]


def _is_header(code, base, indent):
    return indent > base or code.startswith(('@', 'def ', 'class ', 'async '))


def getsourcelines(object):
    """(lines, number): the lines of the object's source, and where in its file they begin; 0 for all of a module."""
    object = unwrap(object)
    lines, row = findsource(object)
    object = object.tb_frame if istraceback(object) else object
    if ismodule(object) or (isframe(object) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[row:]), row + 1


def getsource(object):
    """The text of the object's source; OSError where it cannot be had."""
    return ''.join(getsourcelines(object)[0])


# ---- class trees


def walktree(classes, children, parent):
    """The classes, sorted, each followed by the list of its children's trees."""
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    tree = []
    for cls in classes:
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Nested lists of (class, bases); a list stands behind the class that its own derive from.

    A class appears once for each of its bases; with unique, under the first that is among the classes."""
    children = {}
    roots = {}
    for cls in classes:
        for base in cls.__bases__:
            children.setdefault(base, {})[cls] = None
            if unique and base in classes:
                break
        if not cls.__bases__:
            roots[cls] = None
    roots.update((base, None) for base in children if base not in classes)
    return walktree(list(roots), {base: list(derived) for base, derived in children.items()}, None)


# ---- arguments

Arguments = namedtuple('Arguments', ['args', 'varargs', 'varkw'])
ArgInfo = namedtuple('ArgInfo', ['args', 'varargs', 'keywords', 'locals'])
FullArgSpec = namedtuple(
    'FullArgSpec', ['args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations'])


def getargs(co):
    """The names of a code object's parameters; the keyword-only ones are among args."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    plain = co.co_argcount + co.co_kwonlyargcount
    names = iter(co.co_varnames[plain:])
    return Arguments(list(co.co_varnames[:plain]), next(names) if co.co_flags & CO_VARARGS else None,
                     next(names) if co.co_flags & CO_VARKEYWORDS else None)


def getfullargspec(func):
    """The parameters of a callable as a FullArgSpec: `self` included, wrappers not looked through."""
    try:
        sig = _find_signature(func, follow_wrapped=False, skip_bound=False)
    except Exception as reason:
        raise TypeError('unsupported callable') from reason
    names = {kind: [] for kind in _ParameterKind}
    annotations = {} if sig.return_annotation is _empty else {'return': sig.return_annotation}
    defaults, kwdefaults = [], {}
    for name, param in sig.parameters.items():
        names[param.kind].append(name)
        if param.annotation is not _empty:
            annotations[name] = param.annotation
        if param.default is _empty:
            continue
        if param.kind is _KEYWORD_ONLY:
            kwdefaults[name] = param.default
        else:
            defaults.append(param.default)
    positional, normal, starred, keyword, doubly_starred = names.values()
    only = lambda names: names[0] if names else None
    return FullArgSpec(positional + normal, only(starred), only(doubly_starred), tuple(defaults) or None, keyword,
                       kwdefaults or None, annotations)


def getargvalues(frame):
    """The parameters of the function that a frame runs, with its locals."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatannotation(annotation, base_module=None):
    """An annotation as text: classes by their names, qualified unless they are builtins or of base_module."""
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        return re.sub(r'(?<![\w.])typing\.', '', repr(annotation))
    if not isclass(annotation) or isinstance(annotation, types.GenericAlias):
        return repr(annotation)
    prefix = '' if annotation.__module__ in ('builtins', base_module) else annotation.__module__ + '.'
    return prefix + annotation.__qualname__


def formatannotationrelativeto(object):
    """A formatannotation() that leaves away the name of the object's module."""
    home = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, home)


def _format_value(value):
    return '=' + repr(value)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs='*{}'.format,
                    formatvarkw='**{}'.format, formatvalue=_format_value):
    """What getargvalues() gives as the text of a call."""
    items = [(formatarg, name) for name in args]
    items += [(how, name) for how, name in ((formatvarargs, varargs), (formatvarkw, varkw)) if name]
    return '(' + ', '.join(how(name) + formatvalue(locals[name]) for how, name in items) + ')'


def _plural(count):
    return '' if count == 1 else 's'


def _raise_missing(function, kind, missing):
    *some, last = map(repr, missing)
    text = f'{", ".join(some)} and {last}' if some else last
    count = len(missing)
    raise TypeError(f'{function}() missing {count} required {kind} argument{_plural(count)}: {text}')


def _raise_too_many(function, spec, given, by_keyword):
    most = len(spec.args)
    least = most - len(spec.defaults or ())
    takes, plural = (str(most), _plural(most)) if least == most else (f'from {least} to {most}', 's')
    and_keywords = ''
    if by_keyword:
        and_keywords = (f' positional argument{_plural(given)} '
                        f'(and {by_keyword} keyword-only argument{_plural(by_keyword)})')
    verb = 'was' if given == 1 and not by_keyword else 'were'
    raise TypeError(f'{function}() takes {takes} positional argument{plural} but {given}{and_keywords} {verb} given')


def getcallargs(func, /, *positional, **named):
    """What each parameter of the function would be in a call with these arguments: {name: value}."""
    spec = getfullargspec(func)
    function = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    values = dict(zip(spec.args, positional))
    surplus = positional[len(spec.args):]
    if spec.varargs:
        values[spec.varargs] = surplus
    extra = {}
    if spec.varkw:
        values[spec.varkw] = extra
    for name, value in named.items():
        if name not in spec.args and name not in spec.kwonlyargs:
            if not spec.varkw:
                raise TypeError(f'{function}() got an unexpected keyword argument {name!r}')
            extra[name] = value
        elif name in values:
            raise TypeError(f'{function}() got multiple values for argument {name!r}')
        else:
            values[name] = value
    if surplus and not spec.varargs:
        _raise_too_many(function, spec, len(positional), sum(name in values for name in spec.kwonlyargs))
    defaults = dict(zip(reversed(spec.args), reversed(spec.defaults or ())))
    for kind, names, defaults in (('positional', spec.args, defaults),
                                  ('keyword-only', spec.kwonlyargs, spec.kwonlydefaults or {})):
        missing = [name for name in names if name not in values and name not in defaults]
        if missing:
            _raise_missing(function, kind, missing)
        values.update((name, defaults[name]) for name in names if name not in values)
    return values


ClosureVars = namedtuple('ClosureVars', ['nonlocals', 'globals', 'builtins', 'unbound'])


def getclosurevars(func):
    """What the names that a function uses, and are not its own, stand for now."""
    func = func.__func__ if ismethod(func) else func
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    captured = dict(zip(func.__code__.co_freevars, (cell.cell_contents for cell in func.__closure__ or ())))
    built_in = func.__globals__.get('__builtins__', builtins)
    result = ClosureVars(captured, {}, {}, set())
    scopes = ((func.__globals__, result.globals),
              (built_in.__dict__ if ismodule(built_in) else built_in, result.builtins))
    for name in func.__code__.co_names:
        for scope, found in scopes:
            if name in scope:
                found[name] = scope[name]
                break
        else:
            result.unbound.add(name)
    return result


# ---- frames


def _repr_with_positions(self):
    fields = self._fields + ('positions',)
    return f'{type(self).__name__}({", ".join(f"{name}={getattr(self, name)!r}" for name in fields)})'


class Traceback(namedtuple('_Traceback', ['filename', 'lineno', 'function', 'code_context', 'index'])):
    """What getframeinfo() tells. The span of the source, `positions`, is no item of the tuple."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    __repr__ = _repr_with_positions


class FrameInfo(namedtuple('_FrameInfo', ('frame',) + Traceback._fields)):
    """A Traceback with the frame before it: an item of what stack() and its like return."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    __repr__ = _repr_with_positions


def _positions_at(code, offset):
    """The dis.Positions of the instruction at an offset in bytes; all None where it has none."""
    from dis import Positions
    from itertools import islice
    rows = islice(code.co_positions(), offset // 4, None) if offset >= 0 else iter(())
    return Positions(*next(rows, ()))


def getframeinfo(frame, context=1):
    """Where a frame or traceback is: a Traceback, with so many lines of source around the current one."""
    if istraceback(frame):
        number, offset, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    else:
        number, offset = frame.f_lineno, frame.f_lasti
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    positions = _positions_at(frame.f_code, offset)
    if positions.lineno is None:
        positions = positions._replace(lineno=number)
    number = positions.lineno
    around = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(number - 1 - context // 2, len(lines) - context))
            around, index = lines[start:start + context], number - 1 - start
    return Traceback(getsourcefile(frame) or getfile(frame), number, frame.f_code.co_name, around, index,
                     positions=positions)


def _frame_info(frame, place, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getlineno(frame):
    """The number of the line that a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A FrameInfo for the frame, for its caller, and so on outwards."""
    found = []
    while frame is not None:
        found.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A FrameInfo for each frame of a traceback, the one that raised last."""
    found = []
    while tb is not None:
        found.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """getouterframes() from the caller's frame on."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """getinnerframes() of the exception that is being handled."""
    handled = sys.exception()
    return [] if handled is None else getinnerframes(handled.__traceback__, context)


# ---- attributes without running code

# Not by attribute: a class may define these names itself.
_mro_of = type.__dict__['__mro__'].__get__
_namespace_of = type.__dict__['__dict__'].__get__


def _hiding_dict(cls):
    """What a class or a base of it has defined as __dict__ in place of the usual descriptor."""
    for base in _mro_of(cls):
        entry = _namespace_of(base).get('__dict__', _MISSING)
        usual = (type(entry) is types.GetSetDescriptorType and entry.__name__ == '__dict__'
                 and entry.__objclass__ is base)
        if entry is not _MISSING and not usual:
            return entry
    return _MISSING


def _class_entry(cls, name):
    for base in _mro_of(cls):
        # A metaclass with a __dict__ of its own makes the namespace unknowable.
        if name in _namespace_of(base) and _hiding_dict(type(base)) is _MISSING:
            return _namespace_of(base)[name]
    return _MISSING


def _instance_entry(obj, name):
    hiding = _hiding_dict(type(obj))
    if hiding is not _MISSING and type(hiding) is not types.MemberDescriptorType:
        return _MISSING
    try:
        return dict.get(object.__getattribute__(obj, '__dict__'), name, _MISSING)
    except AttributeError:
        return _MISSING


def _governs_instances(entry):
    """Whether a class's entry goes before the instance's: it is a data descriptor."""
    has = [_class_entry(type(entry), name) is not _MISSING for name in ('__get__', '__set__', '__delete__')]
    return has[0] and (has[1] or has[2])


def getattr_static(obj, attr, default=_MISSING):
    """What stands for an attribute in the dicts of an object and its classes, descriptors as they are.

    Runs no code of the object. So it does not see what __getattr__ would make, and sees what a property would hide."""
    if type in _mro_of(type(obj)):
        found = _class_entry(obj, attr)
        if found is _MISSING:
            found = _class_entry(type(obj), attr)
    else:
        found, inherited = _instance_entry(obj, attr), _class_entry(type(obj), attr)
        if found is _MISSING or (inherited is not _MISSING and _governs_instances(inherited)):
            found = inherited
    found = default if found is _MISSING else found
    if found is _MISSING:
        raise AttributeError(attr)
    return found


# ---- generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (state.replace('GEN', 'CORO') for state in (
    GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (state.replace('GEN', 'AGEN') for state in (
    GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def _state(object, attributes, prefix):
    """The state of a generator-like object, whose attributes begin with gi_, cr_ or ag_."""
    for state in ('running', 'suspended'):
        if getattr(object, attributes + state):
            return f'{prefix}_{state.upper()}'
    return prefix + ('_CLOSED' if getattr(object, attributes + 'frame') is None else '_CREATED')


def _live_locals(object, attribute):
    frame = getattr(object, attribute, None)
    return {} if frame is None else frame.f_locals


def getgeneratorstate(generator):
    """One of GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED and GEN_CLOSED."""
    return _state(generator, 'gi_', 'GEN')


def getgeneratorlocals(generator):
    """The local variables of a generator that has not ended; {} behind the end."""
    if isgenerator(generator):
        return _live_locals(generator, 'gi_frame')
    raise TypeError('{!r} is not a Python generator'.format(generator))


def getcoroutinestate(coroutine):
    """One of CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED and CORO_CLOSED."""
    return _state(coroutine, 'cr_', 'CORO')


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine that has not ended; {} behind the end."""
    return _live_locals(coroutine, 'cr_frame')


def getasyncgenstate(agen):
    """One of AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED and AGEN_CLOSED."""
    return _state(agen, 'ag_', 'AGEN')


def getasyncgenlocals(agen):
    """The local variables of an asynchronous generator that has not ended; {} behind the end."""
    if isasyncgen(agen):
        return _live_locals(agen, 'ag_frame')
    raise TypeError(f'{agen!r} is not a Python async generator')


# ---- buffers


class BufferFlags(enum.IntFlag):
    """What may be asked of an object's __buffer__."""
    SIMPLE = 0
    WRITABLE = 1
    FORMAT = 4
    ND = 8
    STRIDES = 0x18
    C_CONTIGUOUS = 0x38
    F_CONTIGUOUS = 0x58
    ANY_CONTIGUOUS = 0x98
    INDIRECT = 0x118
    CONTIG, CONTIG_RO = ND | WRITABLE, ND
    STRIDED, STRIDED_RO = STRIDES | WRITABLE, STRIDES
    RECORDS, RECORDS_RO = STRIDES | WRITABLE | FORMAT, STRIDES | FORMAT
    FULL, FULL_RO = INDIRECT | WRITABLE | FORMAT, INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200


from _inspect_signature import (  # noqa: a part of this module that stands by itself
    BoundArguments, Parameter, Signature, _empty, _void, _KEYWORD_ONLY, _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD,
    _VAR_KEYWORD, _VAR_POSITIONAL, _ParameterKind, _signature_strip_non_python_syntax,
    find_signature as _find_signature, is_function_like as _is_function_like, signature)

__all__ = (
    'AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED ArgInfo Arguments Attribute BlockFinder BoundArguments '
    'BufferFlags CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR '
    'CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS '
    'ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED GEN_RUNNING '
    'GEN_SUSPENDED Parameter Signature TPFLAGS_IS_ABSTRACT Traceback classify_class_attrs cleandoc currentframe '
    'findsource formatannotation formatannotationrelativeto formatargvalues get_annotations getabsfile getargs '
    'getargvalues getasyncgenlocals getasyncgenstate getattr_static getblock getcallargs getclasstree getclosurevars '
    'getcomments getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals '
    'getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro '
    'getouterframes getsource getsourcefile getsourcelines indentsize isabstract isasyncgen isasyncgenfunction '
    'isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction '
    'isgenerator isgeneratorfunction isgetsetdescriptor ismemberdescriptor ismethod ismethoddescriptor '
    'ismethodwrapper ismodule isroutine istraceback markcoroutinefunction signature stack trace unwrap '
    'walktree').split()
