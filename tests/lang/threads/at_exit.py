# The end of the program waits for threads that are no daemons; the others are left where they are.
import threading
import time

gate = threading.Event()


def late():
    gate.wait()
    time.sleep(0.02)
    print('late', threading.main_thread().is_alive())
    threading.Thread(target=lambda: print('started at the end')).start()


def spin():
    n = 0
    while True:
        n += 1


def sleep():
    time.sleep(1000)


def wait():
    with lock:
        pass


def hold():
    with threading.Lock():
        time.sleep(1000)


class Quiet:
    def __del__(self):
        print('a daemon may not see the end')


def keep():
    quiet = Quiet()
    threading.Event().wait()


lock = threading.Lock()
lock.acquire()
threading._register_atexit(print, 'threading atexit')
threading.Thread(target=late).start()
for f in (spin, sleep, wait, hold, keep):
    threading.Thread(target=f, daemon=True).start()
gate.set()
print('main is done')
