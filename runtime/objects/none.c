/* None, NotImplemented, Ellipsis: one object each. */
#include "runtime/native.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

Object none_object = HEAD(&none_type);
Object not_implemented_object = HEAD(&not_implemented_type);
Object ellipsis_object = HEAD(&ellipsis_type);

/* T() gives the one object of its type. */
static Object *singleton_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 0 || (kwnames != NULL && kwnames->length > 0))
        return raise_type_error("%s takes no arguments",
                                type == &ellipsis_type ? "EllipsisType" : type->name);
    return incref(type == &none_type       ? KNone
                  : type == &ellipsis_type ? KEllipsis
                                           : KNotImplemented);
}

static void never_freed(Object *o) {
    ASSERT(o->refcount == 0 && !"a singleton was released too often");
}

static Object *none_repr(Object *self) { return OBJ(str_from_ascii("None")); }
static int none_boolean(Object *self) { return 0; }
static int64_t none_hash(Object *self) { return 0xfca86420; }

static Object *not_implemented_repr(Object *self) { return OBJ(str_from_ascii("NotImplemented")); }

static int not_implemented_boolean(Object *self) {
    return warn(&exc_DeprecationWarning, "NotImplemented should not be used in a boolean context")
                   < 0
               ? -1
               : 1;
}

static Object *ellipsis_repr(Object *self) { return OBJ(str_from_ascii("Ellipsis")); }

/* Pickled by name. */
static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return object_repr(self);
}

static const MethodDef reduce_methods[] = {
    {"__reduce__", reduce, "", 0, "Gives the name to find the object by."},
    {0},
};

Type none_type = {
    .head = HEAD(&type_type),
    .name = "NoneType",
    .size = sizeof(Object),
    .flags = TYPE_IMMUTABLE,
    .doc = "The class of None.",
    .dealloc = never_freed,
    .new_ = singleton_new,
    .repr = none_repr,
    .boolean = none_boolean,
    .hash = none_hash,
};
Type not_implemented_type = {
    .head = HEAD(&type_type),
    .name = "NotImplementedType",
    .size = sizeof(Object),
    .flags = TYPE_IMMUTABLE,
    .doc = "The class of NotImplemented.",
    .dealloc = never_freed,
    .new_ = singleton_new,
    .repr = not_implemented_repr,
    .boolean = not_implemented_boolean,
    .methods = reduce_methods,
};
Type ellipsis_type = {
    .head = HEAD(&type_type),
    .name = "ellipsis",
    .size = sizeof(Object),
    .flags = TYPE_IMMUTABLE,
    .doc = "The class of the object written '...'.",
    .dealloc = never_freed,
    .new_ = singleton_new,
    .repr = ellipsis_repr,
    .methods = reduce_methods,
};
