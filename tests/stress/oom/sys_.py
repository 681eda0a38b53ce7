# sys, frames, tracebacks as objects, warnings, unraisable errors.
import sys
def f():
    frame = sys._getframe(); print(frame.f_code.co_name, list(frame.f_locals), frame.f_back.f_code.co_name, frame.f_lineno > 0)
    frame.f_back.f_globals["put"] = 1
f(); print(put, sys.getrefcount(object()) > 0, sys.intern("abc") == "abc", sys.getsizeof([]) > 0, sys.getrecursionlimit() > 0, sys.version_info[:2], sys.byteorder, sys.argv[0][-4:])
def loud(u): print("unraisable", u.exc_type.__name__)
sys.unraisablehook = loud
class D:
    def __del__(self): raise ValueError("del")
D(); sys.unraisablehook = sys.__unraisablehook__
old = sys.stdout
class W:
    def write(self, s): old.write("<" + s + ">"); return len(s)
    def flush(self): pass
sys.stdout = W(); print("x"); sys.stdout = old; print()
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name == "traced": events.append(event)
    return tracer
def traced(n): return n + 1
sys.settrace(tracer); traced(1); sys.settrace(None); print(events)
def prof(frame, event, arg): events.append(event)
sys.setprofile(prof); traced(1); sys.setprofile(None); print(events[-2:])
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(e)
try: raise ValueError
except ValueError as e: t = e.__traceback__; print(t.tb_frame.f_code.co_name, t.tb_next, sys.exception() is e, sys.exc_info()[0])
sys.displayhook([1]); sys.exit("the end")
