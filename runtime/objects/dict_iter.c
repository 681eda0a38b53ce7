/* The iterators of dict and its views: over keys, values and items, forwards and backwards.
 *
 * One struct for all (DictIter). `used` is what the dict's count was at the start; a dict of
 * another size ends the iteration with an error, for good: used becomes STALE. `remaining` catches
 * a dict that has as many keys as before but not the same ones.
 */
#include "runtime/objects/dict_table.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

#define STALE SIZE_MAX

extern Type dict_reverse_key_iter_type, dict_reverse_value_iter_type, dict_reverse_item_iter_type;

static Type *const forward_types[] = {&dict_key_iter_type, &dict_value_iter_type,
                                      &dict_item_iter_type};
static Type *const reverse_types[] = {&dict_reverse_key_iter_type, &dict_reverse_value_iter_type,
                                      &dict_reverse_item_iter_type};

static Object *iter_new(Type *type, Dict *d, size_t position) {
    DictIter *it = gc_alloc(sizeof(DictIter));
    if (it == NULL)
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = type;
    it->dict = incref(d);
    it->position = position;
    it->used = it->remaining = d->used;
    it->pair = NULL;
    gc_track(it);
    return OBJ(it);
}

Object *dict_iter_new(Dict *d, DictPart part) { return iter_new(forward_types[part], d, 0); }

Object *dict_reverse_iter_new(Dict *d, DictPart part) {
    return iter_new(reverse_types[part], d, d->fill);
}

static void dealloc(Object *o) {
    DictIter *it = (DictIter *)o;
    gc_untrack(it);
    xdecref(it->dict);
    xdecref(it->pair);
    gc_free(it, sizeof(DictIter));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((DictIter *)o)->dict);
    VISIT(((DictIter *)o)->pair);
    return 0;
}

/* ---- stepping -------------------------------------------------------------------------------- */

static COLD DictEntry *changed_size(DictIter *it) {
    it->used = STALE;
    raise_runtime_error("dictionary changed size during iteration");
    return NULL;
}

static COLD DictEntry *changed_keys(DictIter *it) {
    raise_runtime_error("dictionary keys changed during iteration");
    CLEAR(it->dict);
    return NULL;
}

static DictEntry *finish(DictIter *it) {
    CLEAR(it->dict);
    CLEAR(it->pair);
    return NULL;
}

/* The next live entry, good until anything else is called; NULL at the end or with an exception. */
ALWAYS_INLINE DictEntry *next_entry(DictIter *it) {
    Dict *d = it->dict;
    if (UNLIKELY(d == NULL))
        return NULL;
    if (UNLIKELY(it->used != d->used))
        return changed_size(it);
    size_t i = it->position;
    while (i < d->fill && d->entries[i].key == NULL)
        i++;
    if (UNLIKELY(i >= d->fill))
        return finish(it);
    if (UNLIKELY(it->remaining == 0))
        return changed_keys(it);
    it->remaining--;
    it->position = i + 1;
    return &d->entries[i];
}

ALWAYS_INLINE DictEntry *previous_entry(DictIter *it) {
    Dict *d = it->dict;
    if (UNLIKELY(d == NULL))
        return NULL;
    if (UNLIKELY(it->used != d->used))
        return changed_size(it);
    size_t i = it->position < d->fill ? it->position : d->fill;
    while (i > 0 && d->entries[i - 1].key == NULL)
        i--;
    if (UNLIKELY(i == 0))
        return finish(it);
    if (UNLIKELY(it->remaining == 0))
        return changed_keys(it);
    it->remaining--;
    it->position = i - 1;
    return &d->entries[i - 1];
}

static Object *entry_pair(DictIter *it, const DictEntry *e) {
    return tuple_pair_steal(&it->pair, incref(e->key), incref(e->value));
}

static Object *next_key(Object *o) {
    DictEntry *e = next_entry((DictIter *)o);
    return e != NULL ? incref(e->key) : NULL;
}

static Object *next_value(Object *o) {
    DictEntry *e = next_entry((DictIter *)o);
    return e != NULL ? incref(e->value) : NULL;
}

static Object *next_item(Object *o) {
    DictEntry *e = next_entry((DictIter *)o);
    return e != NULL ? entry_pair((DictIter *)o, e) : NULL;
}

static Object *previous_key(Object *o) {
    DictEntry *e = previous_entry((DictIter *)o);
    return e != NULL ? incref(e->key) : NULL;
}

static Object *previous_value(Object *o) {
    DictEntry *e = previous_entry((DictIter *)o);
    return e != NULL ? incref(e->value) : NULL;
}

static Object *previous_item(Object *o) {
    DictEntry *e = previous_entry((DictIter *)o);
    return e != NULL ? entry_pair((DictIter *)o, e) : NULL;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    DictIter *it = (DictIter *)self;
    bool alive = it->dict != NULL && it->dict->used == it->used;
    return int_from_i64(alive ? (int64_t)it->remaining : 0);
}

/* What is left goes into a list; the iterator itself stays where it is. */
static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    DictIter *it = (DictIter *)self;
    List *rest = list_new(0);
    if (rest == NULL || it->dict == NULL)
        return iter_reduction_steal(iter_function, OBJ(rest), NULL);
    DictIter *twin = (DictIter *)iter_new(self->type, it->dict, it->position);
    if (twin == NULL)
        return decref(rest), NULL;
    twin->used = it->used;
    twin->remaining = it->remaining;
    if (list_extend(rest, OBJ(twin)) < 0)
        CLEAR(rest);
    decref(twin);
    return iter_reduction_steal(iter_function, OBJ(rest), NULL);
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

#define ITER_TYPE(variable, type_name, next)                                                       \
    Type variable = {                                                                              \
        .head = HEAD(&type_type),                                                                  \
        .name = type_name,                                                                         \
        .size = sizeof(DictIter),                                                                  \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,                                           \
        .dealloc = dealloc,                                                                        \
        .traverse = traverse,                                                                      \
        .iter = iter_self,                                                                         \
        .iternext = next,                                                                          \
        .methods = methods,                                                                        \
    }

ITER_TYPE(dict_key_iter_type, "dict_keyiterator", next_key);
ITER_TYPE(dict_value_iter_type, "dict_valueiterator", next_value);
ITER_TYPE(dict_item_iter_type, "dict_itemiterator", next_item);
ITER_TYPE(dict_reverse_key_iter_type, "dict_reversekeyiterator", previous_key);
ITER_TYPE(dict_reverse_value_iter_type, "dict_reversevalueiterator", previous_value);
ITER_TYPE(dict_reverse_item_iter_type, "dict_reverseitemiterator", previous_item);
