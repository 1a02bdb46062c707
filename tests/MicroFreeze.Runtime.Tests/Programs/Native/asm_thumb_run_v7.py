# Thumb-2: wide moves, division, if-then, conditional wide branches.
import micropython
@micropython.asm_thumb
def div(r0, r1):
    sdiv(r0, r0, r1)
@micropython.asm_thumb
def wide():
    movw(r0, 0xbeef)
    movt(r0, 0x1ead)
@micropython.asm_thumb
def select(r0):
    cmp(r0, 5)
    ite(gt)
    mov(r0, 1)
    mov(r0, 2)
@micropython.asm_thumb
def bitcount(r0):
    clz(r1, r0)
    rbit(r0, r0)
    clz(r0, r0)
    add(r0, r0, r1)
@micropython.asm_thumb
def constant(r0):
    movwt(r1, 0x12345678)
    add(r0, r0, r1)

print(hex(constant(1)), div(100, 7), div(-100, 7), hex(wide()), select(4), select(6), bitcount(0x00010000))
