/* isinstance and issubclass.
 *
 * Each goes: exact types first; tuples of classes one by one; then the metaclass's hook
 * (__instancecheck__, __subclasscheck__); at last the plain rule, which type's own hooks also end
 * in (object_plain_isinstance). What is no class at all may pretend to be one with __bases__.
 */
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* cls.__bases__ if that is a tuple: a new reference; NULL without an exception when there is none.
 */
static Tuple *bases_of(Object *cls) {
    Object *bases = NULL;
    if (object_lookup(cls, NAME(__bases__), &bases) <= 0)
        return NULL;
    if (!is_tuple(bases)) {
        decref(bases);
        return NULL;
    }
    return (Tuple *)bases;
}

/* TypeError with this message unless cls has __bases__. */
static int check_class(Object *cls, const char *message) {
    Tuple *bases = bases_of(cls);
    if (bases != NULL) {
        decref(bases);
        return 0;
    }
    if (!error_occurred())
        raise_type_error("%s", message);
    return -1;
}

/* The walk through __bases__ of things that are no types. */
static int derives(Object *derived, Object *cls) {
    if (derived == cls)
        return 1;
    if (c_stack_check(" in __issubclass__") < 0)
        return -1;
    Tuple *bases = bases_of(derived);
    if (bases == NULL)
        return error_occurred() ? -1 : 0;
    int result = 0;
    for (size_t i = 0; i < bases->length && result == 0; i++)
        result = derives(bases->items[i], cls);
    decref(bases);
    return result;
}

/* ---- isinstance ------------------------------------------------------------------------------ */

/* o.__class__ if it is something else than the type: a new reference. NULL without an exception: it
 * is not. */
static Object *claimed_class(Object *o) {
    Object *claimed = NULL;
    if (object_lookup(o, NAME(__class__), &claimed) <= 0)
        return NULL;
    if (claimed == OBJ(type_of(o)))
        CLEAR(claimed);
    return claimed;
}

int object_plain_isinstance(Object *o, Object *cls) {
    int result = 0;
    if (is_type(cls)) {
        if (type_is_subtype(type_of(o), (Type *)cls))
            return 1;
        Object *claimed = claimed_class(o);
        if (claimed == NULL)
            return error_occurred() ? -1 : 0;
        result = is_type(claimed) && type_is_subtype((Type *)claimed, (Type *)cls);
        decref(claimed);
        return result;
    }
    if (check_class(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union") < 0)
        return -1;
    Object *claimed = NULL;
    result = object_lookup(o, NAME(__class__), &claimed);
    if (result > 0)
        result = derives(claimed, cls);
    xdecref(claimed);
    return result;
}

typedef int (*CheckFn)(Object *o, Object *cls);

/* Asks the hook of cls's type; *done stays false when there is none. */
static int ask_hook(Object *o, Object *cls, Str *name, bool *done) {
    Object *hook = object_special(cls, name);
    if (hook == NULL)
        return error_occurred() ? -1 : 0;
    *done = true;
    if (c_stack_check(name == NAME(__instancecheck__) ? " in __instancecheck__"
                                                      : " in __subclasscheck__")
        < 0) {
        decref(hook);
        return -1;
    }
    Object *answer = object_call1(hook, o);
    decref(hook);
    if (answer == NULL)
        return -1;
    int truth = object_truth(answer);
    decref(answer);
    return truth;
}

static int any_of(Object *o, Tuple *classes, CheckFn check, const char *where) {
    if (c_stack_check(where) < 0)
        return -1;
    int result = 0;
    for (size_t i = 0; i < classes->length && result == 0; i++)
        result = check(o, classes->items[i]);
    return result;
}

int object_isinstance(Object *o, Object *cls) {
    if (OBJ(type_of(o)) == cls)
        return 1;
    if (is_exact(cls, &type_type))
        return object_plain_isinstance(o, cls);
    if (is_tuple(cls))
        return any_of(o, (Tuple *)cls, object_isinstance, " in __instancecheck__");
    bool done = false;
    int result = ask_hook(o, cls, NAME(__instancecheck__), &done);
    return done || result < 0 ? result : object_plain_isinstance(o, cls);
}

/* ---- issubclass ------------------------------------------------------------------------------ */

int object_plain_issubclass(Object *derived, Object *cls) {
    if (is_type(derived) && is_type(cls)) {
        if (type_ensure_ready((Type *)derived) < 0)
            return -1;
        return type_is_subtype((Type *)derived, (Type *)cls);
    }
    if (check_class(derived, "issubclass() arg 1 must be a class") < 0)
        return -1;
    if (check_class(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union") < 0)
        return -1;
    return derives(derived, cls);
}

int object_issubclass(Object *derived, Object *cls) {
    if (is_exact(cls, &type_type))
        return derived == cls ? 1 : object_plain_issubclass(derived, cls);
    if (is_tuple(cls))
        return any_of(derived, (Tuple *)cls, object_issubclass, " in __subclasscheck__");
    bool done = false;
    int result = ask_hook(derived, cls, NAME(__subclasscheck__), &done);
    return done || result < 0 ? result : object_plain_issubclass(derived, cls);
}
