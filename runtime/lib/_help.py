"""help(): what it prints about modules, classes, functions and other objects.

Builtins.help imports this module when it is first called. A page is a list of lines; a class's members are grouped as the
reader looks for them: methods, class methods, static methods, properties, other attributes, first its own, then what
each base adds.
"""
import sys

_RULE = "-" * 70
_VARARGS, _VARKEYWORDS = 4, 8
_KINDS = (
    ("method", "Methods"),
    ("class method", "Class methods"),
    ("static method", "Static methods"),
    ("readonly property", "Readonly properties"),
    ("data descriptor", "Data descriptors"),
    ("data", "Data and other attributes"),
)
_HIDDEN = {"__module__", "__doc__", "__dict__", "__weakref__", "__qualname__", "__firstlineno__", "__static_attributes__",
           "__slots__", "__annotations__"}

Function = type(lambda: 0)
Method = type((lambda: 0).__get__(0))
Builtin = type(len)
MethodDescriptor = type(str.join)
SlotWrapper = type(str.__len__)
MethodWrapper = type("".__len__)
ClassMethodDescriptor = type(dict.__dict__["fromkeys"])
Module = type(sys)
_ROUTINES = (Function, Method, Builtin, MethodDescriptor, SlotWrapper, MethodWrapper, ClassMethodDescriptor)


def _default_text(value):
    return repr(value)


def _annotation_text(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else value.__module__ + "." + value.__qualname__
    return repr(value)


def _parameter(name, annotations, defaults):
    text = name
    if name in annotations:
        text += ": " + _annotation_text(annotations[name])
    if name in defaults:
        text += (" = " if name in annotations else "=") + _default_text(defaults[name])
    return text


def _python_signature(function, bound):
    """The parameter list of a function made by def or lambda; without the first one if it is bound."""
    code, annotations = function.__code__, function.__annotations__
    names, count, keyword_only = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    values = function.__defaults__ or ()
    defaults = dict(zip(names[count - len(values):count], values))
    defaults.update(function.__kwdefaults__ or {})
    parts, following = [], count + keyword_only
    for i in range(count):
        if not (bound and i == 0):
            parts.append(_parameter(names[i], annotations, defaults))
        if i + 1 == code.co_posonlyargcount and parts:
            parts.append("/")
    if code.co_flags & _VARARGS:
        parts.append("*" + _parameter(names[following], annotations, {}))
        following += 1
    elif keyword_only:
        parts.append("*")
    parts += [_parameter(name, annotations, defaults) for name in names[count:count + keyword_only]]
    if code.co_flags & _VARKEYWORDS:
        parts.append("**" + _parameter(names[following], annotations, {}))
    result = "(" + ", ".join(parts) + ")"
    if "return" in annotations:
        result += " -> " + _annotation_text(annotations["return"])
    return result


def _native_signature(text, bound):
    """A text signature without the marks that say how the first parameter is bound."""
    parts = [part.strip() for part in text.strip("()").split(",") if part.strip()]
    if parts and parts[0].startswith("$"):
        parts[0] = parts[0][1:]
        if bound or parts[0] in ("module", "type"):
            del parts[0]
            if parts and parts[0] == "/":
                del parts[0]
    return "(" + ", ".join(parts) + ")"


def signature(function, bound=False):
    """The parameter list as text; "(...)" where nothing is known."""
    if isinstance(function, Method):
        return signature(function.__func__, True)
    if isinstance(function, Function):
        return _python_signature(function, bound)
    text = getattr(function, "__text_signature__", None)
    if not isinstance(text, str):
        return "(...)"
    return _native_signature(text, bound or isinstance(function, (Builtin, MethodWrapper)))


def _doc_lines(obj):
    """The docstring's lines, with the indentation that all but the first have in common taken away."""
    doc = getattr(obj, "__doc__", None)
    if not isinstance(doc, str):
        return []
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].strip()] + [line[margin:].rstrip() for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _indent(lines, prefix="    "):
    return [(prefix + line).rstrip() for line in lines]


def _routine_lines(name, function, bound=False):
    own = getattr(function, "__name__", name)
    title = name if own == name or own == "<lambda>" else f"{name} = {own}"
    if own == "<lambda>":
        return [title + " lambda " + signature(function, bound)[1:-1]]
    return [title + signature(function, bound)] + _indent(_doc_lines(function))


def _kind(value):
    if isinstance(value, (classmethod, ClassMethodDescriptor)):
        return "class method"
    if isinstance(value, staticmethod):
        return "static method"
    if isinstance(value, property):
        return "data descriptor" if value.fset or value.fdel else "readonly property"
    if isinstance(value, _ROUTINES):
        return "method"
    if hasattr(type(value), "__set__"):
        return "data descriptor"
    return "data"


def _member_lines(cls, name, value, kind):
    if kind == "method":
        return _routine_lines(name, value)
    if kind in ("class method", "static method"):
        function = getattr(cls, name)
        return _routine_lines(name, function, kind == "class method" and not isinstance(function, Builtin))
    if kind == "data":
        return [f"{name} = {value!r}"]
    return [name] + _indent(_doc_lines(value))


def _class_title(cls):
    return cls.__qualname__ if cls.__module__ in ("__main__",) else cls.__module__ + "." + cls.__qualname__


def _class_lines(cls):
    bases = [_class_title(base) for base in cls.__bases__]
    body, sections = [], []
    text = _constructor(cls)
    if text:
        body += [cls.__name__ + text, ""]
    doc = _doc_lines(cls)
    if doc:
        body += doc + [""]
    if len(cls.__mro__) > 2:
        body += ["Method resolution order:"] + _indent([_class_title(c) for c in cls.__mro__]) + [""]
    seen = set()
    for owner in cls.__mro__:
        if owner is object and cls is not object:
            continue
        members = {n: v for n, v in vars(owner).items() if n not in seen and n not in _HIDDEN}
        seen.update(members)
        for kind, heading in _KINDS:
            chosen = sorted(n for n in members if _kind(members[n]) == kind)
            if not chosen:
                continue
            lines = [heading + (" defined here:" if owner is cls else f" inherited from {_class_title(owner)}:"), ""]
            for name in chosen:
                lines += _member_lines(cls, name, members[name], kind) + [""]
            sections.append(lines)
    for i, lines in enumerate(sections):
        body += ([_RULE] if i else []) + lines
    while body and not body[-1]:
        body.pop()
    return [f"class {cls.__name__}({', '.join(bases)})" if bases else f"class {cls.__name__}"] + _indent(body, " |  ")


def _constructor(cls):
    for owner in cls.__mro__:
        for name in ("__new__", "__init__"):
            function = vars(owner).get(name)
            if isinstance(function, staticmethod):
                function = function.__func__
            if isinstance(function, Function):
                return _python_signature(function, True)
        text = getattr(owner, "__text_signature__", None) if owner is cls else None
        if isinstance(text, str):
            return _native_signature(text, True)
    return None


def _module_lines(module):
    names = getattr(module, "__all__", None) or [n for n in sorted(vars(module)) if not n.startswith("_")]
    doc = _doc_lines(module)
    lines = ["NAME"] + _indent([module.__name__ + (" - " + doc[0] if doc else "")])
    if len(doc) > 1:
        lines += ["", "DESCRIPTION"] + _indent(doc[1:])
    groups = ("CLASSES", []), ("FUNCTIONS", []), ("DATA", [])
    for name in names:
        value = getattr(module, name, None)
        if isinstance(value, type):
            if value.__module__ == module.__name__:
                groups[0][1].extend(_class_lines(value) + [""])
        elif isinstance(value, _ROUTINES):
            groups[1][1].extend(_routine_lines(name, value) + [""])
        elif not isinstance(value, Module):
            groups[2][1].append(f"{name} = {value!r}")
    for heading, body in groups:
        while body and not body[-1]:
            body.pop()
        if body:
            lines += ["", heading] + _indent(body)
    return lines + ["", "FILE"] + _indent([getattr(module, "__file__", "(built-in)")])


def _describe(obj):
    """What kind of thing it is, for the first line of a page."""
    if isinstance(obj, Module):
        return "module " + obj.__name__
    if isinstance(obj, type):
        return "class " + obj.__name__
    if isinstance(obj, Builtin):
        return "built-in function " + obj.__name__
    if isinstance(obj, (MethodDescriptor, ClassMethodDescriptor)):
        return "method_descriptor"
    if isinstance(obj, SlotWrapper):
        return "wrapper_descriptor"
    if isinstance(obj, Method):
        return "method " + obj.__name__
    if isinstance(obj, Function):
        return "function " + obj.__name__
    return "%s object" % type(obj).__name__


def page(obj):
    """The lines that help(obj) prints."""
    head = "Help on " + _describe(obj)
    owner = getattr(obj, "__module__", None)
    if isinstance(obj, Module):
        return [head + ":", ""] + _module_lines(obj)
    if isinstance(obj, type):
        return [f"{head} in module {owner}:", ""] + _class_lines(obj)
    if isinstance(obj, _ROUTINES):
        where = f" in module {owner}" if owner and not isinstance(obj, Method) else ""
        return [f"{head}{where}:", ""] + _routine_lines(obj.__name__, obj)
    return [f"{head}:", ""] + _class_lines(type(obj))


def _resolve(name):
    """The object that a dotted name means: a builtin, or a module and attributes of it. None: there is none."""
    import builtins
    first, *rest = name.split(".")
    if hasattr(builtins, first):
        obj = getattr(builtins, first)
    else:
        try:
            obj = __import__(first)
        except ImportError:
            return None
    for i, part in enumerate(rest):
        if not hasattr(obj, part):
            try:
                __import__(".".join([first] + rest[:i + 1]))
            except ImportError:
                return None
        obj = getattr(obj, part, None)
    return obj


def _show_name(name):
    obj = _resolve(name)
    if obj is None and name != "None":
        print(f"No Python documentation found for {name!r}.\n"
              "Use help() to get the interactive help utility.\n"
              "Use help(str) for help on the str class.\n")
    else:
        _show(obj, name)


def _show(obj, name=None):
    lines = page(obj)
    if name is not None and "." in name and not isinstance(obj, Module):
        lines[0] = f"Help on {_describe(obj).split()[0]} {name}:"
    print("\n".join(lines), end="\n\n")


def _interactive():
    print("Type the name of a module, class, function or object, or \"quit\" to leave.")
    while True:
        try:
            name = input("help> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if name in ("q", "quit"):
            return
        if name:
            _show_name(name)


def help(*args):
    """help(): ask for names; help(object): describe it; help("name"): describe what the name means."""
    if len(args) > 1:
        raise TypeError(f"Helper.help() takes from 1 to 2 positional arguments but {len(args) + 1} were given")
    if not args:
        _interactive()
    elif isinstance(args[0], str):
        _show_name(args[0].strip())
    else:
        _show(args[0])
