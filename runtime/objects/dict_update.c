/* dict: filling one from other mappings and from iterables: dict(...), update, fromkeys, the |
 * operators. */
#include "runtime/objects/dict_table.h"
#include "runtime/native.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"

/* Stores under the rule of dict_update's `override`. */
static int put(Dict *d, Object *key, int64_t hash, Object *value, int override) {
    if (override == 1)
        return dict_set_hash(d, key, hash, value);
    ssize_t at = dict_find_hash(d, key, hash);
    if (at == DICT_FAILED)
        return -1;
    if (at == DICT_ABSENT)
        return dict_set_hash(d, key, hash, value);
    if (override == 2)
        return raise_key_error(key), -1;
    return 0;
}

/* From a dict whose iteration nobody overrides: entry by entry. */
static int update_from_dict(Dict *d, Dict *other, int override) {
    if (d == other || other->used == 0)
        return 0;
    if (d->used == 0)
        return dict_clone_into(d, other);
    if (override == 1 && other->used > d->used && dict_reserve(d, other->used - d->used) < 0)
        return -1;
    uint32_t fill = other->fill;
    for (size_t i = 0; i < other->fill; i++) {
        if (other->entries[i].key == NULL)
            continue;
        Object *key = incref(other->entries[i].key), *value = incref(other->entries[i].value);
        int result = put(d, key, other->entries[i].hash, value, override);
        decref(key);
        decref(value);
        if (result < 0)
            return -1;
        if (other->fill != fill)
            return raise_runtime_error("dict mutated during update"), -1;
    }
    return 0;
}

/* From anything with keys() and []. */
static int update_from_mapping(Dict *d, Object *mapping, int override) {
    Object *keys = object_call_method(mapping, NAME(keys), NULL, 0);
    if (keys == NULL)
        return -1;
    Object *iterator = object_iter(keys);
    decref(keys);
    if (iterator == NULL)
        return -1;
    int result = 0;
    Object *key;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        int64_t hash = hash_key(key);
        Object *value = hash == -1 ? NULL : object_getitem(mapping, key);
        result = value == NULL ? -1 : put(d, key, hash, value, override);
        xdecref(value);
        decref(key);
    }
    decref(iterator);
    return result < 0 || error_occurred() ? -1 : 0;
}

static int put_pair(Dict *d, Object *item, size_t number, int override) {
    Object *pair = sequence_fast(item, "");
    if (pair == NULL) {
        if (error_is(&exc_TypeError))
            raise_type_error("cannot convert dictionary update sequence element #%zu to a sequence",
                             number);
        return -1;
    }
    size_t length = is_list(pair) ? ((List *)pair)->length : ((Tuple *)pair)->length;
    int result = -1;
    if (length != 2) {
        raise_value_error("dictionary update sequence element #%zu has length %zu; 2 is required",
                          number, length);
    } else {
        Object **items = is_list(pair) ? ((List *)pair)->items : ((Tuple *)pair)->items;
        Object *key = incref(items[0]), *value = incref(items[1]);
        int64_t hash = hash_key(key);
        if (hash != -1)
            result = put(d, key, hash, value, override);
        decref(key);
        decref(value);
    }
    decref(pair);
    return result;
}

static int update_from_pairs(Dict *d, Object *iterable, int override) {
    Object *iterator = object_iter(iterable);
    if (iterator == NULL)
        return -1;
    int result = 0;
    Object *item;
    for (size_t number = 0; result == 0 && (item = object_next(iterator)) != NULL; number++) {
        result = put_pair(d, item, number, override);
        decref(item);
    }
    decref(iterator);
    return result < 0 || error_occurred() ? -1 : 0;
}

int dict_update(Dict *d, Object *other, int override) {
    if (is_dict(other) && other->type->iter == dict_type.iter)
        return update_from_dict(d, (Dict *)other, override);
    Object *keys;
    int has_keys = object_lookup(other, NAME(keys), &keys);
    if (has_keys < 0)
        return -1;
    if (has_keys) {
        decref(keys);
        return update_from_mapping(d, other, override);
    }
    return update_from_pairs(d, other, override);
}

/* The arguments of dict() and update(): one optional source, then keywords. */
static int update_from_arguments(const char *function, Dict *d, Object *const *args, size_t nargs,
                                 Tuple *kwnames) {
    if (args_count(function, nargs, 0, 1) < 0)
        return -1;
    if (nargs == 1 && dict_update(d, args[0], 1) < 0)
        return -1;
    for (size_t i = 0; kwnames != NULL && i < kwnames->length; i++)
        if (dict_set(d, kwnames->items[i], args[nargs + i]) < 0)
            return -1;
    return 0;
}

int dict_init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    return update_from_arguments("dict", (Dict *)o, args, nargs, kwnames);
}

Object *dict_method_update(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return update_from_arguments("update", (Dict *)self, args, nargs, kwnames) < 0 ? NULL
                                                                                   : new_none();
}

/* ---- fromkeys -------------------------------------------------------------------------------- */

/* Sources that are exact dicts and sets bring their hashes along. */
static int fill_from_hashed(Dict *d, Object *source, Object *value) {
    size_t position = 0;
    Object *key, *ignored;
    int64_t hash;
    if (is_exact(source, &dict_type)) {
        while (dict_next((Dict *)source, &position, &key, &ignored)) {
            if (dict_set_hash(d, key, ((Dict *)source)->entries[position - 1].hash, value) < 0)
                return -1;
        }
        return 0;
    }
    while (set_next((Set *)source, &position, &key, &hash))
        if (dict_set_hash(d, key, hash, value) < 0)
            return -1;
    return 0;
}

static int fill_from_iterable(Object *target, Object *iterable, Object *value) {
    Object *iterator = object_iter(iterable);
    if (iterator == NULL)
        return -1;
    bool exact = is_exact(target, &dict_type);
    int result = 0;
    Object *key;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        result = exact ? dict_set((Dict *)target, key, value) : object_setitem(target, key, value);
        decref(key);
    }
    decref(iterator);
    return result < 0 || error_occurred() ? -1 : 0;
}

Object *dict_method_fromkeys(Object *cls, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *iterable = args[0], *value = args[1] != NULL ? args[1] : KNone;
    Object *d = object_call0(cls);
    if (d == NULL)
        return NULL;
    bool hashed = is_exact(d, &dict_type) && ((Dict *)d)->used == 0
                  && (is_exact(iterable, &dict_type) || is_exact(iterable, &set_type)
                      || is_exact(iterable, &frozenset_type));
    int result = hashed ? fill_from_hashed((Dict *)d, iterable, value)
                        : fill_from_iterable(d, iterable, value);
    if (result < 0)
        CLEAR(d);
    return d;
}

/* ---- | and |= -------------------------------------------------------------------------------- */

Object *dict_or(Object *left, Object *right) {
    if (!is_dict(left) || !is_dict(right))
        return new_not_implemented();
    Dict *result = dict_copy((Dict *)left);
    if (result != NULL && dict_update(result, right, 1) < 0)
        CLEAR(result);
    return OBJ(result);
}

Object *dict_inplace_or(Object *left, Object *right) {
    return dict_update((Dict *)left, right, 1) < 0 ? NULL : incref(left);
}
