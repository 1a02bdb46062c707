# asm_rv32: RV32I and M.
import micropython


@micropython.asm_rv32
def arguments(a0, a1, a2, a3):
    add(a0, a0, a1)
    add(a0, a0, a2)
    sub(a0, a0, a3)


@micropython.asm_rv32
def registers():
    add(zero, ra, sp)
    add(gp, tp, t0)
    add(t1, t2, s0)
    add(s1, a0, a1)
    add(a2, a3, a4)
    add(a5, a6, a7)
    add(s2, s3, s4)
    add(s5, s6, s7)
    add(s8, s9, s10)
    add(s11, t3, t4)
    add(t5, t6, s0)
    add(x0, x1, x31)
    add(x15, x16, x17)


@micropython.asm_rv32
def immediates():
    addi(a0, a1, 0)
    addi(a0, a1, 2047)
    addi(a0, a1, -2048)
    andi(a0, a1, 255)
    ori(a0, a1, -1)
    xori(a0, a1, 1)
    slti(a0, a1, 5)
    sltiu(a0, a1, 5)
    slli(a0, a1, 31)
    srli(a0, a1, 1)
    srai(a0, a1, 16)
    lui(a0, 1)
    auipc(a0, 1)


@micropython.asm_rv32
def register_operations():
    and_(a0, a1, a2)
    or_(a0, a1, a2)
    xor(a0, a1, a2)
    sll(a0, a1, a2)
    srl(a0, a1, a2)
    sra(a0, a1, a2)
    slt(a0, a1, a2)
    sltu(a0, a1, a2)
    mul(a0, a1, a2)
    mulh(a0, a1, a2)
    mulhsu(a0, a1, a2)
    mulhu(a0, a1, a2)
    div(a0, a1, a2)
    divu(a0, a1, a2)
    rem(a0, a1, a2)
    remu(a0, a1, a2)


@micropython.asm_rv32
def memory():
    lb(a0, 0(a1))
    lbu(a0, 1(a1))
    lh(a0, 2(a1))
    lhu(a0, -2(a1))
    lw(a0, 2047(sp))
    sb(a0, 0(a1))
    sh(a0, 2(a1))
    sw(a0, -2048(a1))


@micropython.asm_rv32
def branches():
    label(start)
    beq(a0, a1, start)
    bne(a0, a1, end)
    blt(a0, a1, start)
    bge(a0, a1, end)
    bltu(a0, a1, start)
    bgeu(a0, a1, end)
    jal(ra, start)
    jal(zero, end)
    jalr(ra, a0, 4)
    la(a0, table)
    label(end)
    align(4)
    label(table)
    data(4, 1, -1, 0xffffffff)
    data(2, 1, 2)
    data(1, 1, 2)


@micropython.asm_rv32
def system():
    ecall()
    ebreak()
    csrrc(a0, a1, 0x300)
    csrrs(a0, zero, 0xc00)
    csrrw(zero, a0, 0x7ff)
    csrrci(a0, 0x300, 31)
    csrrsi(a0, 0x300, 0)
    csrrwi(a0, 0x300, 1)


@micropython.asm_rv32
def pseudo() -> uint:
    li(a0, 0)
    li(a1, 31)
    li(a2, -32)
    li(a3, 2047)
    li(a4, -2048)
    li(a5, 4096)
    li(a6, 0x12345678)
    li(a7, -1)
    li(t0, 0x7fffffff)
    mv(a0, a1)
    mv(s0, sp)
