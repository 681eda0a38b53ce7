e = ValueError("self")
try:
    raise e
except ValueError:
    try:
        raise KeyError("other")
    except KeyError:
        raise e
