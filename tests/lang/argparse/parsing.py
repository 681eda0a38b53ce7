# Command lines through all forms of nargs, actions, groups, subcommands and files; and what is said of wrong ones.
import argparse
import os
import sys

sys.stderr = sys.stdout


def show(parser, *lines, method="parse_args"):
    for line in lines:
        try:
            print(line, "->", getattr(parser, method)(line.split()))
        except SystemExit as stop:
            print("status", stop.code)
        except Exception as error:
            print(type(error).__name__, error)


p = argparse.ArgumentParser(prog="P")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-o", "--output")
p.add_argument("-n", type=int, nargs="?", const="7", default="3")
p.add_argument("-m", "--many", nargs="+", type=float)
p.add_argument("-a", action="append")
p.add_argument("-e", action="extend", nargs="*")
p.add_argument("-k", action="append_const", const="K")
p.add_argument("--colour", choices=["red", "green"])
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
p.add_argument("--off", action="store_false")
p.add_argument("file")
p.add_argument("rest", nargs="*")
show(p, "f", "-vvo out f a b", "-vofile f", "--verb --out=x f", "-n f", "f -n", "f -n 4 x", "-m 1 2e3 -- f g", "-a 1 -a2 -a=3 f", "-e 1 2 -k f -k -e",
     "--flag f", "--no-flag f", "--fl --off f", "f --colour blue", "f --o", "--output", "-m", "f -n x", "", "-x f", "f -vx", "f --verbose=3", "f -- -v -x",
     "f -1", "--colour red f -- --", "-v-f g")
show(p, "f --unknown 1 -z a", "f -vz", method="parse_known_args")

for nargs in (None, "?", "*", "+", 2, "...", "A..."):
    q = argparse.ArgumentParser(prog="Q", exit_on_error=False)
    q.add_argument("-f", action="store_true")
    q.add_argument("a", nargs=nargs, metavar="NAME")
    q.add_argument("b", nargs="?", default="none")
    show(q, "", "1", "1 2", "1 2 3", "1 -f 2", "-f 1 2 3 4", "-- 1 -- 2", "1 -- -f", "-f")
    show(q, "1 -f 2", "1 2 -f 3", method="parse_intermixed_args")

g = argparse.ArgumentParser(prog="G", prefix_chars="-+/", argument_default=argparse.SUPPRESS, allow_abbrev=False)
rivals = g.add_mutually_exclusive_group(required=True)
rivals.add_argument("+x", action="store_true")
rivals.add_argument("/yes", type=int)
rivals.add_argument("z", nargs="?")
g.add_argument("-1", dest="one", action="store_true")
show(g, "+x", "/yes 3", "+x /yes 3", "q +x", "", "-1 q", "-2", "/ye 3", "++help")

s = argparse.ArgumentParser(prog="S", description="subcommands")
s.add_argument("--top", default="t")
s.set_defaults(run="none")
commands = s.add_subparsers(dest="command", title="commands", description="what to do", metavar="COMMAND", required=True)
add = commands.add_parser("add", aliases=["plus", "a"], help="adds numbers")
add.add_argument("numbers", nargs="+", type=int)
add.set_defaults(run="add")
old = commands.add_parser("old", deprecated=True)
old.add_argument("-d", deprecated=True)
show(s, "add 1 2", "--top x plus 3", "add", "sub", "", "add 1 --more", "old -d 1 -d 2", "--help", "a -h")
for wrong in (lambda: commands.add_parser("add"), lambda: commands.add_parser("b", aliases=["a"]), s.add_subparsers):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(s.get_default("run"), add.prog, add.get_default("numbers"))

folder = sys.argv[1]
with open(os.path.join(folder, "args"), "w") as file:
    file.write("-o\nfrom file\nname\n")
f = argparse.ArgumentParser(prog="F", fromfile_prefix_chars="@", parents=[p], add_help=False, conflict_handler="resolve")
print(f.parse_args(["@" + os.path.join(folder, "args"), "more"]))
t = argparse.ArgumentParser(prog="T", exit_on_error=False)
t.add_argument("file", type=argparse.FileType("r"))
show(t, "/no/such/file", "x y")
print(t.parse_args(["-"]).file is sys.stdin)


def odd(text):
    if int(text) % 2 == 0:
        raise argparse.ArgumentTypeError(f"{text} is even")
    return int(text)


t.add_argument("--odd", type=odd)
show(t, "- --odd 3", "- --odd 4", "- --odd x")
