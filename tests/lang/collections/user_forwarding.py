# What the User classes pass on to what they wrap: signatures, results, arguments that are wrapped themselves.
import inspect
import pickle
from collections import UserDict, UserList, UserString


def outcome(call):
    try:
        result = call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return f"{type(result).__name__} {result!r}"


class Name(UserString):
    pass


class Row(UserList):
    pass


class Record(UserDict):
    pass


name, row, record = Name("a-b-a"), Row([1, 2, 1]), Record(a=1)
part = UserString("a")
for method in "count", "find", "rfind", "index", "removeprefix", "split", "strip", "startswith", "__contains__", "__add__":
    print(method, outcome(lambda: getattr(name, method)(part)))
print(name.replace(part, UserString("x"), 1), name.center(width=9), name.split(sep="-", maxsplit=1))
for call in (lambda: name.upper(1), lambda: name.center(), lambda: row.append(), lambda: row.index(5), lambda: row.sort(1),
             lambda: name * 2, lambda: 2 * row, lambda: row[:2], lambda: row + UserList([3]), lambda: (0,) + row,
             lambda: record | UserDict(b=2), lambda: {"b": 2} | record, lambda: record | 5, lambda: row < UserList([2]),
             lambda: name < 5, lambda: pickle.loads(pickle.dumps(name)), lambda: hash(row)):
    print(outcome(call))
for function in UserList.sort, UserList.pop, UserString.find, UserString.removeprefix, UserString.__le__, UserList.__eq__:
    print(function.__module__, function.__qualname__, inspect.signature(function))
print(*(cls.__abstractmethods__ for cls in (UserDict, UserList, UserString)))
