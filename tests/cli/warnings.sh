# -W and the default filters.
code='import warnings
def f(): warnings.warn("old", DeprecationWarning)
f(); f()
warnings.warn("unused", ResourceWarning)
warnings.warn("plain")'
for action in default ignore always error once module nonsense ignore::UserWarning error:pla; do
    echo "-W $action"
    "$KRAIT" -W $action -c "$code" 2>&1
done
"$KRAIT" -c 'print("\d")'
"$KRAIT" -W error -c 'print("\d")'; echo "status $?"
