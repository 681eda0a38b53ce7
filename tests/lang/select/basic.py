# select(), poll and epoll objects on pipes.
import os
import select

r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
os.write(w, b"x")
print(select.select([r], [], [], 5) == ([r], [], []), select.select([], [], [], 0.001))


class File:
    def fileno(self):
        return r


f = File()
print(select.select([f], (), ())[0][0] is f)
p = select.poll()
print(type(p), p.register(r, select.POLLIN), p.register(w), p.poll(0) == [(r, 1), (w, 4)])
p.modify(w, 0)
print(p.poll(None) == [(r, select.POLLIN)])
p.unregister(w)
e = select.epoll()
print(e.closed, e.fileno() > 0, e.register(r, select.EPOLLIN), e.poll(0) == [(r, 1)], e.poll(timeout=1, maxevents=1) == [(r, 1)])
print(os.read(r, 10), e.poll(0.001), p.poll(1))
e.modify(r, 0)
e.unregister(r)
e2 = select.epoll.fromfd(os.dup(e.fileno()))
with e2:
    print(e2.closed)
print(e2.closed)
e.close()
e.close()
for call in (
    lambda: select.select([r], [], [], -1),
    lambda: select.select([r], [], [], "x"),
    lambda: select.select([-1], [], []),
    lambda: select.select(["x"], [], []),
    lambda: select.select(1, [], []),
    lambda: select.select([], []),
    lambda: p.modify(99, 1),
    lambda: p.unregister(99),
    lambda: p.register(r, -1),
    lambda: p.register(r, 1 << 20),
    lambda: p.poll("x"),
    lambda: e.poll(),
    lambda: e.fileno(),
    lambda: e.__enter__(),
    lambda: select.epoll(-5),
    lambda: select.epoll().register(99, 1),
    lambda: select.epoll().poll(0, 0),
    lambda: select.select([5000], [], [], 0),
):
    try:
        print(call())
    except Exception as x:
        print(type(x).__name__, x)
os.close(w)
print(p.poll() == [(r, select.POLLHUP)])
os.close(r)
print(p.poll() == [(r, select.POLLNVAL)])
print(select.error is OSError, select.EPOLLET, select.PIPE_BUF)
