/* The sys module. */
#ifndef KRAIT_SYS_H
#define KRAIT_SYS_H

#include "runtime/object.h"

int sys_init(void) MAY_RAISE;             /* without the streams: vm_init adds them */
void sys_shutdown(void);
Object *sys_get_borrow(Str *name);        /* an attribute of sys; NULL without exception: there is none */
int sys_set(Str *name, Object *value) MAY_RAISE;
Object *sys_module(void);                 /* borrowed */
Object *display_value(Object *value) MAY_RAISE; /* builtins_io.c: the default displayhook */

#endif
