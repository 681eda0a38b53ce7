/* The methods of types, and the listing of names that dir() shows. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

#define UNUSED_ARGS (void)args, (void)nargs, (void)kwnames

static Object *mro(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    if (type_ensure_ready((Type *)self) < 0)
        return NULL;
    Tuple *order = type_linearize(((Type *)self)->bases, (Type *)self);
    if (order == NULL)
        return NULL;
    Object *list = OBJ(list_from_array(order->items, order->length));
    decref(order);
    return list;
}

static Object *subclasses(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    Type *t = (Type *)self;
    List *list = list_new(0);
    for (uint32_t i = 0; list != NULL && i < t->subclass_count; i++)
        if (t->subclasses[i] != &bigint_type && list_append(list, OBJ(t->subclasses[i])) < 0)
            CLEAR(list);
    return OBJ(list);
}

static Object *prepare(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    UNUSED_ARGS;
    return OBJ(dict_new());
}

/* What isinstance() asks a class that has no __instancecheck__ of its own: the object's type, then
 * what it claims in __class__. */
static Object *instancecheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (object_is(args[0], (Type *)self))
        return new_bool(true);
    Object *claimed;
    int found = object_lookup(args[0], NAME(__class__), &claimed);
    if (found <= 0)
        return found < 0 ? NULL : new_bool(false);
    bool yes = is_type(claimed) && type_is_subtype((Type *)claimed, (Type *)self);
    decref(claimed);
    return new_bool(yes);
}

static Object *subclasscheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_type(args[0]))
        return raise_type_error("issubclass() arg 1 must be a class");
    if (type_ensure_ready((Type *)args[0]) < 0)
        return NULL;
    return new_bool(type_is_subtype((Type *)args[0], (Type *)self));
}

Object *merged_dir(Object *instance_dict, Type *type) {
    Dict *all = dict_new();
    if (all == NULL || (type != NULL && type_ensure_ready(type) < 0))
        goto failed;
    for (size_t i = type != NULL && type->mro != NULL ? type->mro->length : 0; i-- > 0;)
        if (((Type *)type->mro->items[i])->dict != NULL
            && dict_update(all, OBJ(((Type *)type->mro->items[i])->dict), 1) < 0)
            goto failed;
    if (instance_dict != NULL && dict_update(all, instance_dict, 1) < 0)
        goto failed;
    Object *list = dict_keys_list(all);
    decref(all);
    return list;
failed:
    xdecref(all);
    return NULL;
}

static Object *dir(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    return merged_dir(NULL, (Type *)self);
}

static Object *size_of(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    Type *type = (Type *)self;
    size_t own = type->flags & TYPE_HEAP ? object_body_size(self) : sizeof(Type);
    return int_from_u64(own + type->subclass_capacity * sizeof(Type *) + shapes_size(type->shape));
}

const MethodDef type_methods[] = {
    {"mro", mro, "", 0, "Works out the order in which the bases are searched."},
    {"__subclasses__", subclasses, "", 0, "The classes that name this one as a base."},
    {"__prepare__", prepare, NULL, NATIVE_CLASS | NATIVE_RAW,
     "Return the namespace for a class statement's body."},
    {"__instancecheck__", instancecheck, "instance, /", 0,
     "Whether instance is of this class; what isinstance() asks."},
    {"__subclasscheck__", subclasscheck, "subclass, /", 0,
     "Whether subclass derives from this class; what issubclass() asks."},
    {"__dir__", dir, "", 0, "The attributes of the class and its base classes."},
    {"__sizeof__", size_of, "", 0, "How many bytes of memory it takes."},
    {0},
};
