/* The sys module. */
#ifndef KRAIT_SYS_H
#define KRAIT_SYS_H

#include "runtime/object.h"

/* Parts of sys_init. */
int sys_info_init(Object *module) MAY_RAISE;   /* sys_info.c: constants and structures */
int sys_hooks_init(Object *module) MAY_RAISE;  /* sys_hooks.c: hooks */
extern const MethodDef sys_async_functions[];  /* sys_async.c */
extern const MethodDef sys_memory_functions[]; /* sys_memory.c */
extern const MethodDef sys_trace_functions[];  /* sys_trace.c */
void sys_trace_clear(Thread *t);               /* its tracer and profiler, as it ends */
void sys_async_clear(Thread *t);               /* its hooks and context, as it ends */
extern bool sys_finalizing;                    /* the interpreter is ending: sys.is_finalizing() */

int sys_init(void) MAY_RAISE; /* without the streams: vm_init adds them */
void sys_shutdown(void);
Object *sys_get_borrow(Str *name); /* an attribute of sys; NULL without exception: there is none */
int sys_set(Str *name, Object *value) MAY_RAISE;
void sys_write_stderr(Str *text);               /* to sys.stderr; what goes wrong is dropped */
Object *sys_module(void);                       /* borrowed */
Object *display_value(Object *value) MAY_RAISE; /* builtins_io.c: the default displayhook */

#endif
