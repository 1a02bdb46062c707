// Prints everything that was frozen, so that two images can be compared, or one with what it must hold.
#include <stdio.h>
#include <string.h>

#include "py/emitglue.h"
#include "py/objint.h"
#include "py/objstr.h"

const mp_obj_type_t mp_type_str = { "str" }, mp_type_bytes = { "bytes" }, mp_type_int = { "int" };
const mp_obj_type_t mp_type_float = { "float" }, mp_type_complex = { "complex" }, mp_type_tuple = { "tuple" };
static const mp_obj_type_t type_singleton = { "singleton" };
const mp_obj_base_t mp_const_none_obj = { &type_singleton }, mp_const_false_obj = { &type_singleton }, mp_const_true_obj = { &type_singleton };
const mp_obj_base_t mp_const_ellipsis_obj = { &type_singleton }, mp_fun_table = { &type_singleton };
const mp_obj_base_t mp_const_empty_bytes_obj = { &type_singleton }, mp_const_empty_tuple_obj = { &type_singleton };

extern const char mp_frozen_names[], mp_frozen_str_content[];
extern const uint32_t mp_frozen_str_sizes[];
extern const mp_frozen_module_t *const mp_frozen_mpy_content[];
extern const qstr_pool_t MICROPY_QSTR_EXTRA_POOL;

static const char *const own_names[] = {
    #define QDEF0(id, hash, len, text) text,
    #define QDEF1(id, hash, len, text) text,
    #include "genhdr/qstrdefs.generated.h"
};

const qstr_pool_t mp_qstr_const_pool = { NULL, 0, 0, 0, MP_QSTRnumber_of, NULL, NULL, };

static const char *get_name(size_t number) {
    return number < MP_QSTRnumber_of ? own_names[number] : MICROPY_QSTR_EXTRA_POOL.qstrs[number - MP_QSTRnumber_of];
}

static void print_bytes(const byte *bytes, size_t len) {
    for (size_t i = 0; i < len; i++) {
        printf("%02x", bytes[i]);
    }
    printf("\n");
}

static void print_object(const void *object) {
    uintptr_t bits = (uintptr_t)object;
    if (bits & 1) {
        printf("  int %ld\n", (long)((intptr_t)bits >> 1));
        return;
    }
    if (bits & 2) {
        printf("  name %s\n", get_name(bits >> 3));
        return;
    }
    const mp_obj_base_t *base = object;
    printf("  %s ", base->type->name);
    if (base->type == &mp_type_str || base->type == &mp_type_bytes) {
        const mp_obj_str_t *str = object;
        print_bytes(str->data, str->len);
    } else if (base->type == &mp_type_tuple) {
        const mp_rom_obj_tuple_t *tuple = object;
        printf("of %u\n", (unsigned)tuple->len);
        for (size_t i = 0; i < tuple->len; i++) {
            print_object(tuple->items[i]);
        }
    } else {
        printf("\n");
    }
}

static void print_code(const mp_raw_code_t *code, int depth) {
    printf("%*scode kind %d generator %d: ", depth * 2 + 2, "", code->kind, code->is_generator);
    print_bytes(code->fun_data, code->fun_data_len);
    for (int i = 0; i < code->n_children; i++) {
        print_code(code->children[i], depth + 1);
    }
}

int main(void) {
    const char *name = mp_frozen_names;
    const char *text = mp_frozen_str_content;
    for (const uint32_t *size = mp_frozen_str_sizes; *size != 0; size++) {
        printf("text %s: %s\n", name, text);
        name += strlen(name) + 1;
        text += *size + 1;
    }
    for (size_t i = 0; *name != 0; i++) {
        const mp_frozen_module_t *module = mp_frozen_mpy_content[i];
        printf("module %s, from %s\n", name, get_name(module->constants.qstr_table[0]));
        print_code(module->proto_fun, 0);
        if (module->constants.obj_table != NULL) {
            print_object(module->constants.obj_table[0]);
        }
        name += strlen(name) + 1;
    }
    for (size_t i = 0; i < MICROPY_QSTR_EXTRA_POOL.len; i++) {
        printf("name %s\n", MICROPY_QSTR_EXTRA_POOL.qstrs[i]);
    }
    return 0;
}
