"""What several parts of unittest need: short reprs, and differences of lists."""

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN
                               + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(text, head, tail):
    hidden = len(text) - head - tail
    if hidden > _PLACEHOLDER_LEN:
        text = f"{text[:head]}[{hidden} chars]{text[len(text) - tail:]}"
    return text


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _common_shorten_repr(*args):
    """The reprs of all arguments; the part that long ones share at their start is cut."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    size = len(prefix)
    room = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[size:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    """repr(), or the default one where that fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        text = text[:_MAX_LENGTH] + " [truncated]..."
    return text


def strclass(cls):
    """The class with its module."""
    return f"{cls.__module__}.{cls.__qualname__}"


def sorted_list_difference(expected, actual):
    """(missing, unexpected) of two sorted lists, repetitions ignored."""
    missing, unexpected, i, j = [], [], 0, 0

    def beyond(items, start, value):
        while start < len(items) and items[start] == value:
            start += 1
        return start

    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = beyond(expected, i, e)
        elif e > a:
            unexpected.append(a)
            j = beyond(actual, j, a)
        else:
            i, j = beyond(expected, i, e), beyond(actual, j, a)
    return missing + expected[i:], unexpected + actual[j:]


def unorderable_list_difference(expected, actual):
    """(missing, unexpected) by equality alone; empties both lists as it goes."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1."""
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """(number in actual, in expected, element) where the numbers differ; by equality alone."""
    found, taken_a, taken_e = [], set(), set()
    for items in actual, expected:
        for value in items:
            in_a = [i for i, x in enumerate(actual) if i not in taken_a and x == value]
            in_e = [i for i, x in enumerate(expected) if i not in taken_e and x == value]
            taken_a.update(in_a)
            taken_e.update(in_e)
            if len(in_a) != len(in_e):
                found.append((len(in_a), len(in_e), value))
    return found


def _count_diff_hashable(actual, expected):
    """The same for elements that can all be hashed."""
    counts = {}
    for value in actual:
        counts.setdefault(value, [0, 0])[0] += 1
    for value in expected:
        counts.setdefault(value, [0, 0])[1] += 1
    return [(a, e, value) for value, (a, e) in counts.items() if a != e]


def wear(wrapper, wrapped):
    """functools.wraps(), without the import: the wrapper takes the name and the notes of what it wraps."""
    for name in "__module__", "__name__", "__qualname__", "__doc__", "__annotations__":
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    wrapper.__dict__ |= getattr(wrapped, "__dict__", {})
    wrapper.__wrapped__ = wrapped
    return wrapper
