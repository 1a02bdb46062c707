# asm_rv32 that runs: branches, memory, multiplication, moves.
import micropython, array
@micropython.asm_rv32
def odd(a0):
    c_addi(a0, 1)
@micropython.asm_rv32
def loop(a0):
    mv(a1, a0)
    li(a0, 0)
    label(again)
    beq(a1, zero, done)
    add(a0, a0, a1)
    addi(a1, a1, -1)
    beq(zero, zero, again)
    label(done)
@micropython.asm_rv32
def memory(a0, a1):
    lw(a2, 4(a0))
    add(a2, a2, a1)
    sw(a2, 4(a0))
    lhu(a3, 0(a0))
    lb(a0, 4(a0))
    add(a0, a0, a3)
@micropython.asm_rv32
def muldiv(a0, a1):
    mul(a2, a0, a1)
    div(a3, a0, a1)
    rem(a0, a0, a1)
    add(a0, a0, a2)
    add(a0, a0, a3)
@micropython.asm_rv32
def bits(a0, a1):
    xor(a0, a0, a1)
    slli(a0, a0, 3)
    srli(a2, a0, 1)
    sub(a0, a0, a2)
    andi(a0, a0, 0x7ff)
@micropython.asm_rv32
def clear(a0):
    li(a1, 5)
    mv(a1, zero)
    add(a0, a0, a1)
a = array.array("i", [1, 2])
print(odd(1), loop(10), memory(a, 5), a, muldiv(17, 5), bits(0x55, 0x33), clear(3))
