# asm_thumb: moves, arithmetic, logic and shifts of the 16-bit instructions, all levels.
import micropython


@micropython.asm_thumb
def no_arguments():
    mov(r0, 42)


@micropython.asm_thumb
def arguments(r0, r1, r2, r3):
    add(r0, r0, r1)
    add(r0, r0, r2)
    add(r0, r0, r3)


@micropython.asm_thumb
def moves(r0, r1):
    mov(r2, r0)
    mov(r8, r2)
    mov(r9, r8)
    mov(r3, 255)
    mov(r4, r9)
    mov(sp, sp)
    mov(r12, lr)
    mov(lr, r12)
    mov(sl, fp)
    mov(r5, 0x10)
    mov(r0, r4)


@micropython.asm_thumb
def arithmetic(r0, r1):
    add(r0, 1)
    add(r0, 255)
    sub(r0, 200)
    add(r2, r0, r1)
    add(r2, r2, 7)
    sub(r2, r2, r1)
    sub(r2, r2, 1)
    cmp(r2, 5)
    cmp(r2, r1)
    cmn(r2, r1)
    adc(r0, r1)
    sbc(r0, r1)
    neg(r1, r0)
    mul(r0, r1)


@micropython.asm_thumb
def logic(r0, r1):
    and_(r0, r1)
    orr(r0, r1)
    eor(r0, r1)
    bic(r0, r1)
    mvn(r2, r0)
    tst(r0, r1)
    lsl(r2, r1)
    lsr(r2, r1)
    asr(r2, r1)
    ror(r2, r1)
    lsl(r3, r2, 4)
    lsr(r3, r2, 31)
    asr(r3, r2, 0)


@micropython.asm_thumb
def memory(r0, r1):
    ldr(r2, [r0, 0])
    ldr(r2, [r0, 124])
    ldrb(r3, [r0, 31])
    ldrh(r4, [r0, 62])
    str(r2, [r1, 4])
    strb(r3, [r1, 1])
    strh(r4, [r1, 2])


@micropython.asm_thumb
def stack():
    push({r0})
    push({r0, r1, r7, lr})
    pop({r0, r1, r7})
    pop({r0})
    nop()
    wfi()
    cpsid(i)
    cpsie(i)


@micropython.asm_thumb
def results(r0) -> uint:
    mov(r0, 1)


@micropython.asm_thumb
def result_bool(r0) -> bool:
    pass


@micropython.asm_thumb
def result_object(r0) -> object:
    pass


@micropython.asm_thumb
def result_int(r0) -> int:
    mov(r0, r0)
