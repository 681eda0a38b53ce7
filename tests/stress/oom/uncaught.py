# An exception that nobody catches, with a chain, a group and a note: its report, status 1.
def f(n):
    try: {}["key"]
    except KeyError as e:
        e.add_note("note")
        raise ExceptionGroup("several", [ValueError("v"), e]) from e
print("before")
f(1)
