# An exception thrown into a generator that has not begun belongs to the def line: no handler of the body sees it.
def g():
  try: yield 1
  finally: print('x')
try: g().throw(KeyError)
except KeyError as e:
    import sys
    tb = e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name); tb = tb.tb_next
