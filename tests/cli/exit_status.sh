# What the process ends with.
try() { "$KRAIT" -c "$1"; echo "status $?"; }
try 'import sys; sys.exit(3)'
try 'import sys; sys.exit()'
try 'import sys; sys.exit("a text")'
try 'import sys; sys.exit(-1)'
try 'import sys; sys.exit(1 << 70)'
try 'raise SystemExit((1, 2))'
try 'class Leave(SystemExit): pass
raise Leave(5)'
try '1 / 0'
try 'x ='
"$KRAIT" no_such_file.py 2>&1 | sed "s|file '.*/|file '|"
"$KRAIT" no_such_file.py 2>/dev/null; echo "status $?"
"$KRAIT" -c; echo "status $?"
"$KRAIT" --nonsense 2>/dev/null; echo "status $?"
