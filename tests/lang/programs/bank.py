# A bank: accounts, transactions with rollback, custom exceptions, a report.
class BankError(Exception):
    """Base of everything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"{account.owner} has {account.balance}, wanted {wanted}")
        self.missing = wanted - account.balance


class AccountClosed(BankError):
    pass


class Account:
    _next = 1000

    def __init__(self, owner, balance=0):
        self.number = Account._next
        Account._next += 1
        self.owner, self._balance, self.open, self.history = owner, balance, True, []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if not self.open:
            raise AccountClosed(f"account {self.number} is closed")
        if value < self.limit():
            raise InsufficientFunds(self, self._balance - value)
        self.history.append(value - self._balance)
        self._balance = value

    def limit(self):
        return 0

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self._balance:,}>"


class Credit(Account):
    def __init__(self, owner, balance=0, line=500):
        super().__init__(owner, balance)
        self.line = line

    def limit(self):
        return -self.line


class Savings(Account):
    def interest(self, percent):
        self.balance += self.balance * percent // 100


class Transaction:
    depth = 0

    def __init__(self, *accounts, quiet=False):
        self.accounts, self.quiet = accounts, quiet

    def __enter__(self):
        Transaction.depth += 1
        self.saved = [(a, a._balance, len(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, value, tb):
        Transaction.depth -= 1
        if kind is None:
            return
        for account, balance, n in self.saved:
            account._balance = balance
            del account.history[n:]
        print(f"rolled back because of {kind.__name__}: {value}")
        return self.quiet and issubclass(kind, BankError)


def transfer(a, b, amount):
    with Transaction(a, b):
        b.balance += amount
        a.balance -= amount


alice, bob, carol = Account("Alice", 1000), Credit("Bob", 50), Savings("Carol", 20_000)
transfer(alice, bob, 300)
print(alice, bob, carol)
for args in ((alice, bob, 5000), (bob, alice, 800), (bob, alice, 800)):
    try:
        transfer(*args)
    except InsufficientFunds as e:
        print("refused:", e, "missing", e.missing)
    print(alice, bob)
carol.interest(3)
carol.open = False
try:
    try:
        transfer(alice, carol, 1)
    except BankError as e:
        raise RuntimeError("nightly batch failed") from e
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), "|", type(e.__cause__).__mro__[1].__name__)
with Transaction(alice, bob, quiet=True):
    alice.balance -= 100
    with Transaction(bob):
        bob.balance += 100
        print("depth", Transaction.depth)
        bob.balance -= 10 ** 6
print(alice, bob, Transaction.depth)
try:
    with Transaction(alice, quiet=True):
        alice.balance = 0
        raise KeyError("not a bank error")
except KeyError as e:
    print("passed on", e)
print(f"{'account':<12}{'owner':^10}{'balance':>12}  history")
for a in sorted((alice, bob, carol), key=lambda a: -a.balance):
    print(f"{a.number:<12}{a.owner:^10}{a.balance:>12,}  {' '.join(f'{h:+}' for h in a.history)}")
print("total", sum(a.balance for a in (alice, bob, carol)))
