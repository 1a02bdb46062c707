# What every Thumb level has.


@micropython.asm_thumb
def moves(r0, r1, r2, r3):
    mov(r0, r1)
    mov(r8, r2)
    mov(r3, 255)
    mov(r5, r15)
    add(r0, r1, r2)
    add(r0, r1, 7)
    add(r0, 200)
    sub(r0, r1, r2)
    sub(r0, 1)
    sub(r3, r4, 5)
    cmp(r0, 100)
    cmp(r1, r2)
    cmn(r0, r1)
    nop()
    mul(r0, r1)


@micropython.asm_thumb
def logic(r0, r1):
    and_(r0, r1)
    eor(r0, r1)
    orr(r0, r1)
    bic(r0, r1)
    mvn(r0, r1)
    neg(r0, r1)
    tst(r0, r1)
    adc(r0, r1)
    sbc(r0, r1)
    ror(r0, r1)
    lsl(r0, r1, 3)
    lsr(r0, r1, 31)
    asr(r0, r1, 1)
    lsl(r0, r1)
    lsr(r0, r1)
    asr(r0, r1)


@micropython.asm_thumb
def memory(r0, r1) -> uint:
    ldr(r0, [r1, 0])
    ldrb(r0, [r1, 31])
    ldrh(r0, [r1, 62])
    str(r0, [r1, 124])
    strb(r0, [r1, 1])
    strh(r0, [r1, 2])
    push({r0, r1, r7})
    push({lr})
    pop({r0, r1, r7})
    pop({pc})


@micropython.asm_thumb
def branches(r0) -> int:
    label(start)
    sub(r0, 1)
    beq(end)
    bne(start)
    bcs(start)
    bcc(end)
    bmi(start)
    bpl(end)
    bvs(start)
    bvc(end)
    bhi(start)
    bls(end)
    bge(start)
    blt(end)
    bgt(start)
    ble(end)
    b(start)
    bl(end)
    bx(lr)
    cpsid(i)
    cpsie(i)
    wfi()
    align(4)
    data(1, 1, 2, 255)
    data(2, 0x1234)
    align(4)
    data(4, 0x12345678)
    label(end)
