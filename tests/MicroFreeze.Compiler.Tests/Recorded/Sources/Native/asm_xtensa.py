# Xtensa's instructions.


@micropython.asm_xtensa
def moves(a2, a3, a4, a5) -> int:
    mov(a2, a3)
    movi(a4, -2048)
    movi(a5, 0x12345678)
    add(a2, a3, a4)
    sub(a2, a3, a4)
    and_(a2, a3, a4)
    or_(a2, a3, a4)
    xor(a2, a3, a4)
    mull(a2, a3, a4)
    addi(a2, a3, -128)
    addx2(a2, a3, a4)
    subx8(a2, a3, a4)
    neg(a2, a3)
    abs_(a2, a3)
    add_n(a2, a3, a4)
    mov_n(a2, a3)
    nop()
    nop_n()


@micropython.asm_xtensa
def memory(a2, a3):
    l8ui(a2, a3, 255)
    l16ui(a2, a3, 2)
    l16si(a2, a3, 4)
    l32i(a2, a3, 1020)
    s8i(a2, a3, 1)
    s16i(a2, a3, 510)
    s32i(a2, a3, 8)
    l32i_n(a2, a3, 60)
    s32i_n(a2, a3, 4)


@micropython.asm_xtensa
def shifts(a2, a3):
    ssl(a2)
    ssr(a2)
    sll(a2, a3)
    sra(a2, a3)
    srl(a2, a3)
    src(a2, a3, a4)
    slli(a2, a3, 5)
    srli(a2, a3, 6)
    srai(a2, a3, 17)
    ssai(7)
    nsa(a2, a3)
    nsau(a2, a3)


@micropython.asm_xtensa
def back(a2):
    label(start)
    addi(a2, a2, -1)
    bnez(a2, start)
    beq(a2, a3, start)
    blt(a2, a3, start)
    bltu(a2, a3, start)
    bany(a2, a3, start)
    bnone(a2, a3, start)
    ball(a2, a3, start)
    bnall(a2, a3, start)
    bbci(a2, 31, start)
    j(start)


@micropython.asm_xtensa
def forth(a2):
    beqz(a2, end)
    bne(a2, a3, end)
    bge(a2, a3, end)
    bgeu(a2, a3, end)
    bbsi(a2, 3, end)
    jx(a3)
    callx0(a3)
    label(end)
    ret_n()
    align(4)
    data(4, 1, 2)
    data(1, 1)
