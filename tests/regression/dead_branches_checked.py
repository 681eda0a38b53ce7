# What cannot run is left out of the code, but its mistakes are mistakes.
for text in ("if 0: break", "if 0: return", "if 0: yield", "if 1: pass\nelse: continue",
             "while 0: return", "if 0:\n while 1: break\n", "def f():\n if 0: yield 1\n",
             "class C:\n if 0: return", "if 0: await x", "if 1: x\nelif 0: return",
             "if 0:\n def f():\n  try: x\n  finally: return 5\nelse: print('else')"):
    try:
        exec(text, {"x": 1})
        print("ok")
    except SyntaxError as e:
        print(e)
