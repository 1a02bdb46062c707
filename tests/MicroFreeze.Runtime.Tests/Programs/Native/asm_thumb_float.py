# asm_thumb: floating point.
import micropython


@micropython.asm_thumb
def arithmetic(r0, r1):
    vldr(s0, [r0, 0])
    vldr(s1, [r0, 4])
    vldr(s31, [r7, 1020])
    vadd(s2, s0, s1)
    vsub(s3, s0, s1)
    vmul(s4, s2, s3)
    vdiv(s5, s4, s31)
    vsqrt(s6, s5)
    vneg(s7, s6)
    vstr(s7, [r1, 0])
    vstr(s30, [r1, 8])


@micropython.asm_thumb
def convert(r0):
    vmov(s0, r0)
    vcvt_f32_s32(s0, s0)
    vmov(s15, r12)
    vcvt_s32_f32(s1, s0)
    vmov(r0, s1)
    vmov(r3, s17)


@micropython.asm_thumb
def compare(r0):
    vcmp(s0, s1)
    vcmp(s30, s31)
    vmrs(APSR_nzcv, FPSCR)
    vmrs(r1, FPSCR)
    vmrs(r12, FPSCR)
