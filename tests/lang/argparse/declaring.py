# What add_argument() and its kin refuse, what declarations look like, and help texts of several formatters.
import argparse
import sys
import warnings

sys.stderr = sys.stdout


def attempt(function, *arguments, **named):
    try:
        print("->", function(*arguments, **named))
    except BaseException as error:
        print(type(error).__name__, error)


p = argparse.ArgumentParser(prog="P")
for names, options in ((["x"], {"action": "foo"}), (["-x"], {"nargs": 0}), (["-x"], {"const": 1}), (["-x"], {"nargs": 0, "action": "append"}),
                       (["x"], {"nargs": "1"}), (["-", "--"], {}), (["x", "-y"], {}), (["-h"], {}), (["-h", "--help"], {}),
                       (["x"], {"dest": "y"}), (["x"], {"required": True}), (["-x"], {"type": "int"}), (["-x"], {"type": argparse.FileType}),
                       (["-x"], {"nargs": 2, "metavar": ("A",)}), (["-q"], {"choices": "abc"}), (["y"], {"nargs": "?"})):
    attempt(p.add_argument, *names, **options)
attempt(argparse.ArgumentParser, conflict_handler="x")
attempt(argparse.ArgumentParser, parents=[3])
print(p, argparse.FileType("w", 3, "x"), argparse.Namespace(a=1, **{"b c": 3}), argparse.Namespace(a=1) == argparse.Namespace(a=1))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    p.add_argument_group("x").add_argument_group("y")
    p.add_mutually_exclusive_group().add_mutually_exclusive_group()
print(*[w.message for w in caught])

r = argparse.ArgumentParser(prog="R", conflict_handler="resolve")
r.add_argument("-f", "--foo", help="old")
r.add_argument("--foo", help="new")
r.print_help()

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--from-parent", help="inherited")
group = parent.add_argument_group("numbers", "of all kinds")
group.add_argument("-n", type=int, default=5, help="%(dest)s is %(default)d, type %(type)s")
text = "words and " * 30
for formatter in (argparse.HelpFormatter, argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter,
                  argparse.RawTextHelpFormatter):
    p = argparse.ArgumentParser(prog="program", parents=[parent], formatter_class=formatter, description=f"{text}\n\n  raw {text}",
                                epilog="%(prog)s ends\n  here")
    p.add_argument("--x", nargs="*", metavar=("A", "B"), default=3, help=text)
    p.add_argument("y", nargs="?", choices=range(3), type=int, help="one of\n  %(choices)s 100%%")
    p.add_argument("--a-rather-long-option-name", "-q", required=True, action=argparse.BooleanOptionalAction, help="switch")
    rivals = p.add_mutually_exclusive_group(required=True)
    rivals.add_argument("--u", action="count", help=argparse.SUPPRESS)
    rivals.add_argument("--v", metavar="V\u00e9")
    rivals.add_argument("--w", nargs="+")
    p.add_argument("--version", action="version", version="%(prog)s 1")
    p.add_argument("r", nargs=2, help="two")
    p.add_argument("s", nargs="...", metavar="REST")
    p.print_help()
p = argparse.ArgumentParser(prog="a_program_with_a_name_that_takes_more_than_three_quarters_of_the_line", usage=None)
p.add_argument("--input", type=str)
p.add_argument("output")
p.print_usage()
p = argparse.ArgumentParser(prog="T", usage="%(prog)s [anything]", formatter_class=argparse.MetavarTypeHelpFormatter)
p.add_argument("--i", type=int, help="a number")
p.add_argument("z", type=float)
p.print_help()
