// The board's own program: starts MicroPython, runs the frozen main.py, and is done.

#include <stdint.h>
#include <stdlib.h>

#include "py/gc.h"
#include "py/mpprint.h"
#include "py/runtime.h"
#include "shared/runtime/gchelper.h"
#include "shared/runtime/pyexec.h"

#define STACK_SIZE (16 * 1024)

static uint64_t heap[MICROPY_HEAP_SIZE / sizeof(uint64_t)];

int main(int argc, char **argv) {
    mp_cstack_init_with_sp_here(STACK_SIZE);
    gc_init(heap, (char *)heap + sizeof(heap));
    mp_init();
    pyexec_frozen_module("main.py", false);
    mp_deinit();
    return 0;
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

void nlr_jump_fail(void *value) {
    mp_printf(&mp_plat_print, "an exception that nobody caught\n");
    exit(1);
}
