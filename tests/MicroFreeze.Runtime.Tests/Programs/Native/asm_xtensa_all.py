# asm_xtensa: every instruction.
import micropython


@micropython.asm_xtensa
def arguments(a2, a3, a4, a5):
    add(a2, a2, a3)
    sub(a2, a4, a5)


@micropython.asm_xtensa
def arithmetic():
    abs_(a2, a3)
    add(a2, a3, a4)
    add_n(a2, a3, a4)
    addi(a2, a3, 127)
    addi(a2, a3, -128)
    addi_n(a2, a3, 15)
    addi_n(a2, a3, -1)
    addmi(a2, a3, 256)
    addmi(a2, a3, -32768)
    addx2(a2, a3, a4)
    addx4(a2, a3, a4)
    addx8(a2, a3, a4)
    and_(a2, a3, a4)
    or_(a2, a3, a4)
    xor(a2, a3, a4)
    mull(a2, a3, a4)
    neg(a2, a3)
    sub(a2, a3, a4)
    subx2(a2, a3, a4)
    subx4(a2, a3, a4)
    subx8(a2, a3, a4)
    nsa(a2, a3)
    nsau(a2, a3)
    mov(a2, a15)
    mov_n(a15, a2)


@micropython.asm_xtensa
def immediates():
    movi(a2, 0)
    movi(a2, 2047)
    movi(a2, -2048)
    movi(a2, 0x12345678)
    movi(a3, 0xffffffff)
    movi_n(a2, -32)
    movi_n(a2, 95)


@micropython.asm_xtensa
def shifts():
    sll(a2, a3)
    sra(a2, a3)
    src(a2, a3, a4)
    srl(a2, a3)
    ssa8b(a2)
    ssa8l(a2)
    ssl(a2)
    ssr(a2)
    ssai(0)
    ssai(31)
    slli(a2, a3, 1)
    slli(a2, a3, 31)
    srai(a2, a3, 0)
    srai(a2, a3, 31)
    srli(a2, a3, 15)


@micropython.asm_xtensa
def memory():
    l8ui(a2, a3, 255)
    l16si(a2, a3, 510)
    l16ui(a2, a3, 0)
    l32i(a2, a3, 1020)
    l32i_n(a2, a3, 60)
    s8i(a2, a3, 1)
    s16i(a2, a3, 2)
    s32i(a2, a3, 4)
    s32i_n(a2, a3, 0)


@micropython.asm_xtensa
def backward():
    label(start)
    ball(a2, a3, start)
    bany(a2, a3, start)
    bbc(a2, a3, start)
    bbs(a2, a3, start)
    beq(a2, a3, start)
    bge(a2, a3, start)
    bgeu(a2, a3, start)
    blt(a2, a3, start)
    bltu(a2, a3, start)
    bnall(a2, a3, start)
    bne(a2, a3, start)
    bnone(a2, a3, start)
    bbci(a2, 0, start)
    bbsi(a2, 31, start)
    beqz(a2, start)
    bnez(a2, start)
    bltz(a2, start)
    bgez(a2, start)
    beqz_n(a2, start)
    bnez_n(a2, start)
    j(start)


@micropython.asm_xtensa
def forward():
    ball(a2, a3, end)
    bany(a2, a3, end)
    bbc(a2, a3, end)
    bbs(a2, a3, end)
    beq(a2, a3, end)
    bge(a2, a3, end)
    bgeu(a2, a3, end)
    blt(a2, a3, end)
    bltu(a2, a3, end)
    bnall(a2, a3, end)
    bne(a2, a3, end)
    bnone(a2, a3, end)
    bbci(a2, 0, end)
    bbsi(a2, 31, end)
    beqz(a2, end)
    bnez(a2, end)
    bltz(a2, end)
    bgez(a2, end)
    beqz_n(a2, end)
    bnez_n(a2, end)
    j(end)
    label(end)
    jx(a2)
    callx0(a3)
    ret()
    ret_n()


@micropython.asm_xtensa
def literals() -> uint:
    j(code)
    align(4)
    label(value)
    data(4, 0x12345678)
    label(code)
    l32r(a2, value)


@micropython.asm_xtensa
def others():
    nop()
    nop_n()


@micropython.asm_xtensa
def call():
    call0(routine)
    label(routine)
    ret_n()
