# Bytecode, native, viper and bytecode again in one module, defined in one another.
import micropython


def bytecode(f, n): return f(n) + 1


@micropython.native
def native(n):
    def bytecode_inside(): return n + 1
    return bytecode(lambda x: x * 2, n), bytecode_inside()


@micropython.viper
def viper(n: int) -> int:
    return int(native(n)[1]) + n


class C:
    a = 1
    @micropython.native
    def n(self): return self.a
    @micropython.viper
    def v(self, k: int) -> int: return k + int(self.n())
    def b(self): return self.v(5)


def factory(k):
    @micropython.native
    def f(x): return x + k
    @micropython.viper
    def g(x: int) -> int: return x + int(k)
    return f, g


@micropython.bytecode
def explicit(x): return x


f, g = factory(10)
print(native(3), viper(4), C().b(), f(1), g(2), explicit(5), [C().n() for _ in range(2)])
