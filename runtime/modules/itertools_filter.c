/* itertools that pass on what a function or selector says of each item: compress, dropwhile,
 * takewhile, filterfalse; and starmap, which passes on the function's results. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

static Object *make(Type *type, Type *base, Object *const *args, size_t nargs, Tuple *kwnames,
                    const Signature **cache) {
    Object *bound[2];
    if (tool_bind(type, base, "function, iterable, /", cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    return OBJ(tool_new(type, bound[1], bound[0]));
}

/* The truth of function(item): 1, 0 or -1. */
static int test(Tool *t, Object *item) {
    Object *function = incref(t->function), *answer = object_call1(function, item);
    decref(function);
    int truth = answer != NULL ? object_truth(answer) : -1;
    xdecref(answer);
    return truth;
}

METHOD(reduce) {
    Tool *t = (Tool *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Tuple *arguments = tuple_pack(2, t->function, t->it);
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(arguments);
    return OBJ(result);
}

METHOD(reduce_with_flag) {
    Tool *t = (Tool *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Tuple *arguments = tuple_pack(2, t->function, t->it);
    Tuple *result = arguments != NULL ? tuple_pack(3, self->type, arguments,
                                                   &small_ints[(int)t->flag - SMALL_MIN])
                                      : NULL;
    xdecref(arguments);
    return OBJ(result);
}

METHOD(setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    int truth = object_truth(args[0]);
    if (truth < 0)
        return NULL;
    ((Tool *)self)->flag = truth;
    return new_none();
}

static const MethodDef plain_methods[] = {
    {"__reduce__", reduce, "", 0, REDUCE_DOC},
    {0},
};
static const MethodDef flag_methods[] = {
    {"__reduce__", reduce_with_flag, "", 0, REDUCE_DOC},
    {"__setstate__", setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

#define FILTER_TYPE(type_name, method_table, doc_text, signature_text)                             \
    static Object *type_name##_new(Type *type, Object *const *args, size_t nargs,                  \
                                   Tuple *kwnames) {                                               \
        static const Signature *cache;                                                             \
        return make(type, &type_name##_type, args, nargs, kwnames, &cache);                        \
    }                                                                                              \
    Type type_name##_type = {                                                                      \
        .head = HEAD(&type_type),                                                                  \
        .name = #type_name,                                                                        \
        .module = "itertools",                                                                     \
        .size = sizeof(Tool),                                                                      \
        .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,                                             \
        .dealloc = tool_dealloc,                                                                   \
        .traverse = tool_traverse,                                                                 \
        .iter = iter_self,                                                                         \
        .iternext = type_name##_next,                                                              \
        .new_ = type_name##_new,                                                                   \
        .methods = method_table,                                                                   \
        .doc = doc_text,                                                                           \
        .signature = signature_text,                                                               \
    }

/* ---- dropwhile, takewhile: flag is set once the predicate has failed ------------------------- */

static Object *dropwhile_next(Object *o) {
    Tool *t = (Tool *)o;
    for (Object *item; (item = tool_next(t->it)) != NULL; decref(item)) {
        if (t->flag)
            return item;
        int truth = test(t, item);
        if (truth == 0) {
            t->flag = true;
            return item;
        }
        if (truth < 0)
            return decref(item), NULL;
    }
    return NULL;
}

FILTER_TYPE(dropwhile, flag_methods,
            "The items from the first one on for which predicate(item) is false.",
            "predicate, iterable, /");

static Object *takewhile_next(Object *o) {
    Tool *t = (Tool *)o;
    if (t->flag)
        return NULL;
    Object *item = tool_next(t->it);
    if (item == NULL)
        return NULL;
    int truth = test(t, item);
    if (truth > 0)
        return item;
    decref(item);
    if (truth == 0)
        t->flag = true;
    return NULL;
}

FILTER_TYPE(takewhile, flag_methods,
            "The items before the first one for which predicate(item) is false.",
            "predicate, iterable, /");

/* ---- filterfalse, starmap -------------------------------------------------------------------- */

static Object *filterfalse_next(Object *o) {
    Tool *t = (Tool *)o;
    bool by_truth = t->function == KNone || t->function == OBJ(&bool_type);
    for (Object *item; (item = tool_next(t->it)) != NULL; decref(item)) {
        int truth = by_truth ? object_truth(item) : test(t, item);
        if (truth == 0)
            return item;
        if (truth < 0)
            return decref(item), NULL;
    }
    return NULL;
}

FILTER_TYPE(filterfalse, plain_methods, "What filter() leaves out.", "function, iterable, /");

static Object *starmap_next(Object *o) {
    Tool *t = (Tool *)o;
    Object *item = tool_next(t->it);
    if (item == NULL)
        return NULL;
    Object *arguments = sequence_tuple(item), *result = NULL;
    decref(item);
    if (arguments != NULL) {
        Object *function = incref(t->function);
        result =
            object_call(function, ((Tuple *)arguments)->items, ((Tuple *)arguments)->length, NULL);
        decref(function);
        decref(arguments);
    }
    return result;
}

FILTER_TYPE(starmap, plain_methods, "function(*arguments) for each tuple of arguments.",
            "function, iterable, /");

/* ---- compress: `function` is the iterator of the selectors ----------------------------------- */

static Object *compress_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (tool_bind(type, &compress_type, "data, selectors", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    Object *data = object_iter(bound[0]);
    Object *selectors = data != NULL ? object_iter(bound[1]) : NULL;
    Tool *t = selectors != NULL ? (Tool *)object_new(type) : NULL;
    if (t == NULL) {
        xdecref(data);
        xdecref(selectors);
        return NULL;
    }
    t->it = data;
    t->function = selectors;
    gc_track(t);
    return OBJ(t);
}

static Object *compress_next(Object *o) {
    Tool *t = (Tool *)o;
    for (Object *item; (item = tool_next(t->it)) != NULL; decref(item)) {
        Object *selector = tool_next(t->function);
        int truth = selector != NULL ? object_truth(selector) : -1;
        xdecref(selector);
        if (truth > 0)
            return item;
        if (truth < 0)
            return decref(item), NULL;
    }
    return NULL;
}

METHOD(compress_reduce) {
    Tool *t = (Tool *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Tuple *arguments = tuple_pack(2, t->it, t->function);
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef compress_methods[] = {
    {"__reduce__", compress_reduce, "", 0, REDUCE_DOC},
    {0},
};

Type compress_type = {
    .head = HEAD(&type_type),
    .name = "compress",
    .module = "itertools",
    .size = sizeof(Tool),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .iter = iter_self,
    .iternext = compress_next,
    .new_ = compress_new,
    .methods = compress_methods,
    .doc = "The items of data whose selector is true.",
    .signature = "data, selectors",
};
