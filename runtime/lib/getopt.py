"""Options of a command line in the manner of C's getopt()."""
import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """`msg` tells what is wrong, `opt` is the option without its dashes."""

    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(pairs of option and value, what follows them); the first word that is no option ends them."""
    return _scan(args, shortopts, longopts, mixed=False)


def gnu_getopt(args, shortopts, longopts=[]):
    """Like getopt(), but options may stand behind other words, unless shortopts begins with "+"."""
    strict = shortopts.startswith("+")
    mixed = not strict and not os.environ.get("POSIXLY_CORRECT")
    return _scan(args, shortopts.removeprefix("+"), longopts, mixed)


def _scan(args, short, long, mixed):
    long = [long] if isinstance(long, str) else list(long)
    found, words = [], []
    while args and args[0] != "--":
        rest, word, args = args, args[0], args[1:]
        if word.startswith("--"):
            found, args = do_longs(found, word[2:], long, args)
        elif word.startswith("-") and word != "-":
            found, args = do_shorts(found, word[1:], short, args)
        elif mixed:
            words.append(word)
        else:
            return found, rest
    return found, [*words, *args[1:]] if mixed else args[1:]


def do_longs(opts, opt, longopts, args):
    """Adds what "--opt" means to opts, with its value from behind "=" or from args; both, as they are then."""
    name, equals, value = opt.partition("=")
    wants_value, name = long_has_args(name, longopts)
    if equals and not wants_value:
        raise GetoptError(f"option --{name} must not have an argument", name)
    if wants_value and not equals:
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    return opts + [("--" + name, value)], args


def long_has_args(opt, longopts):
    """Whether the option that begins so wants a value, and its whole name."""
    possible = [option for option in longopts if option.startswith(opt)]
    if not possible:
        raise GetoptError(f"option --{opt} not recognized", opt)
    exact = [option for option in possible if option in (opt, opt + "=")]
    if len(exact or possible) > 1 and opt not in exact:
        raise GetoptError(f"option --{opt} not a unique prefix", opt)
    option = opt if opt in exact else (exact or possible)[0]
    return option.endswith("="), option.removesuffix("=")


def do_shorts(opts, optstring, shortopts, args):
    """Adds the options that the letters are to opts; the value of the last may be the rest of them, or in args."""
    while optstring:
        letter, optstring = optstring[0], optstring[1:]
        value = ""
        if short_has_arg(letter, shortopts):
            if not optstring and not args:
                raise GetoptError(f"option -{letter} requires argument", letter)
            if not optstring:
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ""
        opts = opts + [("-" + letter, value)]
    return opts, args


def short_has_arg(opt, shortopts):
    at = -1 if opt == ":" else shortopts.find(opt)
    if at < 0:
        raise GetoptError(f"option -{opt} not recognized", opt)
    return shortopts.startswith(":", at + 1)
