# What lives at exit is finalized.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


glob = D("global")


def f():
    local = D("local")
    print("in f")


f()
cyc = D("cycle")
cyc.me = cyc
print("end of program")
