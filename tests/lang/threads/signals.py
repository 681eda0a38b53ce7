# Signals: handlers in the main thread, what they interrupt, masks, timers.
import os
import signal
import threading
import time


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


class Ring(Exception):
    pass


def ring(number, frame):
    raise Ring(int(number))


got = []
print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGUSR1, lambda n, f: got.append((int(n), f.f_code.co_name))) == signal.SIG_DFL)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(got)


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    got.append('sent')


got.clear()
t = threading.Thread(target=send)
t.start()
t.join()
while len(got) < 2:
    pass
print(sorted(map(str, got))[1])  # the handler ran in the main thread

# What a handler's exception ends.
signal.signal(signal.SIGALRM, ring)
lock = threading.Lock()
lock.acquire()
gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
r, w = os.pipe()


def spin():
    while True:
        pass


def wait_in_rlock():
    rlock = threading.RLock()
    holder = threading.Thread(target=lambda: (rlock.acquire(), held.set(), gate.wait()))
    held = threading.Event()
    holder.start()
    held.wait()
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    rlock.acquire()


import queue
waits = [lock.acquire, lambda: lock.acquire(timeout=60), t.join, lambda: t.join(60), lambda: threading.Event().wait(),
         lambda: threading.Event().wait(60), queue.SimpleQueue().get, queue.Queue().get, lambda: time.sleep(60),
         lambda: os.read(r, 1), spin, signal.pause, threading.Barrier(2).wait]
for f in waits:
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    attempt(f)
attempt(wait_in_rlock)
gate.set()
t.join()

# A handler that does not raise: the wait goes on.
signal.signal(signal.SIGALRM, lambda n, f: got.append('alarm'))
got.clear()
signal.setitimer(signal.ITIMER_REAL, 0.01)
start = time.monotonic()
print(lock.acquire(timeout=0.05), got, time.monotonic() - start >= 0.05)
signal.setitimer(signal.ITIMER_REAL, 0.01)
time.sleep(0.03)
print(got)
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
while len(got) < 5:
    time.sleep(0.001)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(signal.ITIMER_REAL))

# Ctrl-C, from outside and from a thread.
import _thread


def interrupted(interrupt, f):
    def later():
        ready.wait()
        interrupt()
    ready = threading.Event()
    t = threading.Thread(target=later)
    t.start()
    try:
        ready.set()
        f()
    except KeyboardInterrupt:
        print('KeyboardInterrupt')
    t.join()


interrupted(lambda: os.kill(os.getpid(), signal.SIGINT), spin)
interrupted(lambda: os.kill(os.getpid(), signal.SIGINT), threading.Event().wait)
interrupted(_thread.interrupt_main, spin)


def interrupt_and_spin():
    _thread.interrupt_main()
    spin()


signal.signal(signal.SIGINT, ring)
attempt(interrupt_and_spin)
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
signal.raise_signal(signal.SIGINT)
print(signal.signal(signal.SIGINT, signal.default_int_handler) == signal.SIG_IGN)

# Masks and waiting.
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
got.clear()
signal.raise_signal(signal.SIGUSR1)
print(got, {int(s) for s in signal.sigpending()}, int(signal.sigwait([signal.SIGUSR1])), got)
signal.raise_signal(signal.SIGUSR1)
info = signal.sigwaitinfo([signal.SIGUSR1])
print(info.si_signo, info.si_pid == os.getpid(), len(info))
print(signal.sigtimedwait([signal.SIGUSR1], 0.01))
signal.raise_signal(signal.SIGUSR1)
print({int(s) for s in signal.pthread_sigmask(signal.SIG_SETMASK, old)} == {10}, got)

# The wake-up descriptor.
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w))
signal.raise_signal(signal.SIGUSR1)
print(os.read(r, 10), signal.set_wakeup_fd(-1) == w)

# Errors.
attempt(signal.signal, signal.SIGKILL, signal.SIG_DFL)
attempt(signal.signal, 70, signal.SIG_DFL)
attempt(signal.signal, signal.SIGTERM, None)
attempt(signal.getsignal, 0)
attempt(signal.setitimer, 99, 1)
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [0])
attempt(signal.sigtimedwait, [10], -1)
attempt(signal.set_wakeup_fd, r)
attempt(signal.strsignal, 2)
attempt(signal.default_int_handler, 2, None)
t = threading.Thread(target=lambda: attempt(signal.signal, signal.SIGTERM, signal.SIG_DFL))
t.start()
t.join()
