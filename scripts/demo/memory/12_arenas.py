"""Arenas, pools, blocks: they fill, and drain.

Memory comes from the system in arenas of 1 MiB. An arena has 64 pools of 16 KiB, a pool serves blocks of one size. An
arena without a used pool goes back to the system.
"""
import sys

import krait

if not krait.heap().classes:
    sys.exit(77)  # the sanitizer's build takes each block from the system's malloc: there is nothing to see


def pools_of(size):
    return [pool for arena in krait.arenas() for pool in arena.pools if pool.block_size == size]


def show(title, size):
    pools = pools_of(size)
    used = sum(pool.used for pool in pools)
    print(f"  {title:<34} {len(pools):>3} pools {used:>6} blocks in use   {bar(pools)}")


def bar(pools):
    """A digit for each pool, the fullest first: tenths in use; F: full."""
    return "".join(sorted(("F" if pool.used == pool.capacity else str(int(pool.occupancy * 10)) for pool in pools), reverse=True))


SIZE = 456  # nobody else's block size
filler = b"x" * 400  # finds out what a bytes object adds


def make(n):
    return [bytes(SIZE - extra) for _ in range(n)]


extra = sys.getsizeof(filler) - len(filler)
print(f"an object of {SIZE} bytes takes a block of {SIZE}; a pool has room for {16384 // SIZE}:")
show("at first", SIZE)
items = make(10)
show("10 objects", SIZE)
items += make(90)
show("100", SIZE)
items += make(300)
show("400", SIZE)
del items[::2]
show("every second one dropped", SIZE)
items += make(200)
show("200 more fill the gaps", SIZE)
items.clear()
show("all dropped", SIZE)

print("\na pool's blocks, one by one:")
items = make(3)
for block in [block for pool in pools_of(SIZE) for block in pool.blocks]:
    print(f"  {block.size} bytes, {block.type.__name__}, {block.refcount} reference, generation {block.generation}")
items = None

print("\narenas come and go:")
start = krait.heap().arenas
items = make(20000)
full = krait.heap().arenas
print(f"  20000 objects of {SIZE} bytes: {20000 * SIZE / (1 << 20):.1f} MiB, at least 8 arenas more: {full - start >= 8}")
items = None
print("  dropped: a few are kept for the next time, not more than 9:", krait.heap().arenas - start <= 9)

print("\none block is enough to keep an arena, but not its free pages. One of 500 survives:")
items = make(60000)
full = krait.heap().arenas
items = items[::500]
heap = krait.heap()
print("  as many arenas as before:", heap.arenas == full, "  but a third of them, or more, is returned to the system:",
      heap.returned * 3 > heap.arenas << 20)
items = None

print("\nkrait.heap_map() draws it all: a line for each arena, a cell for each pool, darker the fuller:")
text = krait.heap_map(colour=False)
print("  its first line fits 80 columns:", len(text.splitlines()[0]) <= 80, "  lines = arenas:", len(text.splitlines()) == krait.heap().arenas)
