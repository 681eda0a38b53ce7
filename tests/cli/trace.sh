# -X trace prints each instruction, with the quickened form where there is one, and changes nothing else.
printf 'def f(a):\n    return a + 1\nfor i in range(3):\n    f(i)\nprint(i)\n' > "$1/t.py"
"$KRAIT" -X trace "$1/t.py" 2> "$1/err"
grep -c '^--- f, depth 2' "$1/err"
grep -o 'INT_ADD_RR  *a 1 -> push' "$1/err" | uniq -c
