"""The lock: one thread runs at a time, and why that alone does not make a program correct.

Threads of the system run Python code, but only the one that holds the interpreter lock. It gives the lock up around
calls that block, and every switch interval when others wait; so another thread may come in between any two instructions,
and what takes several instructions needs a lock of its own.
"""
import sys
import threading
import time

ROUNDS = 50


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self):
        balance = self.balance  # read,
        time.sleep(0.0001)      # (here the interpreter lock is given up)
        self.balance = balance + 1  # and write: what others wrote in between is lost

    def deposit_locked(self):
        with self.lock:
            self.deposit()


def together(target, number=4):
    """Runs target in so many threads, which start at the same moment."""
    start = threading.Barrier(number)

    def run():
        start.wait()
        for _ in range(ROUNDS):
            target()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


print("the switch interval is", sys.getswitchinterval(), "seconds")

account = Account()
together(account.deposit)
print("\n4 threads deposit 1,", ROUNDS, "times each, without a lock:")
print("  deposits were lost:", account.balance < 4 * ROUNDS)

account = Account()
together(account.deposit_locked)
print("with one:")
print("  balance:", account.balance)

print("\nthe race, step by step. Two threads, and events that say whose turn it is:")
account = Account()
has_read, has_written = threading.Event(), threading.Event()


def slow():
    balance = account.balance
    print("  slow reads", balance)
    has_read.set()
    has_written.wait()
    account.balance = balance + 1
    print("  slow writes", account.balance)


def quick():
    has_read.wait()
    account.balance += 1
    print("  quick reads 0 and writes", account.balance)
    has_written.set()


threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("  two deposits, balance:", account.balance)

print("\nblocking calls let others run: four sleeps of 50 ms at once")
began = time.monotonic()
threads = [threading.Thread(target=time.sleep, args=(0.05,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("  took less than the sum:", time.monotonic() - began < 0.2)

print("\nwhat is one call of native code is never interrupted: list.append, dict[key] = value, deque.popleft")
items = []
together(lambda: items.append(1))
print("  appended without a lock:", len(items))
