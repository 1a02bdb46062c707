# asm_rv32: compressed instructions.
import micropython


@micropython.asm_rv32
def arithmetic():
    c_add(a0, a1)
    c_addi(a0, 1)
    c_addi(a0, -32)
    c_addi(a0, 31)
    c_addi4spn(a0, 4)
    c_addi4spn(a5, 1020)
    c_and(a0, a1)
    c_andi(a0, 31)
    c_andi(s0, -1)
    c_or(s0, s1)
    c_sub(a4, a5)
    c_xor(a0, a1)
    c_li(a0, 5)
    c_li(a0, -32)
    c_lui(a0, 1)
    c_lui(a0, 31)
    c_mv(a0, s11)
    c_slli(a0, 31)
    c_srai(a0, 1)
    c_srli(a0, 31)
    c_nop()


@micropython.asm_rv32
def memory():
    c_lw(a0, 0(a1))
    c_lw(s0, 60(s1))
    c_lwsp(a0, 124)
    c_lwsp(ra, 0)
    c_sw(a0, 4(a1))
    c_swsp(a0, 124)
    c_swsp(zero, 0)


@micropython.asm_rv32
def control():
    label(start)
    c_beqz(a0, start)
    c_bnez(s0, end)
    c_j(end)
    c_jal(start)
    label(end)
    c_jalr(a0)
    c_jr(ra)
    c_ebreak()
