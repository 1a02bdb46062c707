// What differs between boards.
#include "mpconfigboard.h"

#ifdef BOARD_NEEDS
#include BOARD_NEEDS
#endif

int board_number(void) {
    #ifdef BOARD_IS_BROKEN
    int unused;
    return oak_number;
    #else
    return BOARD_NUMBER;
    #endif
}
