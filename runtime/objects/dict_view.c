/* dict_keys, dict_values, dict_items: live views of a dict. Keys and items behave like sets,
 * whatever iterable is on the other side. */
#include "runtime/objects/dict_table.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set_table.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

static Type *const view_types[] = {&dict_keys_type, &dict_values_type, &dict_items_type};

Object *dict_view_new(Dict *d, DictPart part) {
    DictView *view = gc_alloc(sizeof(DictView));
    if (view == NULL)
        return raise_no_memory();
    view->head.refcount = 1;
    view->head.type = view_types[part];
    view->dict = incref(d);
    gc_track(view);
    return OBJ(view);
}

static DictPart part_of(Object *view) {
    return object_is(view, &dict_keys_type)    ? DICT_KEYS
           : object_is(view, &dict_items_type) ? DICT_ITEMS
                                               : DICT_VALUES;
}

static bool is_set_view(Object *o) {
    return object_is(o, &dict_keys_type) || object_is(o, &dict_items_type);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((DictView *)o)->dict);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((DictView *)o)->dict);
    return 0;
}

static ssize_t len(Object *o) { return (ssize_t)((DictView *)o)->dict->used; }

static Object *iter(Object *o) { return dict_iter_new(((DictView *)o)->dict, part_of(o)); }

static Object *entry_part(const DictEntry *e, DictPart part) {
    return part == DICT_KEYS     ? incref(e->key)
           : part == DICT_VALUES ? incref(e->value)
                                 : OBJ(tuple_from_array((Object *[]){e->key, e->value}, 2));
}

Object *dict_part_list(Dict *d, DictPart part) {
    List *list = list_new(d->used);
    size_t n = 0;
    for (size_t i = 0; list != NULL && i < d->fill; i++) {
        if (d->entries[i].key == NULL)
            continue;
        if ((list->items[n++] = entry_part(&d->entries[i], part)) == NULL)
            CLEAR(list);
    }
    return OBJ(list);
}

static Object *repr(Object *o) {
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("..."));
    Object *list = dict_part_list(((DictView *)o)->dict, part_of(o));
    Object *result = list != NULL ? OBJ(str_format("%s(%R)", o->type->name, list)) : NULL;
    xdecref(list);
    repr_leave(o);
    return result;
}

/* ---- membership ------------------------------------------------------------------------------ */

static int contains_key(Object *o, Object *key) {
    return dict_contains(((DictView *)o)->dict, key);
}

static int contains_item(Object *o, Object *item) {
    if (!is_tuple(item) || ((Tuple *)item)->length != 2)
        return 0;
    Object *value;
    int found = dict_get(((DictView *)o)->dict, ((Tuple *)item)->items[0], &value);
    if (found <= 0)
        return found;
    int equal = object_compare_bool(value, ((Tuple *)item)->items[1], CMP_EQ);
    decref(value);
    return equal;
}

/* Is what `each` iterates over in `container`, all of it (wanted 1), or none of it (wanted 0)? 1,
 * 0, -1. */
static int all_are(Object *each, Object *container, int wanted) {
    Object *iterator = object_iter(each);
    if (iterator == NULL)
        return -1;
    int result = 1;
    Object *item;
    while (result == 1 && (item = object_next(iterator)) != NULL) {
        int found = object_contains(container, item);
        decref(item);
        result = found < 0 ? -1 : found == wanted;
    }
    decref(iterator);
    return result == 1 && error_occurred() ? -1 : result;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_set(b) && !is_set_view(b))
        return new_not_implemented();
    ssize_t a_length = object_len(a), b_length = object_len(b);
    if (a_length < 0 || b_length < 0)
        return NULL;
    int result = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        result = a_length == b_length ? all_are(a, b, 1) : 0;
        if (op == CMP_NE && result >= 0)
            result = !result;
        break;
    case CMP_LT:
        result = a_length < b_length ? all_are(a, b, 1) : 0;
        break;
    case CMP_LE:
        result = a_length <= b_length ? all_are(a, b, 1) : 0;
        break;
    case CMP_GT:
        result = a_length > b_length ? all_are(b, a, 1) : 0;
        break;
    case CMP_GE:
        result = a_length >= b_length ? all_are(b, a, 1) : 0;
        break;
    }
    return result < 0 ? NULL : new_bool(result);
}

/* ---- set operations -------------------------------------------------------------------------- */

static Object *subtract(Object *left, Object *right) {
    Set *result = set_new(left);
    if (result != NULL && set_difference_update(result, right) < 0)
        CLEAR(result);
    return OBJ(result);
}

static Object *unite(Object *left, Object *right) {
    Set *result = set_new(left);
    if (result != NULL && set_update(result, right) < 0)
        CLEAR(result);
    return OBJ(result);
}

static Object *exclude(Object *left, Object *right) {
    Set *result = set_new(left);
    if (result != NULL && set_symmetric_update(result, right) < 0)
        CLEAR(result);
    return OBJ(result);
}

/* Goes through the smaller side and asks the other one. A view that is no larger than a set is the
 * set's affair: it hashes the view's items. */
static Object *intersect(Object *left, Object *right) {
    if (is_set_view(left) && is_exact(right, &set_type) && len(left) <= object_len(right)) {
        Str *method = str_intern_utf8("intersection", 12);
        Object *result = method ? object_call_method(right, method, &left, 1) : NULL;
        xdecref(method);
        return result;
    }
    if (!is_set_view(left)
        || ((is_set(right) || is_set_view(right)) && object_len(right) > len(left))) {
        Object *swap = left;
        left = right;
        right = swap;
    }
    Set *result = set_new(NULL);
    Object *iterator = result != NULL ? object_iter(right) : NULL;
    if (iterator == NULL)
        CLEAR(result);
    Object *item;
    while (result != NULL && (item = object_next(iterator)) != NULL) {
        int found = object_contains(left, item);
        if (found < 0 || (found && set_add(result, item) < 0))
            CLEAR(result);
        decref(item);
    }
    xdecref(iterator);
    if (result != NULL && error_occurred())
        CLEAR(result);
    return OBJ(result);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *isdisjoint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *other = args[0];
    if (self == other)
        return new_bool(len(self) == 0);
    bool swap = (is_set(other) || is_set_view(other)) && object_len(other) > len(self);
    int result = swap ? all_are(self, other, 0) : all_are(other, self, 0);
    return result < 0 ? NULL : new_bool(result);
}

static Object *reversed(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return dict_reverse_iter_new(((DictView *)self)->dict, part_of(self));
}

static Object *get_mapping(Object *self, void *closure) {
    return mapping_proxy_new(OBJ(((DictView *)self)->dict));
}

static const MethodDef set_methods[] = {
    {"isdisjoint", isdisjoint, "object, /", 0, "Whether the two have nothing in common."},
    {"__reversed__", reversed, "", 0, "Iterates from the last one to the first."},
    {0},
};
static const MethodDef value_methods[] = {
    {"__reversed__", reversed, "", 0, "Iterates from the last one to the first."},
    {0},
};
static const GetSetDef getsets[] = {
    {"mapping", get_mapping, NULL, "the dict, read-only", NULL},
    {0},
};

#define SET_VIEW_TYPE(variable, type_name, contains_fn)                                            \
    Type variable = {                                                                              \
        .head = HEAD(&type_type),                                                                  \
        .name = type_name,                                                                         \
        .size = sizeof(DictView),                                                                  \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,                                           \
        .dealloc = dealloc,                                                                        \
        .traverse = traverse,                                                                      \
        .repr = repr,                                                                              \
        .hash = hash_unhashable,                                                                   \
        .compare = compare,                                                                        \
        .iter = iter,                                                                              \
        .len = len,                                                                                \
        .contains = contains_fn,                                                                   \
        .sub = subtract,                                                                           \
        .and_ = intersect,                                                                         \
        .or_ = unite,                                                                              \
        .xor = exclude,                                                                            \
        .methods = set_methods,                                                                    \
        .getsets = getsets,                                                                        \
    }

SET_VIEW_TYPE(dict_keys_type, "dict_keys", contains_key);
SET_VIEW_TYPE(dict_items_type, "dict_items", contains_item);

Type dict_values_type = {
    .head = HEAD(&type_type),
    .name = "dict_values",
    .size = sizeof(DictView),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .iter = iter,
    .len = len,
    .methods = value_methods,
    .getsets = getsets,
};
