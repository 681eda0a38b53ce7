# Colours: by the environment, on a terminal, in what the module traceback prints. Escape is shown as ^[.
cd "$1" || exit
unset NO_COLOR FORCE_COLOR PYTHON_COLORS
export TERM=xterm
show() { sed "s|$1/||g; s/\x1b/^[/g; s/\r//"; }
cat >report.py <<'END'
def f(x):
    return 1 + x["a"]["b"]


try:
    f({"a": {}})
except KeyError as e:
    e.add_note("a note")
    raise ValueError("two\nlines") from e
END
printf 'def f(:\n    pass\n' >wrong.py
printf 'raise ExceptionGroup("group", [ValueError(1)])\n' >group.py
printf 'x = (1 +\n    None)\n' >lines.py
for file in report wrong group lines; do
    FORCE_COLOR=1 "$KRAIT" $file.py 2>&1 | show "$1"
done
tried() {
    case $(env "$@" "$KRAIT" -c '1/0' 2>&1) in
    *$'\033['*) echo "$* coloured" ;;
    *) echo "$* plain" ;;
    esac
}
tried A=1
tried FORCE_COLOR=1
tried FORCE_COLOR= TERM=dumb
tried FORCE_COLOR=1 NO_COLOR=
tried PYTHON_COLORS=1 NO_COLOR=1
tried PYTHON_COLORS=0 FORCE_COLOR=1
tried PYTHON_COLORS=2
FORCE_COLOR=1 "$KRAIT" -E -c 1/0 2>&1 | show "$1"
# On a terminal.
if [ -x /usr/bin/script ]; then
    KRAIT_HISTORY= script -qec "\"$KRAIT\" -c 1/0" /dev/null </dev/null | show "$1"
    NO_COLOR=1 script -qec "\"$KRAIT\" -c 1/0" /dev/null </dev/null | show "$1"
else # the same text as there
    FORCE_COLOR=1 "$KRAIT" -c 1/0 2>&1 | show "$1"
    "$KRAIT" -c 1/0 2>&1 | show "$1"
fi
FORCE_COLOR=1 "$KRAIT" -c '
import _colorize, traceback
print(_colorize.can_colorize())
try:
    [].x
except AttributeError as e:
    print(ascii("".join(traceback.format_exception(e, colorize=True))))
    print(ascii("".join(traceback.format_exception(e))))
try:
    compile("a $ b", "<string>", "exec")
except SyntaxError as e:
    print(ascii(traceback.format_exception_only(e, colorize=True)))
'
# Without columns there are no marks to colour.
"$KRAIT" -X no_debug_ranges -c '
def f(x):
    return 1 + x["a"]["b"]
print(set(tuple(p)[2:] for p in f.__code__.co_positions()))
f({"a": {}})' 2>&1
PYTHONNODEBUGRANGES=1 "$KRAIT" -c '1/0' 2>&1 || true
