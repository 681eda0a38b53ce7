# traceback: everything that formats; entries, chains, groups, suggestions.
import traceback, sys
def f(x):
    return g(x) + 1
def g(x): return [1,2][x] / 0
try: f(1)
except Exception as e:
    print(''.join(traceback.format_exception(e)))
    te=traceback.TracebackException.from_exception(e, capture_locals=False); print(''.join(te.format())); print(list(te.format_exception_only()), te.exc_type_str, te.stack[0], list(te.stack[0]), str(te))
    print(traceback.format_tb(e.__traceback__)); print(traceback.extract_tb(e.__traceback__))
    traceback.print_exc(file=sys.stdout); print(traceback.format_exc(limit=1))
    for s in te.stack: print(s.colno, s.end_colno, s.lineno, s.end_lineno, s.line)
try:
    try: {}['a']
    except KeyError as e: raise ValueError('x') from e
except ValueError as e: print(''.join(traceback.format_exception(e)))
def h(): return traceback.format_stack()
print(''.join(h()))
try: compile('a b','f','exec')
except SyntaxError as e: print(traceback.format_exception_only(e))
try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[KeyError(2)])])
except ExceptionGroup as e:
    e.add_note('note\nmore')
    print(''.join(traceback.format_exception(e))); print(traceback.format_exception_only(e, show_group=True))
try: [].appendd
except AttributeError as e: print(traceback.format_exception_only(e))
def r(n):
    if n: r(n-1)
    else: 1/0
try: r(6)
except ZeroDivisionError as e: print(''.join(traceback.format_exception(e)))
print(traceback.format_exception(None), traceback.format_exception_only(None))
try:
    (1 +
      2)[
     3]
except Exception as e: print(''.join(traceback.format_exception(e)))
try: traceback.print_exception(3)
except TypeError as e: print(e)
print(traceback.format_list([('a.py',1,'f','line'),('b.py',2,'g',None)]))
print([s.name for s in traceback.StackSummary.extract(traceback.walk_stack(None))])
s=traceback.FrameSummary('a','1','n',line='  x',locals={'q':1}); print(s, s==('a','1','n','x'), s[3], len(s), s.locals)
