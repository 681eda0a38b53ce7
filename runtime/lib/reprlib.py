"""repr() of bounded size, and a guard for representations that may contain themselves."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins

try:
    from _thread import get_ident as _thread_ident
except ImportError:
    def _thread_ident():
        return 0


def recursive_repr(fillvalue="..."):
    "Decorator: a repr function that returns fillvalue when it is called for an object again."

    def guard(function):
        under_way = set()  # (object, thread) of each call that has not returned

        def wrapper(self):
            call = id(self), _thread_ident()
            if call in under_way:
                return fillvalue
            under_way.add(call)
            try:
                return function(self)
            finally:
                under_way.remove(call)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(function, name))
        wrapper.__annotations__ = getattr(function, "__annotations__", {})
        wrapper.__type_params__ = getattr(function, "__type_params__", ())
        wrapper.__wrapped__ = function
        return wrapper

    return guard


def _in_order(items):
    try:
        return sorted(items)
    except Exception:  # they cannot be compared
        return list(items)


class Repr:
    """repr() with limits for nesting, for the items of containers and for the length of the rest.

    A type's objects are represented by the method repr_NAME(x, level), NAME being its __name__; such methods can be
    added in a subclass.
    """

    # Where the types of these names are defined: a class of the user's that has such a name is not one of them.
    _homes = dict.fromkeys(("dict", "frozenset", "int", "list", "set", "str", "tuple"), "builtins") | {
        "array": "array", "deque": "collections"}

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
                 maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None):
        self.fillvalue, self.indent, self.maxlevel = fillvalue, indent, maxlevel
        self.maxtuple, self.maxlist, self.maxarray, self.maxdeque = maxtuple, maxlist, maxarray, maxdeque
        self.maxdict, self.maxset, self.maxfrozenset = maxdict, maxset, maxfrozenset
        self.maxstring, self.maxlong, self.maxother = maxstring, maxlong, maxother

    def repr(self, x):
        "The representation of an object."
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        "The same, where `level` more levels of containers are shown."
        cls = type(x)
        name = cls.__name__
        if " " in name:
            name = "_".join(name.split())
        special = getattr(self, f"repr_{name}", None)
        if special and (name not in self._homes or getattr(cls, "__module__", None) == self._homes[name]):
            return special(x, level)
        return self.repr_instance(x, level)

    # ---- containers

    def _container(self, opening, items, size, most, closing, level, one=""):
        """A container of `size` items; the generator `items` has their texts. one: what stands behind the only item of a
        container that is written on one line."""
        if size == 0:
            return opening + closing
        if level < 1:
            return opening + self.fillvalue + closing
        texts = [text for _, text in zip(range(most), items)]
        if most < size:
            texts.append(self.fillvalue)
        if self.indent is not None:
            return opening + self._lines(texts, level) + closing
        return opening + ", ".join(texts) + (one if size == 1 else "") + closing

    def _lines(self, texts, level):
        step = self.indent
        if isinstance(step, int):
            if step < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {step!r})")
            step = " " * step
        elif not isinstance(step, str):
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(step)}")
        depth = self.maxlevel - level
        return "".join(f"\n{step * (depth + 1)}{text}," for text in texts) + "\n" + step * depth

    def _texts(self, items, level):
        for item in items:
            yield self.repr1(item, level - 1)

    def _sequence(self, x, opening, most, closing, level, one=""):
        return self._container(opening, self._texts(x, level), len(x), most, closing, level, one)

    def repr_tuple(self, x, level):
        return self._sequence(x, "(", self.maxtuple, ")", level, ",")

    def repr_list(self, x, level):
        return self._sequence(x, "[", self.maxlist, "]", level)

    def repr_deque(self, x, level):
        return self._sequence(x, "deque([", self.maxdeque, "])", level)

    def repr_array(self, x, level):
        head = f"array({x.typecode!r}"
        return self._sequence(x, head + ", [", self.maxarray, "])", level) if x else head + ")"

    def repr_set(self, x, level):
        return self._sequence(_in_order(x), "{", self.maxset, "}", level) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._sequence(_in_order(x), "frozenset({", self.maxfrozenset, "})", level) if x else "frozenset()"

    def repr_dict(self, x, level):
        inner = level - 1
        texts = (f"{self.repr1(key, inner)}: {self.repr1(x[key], inner)}" for key in _in_order(x))
        return self._container("{", texts, len(x), self.maxdict, "}", level)

    # ---- the rest

    @staticmethod
    def _ends(most):
        "How much of the beginning and of the end of a text remains, to make it `most` long with three dots."
        room = max(most - 3, 0)
        return room // 2, room - room // 2

    def _cut(self, text, most):
        head, tail = self._ends(most)
        return text[:head] + self.fillvalue + text[len(text) - tail:]

    def repr_str(self, x, level):
        most = self.maxstring
        text = builtins.repr(x[:most])
        if len(text) > most:  # of the middle, which is left out, nothing need be escaped
            head, tail = self._ends(most)
            text = self._cut(builtins.repr(x[:head] + x[len(x) - tail:]), most)
        return text

    def repr_int(self, x, level):
        text = builtins.repr(x)
        return text if len(text) <= self.maxlong else self._cut(text, self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{x.__class__.__name__} instance at {id(x):#x}>"
        return text if len(text) <= self.maxother else self._cut(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
