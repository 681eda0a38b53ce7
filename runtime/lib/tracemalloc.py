"""Where memory was allocated: traces of blocks, snapshots, statistics.

A snapshot holds plain tuples, as the native half made them: (domain, size, ((filename, lineno), ...), depth), the innermost frame first. The
classes here are views of these tuples, made when somebody looks; a Traceback turns the frames round, so that the innermost is the last.
"""
from collections.abc import Iterable, Sequence
import fnmatch
from functools import total_ordering
import linecache
import pickle

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces


def _format_size(size, sign):
    """A number of bytes with three to five digits and a unit; `sign` also writes a plus."""
    form = "+" if sign else ""
    if abs(size) < 10 << 10:
        return f"{size:{form}.0f} B"
    for unit in ("KiB", "MiB", "GiB", "TiB"):
        size /= 1024
        if abs(size) < 100:
            return f"{size:{form}.1f} {unit}"
        if abs(size) < 10 << 10:
            break
    return f"{size:{form}.0f} {unit}"


class _View:
    """Wraps one value, the slot that `_inside` names, and is equal, ordered and hashed as that value is."""

    __slots__ = ()

    def __hash__(self):
        return hash(getattr(self, self._inside))

    def __eq__(self, other):
        if isinstance(other, type(self)):
            return getattr(self, self._inside) == getattr(other, self._inside)
        return NotImplemented


@total_ordering
class Frame(_View):
    """A place in a source file."""

    __slots__ = ("_frame",)
    _inside = "_frame"

    def __init__(self, frame):
        self._frame = frame

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __str__(self):
        return "{}:{}".format(*self._frame)

    def __repr__(self):
        return "<Frame filename={!r} lineno={!r}>".format(*self._frame)


@total_ordering
class Traceback(_View, Sequence):
    """Frames, the oldest first; total_nframe: how many there were before the limit cut them, or None."""

    __slots__ = ("_frames", "_total_nframe")
    _inside = "_frames"

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(frames)[::-1]
        self._total_nframe = total_nframe

    total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        found = self._frames[index]
        return tuple(map(Frame, found)) if isinstance(index, slice) else Frame(found)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self._total_nframe is None else f" total_nframe={self._total_nframe}"
        return f"<Traceback {tuple(self)}{total}>"

    def format(self, limit=None, most_recent_first=False):
        """Lines of text: each frame with its source line. limit: so many of the newest frames, if negative without so many of them."""
        shown = self[:] if limit is None else self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(shown) if most_recent_first else shown:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            if text := linecache.getline(frame.filename, frame.lineno).strip():
                lines.append("    " + text)
        return lines


def get_object_traceback(obj):
    """The Traceback of an object's allocation, None if it is not known."""
    frames = _get_object_traceback(obj)
    return frames and Traceback(frames)


class Trace(_View):
    """A block that was allocated."""

    __slots__ = ("_trace",)
    _inside = "_trace"

    def __init__(self, trace):
        self._trace = trace

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        return f"<Trace domain={self.domain} size={_format_size(self.size, False)}, traceback={self.traceback!r}>"


class _Traces(Sequence):
    """The traces of a snapshot."""

    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        found = self._traces[index]
        return tuple(map(Trace, found)) if isinstance(index, slice) else Trace(found)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f"<Traces len={len(self)}>"


class _Summary:
    """What the two kinds of statistics share: their slots are their value."""

    __slots__ = ()

    def _values(self):
        return tuple(getattr(self, name) for name in self.__slots__)

    def __hash__(self):
        return hash(self._values())

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, type(self)) else NotImplemented

    def _text(self, size_change="", count_change=""):
        text = f"{self.traceback}: size={_format_size(self.size, False)}{size_change}, count={self.count}{count_change}"
        return text + f", average={_format_size(self.size / self.count, False)}" if self.count else text


class Statistic(_Summary):
    """The blocks of one place: `count` of them, `size` bytes."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback, self.size, self.count = traceback, size, count

    def __str__(self):
        return self._text()

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff(_Summary):
    """The blocks of one place in the newer of two snapshots, and what changed since the older."""

    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback, self.size, self.size_diff, self.count, self.count_diff = traceback, size, size_diff, count, count_diff

    def __str__(self):
        return self._text(f" ({_format_size(self.size_diff, True)})", f" ({self.count_diff:+})")

    def __repr__(self):
        return (f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+})"
                f" count={self.count} ({self.count_diff:+})>")

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


# ---- filters


def _source_name(filename):
    """A compiled module stands for its source."""
    return filename[:-1] if filename.endswith(".pyc") else filename


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Lets through, or holds back, traces by file name pattern and line; of the innermost frame or of any."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _source_name(filename_pattern)
        self.lineno, self.all_frames, self.domain = lineno, all_frames, domain

    filename_pattern = property(lambda self: self._filename_pattern)

    def _is_meant(self, filename, lineno):
        return (self.lineno is None or lineno == self.lineno) and fnmatch.fnmatch(_source_name(filename), self._filename_pattern)

    def _match_frame(self, filename, lineno):
        return self._is_meant(filename, lineno) == bool(self.inclusive)

    def _match_traceback(self, traceback):
        looked_at = traceback if self.all_frames else traceback[:1]
        return any(self._is_meant(*frame) for frame in looked_at) == bool(self.inclusive)

    def _match(self, trace):
        domain, _, traceback, _ = trace
        if self.domain is not None and domain != self.domain:
            return not self.inclusive
        return self._match_traceback(traceback)


class DomainFilter(BaseFilter):
    """Lets through, or holds back, the traces of one address space."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    domain = property(lambda self: self._domain)

    def _match(self, trace):
        return (trace[0] == self._domain) == bool(self.inclusive)


# ---- snapshots

# What a trace is counted under: functions from its frames to tuples of frames.
_GROUPS = {
    "traceback": lambda frames: frames,
    "filename": lambda frames: ((frames[0][0], 0),),
    "lineno": lambda frames: frames[:1],
}
_GROUPS_CUMULATIVE = {
    "filename": lambda frames: [((filename, 0),) for filename, _ in frames],
    "lineno": lambda frames: [(frame,) for frame in frames],
}


class Snapshot:
    """The traced blocks of one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Write the snapshot to a file."""
        with open(filename, "wb") as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        """Read what dump() wrote."""
        with open(filename, "rb") as file:
            return pickle.load(file)

    def filter_traces(self, filters):
        """A snapshot of the traces that one of the inclusive filters, if any, and all of the exclusive ones let through."""
        if not isinstance(filters, Iterable):
            raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        including, excluding = [], []
        for each in filters:
            (including if each.inclusive else excluding).append(each)
        kept = [trace for trace in self.traces._traces
                if (not including or any(each._match(trace) for each in including)) and all(each._match(trace) for each in excluding)]
        return Snapshot(kept, self.traceback_limit)

    def _totals(self, key_type, cumulative):
        """{frames: (size, count)}."""
        if key_type not in _GROUPS:
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type not in _GROUPS_CUMULATIVE:
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        group = _GROUPS_CUMULATIVE[key_type] if cumulative else _GROUPS[key_type]
        totals, keys_of = {}, {}
        for _, size, frames, _ in self.traces._traces:
            keys = keys_of.get(frames)
            if keys is None:
                keys = keys_of[frames] = group(frames) if cumulative else [group(frames)]
            for key in keys:
                had, count = totals.get(key, (0, 0))
                totals[key] = had + size, count + 1
        return totals

    def statistics(self, key_type, cumulative=False):
        """Statistics by 'filename', 'lineno' or 'traceback', the largest first; cumulative: each frame of a trace counts."""
        found = [Statistic(Traceback(frames), size, count) for frames, (size, count) in self._totals(key_type, cumulative).items()]
        return sorted(found, key=Statistic._sort_key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """What changed since another snapshot, the largest change first."""
        new, old = self._totals(key_type, cumulative), old_snapshot._totals(key_type, cumulative)
        found = []
        for frames in new | old:
            size, count = new.get(frames, (0, 0))
            old_size, old_count = old.get(frames, (0, 0))
            found.append(StatisticDiff(Traceback(frames), size, size - old_size, count, count - old_count))
        return sorted(found, key=StatisticDiff._sort_key, reverse=True)


def take_snapshot():
    """What is traced now, as a Snapshot."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
