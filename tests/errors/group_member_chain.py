# A member of a group has a chain of its own; what is shown there is not shown again.
def inner():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("a") from e


try:
    inner()
except KeyError as e:
    raise ExceptionGroup("group", [e, ValueError("b")])
