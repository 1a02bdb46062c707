# asm_thumb that runs at every level: literals (data with an alignment of 4), branches, memory, stack.
import micropython

@micropython.asm_thumb
def odd(r0):
    add(r0, r0, 1)

@micropython.asm_thumb
def literal():
    nop()
    mov(r1, pc)
    ldr(r0, [r1, 4])
    b(END)
    align(4)
    data(4, 0x12345678)
    label(END)
    nop()

@micropython.asm_thumb
def loop(r0):
    mov(r1, 0)
    label(AGAIN)
    cmp(r0, 0)
    beq(DONE)
    add(r1, r1, r0)
    sub(r0, r0, 1)
    b(AGAIN)
    label(DONE)
    mov(r0, r1)

@micropython.asm_thumb
def total(r0, r1):
    push({r4, r5})
    mov(r2, 0)
    b(TEST)
    label(LOOP)
    ldrb(r3, [r0, 0])
    add(r2, r2, r3)
    add(r0, r0, 1)
    sub(r1, r1, 1)
    label(TEST)
    cmp(r1, 0)
    bgt(LOOP)
    mov(r0, r2)
    pop({r4, r5})

@micropython.asm_thumb
def word(r0, r1):
    ldr(r2, [r0, 4])
    add(r2, r2, r1)
    str(r2, [r0, 4])
    ldrh(r0, [r0, 0])

@micropython.asm_thumb
def bits(r0, r1):
    lsl(r2, r0, 3)
    lsr(r3, r0, 1)
    eor(r2, r3)
    and_(r2, r1)
    mvn(r0, r2)
    neg(r0, r0)


b = bytearray(b"\x01\x02\x03\x04\xff\x00\x00\x00")
import array
a = array.array("i", [1, 2])
print(odd(1), hex(literal()), loop(10), total(b, 8), word(a, 5), a, bits(0x1234, 0xff))
