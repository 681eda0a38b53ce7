"""Lines a second that compile() takes in: a generated module of ordinary functions and classes, 200,000 lines by default."""
import sys
import time

BLOCK = '''
class Account{n}(Base):
    """An account with a balance."""
    rate = {n} % 7 + 0.5

    def __init__(self, owner, balance=0, *, limit=None):
        self.owner = owner
        self.balance = balance
        self.limit = limit if limit is not None else {n}
        self.entries = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"bad amount: {{amount}}")
        self.balance += amount
        self.entries.append(("deposit", amount))
        return self.balance

    def report(self, start, end):
        total = 0
        for kind, amount in self.entries[start:end]:
            if kind == "deposit" and amount > self.limit:
                total += amount * self.rate
            elif kind != "fee":
                total -= amount // 2
            else:
                continue
        try:
            average = total / len(self.entries)
        except ZeroDivisionError:
            average = 0.0
        return {{"owner": self.owner, "total": total, "average": average}}


def transfer{n}(source, target, amount, note=""):
    """Move an amount from one account to another."""
    before = source.balance + target.balance
    source.withdraw(amount)
    target.deposit(amount)
    names = [a.owner for a in (source, target) if a.owner]
    assert source.balance + target.balance == before, names
    while amount > 10 and note:
        amount, note = amount // 2, note[1:]
    return sorted(names, key=lambda name: (len(name), name))
'''


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
    per_block = BLOCK.count("\n")
    text = "".join([BLOCK.format(n=n) for n in range(wanted // per_block + 1)])
    lines = text.count("\n")
    best = None
    for _ in range(3):
        start = time.process_time()
        compile(text, "generated.py", "exec")
        spent = time.process_time() - start
        best = spent if best is None or spent < best else best
    print(f"{sys.implementation.name:8} {lines} lines in {best:.3f} s: {int(lines / best)} lines a second")


main()
