# Exceptions that leave a thread: threading.excepthook and what it is given.
import sys
import threading
import _thread


def fail():
    raise ValueError('in a thread')


def leave():
    sys.exit(3)


def run(target):
    t = threading.Thread(target=target, name='T')
    t.start()
    t.join()


seen = []


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, args.exc_traceback is not None, len(args)))


threading.excepthook = hook
run(fail)
run(leave)
print(seen)
threading.excepthook = threading.__excepthook__


class Text:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


sys.stderr, kept = Text(), sys.stderr
run(fail)
run(leave)
text = ''.join(sys.stderr.parts)
sys.stderr = kept
lines = text.splitlines()
print(lines[0], lines[1], lines[-1], sep='\n')


def bad_hook(args):
    raise RuntimeError('the hook fails')


threading.excepthook = bad_hook
reported = []
sys.excepthook = lambda t, v, tb: reported.append((t.__name__, str(v)))
sys.stderr = Text()
run(fail)
print(sys.stderr.parts)
sys.stderr = kept
print(reported)
sys.excepthook = sys.__excepthook__
threading.excepthook = threading.__excepthook__

for wrong in (1, (), (1, 2)):
    try:
        threading.excepthook(wrong)
    except TypeError as e:
        print(e)
args = threading.ExceptHookArgs((ValueError, None, None, None))
print(args)
print(threading.excepthook(threading.ExceptHookArgs((SystemExit, SystemExit(1), None, None))))

# Without a Thread: the unraisable hook.
unraisable = []
sys.unraisablehook = lambda u: unraisable.append((u.exc_type.__name__, str(u.exc_value), u.err_msg.split(' at ')[0], u.object))
_thread.start_joinable_thread(fail).join()
print(unraisable)
