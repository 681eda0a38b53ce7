def make():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e


raise ExceptionGroup("group", [make(), TypeError("never raised")]) from OSError("cause")
