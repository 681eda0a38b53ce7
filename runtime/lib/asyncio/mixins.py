"""What the synchronization objects share."""

import collections
import itertools

from . import events


class _LoopBoundMixin:
    """Belongs to the loop in which it first waits."""

    _loop = None

    def _get_loop(self):
        running = events.get_running_loop()
        self._loop = bound = self._loop or running
        if bound is running:
            return bound
        raise RuntimeError(f"{self!r} is bound to a different event loop")


class _Line(collections.deque):
    """Tasks that wait, a future each, in the order in which they came. They leave it themselves, when they run again."""

    def join(self, loop):
        """A new place at the end."""
        place = loop.create_future()
        self.append(place)
        return place

    async def stand(self, place):
        """Wait at a place until it is woken: True. Leaves it in any case."""
        try:
            await place
        finally:
            self.remove(place)
        return True

    def asleep(self):
        """The places that are neither woken nor cancelled."""
        return (place for place in self if not place.done())

    def wake(self, count=None):
        """Wake the first `count` of those asleep, or all; returns how many it found."""
        chosen = list(itertools.islice(self.asleep(), count))
        for place in chosen:
            place.set_result(None)
        return len(chosen)


def _woken(place):
    """Was it woken, and not cancelled?"""
    return place.done() and not place.cancelled()
