# What Thumb-2 adds.


@micropython.asm_thumb
def wide(r0, r1, r2) -> object:
    movw(r0, 0x1234)
    movt(r0, 0xFFFF)
    movwt(r3, 0x12345678)
    mrs(r0, BASEPRI)
    clz(r0, r1)
    rbit(r1, r2)
    sdiv(r0, r1, r2)
    udiv(r0, r1, r2)
    ldrex(r0, [r1, 4])
    strex(r0, r1, [r2, 8])
    push({r0, r8, r11})
    pop({r0, r8, r11})


@micropython.asm_thumb
def conditional(r0):
    cmp(r0, 0)
    ite(eq)
    mov(r0, 1)
    mov(r0, 2)
    itte(ne)
    mov(r0, 1)
    mov(r1, 2)
    mov(r0, 3)
    beq_n(far)
    bne_w(far)
    label(far)
