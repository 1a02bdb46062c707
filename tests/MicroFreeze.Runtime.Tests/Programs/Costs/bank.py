# Accounts: small classes with inheritance, and errors of their own.


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, wanted, present):
        super().__init__("wanted {}, present {}".format(wanted, present))
        self.missing = wanted - present


class Account:
    interest = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.entries = []

    def deposit(self, amount, text=""):
        self.balance += amount
        self.entries.append((amount, text))

    def withdraw(self, amount, text=""):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.deposit(-amount, text)

    def __repr__(self):
        return "{}({!r}, {})".format(type(self).__name__, self.owner, self.balance)


class SavingsAccount(Account):
    interest = 0.0125

    def close_year(self):
        self.deposit(self.balance * self.interest, "interest")


def transfer(source, target, amount):
    source.withdraw(amount, "to " + target.owner)
    target.deposit(amount, "from " + source.owner)
