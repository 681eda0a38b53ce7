# -m, packages and folders with a __main__.py. Paths are cut to what is below this folder.
show() { "$KRAIT" "$@" 2>&1 | sed "s|$PWD/||g; s|$PWD|HERE|g"; }
show -m pkg.tool a b
show -m pkg
show -m pkg.none
show -m none.at.all
show -m gc
show -m app x
show app x
show pkg
"$KRAIT" -m pkg 2>/dev/null; echo "status $?"
