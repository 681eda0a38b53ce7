/* Between native.c and native_signature.c: who is called, and placing its arguments. */
#ifndef KRAIT_NATIVE_SIGNATURE_H
#define KRAIT_NATIVE_SIGNATURE_H

#include "runtime/native.h"

typedef struct Callee { /* whom the messages name */
    const char *name;
    Type *owner;    /* "list" of list.append(), or NULL */
    Object *module; /* name of the module of a function, or NULL */
    bool is_type;   /* a constructor: "list expected at most 1 argument" */
} Callee;

/* The parsed form of a signature text; kept until native_shutdown. NULL with MemoryError. */
const Signature *signature_get(const char *text) MAY_RAISE;
/* Checks the arguments and places them into out[max + keyword_only]; absent ones are NULL. Extra
 * positional ones are not copied. 0 or -1. */
int signature_place(const Callee *f, const Signature *s, Object *const *args, size_t nargs,
                    Tuple *kwnames, Object **out) MAY_RAISE;

#endif
