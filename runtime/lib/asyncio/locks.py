"""Synchronization between tasks: Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier."""

import collections

from . import exceptions, mixins

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _AsyncWith:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _repr(self, state):
    waiters = f", waiters:{len(self._waiters)}" if self._waiters else ""
    text = object.__repr__(self)
    return f"<{text[1:-1]} [{state}{waiters}]>"


class Lock(_AsyncWith, mixins._LoopBoundMixin):
    """A lock that one task holds at a time; those that wait get it in the order in which they came."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return _repr(self, "locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        """Wait until the lock is free and take it."""
        if not self._locked and (self._waiters is None or all(w.cancelled() for w in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if not self._locked:  # it was handed to us when we were cancelled: on to the next
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if not self._waiters:
            return
        waiter = next(iter(self._waiters))
        if not waiter.done():
            waiter.set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def __repr__(self):
        return _repr(self, "set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        """Raise the flag: all that wait go on."""
        if self._value:
            return
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        """Wait until the flag is up."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_AsyncWith, mixins._LoopBoundMixin):
    """Tasks wait until another one, which holds the lock, notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()

    def __repr__(self):
        return _repr(self, "locked" if self.locked() else "unlocked")

    async def wait(self):
        """Give the lock up until notified; hold it again afterwards."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                await self._reacquire()
        except BaseException:
            # Somebody may have notified us in vain: another one gets it.
            self._notify(1)
            raise

    async def _reacquire(self):
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError as exc:
                cancelled = exc
        if cancelled is not None:
            try:
                raise cancelled
            finally:
                cancelled = None

    async def wait_for(self, predicate):
        """Wait until the predicate is true."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake so many of those that wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_AsyncWith, mixins._LoopBoundMixin):
    """A counter that acquire() lowers and release() raises; at zero acquire() waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        return _repr(self, "locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        """Would acquire() have to wait?"""
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if waiter.done() and not waiter.cancelled():  # woken and cancelled at once: the turn goes back
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than acquired."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


_FILLING, _DRAINING, _RESETTING, _BROKEN = "filling", "draining", "resetting", "broken"


class Barrier(mixins._LoopBoundMixin):
    """Tasks wait until a number of them are there; then all go on.

    FILLING: they come. The last one makes it DRAINING, and when all have left it fills again. reset() makes it RESETTING while tasks wait: they
    get BrokenBarrierError. abort() makes it BROKEN until reset()."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        waiters = f", waiters:{self.n_waiting}/{self.parties}" if not self.broken else ""
        text = object.__repr__(self)
        return f"<{text[1:-1]} [{self._state}{waiters}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; returns a number that only this task gets, from 0 to parties - 1."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        await self._cond.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
        if self._state is _BROKEN:
            raise exceptions.BrokenBarrierError("Barrier aborted")

    async def _release(self):
        self._state = _DRAINING
        self._cond.notify_all()

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state is not _FILLING)
        if self._state in (_BROKEN, _RESETTING):
            raise exceptions.BrokenBarrierError("Abort or reset of barrier")

    def _exit(self):
        if self._count == 0:
            if self._state in (_RESETTING, _DRAINING):
                self._state = _FILLING
            self._cond.notify_all()

    async def reset(self):
        """Empty it; who waits gets BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state is not _RESETTING:
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    async def abort(self):
        """Break it: waiting raises BrokenBarrierError until reset()."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks it waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._state is _FILLING else 0

    @property
    def broken(self):
        return self._state is _BROKEN
