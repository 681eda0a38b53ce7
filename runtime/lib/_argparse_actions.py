"""What an argument does when it is met: the Action classes of argparse, with the namespace they fill, and the errors.

An Action is a declaration; `_argparse_parse` decides which strings belong to it, and calls it with their values.
"""
import os
import sys
import warnings

__all__ = []

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "?", "*", "+"
PARSER, REMAINDER = "A...", "..."
UNRECOGNIZED = "_unrecognized_args"  # where a subparser leaves what it did not know
MISSING = object()


def public(cls):
    """Marks a class as argparse's own, which is where programs and pickles know it."""
    cls.__module__ = "argparse"
    return cls


@public
class _AttributeHolder:
    """repr() out of what _get_kwargs() and _get_args() tell."""

    def _get_kwargs(self):
        return list(vars(self).items())

    def _get_args(self):
        return []

    def __repr__(self):
        shown, odd = [repr(value) for value in self._get_args()], {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                shown.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            shown.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


@public
class Namespace(_AttributeHolder):
    """The result of parsing: a plain object that can be compared and asked with `in`."""

    def __init__(self, **kwargs):
        vars(self).update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)


def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    for name in (argument.metavar, argument.dest):
        if name not in (None, SUPPRESS):
            return name
    return "{" + ",".join(argument.choices) + "}" if argument.choices else None


@public
class ArgumentError(Exception):
    """Something is wrong with an argument that was given or declared."""

    def __init__(self, argument, message):
        self.argument_name, self.message = _get_action_name(argument), message

    def __str__(self):
        return str(self.message) if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


@public
class ArgumentTypeError(Exception):
    """For functions given as type=: its text is shown as it is."""


@public
class Action(_AttributeHolder):
    """One declared argument; subclasses say in __call__ what is done with its values."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None, deprecated=False):
        self.option_strings, self.dest = option_strings, dest
        self.nargs, self.const, self.default = nargs, const, default
        self.type, self.choices, self.required = type, choices, required
        self.help, self.metavar, self.deprecated = help, metavar, deprecated

    def _get_kwargs(self):
        names = "option_strings dest nargs const default type choices required help metavar deprecated"
        return [(name, getattr(self, name)) for name in names.split()]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


@public
class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, type=MISSING, choices=MISSING, required=False, help=None,
                 metavar=MISSING, deprecated=False):
        spellings = []
        for option in option_strings:
            spellings.append(option)
            if option.startswith("--"):
                spellings.append("--no-" + option[2:])
        old = {}
        for name, value in (("type", type), ("choices", choices), ("metavar", metavar)):
            if value is MISSING:
                old[name] = None
                continue
            old[name] = value
            warnings.warn(f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14.",
                          DeprecationWarning, stacklevel=3)
        super().__init__(spellings, dest, nargs=0, default=default, required=required, help=help, deprecated=deprecated, **old)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


def _refuse_no_values(nargs, const, what, flags, extra=""):
    if nargs == 0:
        raise ValueError(f"nargs for {what} actions must be != 0; if {flags}")
    if const is not None and nargs != OPTIONAL:
        raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")


@public
class _StoreAction(Action):

    def __init__(self, option_strings, dest, nargs=None, const=None, **rest):
        _refuse_no_values(nargs, const, "store", "you have nothing to store, actions such as store true or store const may be more "
                          "appropriate")
        super().__init__(option_strings, dest, nargs, const, **rest)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


@public
class _StoreConstAction(Action):

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


@public
class _StoreTrueAction(_StoreConstAction):

    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


@public
class _StoreFalseAction(_StoreConstAction):

    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


def _grown(namespace, dest, values):
    """Sets dest to a copy of its list with values behind it: a default must not change."""
    import copy
    old = getattr(namespace, dest, None)
    new = [] if old is None else old[:] if type(old) is list else copy.copy(old)
    new.extend(values) if len(values) != 1 else new.append(values[0])
    setattr(namespace, dest, new)


@public
class _AppendAction(Action):

    def __init__(self, option_strings, dest, nargs=None, const=None, **rest):
        _refuse_no_values(nargs, const, "append", "arg strings are not supplying the value to append, the append const action may be "
                          "more appropriate")
        super().__init__(option_strings, dest, nargs, const, **rest)

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [values])


@public
class _AppendConstAction(Action):

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [self.const])


@public
class _ExtendAction(_AppendAction):

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, list(values))


@public
class _CountAction(Action):

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


@public
class _HelpAction(Action):

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


@public
class _VersionAction(Action):

    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings, dest, 0, None, default, help=help, deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


@public
class _SubParsersAction(Action):
    """A positional whose value names the parser of all that follows it."""

    class _ChoicesPseudoAction(Action):
        """The line of one subcommand in the help."""

        def __init__(self, name, aliases, help):
            shown = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__([], shown, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._name_parser_map, self._choices_actions, self._deprecated = {}, [], set()
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        for what, spelling in [("subparser", name), *(("subparser alias", alias) for alias in aliases)]:
            if spelling in self._name_parser_map:
                raise ArgumentError(self, f"conflicting {what}: {spelling}")
        line = self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")) if "help" in kwargs else None
        if line:
            self._choices_actions.append(line)
        parser = self._parser_class(**kwargs)
        if line:
            parser._check_help(line)
        for spelling in (name, *aliases):
            self._name_parser_map[spelling] = parser
            if deprecated:
                self._deprecated.add(spelling)
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *strings = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        chosen = self._name_parser_map.get(name)
        if chosen is None:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        # Into a namespace of its own, so that its defaults win over those that the outer parser has set already.
        found, unknown = chosen.parse_known_args(strings, None)
        vars(namespace).update(vars(found))
        if unknown:
            vars(namespace).setdefault(UNRECOGNIZED, [])
            getattr(namespace, UNRECOGNIZED).extend(unknown)


@public
class FileType:
    """A type= that opens the file of that name; "-" is standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                stream = sys.stdin
            elif set(self._mode) & set("wax"):
                stream = sys.stdout
            else:
                raise ValueError(f'argument "-" with mode {self._mode!r}')
            return stream.buffer if "b" in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        shown = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        shown += [f"{name}={value!r}" for name, value in (("encoding", self._encoding), ("errors", self._errors)) if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"
