/* Native functions, methods and the descriptors that hold them; binding of their arguments by the
 * signature text.
 *
 * NativeFunction is the type "builtin_function_or_method" (len, [].append bound to its list);
 * MethodDescr is "method_descriptor" (list.append) and "classmethod_descriptor"; GetSetDescr,
 * MemberDescr and SlotWrapper are the other descriptors that type_ready puts into a native type's
 * dict.
 */
#ifndef KRAIT_NATIVE_H
#define KRAIT_NATIVE_H

#include "runtime/object.h"

/* A parsed signature; made at the first call and kept with the MethodDef for ever (static cache).
 */
typedef struct Signature {
    uint8_t min, max;        /* positional arguments: required, at most (without *args) */
    uint8_t positional_only; /* the first so many cannot be given by name */
    uint8_t keyword_only;    /* after the positional ones */
    bool varargs;
    bool keywords; /* some parameter can be given by name */
    int16_t exact; /* this many positional arguments need no placing at all; -1: there is no such
                      number */
    uint32_t required; /* bit i: keyword-only parameter i has no default */
    Str **param_names; /* max + keyword_only of them, interned, immortal */
} Signature;

typedef struct NativeFunction {
    Object head;
    const MethodDef *def;       /* borrowed: static */
    Object *self;               /* owned or NULL */
    Object *module;             /* owned or NULL: the module's name */
    const Signature *signature; /* NULL until first called */
    Type *owner;                /* borrowed or NULL: for __qualname__ */
} NativeFunction;

typedef struct MethodDescr {
    Object head;
    const MethodDef *def;
    Type *owner; /* owned */
    const Signature *signature;
} MethodDescr;

extern Type native_function_type, method_descr_type, classmethod_descr_type, getset_descr_type,
    member_descr_type, slot_wrapper_type, method_wrapper_type;

Object *native_function_new(const MethodDef *def, Object *self, Object *module_name,
                            Type *owner) MAY_RAISE;
/* Calls a MethodDef's function after checking and placing the arguments. `cache` is where the
 * parsed signature is kept. */
/* Calls a NativeFunction: its slot `call`. */
Object *native_function_call(Object *f, Object *const *args, size_t nargs,
                             Tuple *kwnames) MAY_RAISE;
Object *native_call(const MethodDef *def, const Signature **cache, Object *self,
                    Object *const *args, size_t nargs, Tuple *kwnames, Type *owner) MAY_RAISE;
/* For NATIVE_RAW functions that want the same binding: places args into out[] by a signature text.
 * 0 or -1. `cache` may be a static. */
int args_bind(const char *function, const char *signature, const Signature **cache,
              Object *const *args, size_t nargs, Tuple *kwnames, Object **out) MAY_RAISE;
/* TypeError "f() takes no keyword arguments" unless kwnames is empty. */
int args_no_keywords(const char *function, Tuple *kwnames) MAY_RAISE;
/* "f expected at least 1 argument, got 0" and kin. */
int args_count(const char *function, size_t nargs, size_t min, size_t max) MAY_RAISE;

/* The layers above say which of a list of names is nearest to a wrong one: new, or NULL without an
 * exception. NULL until they set it. */
extern Str *(*native_suggest_hook)(Object *candidates, Str *wrong);

/* Releases the parsed signatures, at the end of the process. */
void native_shutdown(void);

/* A native module: its functions and a hook that adds the rest. Modules register themselves in
 * modules/modules.def. */
typedef struct ModuleDef {
    const char *name;
    const char *doc;
    const MethodDef *functions;
    int (*init)(Object *module); /* adds constants and types; 0 or -1 */
} ModuleDef;

#endif
