/* zip: tuples with one item of each iterable, until the shortest is exhausted; strict=True makes
 * different lengths an error. */
#include "runtime/native.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

typedef struct Zip {
    Object head;
    Tuple *iterators; /* owned */
    Tuple *last; /* owned or NULL: the tuple given out last, reused when nobody else holds it */
    bool strict;
} Zip;

/* The only keyword is strict; subclasses with an __init__ of their own may take others. */
static int parse_keywords(Type *type, Object *const *kwvalues, Tuple *kwnames, bool *strict) {
    *strict = false;
    size_t count = kwnames != NULL ? kwnames->length : 0;
    if (count > 1)
        return raise_type_error("zip() takes at most 1 keyword argument (%zu given)", count), -1;
    if (count == 0)
        return 0;
    if (!str_equal_ascii((Str *)kwnames->items[0], "strict"))
        return raise_type_error("zip() got an unexpected keyword argument '%U'", kwnames->items[0]),
               -1;
    int truth = object_truth(kwvalues[0]);
    *strict = truth > 0;
    return truth < 0 ? -1 : 0;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    bool strict;
    if (parse_keywords(type, args + nargs, kwnames, &strict) < 0)
        return NULL;
    Tuple *iterators = iterators_of(args, nargs);
    Zip *z = iterators != NULL ? (Zip *)object_new(type) : NULL;
    if (z == NULL) {
        xdecref(iterators);
        return NULL;
    }
    z->iterators = iterators;
    z->strict = strict;
    gc_track(z);
    return OBJ(z);
}

static void dealloc(Object *o) {
    Zip *z = (Zip *)o;
    gc_untrack(z);
    CLEAR(z->iterators);
    CLEAR(z->last);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Zip *)o)->iterators);
    VISIT(((Zip *)o)->last);
    return 0;
}

/* ---- strict ---------------------------------------------------------------------------------- */

static Object *lengths_differ(size_t i, const char *how) {
    return raise_value_error("zip() argument %zu is %s than argument%s%zu", i + 1, how,
                             i == 1 ? " " : "s 1-", i);
}

/* Iterator i is exhausted: all others must be, too. */
static void check_lengths(Zip *z, size_t i) {
    if (error_occurred() && !error_stop_iteration())
        return;
    if (i > 0) {
        lengths_differ(i, "shorter");
        return;
    }
    for (i = 1; i < z->iterators->length; i++) {
        Object *item = object_next(z->iterators->items[i]);
        if (item != NULL) {
            decref(item);
            lengths_differ(i, "longer");
        }
        if (error_occurred())
            return;
    }
}

/* ---- next ------------------------------------------------------------------------------------ */

/* Nobody else holds the last tuple: new items take the places of the old ones. */
static Object *next_reusing(Zip *z, size_t n) {
    Tuple *t = incref(z->last);
    bool may_cycle = false;
    for (size_t i = 0; i < n; i++) {
        Object *iterator = z->iterators->items[i];
        Object *item = iterator->type->iternext(iterator);
        if (item == NULL) {
            if (z->strict)
                check_lengths(z, i);
            decref(t);
            return NULL;
        }
        may_cycle |= gc_may_cycle(item);
        REPLACE_STEAL(t->items[i], item);
    }
    if (may_cycle && !gc_is_tracked(t))
        gc_track(t);
    return OBJ(t);
}

static Object *next_new(Zip *z, size_t n) {
    Tuple *t = tuple_new(n);
    if (t == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        Object *iterator = z->iterators->items[i];
        t->items[i] = iterator->type->iternext(iterator);
        if (t->items[i] == NULL) {
            if (z->strict)
                check_lengths(z, i);
            decref(t);
            return NULL;
        }
    }
    tuple_finish(t);
    if (z->last == NULL)
        z->last = incref(t);
    return OBJ(t);
}

static Object *next(Object *o) {
    Zip *z = (Zip *)o;
    size_t n = z->iterators->length;
    if (n == 0)
        return NULL;
    return z->last != NULL && z->last->head.refcount == 1 ? next_reusing(z, n) : next_new(z, n);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Zip *z = (Zip *)self;
    return OBJ(z->strict ? tuple_pack(3, self->type, z->iterators, KTrue)
                         : tuple_pack(2, self->type, z->iterators));
}

static Object *setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    int strict = object_truth(args[0]);
    if (strict < 0)
        return NULL;
    ((Zip *)self)->strict = strict;
    return new_none();
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

Type zip_type = {
    .head = HEAD(&type_type),
    .name = "zip",
    .size = sizeof(Zip),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .new_ = new_,
    .methods = methods,
    .doc = "Tuples of an item of each iterable, until the shortest one ends; if strict, they have "
           "to end together.",
    .signature = "*iterables, strict=False",
};
