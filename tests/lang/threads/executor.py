# concurrent.futures: futures, pools of threads, waiting for several.
import concurrent.futures as cf
import threading
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


def text(future):
    head, at, rest = repr(future).partition(' at ')
    return head + ' ' + rest.split(' ', 1)[1]


def fail(n):
    raise ValueError(n)


with cf.ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(pow, n, 2) for n in range(6)]
    print([f.result() for f in futures], text(futures[0]))
    print(list(pool.map(lambda a, b: a * b, range(5), range(1, 6))))
    failed = pool.submit(fail, 7)
    attempt(failed.result)
    print(repr(failed.exception()), text(failed))
    print(sorted(f.result() for f in cf.as_completed(futures)))
    done, not_done = cf.wait(futures + [failed])
    print(len(done), not_done)
    called = []
    futures[0].add_done_callback(lambda f: called.append(f.result()))
    print(called)
    names = {pool.submit(lambda: threading.current_thread().name.rpartition('_')[0]).result() for _ in range(3)}
    print(names)
attempt(pool.submit, print)

gate = threading.Event()
with cf.ThreadPoolExecutor(max_workers=1, thread_name_prefix='one') as pool:
    running = pool.submit(gate.wait)
    waiting = pool.submit(print, 'never')
    while not running.running():
        time.sleep(0.001)
    print(text(running), text(waiting), waiting.cancel(), running.cancel(), waiting.cancelled(), waiting.done())
    attempt(waiting.result)
    attempt(running.result, timeout=0.01)
    attempt(running.exception, timeout=0)
    print(len(cf.wait([running], timeout=0.01).not_done))
    attempt(list, cf.as_completed([running], timeout=0.01))
    first = cf.wait([running, waiting], return_when=cf.FIRST_COMPLETED, timeout=0.01)
    attempt(cf.wait, [running], return_when='x')
    gate.set()
    print(running.result(), text(waiting))

gate.clear()
pool = cf.ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
rest = [pool.submit(int) for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
print(running.result(), [f.cancelled() for f in rest])

stop = threading.Event()
with cf.ThreadPoolExecutor(2) as pool:
    slow, bad = pool.submit(stop.wait), pool.submit(fail, 1)
    done, not_done = cf.wait([slow, bad], return_when=cf.FIRST_EXCEPTION)
    print(done == {bad}, not_done == {slow})
    stop.set()

values = []
with cf.ThreadPoolExecutor(2, initializer=values.append, initargs=('started',)) as pool:
    pool.submit(int).result()
print(values[0])
attempt(cf.ThreadPoolExecutor, 0)
attempt(cf.ThreadPoolExecutor, initializer=5)

f = cf.Future()
print(text(f), f.done(), f.set_running_or_notify_cancel(), text(f))
f.set_result([1])
try:
    f.set_result(2)
except cf.InvalidStateError as e:
    print(type(e).__name__, str(e).split(' at ')[0])
print(text(f), f.result())
attempt(cf.Executor().submit, int)
attempt(getattr, cf, 'nosuch')
print(cf.InvalidStateError.__name__, cf.TimeoutError is TimeoutError, cf.Future[int], issubclass(cf.thread.BrokenThreadPool, cf.BrokenExecutor))
cf.ThreadPoolExecutor(2).submit(lambda: time.sleep(0.02) or print('finished at the end'))
