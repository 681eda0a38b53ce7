# Tracing from the start: -X tracemalloc=N, PYTHONTRACEMALLOC, what they refuse, and where a warning's source was allocated.
ask='import tracemalloc; print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())'
"$KRAIT" -c "$ask"
"$KRAIT" -X tracemalloc -c "$ask"
"$KRAIT" -X tracemalloc=15 -c "$ask"
"$KRAIT" -X tracemalloc=0 -c "$ask"
PYTHONTRACEMALLOC=7 "$KRAIT" -c "$ask"
PYTHONTRACEMALLOC=7 "$KRAIT" -X tracemalloc=2 -c "$ask"
PYTHONTRACEMALLOC=7 "$KRAIT" -E -c "$ask"
PYTHONTRACEMALLOC=x "$KRAIT" -c "$ask" 2>&1; echo "status $?"
"$KRAIT" -X tracemalloc=-1 -c "$ask" 2>&1; echo "status $?"
"$KRAIT" -X tracemalloc=1073741824 -c "$ask" 2>&1; echo "status $?"
cat > "$1/w.py" <<'PY'
import warnings

class Source:
    pass

def make():
    return Source()

source = make()
warnings.warn("unused", ResourceWarning, source=source)
PY
cd "$1"
"$KRAIT" -W always -X tracemalloc=2 w.py 2>&1 | sed "s|$1/||"
"$KRAIT" -W always w.py 2>&1 | sed "s|$1/||"
