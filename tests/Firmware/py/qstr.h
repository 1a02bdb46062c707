#ifndef STANDIN_QSTR_H
#define STANDIN_QSTR_H

#include "py/mpconfig.h"

enum {
    #define QDEF0(id, hash, len, text) id,
    #define QDEF1(id, hash, len, text) id,
    #include "genhdr/qstrdefs.generated.h"
    #undef QDEF0
    #undef QDEF1
    MP_QSTRnumber_of,
};

typedef uint16_t qstr_short_t;
typedef uint8_t qstr_hash_t;
typedef uint8_t qstr_len_t;

typedef struct _qstr_pool_t {
    const struct _qstr_pool_t *prev;
    size_t total_prev_len : (8 * sizeof(size_t) - 1);
    size_t is_sorted : 1;
    size_t alloc;
    size_t len;
    qstr_hash_t *hashes;
    qstr_len_t *lengths;
    const char *qstrs[];
} qstr_pool_t;

#endif
