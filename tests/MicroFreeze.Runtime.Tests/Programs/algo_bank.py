# Objects with rules: accounts, transfers that roll back, a journal.
class InsufficientFunds(Exception):
    def __init__(self, need, have): super().__init__(f"need {need}, have {have}"); self.missing = need - have


class Account:
    _next = 1

    def __init__(self, owner, balance=0, *, limit=0):
        self.owner, self._balance, self.limit = owner, balance, limit
        self.number, Account._next = Account._next, Account._next + 1
        self.journal = []

    @property
    def balance(self): return self._balance

    def deposit(self, amount):
        if amount <= 0: raise ValueError("amount")
        self._balance += amount
        self.journal.append(("+", amount))

    def withdraw(self, amount):
        if self._balance + self.limit < amount: raise InsufficientFunds(amount, self._balance + self.limit)
        self._balance -= amount
        self.journal.append(("-", amount))

    def __str__(self): return f"#{self.number} {self.owner}: {self.balance:.2f}"


class Savings(Account):
    rate = 0.05

    def withdraw(self, amount):
        if amount > 100: raise ValueError("too much at once")
        super().withdraw(amount)

    def interest(self): self.deposit(round(self.balance * self.rate, 2))


class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self): self.saved = [(a, a._balance, len(a.journal)) for a in self.accounts]; return self

    def __exit__(self, kind, e, tb):
        if kind:
            for a, b, n in self.saved: a._balance = b; del a.journal[n:]
            print("rolled back:", e)
        return kind is not None and issubclass(kind, (InsufficientFunds, ValueError))


a, s = Account("ann", 50, limit=20), Savings("sam", 200)
with Transaction(a, s): a.withdraw(60); s.deposit(60)
print(a, s)
with Transaction(a, s): s.deposit(500); a.withdraw(500)
with Transaction(s) as t: s.withdraw(150)
s.interest()
print(a, s, a.journal, s.journal, sep="; ")
try: a.withdraw(1000)
except InsufficientFunds as e: print(e.missing, e)
