"""Usage and help texts of argparse: sections of indented, wrapped lines.

A section is a list of functions without arguments that return text; nothing is laid out before format_help(), when the
longest invocation is known, and with it the column of the help texts.
"""
import functools
import re
import textwrap

from _argparse_actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, public

__all__ = []

BLANKS = re.compile(r"\s+", re.ASCII)  # not those that shall not break


@public
class HelpFormatter:
    """Wraps everything; its underscored methods are what formatter classes of programs override."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

        def format_help(self):
            inner = self.parent is not None
            if inner:
                self.formatter._indent()
            body = self.formatter._join_parts([item() for item in self.items])
            if inner:
                self.formatter._dedent()
            if not body:
                return ""
            head = ""
            if self.heading is not SUPPRESS and self.heading is not None:
                head = f"{' ' * self.formatter._current_indent}{self.heading}:\n"
            return f"\n{head}{body}\n"

    # What a parser calls

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, arguments):
        self._current_section.items.append(functools.partial(function, *arguments))

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._current_section.items.append(section.format_help)
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not None and text is not SUPPRESS:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, [usage, actions, groups, prefix])

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        ends = [len(self._format_action_invocation(action)) + self._current_indent]
        for inner in self._iter_indented_subactions(action):
            ends.append(len(self._format_action_invocation(inner)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, *ends)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        return re.sub("\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _join_parts(self, parts):
        return "".join(part for part in parts if part and part is not SUPPRESS)

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        prog = str(self._prog)
        if not actions:
            return f"{prefix}{prog}\n\n"
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        text = " ".join([prog, *self._get_actions_usage_parts(options + positionals, groups)])
        if len(prefix) + len(text) > max(self._width - self._current_indent, 11):
            text = "\n".join(self._wrap_usage(prog, prefix, self._get_actions_usage_parts(options, groups),
                                              self._get_actions_usage_parts(positionals, groups)))
        return f"{prefix}{text}\n\n"

    def _wrap_usage(self, prog, prefix, options, positionals):
        room = max(self._width - self._current_indent, 11)

        def lines_of(parts, indent, first=None):
            """Parts, as many in a line as there is room for; the first line begins behind the prefix, if there is one."""
            lines, words, column = [], [], (indent if first is None else first) - 1
            for part in parts:
                if words and column + 1 + len(part) > room:
                    lines.append(words)
                    words, column = [], indent - 1
                words.append(part)
                column += 1 + len(part)
            if words:
                lines.append(words)
            pads = [" " * indent if i or first is None else "" for i in range(len(lines))]
            return [pad + " ".join(line) for pad, line in zip(pads, lines)]

        if len(prefix) + len(prog) <= 0.75 * room:
            indent = len(prefix) + len(prog) + 1
            if options:
                return lines_of([prog, *options], indent, len(prefix)) + lines_of(positionals, indent)
            return lines_of([prog, *positionals], indent, len(prefix))
        indent = len(prefix)
        lines = lines_of(options + positionals, indent)
        if len(lines) > 1:
            lines = lines_of(options, indent) + lines_of(positionals, indent)
        return [prog, *lines]

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        """A text for each action that is shown; exclusive groups put their marks around and behind those of their members."""
        in_group, edges = set(), []
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            shown = [action for action in members if action.help is not SUPPRESS]
            if not shown or members[0] not in actions:
                continue
            start = actions.index(members[0])
            if actions[start:start + len(members)] == members:
                in_group.update(members)
                edges.append((group.required, len(shown), start, start + len(members)))
        bars = set()  # behind which parts: a group inside a group shares them
        parts = [self._usage_part(action, action in in_group) for action in actions]
        for required, count, start, end in edges:
            shown = [i for i in range(start, end) if parts[i] is not None]
            if not shown:
                continue
            bars.update(shown[:-1])
            if not required or count > 1:
                parts[shown[0]] = ("(" if required else "[") + parts[shown[0]]
                parts[shown[-1]] += ")" if required else "]"
        return [part + " |" if i in bars else part for i, part in enumerate(parts) if part is not None]

    def _usage_part(self, action, in_group):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if in_group and part[:1] == "[" and part[-1:] == "]" else part
        part = action.format_usage()
        if action.nargs != 0:
            part = f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
        return part if action.required or in_group else f"[{part}]"

    # Arguments

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        room = max(self._width - self._current_indent, 11)
        return self._fill_text(text, room, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        room = column - self._current_indent - 2
        pad, head = " " * self._current_indent, self._format_action_invocation(action)
        beside = action.help and len(head) <= room
        parts = [f"{pad}{head:<{room}}  " if beside else f"{pad}{head}\n"]
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), max(self._width - column, 11))
            parts += [f"{'' if beside and i == 0 else ' ' * column}{line}\n" for i, line in enumerate(lines)]
            if not lines and beside:
                parts.append("\n")
        elif beside:
            parts.append("\n")
        parts += [self._format_action(inner) for inner in self._iter_indented_subactions(action)]
        text = self._join_parts(parts)
        return text

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        names = ", ".join(action.option_strings)
        if action.nargs == 0:
            return names
        return f"{names} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _metavar_formatter(self, action, default_metavar):
        metavar = action.metavar
        if metavar is None:
            metavar = default_metavar
            if action.choices is not None:
                metavar = "{" + ",".join(map(str, action.choices)) + "}"
        return lambda count: metavar if isinstance(metavar, tuple) else (metavar,) * count

    def _format_args(self, action, default_metavar):
        names, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs == ZERO_OR_MORE:
            several = names(1)
            return "[%s [%s ...]]" % several if len(several) == 2 else "[%s ...]" % several
        for known, count, form in ((None, 1, "%s"), (OPTIONAL, 1, "[%s]"), (ONE_OR_MORE, 2, "%s [%s ...]"), (PARSER, 1, "%s ...")):
            if nargs == known:
                return form % names(count)
        if nargs == REMAINDER:
            return "..."
        if nargs == SUPPRESS:
            return ""
        try:
            form = " ".join("%s" for _ in range(nargs))
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return form % names(nargs)

    def _expand_help(self, action):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                values[name] = getattr(value, "__name__", value)
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        return textwrap.wrap(BLANKS.sub(" ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(BLANKS.sub(" ", text).strip(), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


@public
class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions and epilogs as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


@public
class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


@public
class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to each help text that does not tell it."""

    def _get_help_string(self, action):
        text = "" if action.help is None else action.help
        told = "%(default)" in text or action.default is SUPPRESS
        if not told and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


@public
class MetavarTypeHelpFormatter(HelpFormatter):
    """Names values after their type instead of their destination."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
