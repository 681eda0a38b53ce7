# -X memstats: one screen at the end, of the memory as it was then. Totals that are counted from blocks, types and size classes agree with the allocator's.
cat > "$1/t.py" <<'PY'
class A_class_whose_name_is_far_too_long_for_its_column: pass
kept = [A_class_whose_name_is_far_too_long_for_its_column() for i in range(5000)]
import _krait, asyncio, dataclasses, enum, re, typing
kept += [str(i) * 20 for i in range(1000)] + ["\u1234" * i for i in range(100)] + [1 << i * 7 for i in range(500)] + [bytes(i) for i in range(1000)]
kept += [(i,) * (i % 30) for i in range(1000)] + [{i: 1} for i in range(100)] + [{i, 2} for i in range(9)] + [1.5 * i for i in range(9)] + [lambda: kept]
def generate():
    yield 1
generators = [generate() for i in range(100)]
for g in generators:
    next(g)
for turn in range(2):
    audit = _krait.audit()
    print(len(set(audit[:4])) == 1, len(set(audit[4:])) == 1, audit[0] > 500000)
    del kept[::2]
PY
"$KRAIT" -X memstats "$1/t.py" 2> "$1/stats"
awk 'length > 80 { print "too wide:", $0 } END { print NR <= 24 }' "$1/stats"
sed -nE 's/^(memory|arenas|garbage|type +objects|A_class_whose_name_i).*/\1/p' "$1/stats"
"$KRAIT" --max-memory 100M -X memstats -c '' 2>&1 | grep -c 'limit 100.0 M$'
# -X giltrace: a line for each thread
"$KRAIT" -X giltrace -c '
import threading
t = threading.Thread(target=lambda: sum(range(1000)))
t.start()
t.join()' 2>&1 | sed -E 's/thread [0-9]+/thread T/; s/[0-9.]+ (hand|waits|ms)/N \1/g'
