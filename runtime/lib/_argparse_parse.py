"""One run of an ArgumentParser over a list of strings: which of them belong to which action.

Each string is of a kind: "O" looks like an option, "-" is the first "--", "A" is anything else. An action takes a run of
strings whose number of A's is right for its nargs; positionals are fitted together, each as greedy as the rest allows.
"""
from _argparse_actions import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, _get_action_name)

__all__ = []

MANY = float("inf")
BOUNDS = {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, MANY), ONE_OR_MORE: (1, MANY), REMAINDER: (0, MANY),
          PARSER: (1, MANY), SUPPRESS: (0, 0)}
COMPLAINTS = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}


def lengths(action, kinds, start):
    """How many strings from `start` on the action could take, the most first."""
    nargs = action.nargs
    low, high = BOUNDS[nargs] if nargs in BOUNDS else (nargs, nargs)
    allowed = "A" if action.option_strings else "A-"
    if nargs in (REMAINDER, PARSER):
        allowed += "O"
    found, count = ([0] if low == 0 else []), 0
    for i in range(start, len(kinds)):
        kind = kinds[i]
        if kind not in allowed or nargs == PARSER and kind == "O" and count == 0:
            break
        count += kind != "-" or nargs == REMAINDER
        if count > high:
            break
        if count >= low:
            found.append(i + 1 - start)
    return reversed(found)


def fit(actions, kinds, start):
    """The number of strings for each of the actions in turn, or None."""
    if not actions:
        return []
    for length in lengths(actions[0], kinds, start):
        rest = fit(actions[1:], kinds, start + length)
        if rest is not None:
            return [length, *rest]
    return None


class Run:
    """The state of one parse: the strings with their kinds, what is left to fill, and what nobody knew."""

    def __init__(self, parser, strings, namespace, actions):
        self.parser, self.strings, self.namespace, self.actions = parser, strings, namespace, actions
        self.positionals = [action for action in actions if not action.option_strings]
        self.kinds, self.options = [], {}
        self.extras = []
        self.seen, self.given = set(), set()
        self.warned = set()
        self.rivals = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.rivals.setdefault(action, []).extend(other for other in group._group_actions if other is not action)
        self.classify()

    def classify(self):
        for i, string in enumerate(self.strings):
            if string == "--" and "-" not in self.kinds:
                self.kinds.append("-")
                continue
            option = None if "-" in self.kinds else self.parser._parse_optional(string)
            if option is not None:
                self.options[i] = option
            self.kinds.append("A" if option is None else "O")

    def walk(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            coming = at
            while coming not in self.options:
                coming += 1
            if coming != at:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras += self.strings[at:coming]
                at = coming
            at = self.take_option(at)
        self.extras += self.strings[self.take_positionals(at):]
        self.finish()
        return self.extras

    def take_positionals(self, at):
        counts = []
        for n in range(len(self.positionals), 0, -1):
            counts = fit(self.positionals[:n], self.kinds, at)
            if counts is not None:
                break
        counts = counts or []
        taken, self.positionals = self.positionals[:len(counts)], self.positionals[len(counts):]
        for action, count in zip(taken, counts):
            values = self.strings[at:at + count]
            if action.nargs not in (PARSER, REMAINDER) and "--" in values:
                values.remove("--")
            at += count
            if values and action.deprecated:
                self.warn(f"argument '{_get_action_name(action)}' is deprecated")
            self.take(action, values)
        return at

    def take_option(self, at):
        """The option at `at`, or several one-letter options written as one; where to go on."""
        found = self.options[at]
        if len(found) > 1:
            matches = ", ".join(option for _, option, _, _ in found)
            raise ArgumentError(None, f"ambiguous option: {self.strings[at]} could match {matches}")
        action, option, separator, value = found[0]
        steps = []
        while True:
            if action is None:
                self.extras.append(self.strings[at])
                return at + 1
            if value is None:
                end = at + 1 + self.count_of(action, at + 1)
                steps.append((action, self.strings[at + 1:end], option))
                break
            longest = next(lengths(action, ["A"], 0), None)
            if longest == 1:
                end = at + 1
                steps.append((action, [value], option))
                break
            if longest is None:
                raise ArgumentError(action, self.complaint(action))
            single = option[1] not in self.parser.prefix_chars
            if not single or value == "" or separator or value[0] in self.parser.prefix_chars:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            steps.append((action, [], option))
            following = option[0] + value[0]
            if following not in self.parser._option_string_actions:
                self.extras.append(option[0] + value)
                end = at + 1
                break
            action, option = self.parser._option_string_actions[following], following
            value = value[1:]
            separator = ""
            if not value:
                value = None
            elif value[0] == "=":
                separator, value = "=", value[1:]
        for action, values, option in steps:
            if action.deprecated:
                self.warn(f"option '{option}' is deprecated")
            self.take(action, values, option)
        return end

    def warn(self, message):
        if message not in self.warned:
            self.warned.add(message)
            self.parser._warning(message)

    def count_of(self, action, start):
        count = next(lengths(action, self.kinds, start), None)
        if count is None:
            raise ArgumentError(action, self.complaint(action))
        return count

    def complaint(self, action):
        if action.nargs in COMPLAINTS:
            return COMPLAINTS[action.nargs]
        return f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"

    def take(self, action, strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if action.option_strings or strings:
            self.given.add(action)
            for rival in self.rivals.get(action, ()):
                if rival in self.given:
                    raise ArgumentError(action, f"not allowed with argument {_get_action_name(rival)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def finish(self):
        """Defaults that are text are converted, and what had to be given is asked for."""
        missing = []
        for action in self.actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            mine = set(self.actions).issuperset(group._group_actions)
            if mine and group.required and not self.given.intersection(group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
