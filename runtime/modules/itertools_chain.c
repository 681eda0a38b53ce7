/* itertools that draw from several iterables: chain and zip_longest. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/tuple.h"

/* ---- chain: `it` gives the iterables, value is the iterator of the present one --------------- */

static Object *chain_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &chain_type || type->init == chain_type.init)
        && args_no_keywords("chain", kwnames) < 0)
        return NULL;
    Tuple *iterables = tuple_from_array(args, nargs);
    Tool *t = iterables ? tool_new(type, OBJ(iterables), NULL) : NULL;
    xdecref(iterables);
    return OBJ(t);
}

METHOD(chain_from_iterable) { return OBJ(tool_new((Type *)self, args[0], NULL)); }

static Object *chain_next(Object *o) {
    Tool *t = (Tool *)o;
    while (t->it != NULL) {
        if (t->value == NULL) {
            Object *iterable = tool_next(t->it);
            Object *it = iterable ? object_iter(iterable) : NULL;
            xdecref(iterable);
            if (it == NULL) {
                CLEAR(t->it);
                return NULL;
            }
            REPLACE_STEAL(t->value, it);
        }
        Object *item = tool_next(t->value);
        if (item != NULL || error_occurred())
            return item;
        CLEAR(t->value);
    }
    return NULL;
}

METHOD(chain_reduce) {
    Tool *t = (Tool *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (t->it == NULL)
        return OBJ(tuple_pack(2, self->type, tuple_empty));
    Tuple *state = t->value ? tuple_pack(2, t->it, t->value) : tuple_pack(1, t->it);
    Tuple *result = state ? tuple_pack(3, self->type, tuple_empty, state) : NULL;
    xdecref(state);
    return OBJ(result);
}

static bool is_iterator(Object *o) { return o->type->iternext != NULL; }

METHOD(chain_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return raise_type_error("state is not a tuple");
    Tuple *state = (Tuple *)args[0];
    if (state->length < 1 || state->length > 2)
        return raise_type_error("function takes %s %d argument%s (%zu given)",
                                state->length < 1 ? "at least" : "at most",
                                state->length < 1 ? 1 : 2, state->length < 1 ? "" : "s",
                                state->length);
    for (size_t i = 0; i < state->length; i++)
        if (!is_iterator(state->items[i]))
            return raise_type_error("Arguments must be iterators.");
    Tool *t = (Tool *)self;
    REPLACE_STEAL(t->it, incref(state->items[0]));
    REPLACE_STEAL(t->value, state->length > 1 ? incref(state->items[1]) : NULL);
    return new_none();
}

static int chain_clear(Object *o) {
    CLEAR(((Tool *)o)->it);
    CLEAR(((Tool *)o)->value);
    return 0;
}

static const MethodDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, "iterable, /", NATIVE_CLASS,
     "chain() of the iterables that one iterable gives, each asked for when its turn comes."},
    {"__reduce__", chain_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", chain_setstate, "state, /", 0, SETSTATE_DOC},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type chain_type = {
    .head = HEAD(&type_type),
    .name = "chain",
    .module = "itertools",
    .size = sizeof(Tool),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .clear = chain_clear,
    .iter = iter_self,
    .iternext = chain_next,
    .new_ = chain_new,
    .methods = chain_methods,
    .doc = "The items of the first iterable, then those of the second, and so on.",
};

/* ---- zip_longest: `it` is the tuple of iterators, NULL for those that are exhausted;
 * value what fills in for them ------------------------------------------------------------- */

typedef struct ZipLongest {
    TOOL_FIELDS;
    size_t active; /* iterators that are not exhausted */
} ZipLongest;

static Object *zip_longest_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *fill = KNone;
    if (kwnames != NULL && kwnames->length > 0) {
        if (kwnames->length > 1 || !str_equal_ascii((Str *)kwnames->items[0], "fillvalue"))
            return raise_type_error("zip_longest() got an unexpected keyword argument");
        fill = args[nargs];
    }
    Tuple *iterators = tuple_new(nargs);
    for (size_t i = 0; iterators != NULL && i < nargs; i++)
        if ((iterators->items[i] = object_iter(args[i])) == NULL)
            CLEAR(iterators);
    ZipLongest *z = iterators ? (ZipLongest *)object_new(type) : NULL;
    if (z == NULL) {
        xdecref(iterators);
        return NULL;
    }
    z->it = OBJ(iterators); /* private to z, which visits its items: never tracked by itself */
    z->active = nargs;
    z->value = incref(fill);
    gc_track(z);
    return OBJ(z);
}

static int zip_longest_traverse(Object *o, VisitFn visit, void *arg) {
    ZipLongest *z = (ZipLongest *)o;
    Tuple *iterators = (Tuple *)z->it;
    for (size_t i = 0; i < iterators->length; i++)
        VISIT(iterators->items[i]);
    VISIT(z->value);
    return 0;
}

/* The next item of iterator i, or the value that fills in; NULL: all are exhausted, or an error. */
static Object *zip_longest_item(ZipLongest *z, size_t i) {
    Tuple *iterators = (Tuple *)z->it;
    if (iterators->items[i] == NULL)
        return incref(z->value);
    Object *item = tool_next(iterators->items[i]);
    if (item != NULL)
        return item;
    if (z->active > 0)
        z->active--;
    if (error_occurred())
        z->active = 0;
    if (z->active == 0)
        return NULL;
    CLEAR(iterators->items[i]);
    return incref(z->value);
}

static Object *zip_longest_next(Object *o) {
    ZipLongest *z = (ZipLongest *)o;
    size_t n = ((Tuple *)z->it)->length;
    if (n == 0 || z->active == 0)
        return NULL;
    Tuple *t = tuple_new(n);
    for (size_t i = 0; t != NULL && i < n; i++)
        if ((t->items[i] = zip_longest_item(z, i)) == NULL)
            CLEAR(t);
    if (t != NULL)
        tuple_finish(t);
    return OBJ(t);
}

METHOD(zip_longest_reduce) {
    ZipLongest *z = (ZipLongest *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Tuple *iterators = (Tuple *)z->it, *arguments = tuple_new(iterators->length);
    if (arguments == NULL)
        return NULL;
    for (size_t i = 0; i < iterators->length; i++)
        arguments->items[i] = incref(iterators->items[i] ? iterators->items[i] : OBJ(tuple_empty));
    if (iterators->length > 0)
        tuple_finish(arguments);
    Tuple *result = tuple_pack(3, self->type, arguments, z->value);
    decref(arguments);
    return OBJ(result);
}

METHOD(zip_longest_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    REPLACE_STEAL(((ZipLongest *)self)->value, incref(args[0]));
    return new_none();
}

static const MethodDef zip_longest_methods[] = {
    {"__reduce__", zip_longest_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", zip_longest_setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

Type zip_longest_type = {
    .head = HEAD(&type_type),
    .name = "zip_longest",
    .module = "itertools",
    .size = sizeof(ZipLongest),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = zip_longest_traverse,
    .iter = iter_self,
    .iternext = zip_longest_next,
    .new_ = zip_longest_new,
    .methods = zip_longest_methods,
    .doc = "Tuples of an item of each iterable, until the longest one ends; fillvalue stands for "
           "what is missing.",
};
