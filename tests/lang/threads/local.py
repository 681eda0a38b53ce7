# Attributes of which each thread has its own.
import _thread
import gc
import threading


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def in_thread(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()


mine = threading.local()
mine.x = 1
print(mine.x, mine.__dict__)


def other():
    print(hasattr(mine, 'x'), mine.__dict__)
    mine.x = 'other'
    mine.y = []
    print(sorted(mine.__dict__))


in_thread(other)
print(mine.x, hasattr(mine, 'y'), vars(mine))
attempt(getattr, mine, 'y')
attempt(setattr, mine, '__dict__', {})
attempt(delattr, mine, '__dict__')
attempt(delattr, mine, 'y')
del mine.x
print(mine.__dict__)
attempt(threading.local, 1)


class Settings(threading.local):
    """__init__ runs in each thread that comes by."""

    level = 5
    __slots__ = 'shared'

    def __init__(self, start, *, step=1):
        self.value = start
        self.step = step
        print('init', start, step)

    def advance(self):
        self.value += self.step
        return self.value

    @property
    def double(self):
        return self.value * 2


settings = Settings(10, step=3)
settings.shared = 'slot'
print(settings.advance(), settings.advance(), settings.double, settings.level)


def use():
    print(settings.advance(), settings.shared, settings.double)
    settings.level = 6


in_thread(use)
in_thread(use)
print(settings.value, settings.level)


class Refuses(threading.local):
    tries = 0

    def __init__(self):
        Refuses.tries += 1
        if Refuses.tries > 1:
            raise ValueError('not in a second thread')


refuses = Refuses()
in_thread(lambda: attempt(getattr, refuses, 'x'))
print(refuses.__dict__)


# The values go when their thread does, and when the object does.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


def leave_one():
    mine.noisy = Noisy('with its thread')
    print('leaving')


in_thread(leave_one)
mine.noisy = Noisy('with the object')
del mine
print('deleted')
cycle = threading.local()
cycle.self = cycle
cycle.noisy = Noisy('with the cycle')
del cycle
gc.collect()
print('end')
