"""What is in memory, and why: tables, maps, names.

    print(krait.heap())            what the objects take, by type, size class and generation
    krait.reset_peak()             what heap().peak counts from
    print(krait.heap_map())        a line for each arena, a cell for each pool
    krait.arenas()[0].pools[3].blocks
    print(krait.why(obj))          the shortest chain of names from a root to obj
    print(krait.cycles())          what the collector would free now
    krait.watch(obj)               every change of its reference count from now on
    krait.lock_waits()             how often and how long this thread has waited for the interpreter lock
"""
import sys

import _krait

__all__ = ["heap", "reset_peak", "arenas", "heap_map", "why", "cycles", "watch", "unwatch", "lock_waits"]

reset_peak = _krait.reset_peak
watch = _krait.watch
unwatch = _krait.unwatch


def _size(n):
    """A number of bytes in at most seven characters."""
    if n < 10000:
        return f"{n} B"
    for unit in "KMG":
        n /= 1024
        if n < 1000 or unit == "G":
            return f"{n:.1f} {unit}"


def _short(text, width):
    return text if len(text) <= width else text[:width - 3] + "..."


class Heap:
    """Figures of one moment. Sizes are in bytes.

    live, peak, limit (None: none), blocks; large and large_blocks: what is too large for a size class;
    types: {type: (objects, bytes)}; other: live bytes that are in no object (tables, buffers, the interpreter's own);
    classes: {block size: (pools, blocks in use, free blocks)}; generations: [(objects, bytes)] of 0, 1, 2 and frozen;
    arenas: their number; occupancy: the part of the arenas' bytes that is in use; returned: those that the system holds no
    memory for, since they were given back or never touched.
    """

    def __init__(self):
        totals, classes = _krait.totals()
        types, self.generations = _krait.types(), _krait.generations()
        self.live, self.peak, limit, self.large, self.large_blocks, self.arenas, self.blocks, self.returned = totals
        self.limit = limit or None
        self.classes = {size: (pools, used, free) for size, pools, used, free in classes}
        types.sort(key=lambda row: (-row[2], row[0].__name__))
        self.types = {kind: (count, size) for kind, count, size in types}
        self.other = max(self.live - sum(size for _, size in self.types.values()), 0)
        self.occupancy = (self.live - self.large) / (self.arenas << 20) if self.arenas else 0.0

    def __repr__(self):
        return f"<krait.Heap: {_size(self.live)} live in {self.blocks} blocks>"

    def _type_rows(self, most=12):
        rows = [(_short(kind.__qualname__, 30), *figures) for kind, figures in self.types.items()]
        for name, count, size in rows[:most]:
            yield f"  {name:<30} {count:>10} {_size(size):>10} {size / self.live:>7.1%}"
        rest = rows[most:]
        if rest:
            size = sum(row[2] for row in rest)
            yield f"  {f'{len(rest)} other types':<30} {sum(row[1] for row in rest):>10} {_size(size):>10} {size / self.live:>7.1%}"
        yield f"  {'(in no object)':<30} {'':>10} {_size(self.other):>10} {self.other / self.live:>7.1%}"

    def _class_rows(self, most=8):
        largest = sorted(self.classes.items(), key=lambda item: -item[0] * item[1][1])[:most]
        for size, (pools, used, free) in sorted(largest):
            yield f"  {size:>5} {pools:>8} {used:>12} {free:>12} {_size(size * used):>10}"

    def __str__(self):
        limit = f", limit {_size(self.limit)}" if self.limit else ""
        lines = [f"heap: {_size(self.live)} live in {self.blocks} blocks, peak {_size(self.peak)}{limit}",
                 f"arenas: {self.arenas} of 1 MiB, {self.occupancy:.0%} in use; large blocks: {self.large_blocks}, {_size(self.large)}",
                 "", f"  {'type':<30} {'objects':>10} {'bytes':>10}    part", *self._type_rows()]
        if self.classes:
            lines += ["", f"  {'block':>5} {'pools':>8} {'in use':>12} {'free':>12} {'bytes':>10}", *self._class_rows()]
        lines += ["", f"  {'generation':<12} {'objects':>10} {'bytes':>10}"]
        for name, (count, size) in zip(("0", "1", "2", "frozen"), self.generations):
            lines.append(f"  {name:<12} {count:>10} {_size(size):>10}")
        return "\n".join(lines)


def heap():
    """A snapshot of what is in memory."""
    return Heap()


# ---- arenas, pools, blocks


class Block:
    """A live block: address, size, and what is in it: type (None: no object), refcount, generation (None: not tracked)."""

    __slots__ = ("address", "size", "type", "refcount", "generation")

    def __init__(self, address, size, type, refcount, generation):
        self.address, self.size, self.type, self.refcount, self.generation = address, size, type, refcount, generation

    def __repr__(self):
        what = "memory" if self.type is None else f"{self.type.__qualname__}, {self.refcount} references"
        generation = "" if self.generation is None else f", generation {self.generation}"
        return f"<krait.Block at {self.address:#x}: {self.size} bytes, {what}{generation}>"


class Pool:
    """16 KiB for blocks of one size; block_size 0: for none at the moment. `blocks` are looked up anew each time."""

    __slots__ = ("address", "block_size", "used", "capacity")

    def __init__(self, address, block_size, used, capacity):
        self.address, self.block_size, self.used, self.capacity = address, block_size, used, capacity

    @property
    def occupancy(self):
        return self.used / self.capacity if self.capacity else 0.0

    @property
    def blocks(self):
        return [Block(*row) for row in _krait.blocks(self.address)] if self.used else []

    def __repr__(self):
        if self.block_size == 0:
            return f"<krait.Pool at {self.address:#x}: free>"
        return f"<krait.Pool at {self.address:#x}: {self.used} of {self.capacity} blocks of {self.block_size} bytes>"


class Arena:
    """1 MiB from the system, in up to 64 pools."""

    __slots__ = ("address", "pools")

    def __init__(self, address):
        self.address, self.pools = address, []

    @property
    def occupancy(self):
        return sum(pool.used * pool.block_size for pool in self.pools) / (1 << 20)

    def __repr__(self):
        return f"<krait.Arena at {self.address:#x}: {len(self.pools)} pools, {self.occupancy:.0%} in use>"


def arenas():
    """The arenas, in the order of their addresses, with their pools."""
    found = {}
    for arena, pool, block_size, used, capacity in _krait.pools():
        if arena not in found:
            found[arena] = Arena(arena)
        found[arena].pools.append(Pool(pool, block_size, used, capacity))
    return [found[address] for address in sorted(found)]


def heap_map(colour=None):
    """The arenas as text: a line for each, a cell for each of its 64 pools, darker the fuller; a dot: a pool without a class.

    colour: None: where stdout is a terminal and NO_COLOR is not set.
    """
    if colour is None:
        import os
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    shades = "\u2591\u2592\u2593\u2588"
    lines = []
    for arena in arenas():
        cells = []
        for pool in arena.pools:
            cell = "\u00b7" if pool.used == 0 else shades[min(int(pool.occupancy * 4), 3)]
            if colour and pool.used:
                cell = f"\033[{(32, 36, 33, 31)[min(int(pool.occupancy * 4), 3)]}m{cell}\033[0m"
            cells.append(cell)
        lines.append(f"{arena.occupancy:>4.0%} " + "".join(cells) + " " * (64 - len(cells)))
    return "\n".join(line.rstrip() for line in lines)


# ---- names of references


def _key_text(key):
    return _short(repr(key), 40) if isinstance(key, (str, bytes, int, float, bool, type(None), tuple)) else f"<{type(key).__name__}>"


def _in_dict(holder, held):
    for key, value in holder.items():
        if value is held:
            return f"[{_key_text(key)}]"
    return next((f" key {_key_text(key)}" for key in holder if key is held), None)


def _in_attributes(holder, held):
    for name, value in (_krait.attributes(holder) or {}).items():
        if value is held:
            return f".{name}"
    for kind in type(holder).__mro__:
        for name, member in vars(kind).items():
            if type(member).__name__ in ("member_descriptor", "getset_descriptor") and name != "__dict__":
                try:
                    if member.__get__(holder, kind) is held:
                        return f".{name}"
                except Exception:
                    pass
    return None


def _edge(holder, held):
    """How `holder` refers to `held`, as it would be written behind it."""
    if isinstance(holder, dict):
        text = _in_dict(holder, held)
    elif isinstance(holder, (list, tuple)):
        text = next((f"[{i}]" for i, item in enumerate(holder) if item is held), None)
    else:
        text = None
    if text is None and type(holder).__name__ == "cell" and isinstance(holder, type((lambda: holder).__closure__[0])):
        return ".cell_contents"
    if text is None and type(holder) is held:
        return ".__class__"
    return text or _in_attributes(holder, held) or f" -> {type(held).__name__}"


def _is_namespace(holder, held):
    """Is it an attribute dictionary, whose items are the holder's attributes?"""
    return type(held) is dict and _krait.attributes(holder) is held


class Why:
    """A chain of references: `names` beside `objects`; str() is the chain as text."""

    def __init__(self, names, objects):
        self.names, self.objects = names, objects

    def __repr__(self):
        return f"<krait.Why: {self}>"

    def __str__(self):
        return "".join(self.names)

    def __len__(self):
        return len(self.names)


def _frames(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


def why(obj):
    """The shortest chain of references that keeps obj alive, from a module, a local variable or the interpreter; None: nothing but the caller's
    own reference does."""
    roots = [module for module in sys.modules.values() if module is not None]
    names = [f"module {module.__name__}" for module in roots]
    for frame in _frames(sys._getframe(1)):
        if frame.f_locals is not frame.f_globals:
            roots.append(dict(frame.f_locals))
            names.append(f"{frame.f_code.co_qualname}()")
    chain = _krait.path(obj, roots, [names, sys.modules])
    if chain is None:
        return None
    names = [next(name for name, root in zip(names, roots) if root is chain[0])]
    i = 1
    if type(chain[0]) is dict:
        names.append(next((f" . {name}" for name, value in chain[0].items() if value is chain[1]), ""))
        i = 2
    while i < len(chain):
        holder, held = chain[i - 1], chain[i]
        if _is_namespace(holder, held) and i + 1 < len(chain):
            text = next((f" . {name}" if i == 1 else f".{name}" for name, value in held.items() if value is chain[i + 1]), None)
            if text is not None:
                names.append(text)
                i += 2
                continue
        names.append(_edge(holder, held))
        i += 1
    return Why(names, chain)


# ---- cycles


class Cycles:
    """What the collector would free now: `groups` of (number, shape), the most frequent first; `objects` in all."""

    def __init__(self, groups, objects):
        self.groups, self.objects = groups, objects

    def __repr__(self):
        return f"<krait.Cycles: {self.objects} objects in {sum(n for n, _ in self.groups)} groups>"

    def __str__(self):
        if not self.groups:
            return "no garbage"
        return "\n".join(f"{count} x {shape}" for count, shape in self.groups)


def _component(start, members, seen):
    """The objects that hang together with `start`, in the order in which they are met."""
    import gc
    found, order = {id(start)}, [start]
    for obj in order:
        for other in gc.get_referents(obj):
            if id(other) in members and id(other) not in found and id(other) not in seen:
                found.add(id(other))
                order.append(other)
    seen |= found
    return order


def _shape(objects, most=6):
    """The types of a group's objects and the names of the references between them."""
    import gc
    inside = {id(obj): n for n, obj in enumerate(objects)}
    parts = []
    for obj in objects:
        for other in gc.get_referents(obj):
            if id(other) in inside:
                parts.append(f"{type(obj).__name__}{_edge(obj, other)} = {type(other).__name__}")
    unique = list(dict.fromkeys(parts))
    text = "; ".join(unique[:most]) + ("; ..." if len(unique) > most else "")
    return f"{len(objects)} object{'s' * (len(objects) != 1)}: {text or type(objects[0]).__name__}"


def cycles():
    """What a full collection would free now, grouped by shape."""
    garbage = _krait.unreachable()
    members, seen, counts = {id(obj) for obj in garbage}, set(), {}
    for obj in garbage:
        if id(obj) not in seen:
            shape = _shape(_component(obj, members, seen))
            counts[shape] = counts.get(shape, 0) + 1
    groups = sorted(((n, shape) for shape, n in counts.items()), key=lambda group: (-group[0], group[1]))
    return Cycles(groups, len(garbage))


# ---- the lock


class LockWaits:
    """A thread and the interpreter lock: waits, late (waits longer than two switch intervals), waited and longest (seconds), handed_over."""

    __slots__ = ("waits", "late", "waited", "longest", "handed_over")

    def __init__(self):
        self.waits, self.late, waited, longest, self.handed_over = _krait.lock_waits()
        self.waited, self.longest = waited / 1e9, longest / 1e9

    def __repr__(self):
        return (f"<krait.LockWaits: {self.waits} waits, {self.waited * 1000:.3f} ms in all, {self.longest * 1000:.3f} ms the longest, "
                f"{self.late} late; handed over {self.handed_over} times>")


def lock_waits():
    """What the running thread had to do with the interpreter lock so far."""
    return LockWaits()
