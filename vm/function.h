/* Python functions. */
#ifndef KRAIT_FUNCTION_H
#define KRAIT_FUNCTION_H

#include "runtime/object.h"
#include "runtime/objects/code.h"

typedef struct Function {
    Object head;
    Code *code;          /* owned */
    int32_t simple_argc; /* code's, beside the type for the call's fast test */
    uint32_t version;    /* 0 or a unique number for this state of code, defaults and closure */
    Dict *globals;       /* owned */
    Dict *builtins;   /* owned: what `__builtins__` in globals meant when the function was made */
    Tuple *closure;   /* owned or NULL: cells */
    Tuple *defaults;  /* owned or NULL */
    Dict *kwdefaults; /* owned or NULL */
    Str *name, *qualname; /* owned */
    Object *module;       /* owned or NULL */
    Object *doc;          /* owned */
    Object *annotations; /* owned: a dict, or the flat tuple of the compiler until somebody asks, or
                            NULL */
    Tuple *type_params;  /* owned or NULL: __type_params__ */
    Dict *dict;          /* owned or NULL */
    Object *retired;     /* owned or NULL: replaced code objects that a frame may still run */
} Function;
extern Type function_type;

/* A function of a code object without free variables. */
Function *function_new(Code *code, Dict *globals) MAY_RAISE;
/* The builtins dict that a globals dict implies (borrowed). */
Dict *globals_builtins(Dict *globals) MAY_RAISE;
/* Adds __builtins__ if it is missing: for globals that code is about to run in. */
int globals_add_builtins(Dict *globals) MAY_RAISE;

/* Puts arguments in their places: locals[0 .. number of parameters). On entry the window at
 * `locals` holds nargs positional and then the keyword values, all owned; on success it holds the
 * parameters (owned, all local_count slots set or NULL). On failure everything is released and a
 * TypeError with CPython's text is set. */
int function_bind(Function *f, Object **locals, size_t nargs, Tuple *kwnames) MAY_RAISE;

/* Runs a function's code in a namespace: module bodies, class bodies, exec. names may be NULL
 * (plain call without arguments). */
Object *function_run(Function *f, Object *names) MAY_RAISE;

#endif
