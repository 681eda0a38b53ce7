def f(flag):
    value = "".strip()
    if flag:
        value = print("")
    return value.upper()


f(True)
