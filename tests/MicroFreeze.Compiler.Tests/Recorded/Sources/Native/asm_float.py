# Floating point of Thumb-2.


@micropython.asm_thumb
def floats(r0, r1):
    vmov(s0, r0)
    vmov(r1, s31)
    vadd(s0, s1, s2)
    vsub(s3, s4, s5)
    vmul(s6, s7, s8)
    vdiv(s9, s10, s11)
    vsqrt(s12, s13)
    vneg(s14, s15)
    vcmp(s16, s17)
    vcvt_f32_s32(s18, s19)
    vcvt_s32_f32(s20, s21)
    vmrs(r2, FPSCR)
    vmrs(APSR_nzcv, FPSCR)
    vldr(s0, [r0, 4])
    vstr(s1, [r0, 1020])
