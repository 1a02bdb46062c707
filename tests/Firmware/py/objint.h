#ifndef STANDIN_OBJINT_H
#define STANDIN_OBJINT_H

#include "py/mpz.h"
#include "py/obj.h"

typedef struct {
    mp_obj_base_t base;
    #if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_LONGLONG
    long long val;
    #else
    mpz_t mpz;
    #endif
} mp_obj_int_t;

#endif
