# _thread: starting threads, handles, joins, what is refused.
import _thread
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


results = []
handles = [_thread.start_joinable_thread(lambda n=n: results.append(n * n)) for n in range(5)]
for handle in handles:
    handle.join()
print(sorted(results), [h.is_done() for h in handles], len({h.ident for h in handles}) >= 1)

done = _thread.allocate_lock()
done.acquire()


def with_arguments(*args, **kwargs):
    print(args, kwargs, _thread.get_ident() == _thread._get_main_thread_ident())
    done.release()


ident = _thread.start_new_thread(with_arguments, (1, 2), {'three': 3})
done.acquire()
print(type(ident), ident != _thread.get_ident(), _thread.get_ident() == _thread._get_main_thread_ident())
while _thread._count():
    time.sleep(0.001)
print(_thread._count(), _thread.get_native_id() > 0)

attempt(_thread.start_new_thread, 1, ())
attempt(_thread.start_new_thread, print, [1])
attempt(_thread.start_new_thread, print, (), 5)
attempt(_thread.start_new_thread)
attempt(_thread.start_joinable_thread, 1)
attempt(_thread.start_joinable_thread, print, handle=1)
attempt(_thread.start_joinable_thread, print, handle=handles[0])

handle = _thread._ThreadHandle()
print(handle, handle.ident, handle.is_done())
attempt(handle.join)
attempt(handle._set_done)
foreign = _thread._make_thread_handle(1234)
print(foreign, foreign.is_done())
attempt(foreign.join, 0.001)
attempt(foreign._set_done)
attempt(foreign.join)
attempt(foreign.join, 1, 2)
attempt(_thread._make_thread_handle, 'x')
attempt(_thread._make_thread_handle(_thread.get_ident()).join)

gate = _thread.allocate_lock()
gate.acquire()
slow = _thread.start_joinable_thread(gate.acquire)
print(slow.join(0.01), slow.is_done())
gate.release()
print(slow.join(10), slow.is_done())


def leaves():
    _thread.exit()


_thread.start_joinable_thread(leaves).join()
attempt(_thread.stack_size, 3)
attempt(_thread.stack_size, -3)
attempt(_thread.stack_size, 65536)
attempt(_thread.stack_size, 0)
attempt(_thread.interrupt_main, 1000)
print(_thread.error is RuntimeError, _thread.TIMEOUT_MAX, _thread.LockType is _thread.lock)
