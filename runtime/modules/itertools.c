/* itertools: the module, and what its iterators share. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"

void tool_dealloc(Object *o) {
    Tool *t = (Tool *)o;
    gc_untrack(o);
    CLEAR(t->it);
    CLEAR(t->function);
    CLEAR(t->value);
    object_free(o);
}

int tool_traverse(Object *o, VisitFn visit, void *arg) {
    Tool *t = (Tool *)o;
    VISIT(t->it);
    VISIT(t->function);
    VISIT(t->value);
    return 0;
}

int tool_bind(Type *type, Type *base, const char *signature, const Signature **cache,
              Object *const *args, size_t nargs, Tuple *kwnames, Object **out) {
    bool own_init = type != base && type->init != base->init;
    return args_bind(base->name, signature, cache, args, nargs, own_init ? NULL : kwnames, out);
}

Tool *tool_new(Type *type, Object *iterable, Object *function) {
    Object *it = object_iter(iterable);
    Tool *t = it != NULL ? (Tool *)object_new(type) : NULL;
    if (t == NULL) {
        xdecref(it);
        return NULL;
    }
    t->it = it;
    t->function = xincref(function);
    gc_track(t);
    return t;
}

Object *tool_next(Object *it) {
    incref(it);
    Object *item = object_next(it);
    decref(it);
    return item;
}

int tool_pickle_warning(void) {
    return warn(&exc_DeprecationWarning, "Pickle, copy, and deepcopy support will be removed from "
                                         "itertools in Python 3.14.");
}

static int init(Object *module) {
    static Type *const types[] = {
        &accumulate_type,
        &batched_type,
        &chain_type,
        &combinations_type,
        &combinations_with_replacement_type,
        &compress_type,
        &count_type,
        &cycle_type,
        &dropwhile_type,
        &filterfalse_type,
        &groupby_type,
        &grouper_type,
        &islice_type,
        &pairwise_type,
        &permutations_type,
        &product_type,
        &repeat_type,
        &starmap_type,
        &takewhile_type,
        &tee_type,
        &tee_data_type,
        &zip_longest_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (module_add_type(module, types[i]) < 0)
            return -1;
    return 0;
}

const ModuleDef itertools_module = {
    "itertools",
    "Iterators made of other iterators.",
    tee_function,
    init,
};
