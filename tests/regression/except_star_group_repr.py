# A group that except* makes of several exceptions holds a list, that of a lone one a tuple: repr shows it.
try:
    try:
        raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
    except* KeyError as e:
        1 + "a"
except ExceptionGroup as e:
    print(repr(e))
try:
    raise KeyError(1)
except* KeyError as e:
    print(repr(e))
