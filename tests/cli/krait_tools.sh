# The module krait: chains of references, garbage by shape, watched counts, and figures that add up.
cat > "$1/t.py" <<'PY'
import gc
import krait

class Node:
    pass

cache = {'k': [1, 2, 3, Node()]}
cache['k'][3].parent = Node()
print(krait.why(cache['k'][3].parent))

def f():
    mine = [Node()]
    print(krait.why(mine[0]))
    return lambda: mine

g = f()
print(krait.why(g()[0]))
print(krait.why(Node()))

gc.disable()
gc.collect()
for i in range(3):
    a, b = Node(), Node()
    a.next, b.back = b, a
own = []
own.append(own)
del a, b, own
print(krait.cycles())
print(krait.cycles().objects, len(gc.get_objects()) > 0, gc.collect() > 0, krait.cycles())

seen = []
def note(old, new, filename, line, instruction):
    seen.append((old, new, line))

target = Node()
krait.watch(target, note)
pair = [target, target]
pair.clear()
print(krait.unwatch(target), krait.unwatch(target))
print(seen)
kept = Node()
krait.watch(kept, note)
seen.clear()
del kept
for i in range(2): pass
print(seen[-1][:2])

heap = krait.heap()
if heap.classes:  # not where every block is malloc's own
    small = sum(size * used for size, (pools, used, free) in heap.classes.items())
    print(small + heap.large == heap.live, sum(used for _, used, _ in heap.classes.values()) + heap.large_blocks == heap.blocks)
    pools = [pool for arena in krait.arenas() for pool in arena.pools]
    print(len(krait.arenas()) >= 1, all(abs(len(pool.blocks) - pool.used) < 20 for pool in pools if pool.block_size > 200))
    print(len(krait.heap_map(colour=False).splitlines()) == len(krait.arenas()))
else:
    print(True, True)
    print(True, True)
    print(True)
print(heap.types[Node][0] >= 3, heap.live <= heap.peak, max(map(len, str(heap).splitlines())) <= 80)
PY
"$KRAIT" "$1/t.py"
echo 'x = []
import krait
krait.watch(x)
y = x
' > "$1/w.py"
cd "$1" && "$KRAIT" w.py 2>&1 | sed "s/0x[0-9a-f]*/ADDRESS/; s|$1/||"
