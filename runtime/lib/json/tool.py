"""Checks JSON and lays it out: echo '{"json":"obj"}' | python -m json.tool"""

import json
import sys

USAGE = """\
usage: python -m json.tool [-h] [--sort-keys] [--no-ensure-ascii]
                           [--json-lines] [--indent INDENT | --tab |
                           --no-indent | --compact]
                           [infile] [outfile]
"""
HELP = """
A simple command line interface for json module to validate and pretty-print
JSON objects.

positional arguments:
  infile             a JSON file to be validated or pretty-printed
  outfile            write the output of infile to outfile

options:
  -h, --help         show this help message and exit
  --sort-keys        sort the output of dictionaries alphabetically by key
  --no-ensure-ascii  disable escaping of non-ASCII characters
  --json-lines       parse input using the JSON Lines format. Use with --no-
                     indent or --compact to produce valid JSON Lines output.
  --indent INDENT    separate items with newlines and use this number of
                     spaces for indentation
  --tab              separate items with newlines and use tabs for indentation
  --no-indent        separate items with spaces rather than newlines
  --compact          suppress all whitespace separation (most compact)
"""


def _fail(message):
    sys.stderr.write(USAGE + f"python -m json.tool: error: {message}\n")
    raise SystemExit(2)


def _parse(arguments):
    "The options of dump(), whether there is a value on each line, and the files."
    options = {"sort_keys": False, "indent": 4, "ensure_ascii": True}
    json_lines, files, layout = False, [], None
    arguments = list(arguments)
    while arguments:
        argument = arguments.pop(0)
        name, equals, value = argument.partition("=")
        if name in ("-h", "--help"):
            sys.stdout.write(USAGE + HELP)
            raise SystemExit(0)
        if not argument.startswith("-") or argument == "-":
            files.append(argument)
        elif name in ("--indent", "--tab", "--no-indent", "--compact"):
            if layout not in (None, name):
                _fail(f"argument {name}: not allowed with argument {layout}")
            layout = name
            if name == "--indent":
                if not equals:
                    if not arguments:
                        _fail("argument --indent: expected one argument")
                    value = arguments.pop(0)
                try:
                    options["indent"] = int(value)
                except ValueError:
                    _fail(f"argument --indent: invalid int value: {value!r}")
            else:
                options["indent"] = "\t" if name == "--tab" else None
            if name == "--compact":
                options["separators"] = ",", ":"
        elif argument == "--sort-keys":
            options["sort_keys"] = True
        elif argument == "--no-ensure-ascii":
            options["ensure_ascii"] = False
        elif argument == "--json-lines":
            json_lines = True
        else:
            _fail(f"unrecognized arguments: {argument}")
    if len(files) > 2:
        _fail("unrecognized arguments: " + " ".join(files[2:]))
    return options, json_lines, files


def main():
    options, json_lines, files = _parse(sys.argv[1:])
    try:
        if files and files[0] != "-":
            source = open(files[0], encoding="utf-8")
        else:
            source = sys.stdin
        try:
            if json_lines:
                values = [json.loads(line) for line in source]
            else:
                values = [json.load(source)]
        finally:
            if source is not sys.stdin:
                source.close()
        out = open(files[1], "w", encoding="utf-8") if len(files) > 1 else sys.stdout
        try:
            for value in values:
                json.dump(value, out, **options)
                out.write("\n")
        finally:
            out.close()  # standard output as well: a pipe that nobody reads is noticed here
    except ValueError as e:
        raise SystemExit(e)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError as exc:
        sys.exit(exc.errno)
