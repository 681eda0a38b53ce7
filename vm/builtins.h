/* The builtins module. Its functions stand in builtins_*.c by topic, each file with one table;
 * builtins.c joins them. */
#ifndef KRAIT_BUILTINS_H
#define KRAIT_BUILTINS_H

#include "runtime/native.h"

/* Every builtin function has this shape; short, since there are so many. */
#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

extern const MethodDef builtins_number[], builtins_order[], builtins_object[], builtins_iteration[],
    builtins_exec[], builtins_io[], builtins_async[];
/* TypeError "f() argument 2 must be str, not int"; None is called by its name. */
Object *raise_bad_argument(const char *function, const char *argument, const char *wanted,
                           Object *given);
int builtins_add_site(Object *module) MAY_RAISE; /* exit, quit, copyright, credits, license, help */
Object *builtin_print_one(Object *o) MAY_RAISE;  /* print(o) */

Dict *builtins_dict(void);     /* borrowed; NULL before builtins_init */
Object *builtins_module(void); /* borrowed */
int builtins_init(void) MAY_RAISE;
void builtins_shutdown(void);

/* compile(), eval() and exec() on text: str, bytes or bytearray, as UTF-8 or raw file bytes. */
Object *compile_object(Object *source, Str *filename, int mode, int flags) MAY_RAISE;

#endif
