# Attribute and global names beyond the first 128 of a module, so that their numbers take two bytes.
class O: pass


o = O()
o.a01 = o.a02 = o.a03 = o.a04 = o.a05 = o.a06 = o.a07 = o.a08 = o.a09 = o.a10 = 1
o.b01 = o.b02 = o.b03 = o.b04 = o.b05 = o.b06 = o.b07 = o.b08 = o.b09 = o.b10 = 2
o.c01 = o.c02 = o.c03 = o.c04 = o.c05 = o.c06 = o.c07 = o.c08 = o.c09 = o.c10 = 3
o.d01 = o.d02 = o.d03 = o.d04 = o.d05 = o.d06 = o.d07 = o.d08 = o.d09 = o.d10 = 4
o.e01 = o.e02 = o.e03 = o.e04 = o.e05 = o.e06 = o.e07 = o.e08 = o.e09 = o.e10 = 5
o.f01 = o.f02 = o.f03 = o.f04 = o.f05 = o.f06 = o.f07 = o.f08 = o.f09 = o.f10 = 6
o.g01 = o.g02 = o.g03 = o.g04 = o.g05 = o.g06 = o.g07 = o.g08 = o.g09 = o.g10 = 7
o.h01 = o.h02 = o.h03 = o.h04 = o.h05 = o.h06 = o.h07 = o.h08 = o.h09 = o.h10 = 8
o.i01 = o.i02 = o.i03 = o.i04 = o.i05 = o.i06 = o.i07 = o.i08 = o.i09 = o.i10 = 9
o.j01 = o.j02 = o.j03 = o.j04 = o.j05 = o.j06 = o.j07 = o.j08 = o.j09 = o.j10 = 10
o.k01 = o.k02 = o.k03 = o.k04 = o.k05 = o.k06 = o.k07 = o.k08 = o.k09 = o.k10 = 11
o.l01 = o.l02 = o.l03 = o.l04 = o.l05 = o.l06 = o.l07 = o.l08 = o.l09 = o.l10 = 12
o.m01 = o.m02 = o.m03 = o.m04 = o.m05 = o.m06 = o.m07 = o.m08 = o.m09 = o.m10 = 13
late_global = 99


def late_function(late_parameter, *, late_keyword=5):
    late_local = o.m10 + o.l09 + o.a01
    o.late_attribute = late_local
    del o.b05
    try:
        return o.late_attribute, late_parameter, late_keyword, late_global, hasattr(o, "b05"), o.method_missing()
    except AttributeError as late_error:
        return late_parameter, late_keyword, late_local, o.late_attribute, hasattr(o, "b05"), "late string constant", "short", late_error is not None


class LateClass(O):
    def late_method(self, late_argument): return super().__init__() or late_argument


import library as late_module
from library import function as late_import
print(late_function(1, late_keyword=2), LateClass().late_method("m"), late_module.value, late_import(1), sum(getattr(o, "k%02d" % i) for i in range(1, 11)))
del late_global
print("late_global" in globals())
