# asm_rv32: the Zba extension, with -march-flags=zba.
import micropython


@micropython.asm_rv32
def shifted_adds(a0, a1):
    sh1add(a0, a0, a1)
    sh2add(a0, a0, a1)
    sh3add(t6, s11, zero)


@micropython.viper
def indexed(p: ptr32, q: ptr16, i: int) -> int:
    p[i] = q[i] + 1
    return p[i + 1] + q[i + 1]


@micropython.native
def plain(a, b): return a[b] + 1
