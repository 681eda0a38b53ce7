/* enumerate: (index, item) pairs. The index is an int64_t until it overflows, then an int object.
 */
#include "runtime/native.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

/* Places iterable and start; start stays NULL when it is not given. The messages are enumerate's
 * own. */
static int parse(Object *const *args, size_t nargs, Tuple *kwnames, Object **bound) {
    static const char *const names[] = {"iterable", "start"};
    size_t keywords = kwnames != NULL ? kwnames->length : 0;
    bound[0] = bound[1] = NULL;
    if (nargs + keywords > 2)
        return raise_type_error("enumerate() takes at most 2 arguments (%zu given)",
                                nargs + keywords),
               -1;
    for (size_t i = 0; i < nargs; i++)
        bound[i] = args[i];
    for (size_t k = 0; k < keywords; k++) {
        size_t i = str_equal_ascii((Str *)kwnames->items[k], names[0]) ? 0 : 1;
        if (bound[i] != NULL || !str_equal_ascii((Str *)kwnames->items[k], names[i]))
            return raise_type_error("'%U' is an invalid keyword argument for enumerate()",
                                    kwnames->items[k]),
                   -1;
        bound[i] = args[nargs + k];
    }
    if (bound[0] == NULL)
        return raise_type_error("enumerate() missing required argument 'iterable'"), -1;
    return 0;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *bound[2];
    if (parse(args, nargs, kwnames, bound) < 0)
        return NULL;
    Object *start = bound[1] != NULL ? number_index(bound[1]) : int_from_i64(0);
    if (start == NULL)
        return NULL;
    Enumerate *e = (Enumerate *)object_new(type);
    if (e != NULL && (e->iterator = object_iter(bound[0])) == NULL)
        CLEAR(e);
    if (e != NULL && !int_fits_i64(start, &e->index))
        e->big_index = incref(start);
    decref(start);
    if (e != NULL)
        gc_track(e);
    return OBJ(e);
}

static void dealloc(Object *o) {
    Enumerate *e = (Enumerate *)o;
    gc_untrack(e);
    CLEAR(e->iterator);
    CLEAR(e->big_index);
    CLEAR(e->pair);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Enumerate *e = (Enumerate *)o;
    VISIT(e->iterator);
    VISIT(e->pair);
    return 0;
}

/* The index to give out; steps on. */
static NOINLINE Object *take_big_index(Enumerate *e) {
    Object *index = e->big_index != NULL ? incref(e->big_index) : int_from_i64(e->index);
    Object *one = int_from_i64(1);
    Object *next = index != NULL ? number_binary(OP_ADD, index, one) : NULL;
    decref(one);
    if (next == NULL) {
        xdecref(index);
        return NULL;
    }
    REPLACE_STEAL(e->big_index, next);
    return index;
}

static Object *next(Object *o) {
    Enumerate *e = (Enumerate *)o;
    Object *item = e->iterator->type->iternext(e->iterator);
    if (item == NULL)
        return NULL;
    bool big = e->big_index != NULL || e->index == INT64_MAX;
    Object *index = UNLIKELY(big) ? take_big_index(e) : int_from_i64(e->index++);
    if (UNLIKELY(index == NULL)) {
        decref(item);
        return NULL;
    }
    return tuple_pair_steal(&e->pair, index, item);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Enumerate *e = (Enumerate *)self;
    Object *index = e->big_index != NULL ? incref(e->big_index) : int_from_i64(e->index);
    Tuple *arguments = index != NULL ? tuple_pack(2, e->iterator, index) : NULL;
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(index);
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type enumerate_type = {
    .head = HEAD(&type_type),
    .name = "enumerate",
    .size = sizeof(Enumerate),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .new_ = new_,
    .methods = methods,
    .doc = "Pairs of a number, counted from start, and an item of the iterable.",
    .signature = "iterable, start=0",
};
