"""Threads, and what they meet at, on top of the native _thread.

Each Thread that start() was called for is in one of two tables: in _limbo while the system makes it, in _active, by its
identifier, while it runs. _tables_lock guards both. A thread that nobody made here (the main one, and those of native
code) is *adopted* when it is first asked for: it gets a Thread object and goes into _active.

Whatever waits here waits in Condition.wait(), on a lock of its own that notify() opens.
"""
import _thread
import sys as _sys
from _collections import deque as _deque
from _thread import (
    RLock as _CRLock, TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs, _excepthook as excepthook, _local as local,
    get_ident, get_native_id, lock as Lock, stack_size, start_joinable_thread as _start_joinable_thread)
from _weakrefset import WeakSet as _WeakSet
from itertools import count as _count
from time import monotonic as _now

__all__ = '''
    Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX Thread
    ThreadError Timer active_count current_thread enumerate excepthook get_ident get_native_id getprofile gettrace local
    main_thread setprofile setprofile_all_threads settrace settrace_all_threads stack_size
'''.split()

__excepthook__ = excepthook
ThreadError = _thread.error


def _deprecated(old, hint, new):
    """The function `new` under its name of old, which warns."""
    def function(*args, **kwargs):
        from warnings import warn
        warn(f'{old}() is deprecated, {hint} instead', DeprecationWarning, stacklevel=2)
        return new(*args, **kwargs)

    function.__name__ = old
    function.__doc__ = f'Deprecated: {hint}.'
    return function


def _describe(thing, state):
    kind = type(thing)
    return f'<{kind.__module__}.{kind.__qualname__} at {id(thing):#x}: {state}>'


# ---- what new threads are traced with ----

_hooks = {'trace': None, 'profile': None}


def settrace(func):
    """Have all threads that start from now on traced by a function."""
    _hooks['trace'] = func


def setprofile(func):
    """Have all threads that start from now on profiled by a function."""
    _hooks['profile'] = func


def settrace_all_threads(func):
    """settrace(), for the threads that run already too."""
    settrace(func)
    _sys._settraceallthreads(func)


def setprofile_all_threads(func):
    """setprofile(), for the threads that run already too."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def gettrace():
    """What settrace() was given last, or None."""
    return _hooks['trace']


def getprofile():
    """What setprofile() was given last, or None."""
    return _hooks['profile']


# ---- a lock that its owner may take again ----

def RLock(*args, **kwargs):
    """A lock that the thread which holds it may take again; it is free after as many releases."""
    if args or kwargs:
        from warnings import warn
        warn('Passing arguments to RLock is deprecated and will be removed in 3.15', DeprecationWarning, stacklevel=2)
    return (_CRLock or _RLock)(*args, **kwargs)


class _RLock:
    """What RLock() would be without the native one."""

    def __init__(self):
        self._inner = Lock()
        self._count = 0
        self._owner = None  # an identifier: set while _count is not 0

    def __repr__(self):
        kind = type(self)
        holder = _active.get(self._owner)
        return (f'<{"locked" if self._inner.locked() else "unlocked"} {kind.__module__}.{kind.__qualname__} object '
                f'owner={holder.name if holder else self._owner!r} count={self._count} at {id(self):#x}>')

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock, or take it once more; return whether that could be done in time."""
        if self._is_owned():
            self._count += 1
            return 1
        taken = self._inner.acquire(blocking, timeout)
        if taken:
            self._owner, self._count = get_ident(), 1
        return taken

    def release(self):
        """Undo the last acquire() of this thread."""
        if not self._is_owned():
            raise RuntimeError('cannot release un-acquired lock')
        if self._count > 1:
            self._count -= 1
        else:
            self._release_save()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()

    # For Condition: all of it is given up and taken back at once.

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        saved, self._owner, self._count = (self._owner, self._count), None, 0
        self._inner.release()
        return saved

    def _acquire_restore(self, saved):
        self._inner.acquire()
        self._owner, self._count = saved

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _at_fork_reinit(self):
        self._owner, self._count = None, 0
        self._inner._at_fork_reinit()


_PyRLock = _RLock


# ---- meeting points ----

class Condition:
    """A lock, with threads that wait until its holder tells them that something has changed."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self._waiters = _deque()  # a closed lock for each thread, the one that waits longest first
        self.acquire, self.release = lock.acquire, lock.release
        for name in ('_is_owned', '_release_save', '_acquire_restore'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, t, v, tb):
        return self._lock.__exit__(t, v, tb)

    # The three for locks that do not have them.

    def _is_owned(self):
        free = self._lock.acquire(False)
        if free:
            self._lock.release()
        return not free

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _check_owned(self, doing):
        if not self._is_owned():
            raise RuntimeError(f'cannot {doing} on un-acquired lock')

    def _at_fork_reinit(self):
        self._waiters.clear()
        self._lock._at_fork_reinit()

    def wait(self, timeout=None):
        """Let go of the lock until notify() or for so many seconds; return whether it was notify()."""
        self._check_owned('wait')
        gate = Lock()
        gate.acquire()
        self._waiters.append(gate)
        woken, saved = False, self._release_save()
        try:
            woken = gate.acquire(True, -1 if timeout is None else max(timeout, 0))
        finally:
            self._acquire_restore(saved)
            if not woken:
                self._forget(gate)
        return woken

    def wait_for(self, predicate, timeout=None):
        """wait() until the predicate holds or so many seconds are over; return what it gave last."""
        deadline = None if timeout is None else _now() + timeout
        waited = False
        while not (answer := predicate()):
            if waited and timeout is not None:
                timeout = deadline - _now()
                if timeout <= 0:
                    break
            self.wait(timeout)
            waited = True
        return answer

    def notify(self, n=1):
        """Let n of those that wait go on, or all if they are fewer."""
        self._check_owned('notify')
        while self._waiters and n > 0:
            gate = self._waiters[0]
            if gate.locked():  # or else a notify() opened it that was interrupted here
                gate.release()
                n -= 1
            self._forget(gate)

    def notify_all(self):
        """Let all go on that wait."""
        self.notify(len(self._waiters))

    notifyAll = _deprecated('notifyAll', 'use notify_all()', lambda self: self.notify_all())

    def _forget(self, gate):
        if gate in self._waiters:
            self._waiters.remove(gate)


class Semaphore:
    """A number that acquire() lowers and release() raises; at zero, acquire() waits."""

    _initial_value = None  # the most it may be, where that matters

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value
        self._cond = Condition(Lock())

    def __repr__(self):
        most = '' if self._initial_value is None else f'/{self._initial_value}'
        return _describe(self, f'value={self._value}{most}')

    def acquire(self, blocking=True, timeout=None):
        """Lower the number, if need be when it is above zero; return whether that could be done in time."""
        if timeout is not None and not blocking:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not self._value and not (blocking and self._cond.wait_for(lambda: self._value, timeout)):
                return False
            self._value -= 1
        return True

    def release(self, n=1):
        """Raise the number by n; so many threads that wait may go on."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            raised = self._value + n
            if self._initial_value is not None and raised > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value = raised
            self._cond.notify(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value


class Event:
    """A flag, to wait for."""

    def __init__(self):
        self._flag = False
        self._cond = Condition(Lock())

    def __repr__(self):
        return _describe(self, 'set' if self._flag else 'unset')

    def is_set(self):
        """Whether the flag is set."""
        return self._flag

    isSet = _deprecated('isSet', 'use is_set()', lambda self: self.is_set())

    def set(self):
        """Set the flag: whoever waits goes on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Take the flag back: wait() waits again."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait for set(), unless it has been called; return whether it came in time."""
        with self._cond:
            # Not the flag after the wait: clear() may have been quicker than this thread.
            return self._flag or self._cond.wait(timeout)

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()


class BrokenBarrierError(RuntimeError):
    """The threads at a barrier do not get past it together."""


class _Round:
    """One gathering of threads at a barrier."""

    def __init__(self):
        self.waiting = 0
        self.passed = self.broken = False  # neither while it gathers

    def is_over(self):
        return self.passed or self.broken


class Barrier:
    """A place where a number of threads wait until all have come, again and again.

    A round that has passed is replaced by a new one, a broken one only by reset().
    """

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._parties, self._action, self._timeout = parties, action, timeout
        self._cond = Condition(Lock())
        self._round = _Round()

    def __repr__(self):
        return _describe(self, 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}')

    def wait(self, timeout=None):
        """Wait for the others; return how many had come before. The last one calls the action."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            mine = self._round
            if mine.broken:
                raise BrokenBarrierError
            index = mine.waiting
            mine.waiting += 1
            try:
                if mine.waiting == self._parties:
                    self._pass(mine)
                elif not self._cond.wait_for(mine.is_over, timeout):
                    self._break()
            finally:
                mine.waiting -= 1
            if mine.broken:
                raise BrokenBarrierError
            return index

    def _pass(self, mine):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        mine.passed = True
        self._round = _Round()
        self._cond.notify_all()

    def _break(self):
        self._round.broken = True
        self._cond.notify_all()

    def abort(self):
        """Break the barrier: wait() raises BrokenBarrierError, now and until reset()."""
        with self._cond:
            self._break()

    def reset(self):
        """Begin anew; for those that wait now the barrier is broken."""
        with self._cond:
            self._break()
            self._round = _Round()

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads have come so far."""
        return 0 if self.broken else self._round.waiting

    @property
    def broken(self):
        """Whether wait() raises BrokenBarrierError."""
        return self._round.broken


# ---- threads ----

_tables_lock = RLock()
_active, _limbo = {}, {}
_dangling = _WeakSet()  # all Thread objects there are
_next_number = _count(1).__next__


class Thread:
    """A call that is made in a thread of its own, from start() on."""

    _is_set_up = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name) if name else self._make_name(target)
        if daemon and not _thread.daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        self._is_daemon = current_thread().daemon if daemon is None else daemon
        self._handle = _thread._ThreadHandle()
        self._ident = self._native_id = None
        self._started = Event()
        self._stderr = _sys.stderr  # for _invoke_excepthook, should there be no other any more
        self._is_set_up = True
        _dangling.add(self)

    @staticmethod
    def _make_name(target):
        called = getattr(target, '__name__', None)
        return f'Thread-{_next_number()}' if called is None else f'Thread-{_next_number()} ({called})'

    @staticmethod
    def _require(condition, complaint):
        if not condition:
            raise RuntimeError(complaint)

    def _check(self):
        assert self._is_set_up, 'Thread.__init__() was not called'

    def __repr__(self):
        self._check()
        words = ['stopped' if self._handle.is_done() else 'started' if self._started.is_set() else 'initial']
        if self._is_daemon:
            words.append('daemon')
        if self._ident is not None:
            words.append(str(self._ident))
        return f'<{type(self).__name__}({self._name}, {" ".join(words)})>'

    # The caller's side.

    def start(self):
        """Have run() called in a new thread. Once only."""
        self._require(self._is_set_up, 'thread.__init__() not called')
        self._require(not self._started.is_set(), 'threads can only be started once')
        with _tables_lock:
            _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
            # A thread that finds no memory ends without a word.
            while not self._started.wait(1):
                if self._handle.is_done() and not self._started.is_set():
                    raise RuntimeError("can't start new thread")
        except Exception:
            with _tables_lock:
                _limbo.pop(self, None)
            raise

    def join(self, timeout=None):
        """Wait for the thread's end, or so many seconds."""
        self._require(self._is_set_up, 'Thread.__init__() not called')
        self._require(self._started.is_set(), 'cannot join thread before it is started')
        self._require(current_thread() is not self, 'cannot join current thread')
        self._handle.join(None if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Whether the thread has started and not ended."""
        self._check()
        return self._started.is_set() and not self._handle.is_done()

    # The thread's side.

    def run(self):
        """What is done in the thread: the target is called. To be overridden, if you like."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs  # they may well refer to this object

    def _bootstrap(self):
        self._bootstrap_inner()  # two frames, which is what tools that show stacks expect at the bottom

    def _bootstrap_inner(self):
        try:
            self._appear(get_ident())
            if hook := _hooks['trace']:
                _sys.settrace(hook)
            if hook := _hooks['profile']:
                _sys.setprofile(hook)
            try:
                self.run()
            except:
                self._invoke_excepthook()
        finally:
            with _tables_lock:
                _active.pop(get_ident(), None)

    def _appear(self, ident):
        """It runs: into the table."""
        self._ident, self._native_id = ident, get_native_id()
        with _tables_lock:
            _active[ident] = self
            _limbo.pop(self, None)
        self._started.set()

    def _adopt(self, ident):
        """It is a thread that runs already."""
        self._handle = _thread._make_thread_handle(ident)
        self._appear(ident)

    def _invoke_excepthook(self):
        try:
            (excepthook or __excepthook__)(ExceptHookArgs((*_sys.exc_info(), self)))
        except Exception as e:
            e.__suppress_context__ = True
            print('Exception in threading.excepthook:', file=_sys.stderr or self._stderr, flush=True)
            (_sys.excepthook or _sys.__excepthook__)(type(e), e, e.__traceback__)

    def _after_fork(self, ident=None):
        """In the child, where it is the only thread if it has an identifier there."""
        self._started._at_fork_reinit()
        if ident is not None:
            self._ident, self._native_id = ident, get_native_id()
        elif self._ident is not None:
            self._handle._set_done()

    # What it is called.

    @property
    def name(self):
        """Any text, for people."""
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._check()
        self._name = str(name)

    @property
    def daemon(self):
        """Whether the program may end without it. Cannot be changed any more when it has started."""
        self._check()
        return self._is_daemon

    @daemon.setter
    def daemon(self, daemonic):
        self._require(self._is_set_up, 'Thread.__init__() not called')
        self._require(not daemonic or _thread.daemon_threads_allowed(),
                      'daemon threads are disabled in this interpreter')
        self._require(not self._started.is_set(), 'cannot set daemon status of active thread')
        self._is_daemon = daemonic

    @property
    def ident(self):
        """What get_ident() gives in the thread; None until it has started."""
        self._check()
        return self._ident

    @property
    def native_id(self):
        """What get_native_id() gives in the thread; None until it has started."""
        self._check()
        return self._native_id

    getName = _deprecated('getName', 'get the name attribute', lambda self: self.name)
    setName = _deprecated('setName', 'set the name attribute', lambda self, name: setattr(self, 'name', name))
    isDaemon = _deprecated('isDaemon', 'get the daemon attribute', lambda self: self.daemon)
    setDaemon = _deprecated('setDaemon', 'set the daemon attribute',
                            lambda self, daemonic: setattr(self, 'daemon', daemonic))


class Timer(Thread):
    """A thread that makes its call after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Do not make the call, if that can still be prevented."""
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
            self.finished.set()


class _MainThread(Thread):
    """The one that the process began with."""

    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._adopt(_thread._get_main_thread_ident())


class _DummyThread(Thread):
    """One that native code made. It cannot be joined, as nobody knows when it is done with Python."""

    def __init__(self):
        super().__init__(name=f'Dummy-{_next_number()}', daemon=_thread.daemon_threads_allowed())
        self._adopt(get_ident())
        _of_thread.farewell = _Farewell(self)

    def is_alive(self):
        if self._handle.is_done() or not self._started.is_set():
            raise RuntimeError('thread is not alive')
        return True

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')

    def _after_fork(self, ident=None):
        super()._after_fork(ident)
        if ident is not None:
            self.__class__, self._name, self._is_daemon = _MainThread, 'MainThread', False


_of_thread = local()


class _Farewell:
    """Kept in a thread's own variables, so that it dies with the thread; takes the dummy out of the table then."""

    def __init__(self, dummy):
        self.dummy, self.table, self.lock = dummy, _active, _tables_lock

    def __del__(self):
        with self.lock:
            # A new thread may have got the same identifier.
            if self.table.get(self.dummy._ident) is self.dummy:
                del self.table[self.dummy._ident]


# ---- which threads there are ----

def current_thread():
    """The Thread object of the thread that calls."""
    return _active.get(get_ident()) or _DummyThread()


def main_thread():
    """The Thread object of the main thread."""
    return _main_thread


def enumerate():
    """All Thread objects that are alive."""
    with _tables_lock:
        return [*_active.values(), *_limbo]


def active_count():
    """How many Thread objects are alive."""
    return len(enumerate())


currentThread = _deprecated('currentThread', 'use current_thread()', current_thread)
activeCount = _deprecated('activeCount', 'use active_count()', active_count)


# ---- the end, and forks ----

_main_thread = _MainThread()
_last_calls = []  # None when no more are taken


def _register_atexit(func, *arg, **kwargs):
    """Have a function called when the program ends, before it waits for its threads; the latest comes first."""
    if _last_calls is None:
        raise RuntimeError("can't register atexit after shutdown")
    _last_calls.append((func, arg, kwargs))


def _shutdown():
    """The interpreter calls this in the end: all threads that are no daemons are waited for."""
    global _last_calls
    if _thread._is_main_interpreter() and _main_thread._handle.is_done():
        return
    calls, _last_calls = _last_calls or [], None
    for func, args, kwargs in reversed(calls):
        func(*args, **kwargs)
    if get_ident() == _main_thread.ident:
        _main_thread._handle._set_done()
    _thread._shutdown()


def _after_fork():
    """In a new child: only the thread that forked is there, and is the main one now."""
    global _tables_lock, _main_thread
    _tables_lock = RLock()
    me = get_ident()
    _main_thread = _active.get(me) or _MainThread()
    others = {*_dangling, *_active.values(), *_limbo} - {_main_thread}
    for thread in others:
        thread._after_fork()
    _main_thread._after_fork(me)
    _limbo.clear()
    _active.clear()
    _active[me] = _main_thread


try:
    from posix import register_at_fork as _at_fork
except ImportError:
    pass
else:
    _at_fork(after_in_child=_after_fork)
