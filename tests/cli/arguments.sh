# sys.argv, sys.path[0] and where the options end.
"$KRAIT" -c 'import sys; print(sys.argv, repr(sys.path[0]))' -x --help a
"$KRAIT" -qucimport\ sys\;print\(sys.argv\) b
echo 'import sys; print(sys.argv, repr(sys.path[0]))' | "$KRAIT"
echo 'import sys; print(sys.argv)' | "$KRAIT" - a -b
"$KRAIT" -O -c 'assert False; print(__debug__)'
"$KRAIT" -OO -c 'def f(): "doc"
print(f.__doc__)'
"$KRAIT" -X one -X two=2 -c 'import sys; print(sys._xoptions)'
"$KRAIT" -c 'print(__name__, __doc__, __package__, __spec__, __annotations__)'
KRAITPATH=space "$KRAIT" -c 'import found; print(found.__file__)'
KRAITPATH=space "$KRAIT" -E -c 'import found' 2>&1 | tail -1
"$KRAIT" -V | sed 's/ [0-9.]*/ N/g'
"$KRAIT" -h | head -1
