# Views, statistics and filters of snapshots that are made from plain tuples.
import sys
import tracemalloc
from tracemalloc import DomainFilter, Filter, Frame, Snapshot, Statistic, StatisticDiff, Trace, Traceback

OLD = [(0, 10, (("a.py", 2), ("b.py", 4)), 3)] * 3 + [(1, 2, (("a.py", 5), ("b.py", 4)), 2), (2, 66, (("b.py", 1),), 1),
                                                    (0, 7, (("<unknown>", 0),), 1), (0, 5, (("r.py", 1), ("r.py", 1), ("r.py", 9)), 3)]
NEW = OLD[:2] + [(2, 50000, (("a.py", 5), ("b.py", 4)), 2), (0, 400, (("c.pyc", 578),), 1)]
old, new = Snapshot(OLD, 3), Snapshot(NEW, 3)


def show(title, items):
    print("-", title)
    for item in items:
        print("  ", item)


for key in "filename", "lineno", "traceback":
    show(key, old.statistics(key))
    show(key + " compared", new.compare_to(old, key))
for key in "filename", "lineno":
    show(key + " cumulative", old.statistics(key, cumulative=True))
    show(key + " cumulative, compared", new.compare_to(old, key, True))
print([repr(item) for item in old.statistics("lineno")[:2]])
print(repr(new.compare_to(old, "traceback")[0]))

for filters in ([], [Filter(False, "a.py")], [Filter(True, "a.py")], [Filter(True, "a.py", 5)], [Filter(True, "b.py", all_frames=True)],
                [Filter(False, "b.py", 4, all_frames=True)], [Filter(True, "*.py"), Filter(False, "r*")], [Filter(True, "a.py", domain=0)],
                [Filter(False, "a.py", domain=1)], [DomainFilter(True, 2)], [DomainFilter(False, 0), Filter(True, "a.py")], iter([Filter(True, "c.py")])):
    kept = new.filter_traces(filters)
    print(len(kept.traces), kept.traces == new.traces, kept.traceback_limit, [str(trace) for trace in kept.traces])

for wrong in (lambda: old.statistics("size"), lambda: old.statistics("traceback", True), lambda: old.compare_to(new, "traceback", True),
              lambda: old.filter_traces(3), lambda: old.filter_traces([3]), lambda: setattr(Frame(("a", 1)), "lineno", 2),
              lambda: setattr(Filter(True, "a"), "filename_pattern", 2), lambda: Frame(("a", 1)) < 3, lambda: Traceback(()) < 3,
              lambda: str(Traceback(())), lambda: hash(old.traces), lambda: setattr(Statistic(1, 2, 3), "x", 1),
              lambda: tracemalloc.start(0), lambda: tracemalloc.start(65536), lambda: tracemalloc.start("x"), lambda: tracemalloc.start(1 << 70),
              lambda: tracemalloc.take_snapshot(), lambda: ("a", 1) in Traceback(())):
    try:
        print("no error:", wrong())
    except Exception as e:
        print(type(e).__name__, e)

tb = Traceback((("b", 2), ("a", 1)), 7)
print(tb, repr(tb), tb._frames, tb.total_nframe, len(tb), tb[0], tb[-1], tb[::-1], list(reversed(tb)), tb.index(Frame(("b", 2))), tb.count(tb[0]))
print(tb == Traceback((("b", 2), ("a", 1))), tb == tb._frames, tb < Traceback((("b", 3),)), tb >= tb, hash(tb) == hash(tb._frames), tb[0] in tb)
for limit in None, 0, 1, 2, -1, 5:
    print(limit, tb.format(limit), tb.format(limit, most_recent_first=True))
print(repr(Traceback(())), repr(Traceback((), 0)), Traceback(()).total_nframe, Traceback([("x", 1)])._frames)
frame = Frame(("f.py", 12))
print(frame, repr(frame), frame.filename, frame.lineno, frame == Frame(("f.py", 12)), frame != ("f.py", 12), frame < Frame(("f.py", 13)), frame >= Frame(("e", 1)))
trace = old.traces[3]
print(trace, repr(trace), trace.domain, trace.size, trace.traceback, trace == Trace(OLD[3]), hash(trace) == hash(OLD[3]), trace in old.traces)
print(old.traces, old.traces[1:2], len(old.traces), old.traces == Snapshot(OLD, 9).traces, old.traces == OLD)
print(Statistic(tb, 10, 0), Statistic(tb, 10, 3) == Statistic(tb, 10, 3), Statistic(tb, 10, 3) == 3, hash(Statistic(tb, 1, 2)) == hash((tb, 1, 2)))
print(StatisticDiff(tb, 2000000, -30000, 5, -2), hash(StatisticDiff(tb, 1, 2, 3, 4)) == hash((tb, 1, 2, 3, 4)))
for n in 0, 1023, 10239, 10240, 102399, 102400, 10485759, 10485760, 104857600, 10 << 30, 10 << 40, 1 << 50:
    print(Statistic(tb, n, 1), "|", StatisticDiff(tb, n, -n, 1, 0))

name = sys.argv[1] + "/snapshot"
old.note = "kept"
old.dump(name)
again = Snapshot.load(name)
print(again.traces == old.traces, again.note, again.traceback_limit, type(again) is Snapshot)
f = Filter(True, "a.pyc", 3, True, 4)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain, DomainFilter(False, 9).domain, DomainFilter(False, 9).inclusive)
