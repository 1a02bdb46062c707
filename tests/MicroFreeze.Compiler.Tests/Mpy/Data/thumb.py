@micropython.asm_thumb
def scale(r0, r1):
    mul(r0, r1)
    add(r0, r0, 3)
    label(LOOP)
    sub(r0, 1)
    bne(LOOP)
