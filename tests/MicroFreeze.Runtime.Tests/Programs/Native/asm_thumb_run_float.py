# Thumb with floating point.
import micropython, array
@micropython.asm_thumb
def f(r0):
    vldr(s0, [r0, 0])
    vldr(s1, [r0, 4])
    vadd(s2, s0, s1)
    vstr(s2, [r0, 8])
    vmul(s2, s0, s1)
    vstr(s2, [r0, 12])
    vdiv(s2, s0, s1)
    vstr(s2, [r0, 16])
    vsqrt(s2, s0)
    vneg(s2, s2)
    vstr(s2, [r0, 20])
    vcvt_s32_f32(s3, s0)
    vmov(r0, s3)
a = array.array("f", [16, 4, 0, 0, 0, 0])
print(f(a), a)
