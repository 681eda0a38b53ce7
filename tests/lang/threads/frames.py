# sys and other threads: frames, exceptions, the switch interval; generators between threads.
import sys
import threading


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


entered, leave = threading.Event(), threading.Event()


def inner():
    local = 'seen from outside'
    entered.set()
    leave.wait()
    return local


def outer():
    try:
        raise KeyError('handled')
    except KeyError:
        inner()


t = threading.Thread(target=outer)
t.start()
entered.wait()
frames = sys._current_frames()
print(len(frames), frames[threading.get_ident()] is sys._getframe())
names = []
frame = frames[t.ident]
while frame is not None:
    if frame.f_code.co_name == 'inner':
        print(frame.f_locals)
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print(names[names.index('inner'):])
print({k == t.ident: v for k, v in sys._current_exceptions().items()})
leave.set()
t.join()
print(len(sys._current_frames()))
del frames

print(sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
sys.setswitchinterval(0.005)
attempt(sys.setswitchinterval, 0)
attempt(sys.setswitchinterval, -1)
attempt(sys.setswitchinterval, 'x')
print(sys._is_gil_enabled())


# A generator can be resumed by any thread, but by one at a time.
def numbers():
    for i in range(5):
        yield i, threading.current_thread() is threading.main_thread()


g = numbers()
print(next(g))
out = []
t = threading.Thread(target=lambda: out.append(next(g)))
t.start()
t.join()
print(out, next(g))


def blocked():
    inside.set()
    go_on.wait()
    yield 1


inside, go_on = threading.Event(), threading.Event()
g = blocked()
t = threading.Thread(target=lambda: next(g))
t.start()
inside.wait()
attempt(next, g)
print(g.gi_running, g.gi_frame.f_code.co_name)
go_on.set()
t.join()


# Each thread handles its own exceptions.
def handles(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        barrier.wait()
        results.append(sys.exception() is e and sys.exc_info()[1].args == (n,))


barrier, results = threading.Barrier(3), []
threads = [threading.Thread(target=handles, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results, sys.exception())
