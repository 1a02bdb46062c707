# asm_thumb: labels and branches of every condition, forward and back, data and align.
import micropython


@micropython.asm_thumb
def loop(r0):
    mov(r1, 0)
    label(again)
    add(r1, r1, r0)
    sub(r0, 1)
    bne(again)
    mov(r0, r1)


@micropython.asm_thumb
def conditions(r0, r1):
    cmp(r0, r1)
    beq(end)
    bne(end)
    bcs(end)
    bcc(end)
    bmi(end)
    bpl(end)
    bvs(end)
    bvc(end)
    bhi(end)
    bls(end)
    bge(end)
    blt(end)
    bgt(end)
    ble(end)
    b(end)
    label(end)
    bx(lr)


@micropython.asm_thumb
def narrow(r0):
    beq_n(end)
    bne_n(end)
    blt_n(end)
    label(end)


@micropython.asm_thumb
def calls(r0):
    push({lr})
    bl(routine)
    bl(routine)
    pop({pc})
    label(routine)
    add(r0, r0, 1)
    bx(lr)


@micropython.asm_thumb
def table(r0):
    b(code)
    align(4)
    label(numbers)
    data(1, 1, 2, 3, 255)
    data(2, 0x1234, 0xffff, -1)
    data(4, 0x12345678, -2, 0xffffffff)
    align(2)
    label(code)
    nop()
    pass
    align(16)
    nop()
