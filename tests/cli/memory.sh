# A limit of memory is an exception that a program can catch.
"$KRAIT" --max-memory 8M -c '
try:
    x = [0] * 10000000
except MemoryError:
    print("caught")
print(len([0] * 100000))
'
"$KRAIT" -X max-memory=8M -c '
def grow():
    kept = []
    while True:
        kept.append("x" * 1000)
grow()
' 2>"$1/err"
echo "status $?"
sed -E "s/\([0-9.]+ MiB\)/(N MiB)/; s/\([0-9]+%\)/(N%)/" "$1/err" >&2
"$KRAIT" --max-memory lots 2>/dev/null; echo "status $?"
# The message says the limit, the type and the line that hold most; the program goes on, any number of times, and prints it while memory is full.
cat > "$1/m.py" <<'PY'
import _krait

def texts(kept):
    while True:
        kept.append(str(len(kept)) * 300)

def numbers(n):
    return [float(i)
            for i in range(n)]

def table():
    d = {}
    for i in range(10 ** 9):
        d[i] = None

for turn in range(3):
    try:
        texts([])
    except MemoryError as e:
        print(e)
for work in (lambda: numbers(10 ** 9)), table:
    try:
        work()
    except MemoryError as e:
        print(e)
for turn in range(1000):
    try:
        ["a"] * (10 ** 7)
    except MemoryError:
        pass
try:
    [0] * (1 << 60)
except MemoryError as e:
    print(repr(e))

kept, size = [], 1 << 20
while size > 0:
    try:
        kept.append(bytes(size) if size > 16 else object())
    except MemoryError:
        size //= 2
kept = None
live, peak, limit = _krait.totals()[0][:3]
print(limit, 0 <= limit - peak < 64)  # test_memory.c shows the byte; here the last request may be an object
texts([])
PY
"$KRAIT" --max-memory 8M "$1/m.py" 2>&1 | sed -E "s|[^ ]*/m.py|m.py|; s/\([0-9.]+ MiB\)/(N MiB)/; s/\([0-9]+%\)/(N%)/; /^ *[~^]+$/d"
