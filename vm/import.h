/* Importing: finding a module (import_find.c), loading it, and the import statement (import.c). */
#ifndef KRAIT_IMPORT_H
#define KRAIT_IMPORT_H

#include "runtime/native.h"

/* Where a module was found. */
typedef struct Found {
    enum { FOUND_NOTHING, FOUND_NATIVE, FOUND_EMBEDDED, FOUND_FILE, FOUND_NAMESPACE } kind;
    const ModuleDef *native;
    const char *text; /* FOUND_EMBEDDED: borrowed */
    size_t length;
    Str *path; /* FOUND_FILE: owned */
    bool is_package;
    Object *search; /* packages: owned list for __path__ */
} Found;

/* Looks for the module `full` whose last part is `last`; search is the parent's __path__ or NULL
 * for sys.path. 0, or -1 with an exception. */
int import_find(Str *full, Str *last, Object *search, Found *out) MAY_RAISE;
void found_release(Found *f);

/* The bytes of a file (mem_alloc'd, zero byte behind; free with length + 1). NULL with OSError. */
char *import_read_file(Str *path, size_t *length) MAY_RAISE;
char *import_read_descriptor(int fd,
                             size_t *length); /* the same of an open file, from where it stands;
                                                 NULL with errno set, without an exception */

/* Sets __spec__, __package__, __file__ and __path__ of a module (dict `d`) that was found as
 * `name`. */
int import_describe(Dict *d, Str *name, const Found *f) MAY_RAISE;
/* module_shadow_hook: the module's file is in the folder that sys.path begins with. */
bool import_is_shadowing(Str *name, Str *origin, bool *standard);
Object *import_absolute(
    Str *name) MAY_RAISE; /* the module of that dotted name, parents imported first: new */
/* __import__(name, globals, locals, fromlist, level) */
Object *import_level(Str *name, Dict *globals, Object *fromlist, int level) MAY_RAISE;

extern const ModuleDef _imp_module; /* imp_module.c: what the package importlib stands on */
/* In the child of a fork: what other threads were importing is not being imported any more. */
void import_after_fork(void);

#endif
