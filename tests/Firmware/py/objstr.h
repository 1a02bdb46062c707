#ifndef STANDIN_OBJSTR_H
#define STANDIN_OBJSTR_H

#include "py/obj.h"

typedef struct {
    mp_obj_base_t base;
    size_t hash;
    size_t len;
    const byte *data;
} mp_obj_str_t;

#endif
