# threading.Thread: names, states, joins, daemons, errors.
import threading
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except (Exception, AssertionError) as e:
        print(type(e).__name__, e)


def text(thread):
    return str(thread).replace(str(thread.ident), 'IDENT')


def work():
    print(threading.current_thread().name, threading.current_thread() is t, threading.active_count())


t = threading.Thread(target=work)
print(text(t), t.name, t.ident, t.native_id, t.daemon, t.is_alive())
attempt(t.join)
t.start()
t.join()
print(text(t), t.is_alive(), isinstance(t.ident, int), t.native_id > 0)
attempt(t.start)
attempt(setattr, t, 'daemon', True)

main = threading.main_thread()
print(text(main), main is threading.current_thread(), main.is_alive(), main.daemon)
attempt(main.join)
print(threading.enumerate() == [main], threading.active_count(), threading.get_ident() == main.ident)

named = threading.Thread(name='worker')
print(named.name, text(named))
named.name = 17
print(repr(named.name))
daemon = threading.Thread(daemon=True, name='d')
print(text(daemon), daemon.daemon)
daemon.daemon = False
print(text(daemon))
print(threading.Thread(target=len).name, threading.Thread(target=object()).name.startswith('Thread-'))
attempt(threading.Thread, 1)
attempt(threading.Thread, target=work, nosuch=1)

gate = threading.Event()
waiting = threading.Thread(target=gate.wait)
waiting.start()
waiting.join(0.01)
print(waiting.is_alive(), len(threading.enumerate()))
gate.set()
waiting.join()
print(waiting.is_alive(), len(threading.enumerate()))

# A thread's children inherit its daemon flag.
flags = []
parent = threading.Thread(target=lambda: flags.append(threading.Thread().daemon), daemon=True)
parent.start()
parent.join()
print(flags)


class Sub(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f'sub-{n}')
        self.n = n

    def run(self):
        self.result = self.n ** 2


subs = [Sub(n) for n in range(6)]
for s in subs:
    s.start()
for s in subs:
    s.join()
print([s.result for s in subs], text(subs[0]))


class Forgetful(threading.Thread):
    def __init__(self):
        pass


attempt(Forgetful().start)
attempt(repr, Forgetful())
attempt(Forgetful().join)

# A thread that joins itself.
errors = []


def join_self():
    try:
        threading.current_thread().join()
    except RuntimeError as e:
        errors.append(str(e))


t = threading.Thread(target=join_self)
t.start()
t.join()
print(errors)

# A thread that _thread started has a dummy for a Thread.
import _thread
found = []


def look():
    dummy = threading.current_thread()
    found.append((dummy.name.startswith('Dummy-'), dummy.daemon, dummy.is_alive(), type(dummy).__name__))
    try:
        dummy.join()
    except RuntimeError as e:
        found.append(str(e))


_thread.start_joinable_thread(look).join()
print(found)

# Arguments are let go after the run.
kept = threading.Thread(target=lambda *args: None, args=([],))
kept.start()
kept.join()
print(hasattr(kept, '_args'))

# Many, one after the other.
for _ in range(60):
    t = threading.Thread(target=int)
    t.start()
    t.join()
print(threading.active_count())
