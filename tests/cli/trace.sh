# -X trace: a debug build prints each instruction, with the quickened form where there is one; a release build says what is wanted.
printf 'def f(a):\n    return a + 1\nfor i in range(3):\n    f(i)\n' > "$1/t.py"
"$KRAIT" -X trace "$1/t.py" > "$1/out" 2> "$1/err"
status=$?
if [ $status = 2 ]; then
    grep -q 'needs a debug build' "$1/err" && echo traced
elif [ "$(grep -c '^--- f, depth 2' "$1/err")" = 3 ] && grep -q 'INT_ADD_RR  *a 1 -> push' "$1/err" && [ ! -s "$1/out" ]; then
    echo traced
fi
