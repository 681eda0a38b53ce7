# := anywhere inside a comprehension's iterable is an error, and messages name it as it is written.
for src in ["[i for i in [(j := 1) for k in x]]", "{i for i in (lambda: (j := 1))()}", "{i: 1 for i in [j for j in y if (j := 0)]}",
            "class F:\n def g(self): return [__x for __x in y if (__x := 1)]"]:
    try: compile(src, '<s>', 'exec'); print('ok')
    except SyntaxError as e: print(e.msg)
