// A stand-in for the headers of MicroPython, small and our own: as much as frozen C needs to compile and to be walked through on the build machine.
// What a test wants otherwise it defines on the command line.
#ifndef STANDIN_MPCONFIG_H
#define STANDIN_MPCONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MICROPY_VERSION_MAJOR 1
#ifndef MICROPY_VERSION_MINOR
#define MICROPY_VERSION_MINOR 28
#endif
#define MICROPY_VERSION_MICRO 0

#define MICROPY_LONGINT_IMPL_NONE (0)
#define MICROPY_LONGINT_IMPL_LONGLONG (1)
#define MICROPY_LONGINT_IMPL_MPZ (2)
#ifndef MICROPY_LONGINT_IMPL
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#endif

#define MICROPY_OBJ_REPR_A (0)
#define MICROPY_OBJ_REPR_B (1)
#define MICROPY_OBJ_REPR_C (2)
#define MICROPY_OBJ_REPR_D (3)
#ifndef MICROPY_OBJ_REPR
#define MICROPY_OBJ_REPR (MICROPY_OBJ_REPR_A)
#endif

#ifndef MICROPY_QSTR_BYTES_IN_HASH
#define MICROPY_QSTR_BYTES_IN_HASH (1)
#endif
#ifndef MICROPY_QSTR_BYTES_IN_LEN
#define MICROPY_QSTR_BYTES_IN_LEN (1)
#endif

#define MICROPY_PY_BUILTINS_FLOAT (1)
#define MICROPY_PY_BUILTINS_COMPLEX (1)
#define MICROPY_PERSISTENT_CODE_SAVE (1)
#ifndef MICROPY_PERSISTENT_CODE_LOAD_NATIVE
#define MICROPY_PERSISTENT_CODE_LOAD_NATIVE (1)
#endif
#ifndef MICROPY_EMIT_MACHINE_CODE
#define MICROPY_EMIT_MACHINE_CODE (1)
#endif

typedef uint8_t byte;
typedef double mp_float_t;

#endif
