/* module, cell, SimpleNamespace-like helpers. */
#ifndef KRAIT_MODULE_H
#define KRAIT_MODULE_H

#include "runtime/native.h"

typedef struct Module {
    Object head;
    Dict *dict;           /* owned; NULL only in one made without __init__ and never touched */
    const ModuleDef *def; /* borrowed: static; NULL: not a native module */
} Module;
typedef struct Cell { /* a variable shared by a function and the functions inside it */
    Object head;
    Object *value; /* owned or NULL: unbound */
} Cell;
extern Type module_type, cell_type;

Object *module_new(
    Str *name) MAY_RAISE; /* with __name__, __doc__, __package__, __loader__, __spec__ = None */
/* Does a module that was loaded from `origin` lie where it may hide another one of its name, in the
 * script's folder? *standard: one of the standard library. NULL until the layers above set it. */
extern bool (*module_shadow_hook)(Str *name, Str *origin, bool *standard);
Object *module_from_def(const ModuleDef *def) MAY_RAISE; /* with its functions; init has run */
int module_add(Object *module, const char *name, Object *value_steal) MAY_RAISE;
int module_add_type(Object *module, Type *type) MAY_RAISE;
Object *cell_new(Object *value /* may be NULL */) MAY_RAISE;

/* A struct sequence type (sys.version_info, time.struct_time): a tuple whose items have names. */
Type *struct_sequence_type(const char *qualified_name, const char *const *fields, size_t visible,
                           size_t total, const char *doc) MAY_RAISE;
/* An object of such a type from all its `total` values; the references are taken over, also on
 * failure. NULL among them is an error that is set. */
Object *struct_sequence_new_steal(Type *type, Object **values) MAY_RAISE;

#endif
