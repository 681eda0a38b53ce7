# time: monotonic clocks, sleep, struct_time, formatting of fixed times.
import time
a = time.time()
b = time.time()
print(isinstance(a, float), b >= a, a > 1.6e9, time.monotonic() <= time.monotonic(), time.perf_counter() <= time.perf_counter(), time.process_time() >= 0, isinstance(time.time_ns(), int), time.monotonic_ns() <= time.monotonic_ns(), isinstance(time.perf_counter_ns(), int))
t = time.perf_counter()
time.sleep(0.01)
print(time.perf_counter() - t >= 0.009, time.sleep(0))


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: time.sleep(-1))
show(lambda: time.sleep("a"))
show(lambda: time.sleep())
g = time.gmtime(0)
print(g, g.tm_year, g[0], tuple(g), len(g), g.tm_yday, g.tm_zone, g.tm_gmtoff)
print(time.gmtime(1_000_000_000)[:6], time.gmtime(1.9)[:6], time.gmtime(-1)[:6], time.gmtime(253402300799)[:6])
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %y %p %I %w %%", time.gmtime(1_700_000_000)), time.asctime(g), time.strftime("%d/%m/%Y", (2024, 2, 29, 12, 30, 0, 3, 60, 0)), time.asctime((2000, 1, 2, 3, 4, 5, 6, 7, 0)))
print(isinstance(time.timezone, int), len(time.tzname), isinstance(time.ctime(), str), len(time.localtime()), time.daylight in (0, 1), time.mktime(time.localtime(1_000_000_000)) == 1_000_000_000.0)
show(lambda: time.gmtime("a"))
show(lambda: time.strftime(5))
show(lambda: time.strftime("%Y", (1, 2)))
show(lambda: time.asctime((1, 2, 3)))
show(lambda: time.mktime((1,)))
show(lambda: setattr(g, "tm_year", 5))
print(time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9)), time.struct_time(range(9)) == (0, 1, 2, 3, 4, 5, 6, 7, 8), type(g).__name__)
