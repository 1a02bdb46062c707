#ifndef STANDIN_EMITGLUE_H
#define STANDIN_EMITGLUE_H

#include "py/obj.h"

#define MP_PROTO_FUN_INDICATOR_RAW_CODE_0 (0)
#define MP_PROTO_FUN_INDICATOR_RAW_CODE_1 (0)

enum { MP_CODE_BYTECODE = 2, MP_CODE_NATIVE_PY, MP_CODE_NATIVE_VIPER, MP_CODE_NATIVE_ASM };

typedef struct _mp_raw_code_t {
    uint8_t proto_fun_indicator[2];
    uint8_t kind;
    bool is_generator;
    const void *fun_data;
    struct _mp_raw_code_t **children;
    uint32_t fun_data_len;
    uint16_t n_children;
    uint16_t prelude_offset;
    uint32_t asm_n_pos_args : 8;
    uint32_t asm_type_sig : 24;
} mp_raw_code_t;

typedef struct {
    uint8_t proto_fun_indicator[2];
    uint8_t kind;
    bool is_generator;
    const void *fun_data;
    struct _mp_raw_code_t **children;
    uint32_t fun_data_len;
    uint16_t n_children;
    uint16_t prelude_offset;
} mp_raw_code_truncated_t;

typedef struct {
    qstr_short_t *qstr_table;
    mp_obj_t *obj_table;
} mp_module_constants_t;

typedef struct {
    const mp_module_constants_t constants;
    const void *proto_fun;
} mp_frozen_module_t;

#endif
