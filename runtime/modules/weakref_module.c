/* The _weakref module: what the module weakref, which is written in Python, stands on. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"

extern const ModuleDef _weakref_module;

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)nargs, (void)kwnames

NATIVE(proxy) {
    UNUSED_ARGS;
    return weakproxy_new(args[0], args[1] == KNone ? NULL : args[1]);
}

NATIVE(getweakrefcount) {
    UNUSED_ARGS;
    return int_from_i64((int64_t)weakref_count(args[0]));
}

NATIVE(getweakrefs) {
    UNUSED_ARGS;
    return weakref_list(args[0]);
}

/* The weak dictionaries' clearing: another thread, or a callback, may have put a live value under
 * the key meanwhile. */
NATIVE(remove_dead_weakref) {
    UNUSED_ARGS;
    if (!is_dict(args[0]))
        return raise_type_error("_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
    Object *ref = NULL, *referent = NULL;
    int found = dict_get((Dict *)args[0], args[1], &ref);
    if (found <= 0)
        return found < 0 ? NULL : new_none();
    bool fits = is_weakref(ref) || is_weakproxy(ref);
    if (fits)
        referent = weakref_get(ref);
    decref(ref);
    if (!fits)
        return raise_type_error("not a weakref");
    bool dead = referent == NULL;
    xdecref(referent);
    if (dead && dict_delete((Dict *)args[0], args[1]) < 0) {
        if (!error_is(&exc_KeyError))
            return NULL;
        error_clear();
    }
    return new_none();
}

static const MethodDef functions[] = {
    {"getweakrefcount", getweakrefcount, "object, /", 0,
     "How many weak references the object has."},
    {"_remove_dead_weakref", remove_dead_weakref, "dct, key, /", 0,
     "Removes the key if its value is a weak reference to nothing."},
    {"getweakrefs", getweakrefs, "object, /", 0, "The weak references that the object has."},
    {"proxy", proxy, "object, callback=None, /", 0,
     "Stands for the object without keeping it alive; callback(proxy) is called when it dies."},
    {0},
};

static int init(Object *module) {
    static const struct {
        const char *name;
        Type *type;
    } types[] = {{"ref", &weakref_type},
                 {"ReferenceType", &weakref_type},
                 {"ProxyType", &weakproxy_type},
                 {"CallableProxyType", &weak_callable_proxy_type}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type_ensure_ready(types[i].type) < 0
            || module_add(module, types[i].name, incref(types[i].type)) < 0)
            return -1;
    return 0;
}

const ModuleDef _weakref_module = {"_weakref", "Weak references.", functions, init};
