# sys.version_info and sys.flags are the only ones of their types, also for a call of __new__ by name.
import sys

for value in (sys.version_info, sys.flags):
    for make in (lambda t: t(value), lambda t: t.__new__(t, value)):
        try:
            print(make(type(value)))
        except TypeError:
            print("refused")
