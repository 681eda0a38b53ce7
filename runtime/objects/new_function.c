/* `__new__` of native types: one MethodDef for all; the function's self is the type whose new_ slot
 * it runs. */
#include "runtime/objects/slots.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

/* The subtype's own native base must make objects as `type` does, or C fields would stay unset. */
static int check_safe(Type *type, Type *subtype) {
    Type *native = subtype;
    while (native != NULL && native->new_ == slot_new)
        native = native->base;
    if (native == NULL || native->new_ == type->new_)
        return 0;
    raise_type_error("%s.__new__(%s) is not safe, use %s.__new__()", type->name, subtype->name,
                     native->name);
    return -1;
}

static Object *call_new(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Type *type = (Type *)self;
    if (nargs == 0)
        return raise_type_error("%s.__new__(): not enough arguments", type->name);
    if (!is_type(args[0]))
        return raise_type_error("%s.__new__(X): X is not a type object (%T)", type->name, args[0]);
    Type *subtype = (Type *)args[0];
    if (type_ensure_ready(subtype) < 0)
        return NULL;
    if (!type_is_subtype(subtype, type))
        return raise_type_error("%s.__new__(%s): %s is not a subtype of %s", type->name,
                                subtype->name, subtype->name, type->name);
    if (check_safe(type, subtype) < 0)
        return NULL;
    return type->new_(subtype, args + 1, nargs - 1, kwnames);
}

static const MethodDef new_def = {
    "__new__",
    call_new,
    "*args, **kwargs",
    NATIVE_RAW,
    "Makes the object; __init__ then gets the same arguments.",
};

Object *new_function(Type *type) { return native_function_new(&new_def, OBJ(type), NULL, type); }

bool is_new_function(Object *o, Type **owner) {
    if (!is_exact(o, &native_function_type) || ((NativeFunction *)o)->def != &new_def)
        return false;
    *owner = (Type *)((NativeFunction *)o)->self;
    return true;
}
