#ifndef STANDIN_MPZ_H
#define STANDIN_MPZ_H

#include "py/mpconfig.h"

#ifndef MPZ_DIG_SIZE
#define MPZ_DIG_SIZE (16)
#endif

#if MPZ_DIG_SIZE == 32
typedef uint32_t mpz_dig_t;
#else
typedef uint16_t mpz_dig_t;
#endif

typedef struct {
    size_t neg : 1;
    size_t fixed_dig : 1;
    size_t alloc : 30;
    size_t len;
    mpz_dig_t *dig;
} mpz_t;

#endif
