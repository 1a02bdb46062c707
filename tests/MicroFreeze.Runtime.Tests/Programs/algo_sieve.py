# Primes by several routes: sieve, trial division, generator, factorisation.
def sieve(n):
    flags = bytearray([1] * (n + 1))
    flags[0] = flags[1] = 0
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = 0
        i += 1
    return [i for i, f in enumerate(flags) if f]


def primes():
    found = []
    n = 2
    while True:
        for p in found:
            if p * p > n:
                found.append(n)
                yield n
                break
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n
        n += 1


def factors(n):
    out, p = [], 2
    while p * p <= n:
        while not n % p:
            out.append(p)
            n //= p
        p += 1 if p == 2 else 2
    return out + [n] if n > 1 else out


g = primes()
print(sieve(60), [next(g) for _ in range(17)] == sieve(60))
print([factors(n) for n in (1, 2, 12, 97, 360, 1001, 2 ** 20, 600851475143)])
