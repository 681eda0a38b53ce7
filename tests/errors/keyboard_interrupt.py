try:
    raise KeyboardInterrupt
except Exception:
    print("not caught")
except BaseException as e:
    print("caught", type(e).__name__)
    raise ValueError("after")
