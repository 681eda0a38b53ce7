# unittest.mock: what mocks remember, answer and refuse; models; patches in all their forms; coroutines.
import asyncio
import inspect
import sys
import unittest
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec,
                           mock_open, patch, seal, sentinel)

here = sys.modules[__name__]


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Real:
    limit = 3

    def __init__(self, size):
        self.size = size

    def add(self, a, b=2):
        return a + b

    @staticmethod
    def free(x):
        return x

    async def later(self):
        return 1


def real(a, b=2, *, c=3):
    return a + b + c


# calls
m = Mock(name="root")
m.one(1, k=2)
m.one.two().three("x")
print(m.mock_calls, m.method_calls, m.one.call_args, m.call_count, m.one.called)
print(m.mock_calls == [call.one(1, k=ANY), call.one.two(), call.one.two().three("x")])
print(call.one.two().three("x").call_list(), call(1).args, call(k=1).kwargs, call.count(1), tuple(call.a(1)))
args, kwargs = m.one.call_args
print(args, kwargs, [call(1, k=2)] == m.one.call_args_list, ("one", (1,), {"k": 2}) == m.mock_calls[0])
for check in ("assert_called", "assert_called_once", "assert_not_called"):
    show(getattr(m.one, check))
    show(getattr(m.never, check))
show(m.one.assert_called_with, 2)
show(m.never.assert_called_with, 2)
show(m.one.assert_called_once_with, 1, k=2)
show(m.one.assert_any_call, 3)
show(m.assert_has_calls, [call.one.two(), call.one.two().three("x")])
show(m.assert_has_calls, [call.one.two(), call.one(1, k=2)])
show(m.assert_has_calls, [call.one.two(), call.one(1, k=2)], any_order=True)
show(lambda: m.assert_foo)
show(lambda: m.called_once)
m.reset_mock()
print(m.mock_calls, m.one.called)

# answers
m = Mock(side_effect=[1, ValueError("two"), DEFAULT], return_value=3)
for _ in range(4):
    show(m)
m = Mock(**{"a.b.return_value": 5, "c.side_effect": KeyError("c")})
show(m.a.b)
show(m.c)
print(Mock(wraps=real)(1), Mock(wraps=real).assert_called.__name__, Mock(return_value=sentinel.x)())
del m.a
show(lambda: m.a)
parent, child = Mock(), Mock()
parent.inner = child
child(4)
print(parent.mock_calls)
parent.attach_mock(Mock(name="named"), "other")
parent.other.do()
print(parent.mock_calls)

# special methods
m = MagicMock()
print(len(m), int(m), list(m), 3 in m, bool(m), float(m), m == m, m != m, hash(m) == hash(m), m < 3 if 0 else "")
m.__len__.return_value = 4
m.__getitem__.side_effect = lambda key: key * 2
m.__iter__.return_value = [1, 2]
m.__str__ = lambda self: "text"
print(len(m), m[3], list(m), list(m), str(m), m.__getitem__.call_args)
with m as inside:
    print(inside is m.__enter__.return_value, m.__exit__.called)
show(len, Mock())
show(setattr, m, "__getattr__", 3)

# models
m = Mock(spec=Real)
print(isinstance(m, Real), callable(m.add), m.__class__ is Real)
show(lambda: m.nothing)
m.new = 1
show(setattr, Mock(spec_set=Real), "new", 1)
show(lambda: Mock(spec=["a"]).b)
auto = create_autospec(Real)
show(auto)
instance = auto(3)
show(instance.add)
instance.add(1, b=3)
show(instance.add.assert_called_with, 1, 3)
show(instance.add, 1, 2, 3)
show(instance.free, 1, 2)
show(lambda: instance.limit.nope)
function = create_autospec(real, return_value=7)
print(function(1, c=2), inspect.signature(function), function.call_args, type(function).__name__, function.__name__)
function.assert_called_once_with(1, c=2)
show(function)
show(function, 1, 2, 3)
show(lambda: create_autospec(Mock()) and None if 0 else "")
m = Mock()
m.known.return_value = 1
seal(m)
show(m.known)
show(lambda: m.unknown)
show(setattr, m, "unknown", 1)
print(callable(NonCallableMock()), callable(Mock()))

# patches
with patch("sys.maxsize", 5):
    print(sys.maxsize)
print(sys.maxsize > 5)


@patch.object(Real, "limit", new=1)
@patch.object(Real, "add")
def patched(word, add):
    Real(1).add(2)
    print(word, Real.limit, add.call_args, Real.add is add)


patched("given")
print(Real.limit, Real(1).add(1))


@patch.multiple(Real, limit=DEFAULT, free=4)
def multiple(limit):
    print(type(limit).__name__, Real.free)


multiple()


@patch.object(Real, "limit", 9)
class Group:
    def test_it(self):
        return Real.limit

    def other(self):
        return Real.limit


print(Group().test_it(), Group().other())
d = {"a": 1}
with patch.dict(d, {"b": 2}, c=3) as inner:
    print(d, inner is d)
with patch.dict(d, clear=True):
    print(d)
print(d)
patcher = patch.object(Real, "add", autospec=True)
patcher.start()
Real(1).add(5)
show(Real(1).add)
print(len(Real.add.mock_calls))
patcher.stop()
print(patcher.stop())
patch.object(Real, "limit", 7).start()
patch.stopall()
print(Real.limit)
show(patch, "nothing")
show(patch.object(Real, "nothing").start)
show(patch.object, "text", "a")
show(lambda: patch.object(Real, "limit", new=1, new_callable=Mock))
with patch.object(Real, "nothing", 1, create=True):
    print(Real.nothing)
print(hasattr(Real, "nothing"))
with patch.object(Real, "limit", new_callable=PropertyMock) as limit:
    limit.return_value = 11
    r = Real(1)
    print(r.limit)
    r.limit = 12
    print(limit.mock_calls)
with patch("builtins.open", mock_open(read_data="a\nb\n")) as opened:
    with open("f") as f:
        print(f.readline(), [*f])
    print(open("g").read(), opened.call_args_list)

# coroutines
m = AsyncMock(return_value=3)
print(inspect.iscoroutinefunction(m), m.await_count)


async def main():
    print(await m(1), m.await_count, m.await_args)
    m.assert_awaited_once_with(1)
    m.side_effect = [1, KeyError]
    print(await m())
    for _ in range(2):
        try:
            await m()
        except Exception as error:
            print(type(error).__name__)
    model = Mock(spec=Real)
    print(type(model.later).__name__, type(model.add).__name__, inspect.isawaitable(c := model.later()))
    await c
    magic = MagicMock()
    magic.__aiter__.return_value = [1, 2]
    async with magic as value:
        print([x async for x in magic], value is magic.__aenter__.return_value)
    with patch.object(Real, "later", return_value=8):
        print(await Real(1).later())
    show(m.assert_not_awaited)
    show(m.assert_awaited_with, 5)


asyncio.run(main())
print(repr(sentinel.word), sentinel.word is sentinel.word, ANY, DEFAULT, sorted(n for n in dir(Mock()) if "call" in n))
