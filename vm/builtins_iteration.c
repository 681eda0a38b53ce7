/* Builtins on iterables. */
#include "vm/builtins.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/fast_next.h"

NATIVE(builtin_len) {
    UNUSED_ARGS;
    ssize_t length = object_len(args[0]);
    return length < 0 ? NULL : int_from_i64(length);
}
NATIVE(builtin_iter) {
    UNUSED_ARGS;
    if (args[1] == NULL)
        return object_iter(args[0]);
    if (!is_callable(args[0]))
        return raise_type_error("iter(v, w): v must be callable");
    return call_iter_new(args[0], args[1]);
}
/* One step. A __next__ in Python is called as it is, so that an instance of a subclass of
 * StopIteration, or its value, comes through. */
static Object *advance(Object *iterator) {
    if (iterator->type->iternext != slot_iternext)
        return iterator->type->iternext(iterator);
    Object *method = object_special(iterator, NAME(__next__)),
           *o = method ? object_call0(method) : NULL;
    xdecref(method);
    return o;
}

NATIVE(builtin_next) {
    UNUSED_ARGS;
    if (args[0]->type->iternext == NULL)
        return raise_type_error("'%T' object is not an iterator", args[0]);
    Object *o = advance(args[0]);
    if (o != NULL)
        return o;
    if (args[1] == NULL) {
        if (!error_occurred())
            raise_stop_iteration(NULL);
        return NULL;
    }
    return error_stop_iteration() ? incref(args[1]) : NULL;
}

/* Whether some item's truth is `wanted`. -1: error. */
static int find_truth(Object *iterable, int wanted) {
    Object *iterator = object_iter(iterable), *o;
    if (iterator == NULL)
        return -1;
    int found = 0;
    while (!found && (o = fast_next(iterator)) != NULL) {
        int truth = o == KTrue ? 1 : o == KFalse ? 0 : object_truth(o);
        decref(o);
        found = truth < 0 ? -1 : truth == wanted;
    }
    decref(iterator);
    return found == 0 && error_occurred() ? -1 : found;
}
NATIVE(builtin_any) {
    UNUSED_ARGS;
    int found = find_truth(args[0], 1);
    return found < 0 ? NULL : new_bool(found);
}
NATIVE(builtin_all) {
    UNUSED_ARGS;
    int found = find_truth(args[0], 0);
    return found < 0 ? NULL : new_bool(!found);
}
const MethodDef builtins_iteration[] = {
    {"len", builtin_len, "obj, /", 0, "How many items it has."},
    {"iter", builtin_iter, "object, sentinel=None, /", 0,
     "An iterator over an iterable, or over a callable's results until the sentinel."},
    {"next", builtin_next, "iterator, default=None, /", 0,
     "The next item; at the end the default, if given."},
    {"any", builtin_any, "iterable, /", 0, "Whether some item is true."},
    {"all", builtin_all, "iterable, /", 0, "Whether no item is false."},
    {0},
};
