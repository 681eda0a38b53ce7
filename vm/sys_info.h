/* Constants and structures of sys. */
#ifndef KRAIT_SYS_INFO_H
#define KRAIT_SYS_INFO_H

#include "runtime/object.h"

int sys_info_init(Object *module) MAY_RAISE;

#endif
