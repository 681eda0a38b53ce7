/* The views of an OrderedDict and its iterator: as a dict's, but that the iterator notices when
 * keys were moved, too. */
#include "runtime/modules/collections_ordered.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

typedef struct OrderedIter {
    Object head;
    Dict *dict;     /* owned: an OrderedDict; NULL: exhausted */
    uint64_t state; /* the dict's when it began */
    size_t used;
    size_t position; /* in entries: of the next one; reversed: one behind it */
    uint8_t part;    /* DictPart */
    bool reversed;
} OrderedIter;

/* ---- iterator -------------------------------------------------------------------------------- */

Object *ordered_iter_new(Dict *d, DictPart part, bool reversed) {
    OrderedIter *it = (OrderedIter *)object_new(&ordered_iter_type);
    if (it == NULL)
        return NULL;
    it->dict = incref(d);
    it->state = ((OrderedDict *)d)->state;
    it->used = d->used;
    it->position = d->used == 0 ? 0 : reversed ? dict_last(d) + 1 : dict_first(d);
    it->part = (uint8_t)part;
    it->reversed = reversed;
    gc_track(it);
    return OBJ(it);
}

Object *ordered_iter_keys(Object *o) { return ordered_iter_new((Dict *)o, DICT_KEYS, false); }

static void iter_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((OrderedIter *)o)->dict);
    object_free(o);
}

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((OrderedIter *)o)->dict);
    return 0;
}

/* The next live entry, NULL at the end. */
static DictEntry *step(OrderedIter *it) {
    Dict *d = it->dict;
    if (it->reversed) {
        while (it->position > 0 && it->position <= d->fill)
            if (d->entries[--it->position].key != NULL)
                return &d->entries[it->position];
    } else {
        while (it->position < d->fill)
            if (d->entries[it->position++].key != NULL)
                return &d->entries[it->position - 1];
    }
    return NULL;
}

static Object *next(Object *o) {
    OrderedIter *it = (OrderedIter *)o;
    if (it->dict == NULL)
        return NULL;
    bool moved = ((OrderedDict *)it->dict)->state != it->state;
    if (moved || it->dict->used != it->used) {
        CLEAR(it->dict);
        return raise_runtime_error(moved ? "OrderedDict mutated during iteration"
                                         : "OrderedDict changed size during iteration");
    }
    DictEntry *e = step(it);
    if (e == NULL) {
        CLEAR(it->dict);
        return NULL;
    }
    return it->part == DICT_KEYS     ? incref(e->key)
           : it->part == DICT_VALUES ? incref(e->value)
                                     : OBJ(tuple_from_array((Object *[]){e->key, e->value}, 2));
}

/* (iter, (list of what is left,)); the iterator itself stays where it is. */
METHOD(iter_reduce) {
    OrderedIter *it = (OrderedIter *)self, *copy = (OrderedIter *)object_new(&ordered_iter_type);
    if (copy == NULL)
        return NULL;
    copy->dict = xincref(it->dict);
    copy->state = it->state;
    copy->used = it->used;
    copy->position = it->position;
    copy->part = it->part;
    copy->reversed = it->reversed;
    gc_track(copy);
    Object *list = sequence_list(OBJ(copy));
    decref(copy);
    return list != NULL ? iter_reduction_steal(iter_function, list, NULL) : NULL;
}

static const MethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type ordered_iter_type = {
    .head = HEAD(&type_type),
    .name = "odict_iterator",
    .size = sizeof(OrderedIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .iter = iter_self,
    .iternext = next,
    .methods = iter_methods,
};

/* ---- views ----------------------------------------------------------------------------------- */

static Type *const view_types[] = {&ordered_keys_type, &ordered_values_type, &ordered_items_type};

Object *ordered_view_new(Object *ordered, DictPart part) {
    DictView *view = (DictView *)object_new(view_types[part]);
    if (view == NULL)
        return NULL;
    view->dict = incref(ordered);
    gc_track(view);
    return OBJ(view);
}

static DictPart part_of(Object *view) {
    return is_exact(view, &ordered_keys_type)    ? DICT_KEYS
           : is_exact(view, &ordered_items_type) ? DICT_ITEMS
                                                 : DICT_VALUES;
}

static Object *view_iter(Object *o) {
    return ordered_iter_new(((DictView *)o)->dict, part_of(o), false);
}

METHOD(view_reversed) { return ordered_iter_new(((DictView *)self)->dict, part_of(self), true); }

static const MethodDef view_methods[] = {
    {"__reversed__", view_reversed, "", 0, NULL},
    {0},
};

#define VIEW_TYPE(variable, type_name, base_type)                                                  \
    Type variable = {                                                                              \
        .head = HEAD(&type_type),                                                                  \
        .name = type_name,                                                                         \
        .size = sizeof(DictView),                                                                  \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,                                           \
        .base = &base_type,                                                                        \
        .iter = view_iter,                                                                         \
        .methods = view_methods,                                                                   \
    }

VIEW_TYPE(ordered_keys_type, "odict_keys", dict_keys_type);
VIEW_TYPE(ordered_values_type, "odict_values", dict_values_type);
VIEW_TYPE(ordered_items_type, "odict_items", dict_items_type);
