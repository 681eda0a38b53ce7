"""Shows that memory goes back to the system when objects do.

    krait scripts/memory_returned.py [MIB]

Builds MIB (500) of mixed small objects in several ways, drops them, and prints the resident memory, in MiB: at the start, with all
of them, and afterwards, with the limit that it is held to. Exit status 1 if one is exceeded.

    dropped    nothing is kept: within a tenth of where it was.
    copied     one object of 101, spread evenly, is copied before the rest goes: the copies lie together in few arenas,
               and the others are unmapped.
    rounds     the same amount is built and dropped in ten rounds, one object of 101 of each is kept: what a round leaves
               lies scattered, but the next one fills the gaps, and memory does not grow from round to round.
    in place   one object of 101 is kept where it lies. Objects cannot move, so each pool stays; the pages between the
               survivors go. This is the worst case, and no more can be had without moving objects.
    large      lists and bytes too large for a pool.
"""
import sys

import krait

EVERY = 101
size = int(sys.argv[1]) if len(sys.argv) > 1 else 500
failures = 0


class Point:
    def __init__(self, x):
        self.x, self.y = x, -x - 1000


KINDS = (
    lambda i: (i, i + 1000000),
    lambda i: [i * 1.5, i * 2.5],
    lambda i: {'number': i + 1000000},
    Point,
    lambda i: 'text %d' % i,
    lambda i: i + 1000000000,
    lambda i: {i, -i - 1000},
    lambda i: b'bytes of %d' % i,
)


def resident():
    with open('/proc/self/status') as f:
        return next(int(line.split()[1]) for line in f if line.startswith('VmRSS')) / 1024


def build(mib):
    """So many MiB of objects, about, with the list that holds them."""
    return [KINDS[i & 7](i) for i in range(mib * 9000)]


def report(name, full, limit):
    global failures
    after = resident()
    failures += after > limit
    print(f'{name:<10} {full:>10.1f} {after:>10.1f} {limit:>10.1f} {krait.heap().live / (1 << 20):>10.1f}'
          f'{"   TOO MUCH" if after > limit else ""}')


def dropped():
    held = build(size)
    full = resident()
    del held
    report('dropped', full, start * 1.1)


def copied():
    held = build(size)
    full = resident()
    held = [KINDS[i & 7](i) for i in range(0, len(held), EVERY)]
    report('copied', full, start * 1.1 + 4 + size * 0.03)


def rounds():
    kept, full = [], 0
    for _ in range(10):
        held = build(size // 10)
        full = max(full, resident())
        kept += held[::EVERY]
        del held
    report('rounds', full, start * 1.1 + 4 + size * 0.12)


def in_place():
    held = build(size)
    full = resident()
    held = held[::EVERY]
    report('in place', full, full * 0.8)


def large():
    held = [b'x' * (i % 100 * size * 20) if i & 1 else [None] * (i % 100 * size * 3) for i in range(1000)]
    full = resident()
    held = held[::EVERY]
    del held
    report('large', full, start * 1.1)


if not krait.heap().classes:
    print('not measured: each block of this build is the system malloc\'s own')
    sys.exit()
for warm in range(2):
    build(1)
start = resident()
print(f'resident at the start: {start:.1f} MiB')
print(f'{"":<10} {"all held":>10} {"afterwards":>10} {"limit":>10} {"live":>10}')
for scenario in dropped, copied, rounds, in_place, large, dropped:
    scenario()
sys.exit(failures > 0)
