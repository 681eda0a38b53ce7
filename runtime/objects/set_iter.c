/* set_iterator: over the table's slots. A set of another size than at the start ends it with an
 * error, for good. */
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set_table.h"

typedef struct SetIter {
    Object head;
    Set *set;        /* owned; NULL: exhausted */
    size_t position; /* in the table */
    size_t used;     /* set->used at the start; SIZE_MAX after a change was seen */
    size_t remaining;
} SetIter;

static Object *iter_new(Set *set, size_t position, size_t remaining) {
    SetIter *it = gc_alloc(sizeof(SetIter));
    if (it == NULL)
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = &set_iter_type;
    it->set = incref(set);
    it->position = position;
    it->used = set->used;
    it->remaining = remaining;
    gc_track(it);
    return OBJ(it);
}

Object *set_iter_new(Object *set) { return iter_new((Set *)set, 0, ((Set *)set)->used); }

static void dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((SetIter *)o)->set);
    gc_free(o, sizeof(SetIter));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((SetIter *)o)->set);
    return 0;
}

static Object *next(Object *o) {
    SetIter *it = (SetIter *)o;
    Object *key;
    int64_t hash;
    if (it->set == NULL)
        return NULL;
    if (UNLIKELY(it->used != it->set->used)) {
        it->used = SIZE_MAX;
        return raise_runtime_error("Set changed size during iteration");
    }
    if (set_next(it->set, &it->position, &key, &hash)) {
        it->remaining--;
        return incref(key);
    }
    CLEAR(it->set);
    return NULL;
}

static Object *length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    SetIter *it = (SetIter *)self;
    return int_from_i64(it->set != NULL && it->used == it->set->used ? (int64_t)it->remaining : 0);
}

/* The members that are left go into a list; the iterator stays where it is. */
static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    SetIter *it = (SetIter *)self;
    List *rest = list_new(0);
    if (rest != NULL && it->set != NULL) {
        Object *twin = iter_new(it->set, it->position, it->remaining);
        if (twin != NULL)
            ((SetIter *)twin)->used = it->used;
        if (twin == NULL || list_extend(rest, twin) < 0)
            CLEAR(rest);
        xdecref(twin);
    }
    return iter_reduction_steal(iter_function, OBJ(rest), NULL);
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type set_iter_type = {
    .head = HEAD(&type_type),
    .name = "set_iterator",
    .size = sizeof(SetIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .methods = methods,
};
