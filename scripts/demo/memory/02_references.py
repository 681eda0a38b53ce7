"""Reference counts: what raises them, and what lowers them.

Each object counts the references to it. At zero it is freed, at once. sys.getrefcount() tells the count; the argument
of that very call is one of them, so the lines below show one less.
"""
import sys

import krait


def count(what, obj):
    print(f"  {what:<42} {sys.getrefcount(obj) - 2}")  # without count's `obj`, and getrefcount's argument


class Thing:
    pass


print("references to one object:")
thing = Thing()
count("thing = Thing()", thing)
other = thing
count("other = thing", thing)
pair = [thing, thing]
count("pair = [thing, thing]", thing)
table = {"key": thing}
count("table = {'key': thing}", thing)
thing.itself = thing
count("thing.itself = thing", thing)
print("and the same back again:")
del thing.itself
count("del thing.itself", thing)
table.clear()
count("table.clear()", thing)
pair.pop()
count("pair.pop()", thing)
pair = None
count("pair = None", thing)
del other
count("del other", thing)


def receive(argument):
    count("while it is an argument", argument)


receive(thing)
count("after the call", thing)

print("\nkrait.watch() reports each change, between two instructions:")


def changed(before, after, filename, line, instruction):
    step = "rises" if after > before else "falls"
    source = lines[line - 1].strip()
    print(f"  {step} from {before} to {after}: {source}")


with open(__file__) as f:
    lines = f.read().splitlines()
watched = Thing()
krait.watch(watched, changed)
second = watched
several = [watched] * 5
del second
several.clear()
krait.unwatch(watched)

print("\nsome objects are never freed, and their count says nothing:")
for constant in (None, True, 7, "a"):
    print(f"  {constant!r:<6} more than a million references: {sys.getrefcount(constant) > 1000000}")
