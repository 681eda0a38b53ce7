# except* (PEP 654): splitting, raising again, raising anew, names, jumps, syntax errors.
import sys
def show(e, ind=0):
    p = ' '*ind
    if e is None: print(p+'None'); return
    print(p+type(e).__name__, repr(str(e)), 'ctx=', repr(e.__context__), 'cause=', repr(e.__cause__), getattr(e,'__notes__',None), e.__suppress_context__)
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, ind+2)
def run(f):
    print('---', f.__name__)
    try: 
        r = f()
        print('returned', r)
    except BaseException as e:
        show(e)
    print(sys.exception())
def t1():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2),OSError(3)])
    except* ValueError as e: show(e); show(sys.exception())
    except* TypeError as e: show(e)
def t2():
    try: raise ValueError(1)
    except* (ValueError,TypeError) as e: show(e)
    else: print('else')
    finally: print('fin')
    try: e
    except UnboundLocalError as x: print(x)
def t3():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2),OSError(3)])
    except* ValueError as e: raise
    except* TypeError as e: raise KeyError('x') from e
def t4():
    try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError(2),ValueError(5)]),OSError(3)])
    except* ValueError as e: raise e
    except* TypeError as e: 1/0
def t5():
    try: raise ValueError(1)
    except* ValueError as e: raise
def t6():
    try: raise ValueError(1)
    except* TypeError as e: raise
def t7():
    try: raise ValueError(1)
    except* ExceptionGroup as e: raise
def t8():
    try: raise ValueError(1)
    except* 42 as e: raise
def t9():
    try: raise ValueError(1)
    except* (ValueError, ExceptionGroup) as e: raise
def t10():
    try: print('nothing')
    except* (ValueError, ExceptionGroup) as e: raise
    else: print('else'); return 7
    finally: print('finally')
def t11():
    for i in range(3):
        try:
            try: raise ExceptionGroup('a',[ValueError(i), KeyError(i)])
            except* ValueError as e:
                for j in range(5):
                    if j == 2: break
                    continue
                print(j, repr(e))
                def f(): return 3
                print(f())
        except* KeyError as k:
            print('key', repr(k))
    return i
def t12():
    class EG(ExceptionGroup):
        def derive(self, excs): return EG(self.message+'!', excs)
    e = EG('m', [ValueError(1), TypeError(2)])
    e.add_note('hi')
    try: raise e
    except* ValueError: raise
def t15():
    try:
        try: raise ValueError(1)
        except* ValueError: raise TypeError(2)
    except* TypeError as e: raise OSError(5)
def t16():
    try: raise BaseExceptionGroup('g',[KeyboardInterrupt(1),TypeError(2),OSError(3)])
    except* TypeError: pass
    except* KeyboardInterrupt: raise
def t17():
    def g():
        try: yield 1
        except* ValueError as e:
            yield repr(e)
            yield repr(sys.exception())
    x=g(); next(x)
    print(sys.exception()); print(x.throw(ValueError(3))); print(sys.exception()); print(next(x)); print(list(x))
for n in [*range(1, 13), *range(15, 18)]: run(globals()['t%d'%n])
for src in ["try: pass\nexcept* ValueError: break", "while 1:\n try: pass\n except* ValueError: break","while 1:\n try: pass\n except* ValueError: continue",
  "def f():\n try: pass\n except* ValueError: return x", "try: pass\nexcept* ValueError: return", "try: pass\nexcept*: pass","try: pass\nexcept* A: pass\nexcept B: pass","try: pass\nexcept A: pass\nexcept* B: pass",
  "try: pass\nexcept* A: pass\nexcept: pass", "try: pass\nexcept* A,B: pass", "try: pass\nexcept* A as b.c: pass","try: pass\nexcept *A as b, C: pass", "try:\n pass\nexcept*A:\npass","try:\n pass\nexcept *\n","def f():\n while 1:\n  try: pass\n  except* V:\n    while 0: break\n    for i in []: continue\n    lambda: 3\n"]:
    try: compile(src,'<s>','exec'); print('ok')
    except SyntaxError as e: print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
