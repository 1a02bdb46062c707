# asm_thumb: what ARMv7-M adds.
import micropython


@micropython.asm_thumb
def wide(r0, r1):
    movw(r0, 0x1234)
    movt(r0, 0xffff)
    movwt(r2, 0x12345678)
    movwt(r12, 0xffffffff)
    movw(r9, 0)
    clz(r3, r0)
    rbit(r4, r3)
    clz(r8, r9)
    mrs(r0, IPSR)
    mrs(r1, BASEPRI)
    sdiv(r0, r1, r2)
    udiv(r3, r4, r5)
    sdiv(r8, r9, r10)
    ldrex(r0, [r1, 0])
    ldrex(r0, [r1, 252])
    strex(r2, r0, [r1, 4])


@micropython.asm_thumb
def blocks(r0):
    it(eq)
    mov(r0, r1)
    ite(ne)
    mov(r0, r1)
    mov(r1, r0)
    itt(ge)
    mov(r0, r1)
    mov(r1, r0)
    itte(lt)
    mov(r0, r1)
    mov(r1, r0)
    mov(r2, r0)
    ittee(hi)
    mov(r0, r1)
    mov(r1, r0)
    mov(r2, r0)
    mov(r3, r0)
    itttt(cs)
    iteee(vc)
    itet(mi)


@micropython.asm_thumb
def wide_branches(r0):
    label(start)
    beq_w(start)
    bne_w(end)
    bge_w(end)
    ble_w(start)
    label(end)


@micropython.asm_thumb
def lists():
    push({r0, r8, r12})
    push({r8, lr})
    pop({r8, pc})
    pop({r0, r8, r12})
