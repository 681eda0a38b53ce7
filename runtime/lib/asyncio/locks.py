"""Synchronization between tasks: Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier.

All keep the tasks that wait in a line (mixins._Line). Whoever is woken and cancelled at once, before it could run, passes on what it was
woken for: no wake-up is ever lost."""

from .exceptions import BrokenBarrierError, CancelledError
from .mixins import _Line, _LoopBoundMixin, _woken

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _Shown(_LoopBoundMixin):
    """A repr that ends in what _words() says, and who waits."""

    def __repr__(self):
        words = self._words()
        if self._waiters:
            words += f", waiters:{len(self._waiters)}"
        return f"{object.__repr__(self)[:-1]} [{words}]>"


class _Held(_Shown):
    """Something to acquire and release, as `async with` does. locked() decides what its repr says."""

    def _words(self):
        return "locked" if self.locked() else "unlocked"

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc_info):
        self.release()


class Lock(_Held):
    """One task holds it at a time; those that wait get it in the order in which they came.

    While it is free and there are waiters, the first is awake and about to take it: nobody else may."""

    def __init__(self):
        self._held = False
        self._waiters = _Line()

    def locked(self):
        return self._held

    async def acquire(self):
        """Wait until it is free, and take it."""
        if self._held or any(not place.cancelled() for place in self._waiters):
            place = self._waiters.join(self._get_loop())
            try:
                await self._waiters.stand(place)
            except CancelledError:
                self._wake_heir()
                raise
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("Lock is not acquired.")
        self._held = False
        self._wake_heir()

    def _wake_heir(self):
        if not self._held and not any(map(_woken, self._waiters)):
            self._waiters.wake(1)


class Event(_Shown):
    """A flag to wait for."""

    def __init__(self):
        self._up = False
        self._waiters = _Line()

    def _words(self):
        return "set" if self._up else "unset"

    def is_set(self):
        return self._up

    def set(self):
        """Raise the flag; all that wait go on."""
        self._up = True
        self._waiters.wake()

    def clear(self):
        self._up = False

    async def wait(self):
        """Wait until the flag is up."""
        return self._up or await self._waiters.stand(self._waiters.join(self._get_loop()))


class Condition(_Held):
    """Tasks wait until another one, which holds the lock, notifies them."""

    def __init__(self, lock=None):
        self._waiters = _Line()
        self._lock = lock = Lock() if lock is None else lock
        for name in ("locked", "acquire", "release"):
            setattr(self, name, getattr(lock, name))

    def _check(self, verb):
        if not self.locked():
            raise RuntimeError(f"cannot {verb} on un-acquired lock")

    async def wait(self):
        """Give the lock up until notified, then hold it again."""
        self._check("wait")
        place = self._waiters.join(self._get_loop())
        self.release()
        try:
            try:
                return await self._waiters.stand(place)
            finally:
                await self._hold_again()
        except BaseException:
            self._waiters.wake(1)  # we may have been notified: another one gets it
            raise

    async def _hold_again(self):
        """Cancelled or not, only with the lock does wait() end."""
        try:
            await self.acquire()
        except CancelledError:
            await self._hold_again()
            raise

    async def wait_for(self, predicate):
        """Wait until the predicate is true; returns what it said."""
        while not (verdict := predicate()):
            await self.wait()
        return verdict

    def notify(self, n=1):
        """Wake up to n of those that wait."""
        self._check("notify")
        self._waiters.wake(max(n, 0))

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Held):
    """A number that acquire() lowers and release() raises; at zero acquire() waits.

    A task that is woken has its unit already: _value does not count it any more."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _Line()

    def _words(self):
        words = super()._words()
        return words if self.locked() else f"{words}, value:{self._value}"

    def locked(self):
        """Would acquire() have to wait?"""
        return not self._value or any(not place.cancelled() for place in self._waiters)

    async def acquire(self):
        """Take a unit, as soon as there is one."""
        if self.locked():
            place = self._waiters.join(self._get_loop())
            try:
                await self._waiters.stand(place)
            except CancelledError:
                self._value += _woken(place)
                raise
            finally:
                self._serve()
        else:
            self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._serve()

    def _serve(self):
        self._value -= self._waiters.wake(self._value)


class BoundedSemaphore(Semaphore):
    """It cannot be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._limit = value

    def release(self):
        if self._value >= self._limit:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


_FILLING, _DRAINING, _RESETTING, _BROKEN = "filling", "draining", "resetting", "broken"


class Barrier(_LoopBoundMixin):
    """Tasks wait until a number of them are there; then all go on.

    FILLING: they come. The last one turns it to DRAINING, reset() to RESETTING; whoever leaves it empty turns it back to FILLING. In BROKEN,
    where abort() puts it, it stays until reset(). Every turn wakes all, and each looks at what it is now."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._count = 0
        self._phase = _FILLING
        self._turned = Condition()

    def __repr__(self):
        count = "" if self.broken else f", waiters:{self.n_waiting}/{self._parties}"
        return f"{object.__repr__(self)[:-1]} [{self._phase}{count}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc_info):
        pass

    def _turn(self, phase):
        self._phase = phase
        self._turned.notify_all()

    async def _until(self, *phases, broken):
        """Wait for one of these phases, or the end of all hope."""
        await self._turned.wait_for(lambda: self._phase in phases)
        if self._phase in (_BROKEN, _RESETTING):
            raise BrokenBarrierError(broken)

    async def wait(self):
        """Wait for the others; returns a number that only this task gets, from 0 to parties - 1."""
        async with self._turned:
            await self._until(_FILLING, _BROKEN, broken="Barrier aborted")
            number = self._count
            self._count += 1
            try:
                if self._count < self._parties:
                    await self._until(_DRAINING, _RESETTING, _BROKEN, broken="Abort or reset of barrier")
                else:
                    self._turn(_DRAINING)
            finally:
                self._count -= 1
                if not self._count:
                    self._turn(_BROKEN if self.broken else _FILLING)
        return number

    async def reset(self):
        """Empty it; whoever waits gets BrokenBarrierError."""
        async with self._turned:
            self._turn(_RESETTING if self._count else _FILLING)

    async def abort(self):
        """Break it: waiting raises BrokenBarrierError until reset()."""
        async with self._turned:
            self._turn(_BROKEN)

    @property
    def parties(self):
        """How many tasks it waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._phase == _FILLING else 0

    @property
    def broken(self):
        return self._phase == _BROKEN
