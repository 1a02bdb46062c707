#include "py/emitglue.h"
