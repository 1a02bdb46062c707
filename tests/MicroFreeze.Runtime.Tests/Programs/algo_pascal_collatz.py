# Short classics: Pascal, Collatz, FizzBuzz, Hanoi, Ackermann, Josephus, perfect numbers, digits.
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def hanoi(n, a="A", b="B", c="C"):
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c) if n else []


def ackermann(m, n):
    if not m: return n + 1
    return ackermann(m - 1, ackermann(m, n - 1) if n else 1)


def josephus(n, k):
    people, i, out = list(range(1, n + 1)), 0, []
    while people:
        i = (i + k - 1) % len(people)
        out.append(people.pop(i))
    return out


print(list(pascal(6)), list(collatz(6)), max(range(1, 60), key=lambda n: len(list(collatz(n)))))
print(" ".join("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or str(i) for i in range(1, 16)))
print(hanoi(3), ackermann(2, 2), josephus(7, 3), [n for n in range(2, 500) if n == sum(d for d in range(1, n) if n % d == 0)])
print([n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))], sum(map(int, str(2 ** 50))), [p * q for p, q in [(1, 2)]])
