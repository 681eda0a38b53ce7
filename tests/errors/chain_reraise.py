def f():
    try:
        raise ValueError("v")
    except ValueError:
        print("handling")
        raise


f()
