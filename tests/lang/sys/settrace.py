# sys.settrace and sys.setprofile: events, their order and lines; a tracer that fails; one that wants no lines.
import sys
log = []
def tracer(frame, event, arg):
    log.append((event, frame.f_code.co_name, frame.f_lineno, arg[0].__name__ if event == 'exception' else type(arg).__name__))
    return tracer
def f(n):
    total = 0
    for i in range(n):
        total += i
    while n:
        n -= 1
    return total
def gen():
    yield 1
    yield 2
    x = 3
def bad():
    x = 1
    x // 0
class C:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return C(self.x + o.x)
def use():
    c = C(1) + C(2)
    return [y * 2 for y in gen()], sum(gen())
def run():
    f(2)
    use()
    l = lambda: 5
    l()
    bad()
def show():
    for e in log: print(*e)
    log.clear()
sys.settrace(tracer)
try: run()
except ZeroDivisionError: pass
sys.settrace(None)
show()
def prof(frame, event, arg):
    log.append((event, frame.f_code.co_name, getattr(arg, '__name__', arg) if event.startswith('c_') else ''))
sys.setprofile(prof)
f(1)
len([1]); [].append(1)
try: int('x')
except ValueError: pass
try: ''.join([1])
except TypeError: pass
sys.setprofile(None)
show()
def only_calls(frame, event, arg):
    log.append((event, frame.f_code.co_name))
    return None
sys.settrace(only_calls)
try: run()
except ZeroDivisionError: pass
sys.settrace(None); show()
def failing(frame, event, arg):
    if event == 'line' and frame.f_lineno == 9: raise RuntimeError('from tracer')
    return failing
sys.settrace(failing)
try: f(3)
except RuntimeError as e: print(e, sys.gettrace())
sys.settrace(None)
