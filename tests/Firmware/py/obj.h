#ifndef STANDIN_OBJ_H
#define STANDIN_OBJ_H

#include "py/qstr.h"

typedef struct { const char *name; } mp_obj_type_t;
typedef struct { const mp_obj_type_t *type; } mp_obj_base_t;
typedef void *mp_obj_t;
typedef const void *mp_rom_obj_t;

extern const mp_obj_type_t mp_type_str, mp_type_bytes, mp_type_int, mp_type_float, mp_type_complex, mp_type_tuple;
extern const mp_obj_base_t mp_const_none_obj, mp_const_false_obj, mp_const_true_obj, mp_const_ellipsis_obj, mp_fun_table;
extern const mp_obj_base_t mp_const_empty_bytes_obj, mp_const_empty_tuple_obj;

#define MP_ROM_INT(number) ((mp_rom_obj_t)(((intptr_t)(number) << 1) | 1))
#define MP_ROM_QSTR(number) ((mp_rom_obj_t)(((uintptr_t)(number) << 3) | 2))
#define MP_ROM_PTR(pointer) ((mp_rom_obj_t)(pointer))
#define MP_ROM_NONE MP_ROM_PTR(&mp_const_none_obj)
#define MP_ROM_FALSE MP_ROM_PTR(&mp_const_false_obj)
#define MP_ROM_TRUE MP_ROM_PTR(&mp_const_true_obj)

typedef struct {
    mp_obj_base_t base;
    size_t len;
    mp_rom_obj_t items[];
} mp_rom_obj_tuple_t;

#endif
