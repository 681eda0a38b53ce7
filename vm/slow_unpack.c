/* Unpacking, f-string fields, patterns. */
#include "vm/slow.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

static void release(Object **values, size_t count) {
    for (size_t i = 0; i < count; i++)
        decref(values[i]);
}

/* Reads exactly `count` values into items; -1 with "not enough values". */
static int take(Object *iterator, Object **items, uint32_t count, uint32_t wanted, bool at_least) {
    for (uint32_t i = 0; i < count; i++) {
        items[i] = object_next(iterator);
        if (items[i] == NULL) {
            if (!error_occurred()) {
                if (at_least)
                    raise_value_error("not enough values to unpack (expected at least %u, got %u)",
                                      wanted, i);
                else
                    raise_value_error("not enough values to unpack (expected %u, got %u)", wanted,
                                      i);
            }
            release(items, i);
            return -1;
        }
    }
    return 0;
}

static void reverse(Object **values, size_t count) {
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        Object *o = values[i];
        values[i] = values[--j];
        values[j] = o;
    }
}

static int too_many(Object *iterator, uint32_t count) {
    Object *extra = object_next(iterator);
    if (extra == NULL)
        return error_occurred() ? -1 : 0;
    decref(extra);
    raise_value_error("too many values to unpack (expected %u)", count);
    return -1;
}

/* Behind the first `before`: the rest as a list, whose last `after` values become values of their
 * own. */
static int take_star(Object *iterator, Object **out, uint32_t before, uint32_t after) {
    List *rest = (List *)sequence_list(iterator);
    if (rest == NULL)
        return -1;
    if (rest->length < after) {
        raise_value_error("not enough values to unpack (expected at least %u, got %zu)",
                          before + after, before + rest->length);
        decref(rest);
        return -1;
    }
    size_t kept = rest->length - after;
    for (uint32_t i = 0; i < after; i++)
        out[before + 1 + i] = rest->items[kept + i];
    rest->length = kept;
    out[before] = OBJ(rest);
    return 0;
}

int unpack_sequence(Object *iterable, uint32_t before, int64_t after, Object **out) {
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        if (error_is(&exc_TypeError) && iterable->type->iter == NULL
            && iterable->type->getitem == NULL) {
            error_clear();
            raise_type_error("cannot unpack non-iterable %T object", iterable);
        }
        return -1;
    }
    uint32_t wanted = before + (after > 0 ? (uint32_t)after : 0);
    int failed = take(iterator, out, before, wanted, after >= 0);
    if (failed == 0) {
        failed = after < 0 ? too_many(iterator, before)
                           : take_star(iterator, out, before, (uint32_t)after);
        if (failed < 0)
            release(out, before);
        else
            reverse(out, after < 0 ? before : before + 1 + (size_t)after);
    }
    decref(iterator);
    return failed;
}

Object *format_value(Object *value, unsigned conversion, Object *spec) {
    Object *text = conversion == 1   ? object_str(value)
                   : conversion == 2 ? object_repr(value)
                   : conversion == 3 ? object_ascii(value)
                                     : incref(value);
    if (text == NULL)
        return NULL;
    if (spec == NULL && is_exact(text, &str_type))
        return text;
    Object *formatted = object_format(text, (Str *)spec);
    decref(text);
    return formatted;
}

bool match_is_sequence(Object *o) { return TYPE_HAS(o, TYPE_SEQUENCE); }
bool match_is_mapping(Object *o) { return TYPE_HAS(o, TYPE_MAPPING); }

int match_keys(Object *subject, Object *keys, Object **out) {
    Tuple *names = (Tuple *)keys;
    Tuple *values = tuple_new(names->length);
    Object *sentinel = NULL, *get = NULL;
    Set *seen = set_new(NULL);
    int result = -1;
    if (values == NULL || seen == NULL)
        goto done;
    sentinel = OBJ(list_new(0));
    get = sentinel ? object_getattr(subject, NAME(get)) : NULL;
    if (get == NULL)
        goto done;
    for (size_t i = 0; i < names->length; i++) {
        int again = set_contains(seen, names->items[i]);
        if (again < 0 || set_add(seen, names->items[i]) < 0)
            goto done;
        if (again) {
            raise_value_error("mapping pattern checks duplicate key (%R)", names->items[i]);
            goto done;
        }
        values->items[i] = object_call2(get, names->items[i], sentinel);
        if (values->items[i] == NULL)
            goto done;
        if (values->items[i] == sentinel) {
            *out = new_none();
            result = 0;
            goto done;
        }
    }
    tuple_finish(values);
    *out = incref(values);
    result = 0;
done:
    xdecref(values);
    xdecref(seen);
    xdecref(get);
    xdecref(sentinel);
    return result;
}

/* Classes whose single positional pattern matches the subject itself. */
static bool matches_itself(Type *type) {
    static Type *const types[] = {&bool_type, &bytearray_type, &bytes_type, &dict_type,
                                  NULL,       &frozenset_type, &int_type,   &list_type,
                                  &set_type,  &str_type,       &tuple_type};
    extern Type float_type;
    if (type_is_subtype(type, &float_type))
        return true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i] != NULL && type_is_subtype(type, types[i]))
            return true;
    return false;
}

static int match_attribute(Object *subject, Type *type, Object *name, Set *seen, List *found) {
    int again = set_contains(seen, name);
    if (again < 0 || set_add(seen, name) < 0)
        return -1;
    if (again)
        return raise_type_error("%N() got multiple sub-patterns for attribute %R", type, name), -1;
    Object *value;
    int there = object_lookup(subject, (Str *)name, &value);
    if (there > 0 && list_append_steal(found, value) < 0)
        return -1;
    return there;
}

static int match_positional(Object *subject, Type *type, uint32_t positional, Set *seen,
                            List *found) {
    Object *names = NULL;
    int there = object_lookup(OBJ(type), NAME(__match_args__), &names);
    if (there < 0)
        return -1;
    if (there == 0) {
        bool itself = matches_itself(type);
        if (positional > (itself ? 1u : 0u))
            return raise_type_error("%N() accepts %d positional sub-pattern%s (%u given)", type,
                                    itself ? 1 : 0, itself ? "" : "s", positional),
                   -1;
        return list_append(found, subject) < 0 ? -1 : 1;
    }
    int result = 1;
    if (!is_exact(names, &tuple_type)) {
        raise_type_error("%N.__match_args__ must be a tuple (got %T)", type, names);
        result = -1;
    } else if (positional > ((Tuple *)names)->length) {
        size_t most = ((Tuple *)names)->length;
        raise_type_error("%N() accepts %zu positional sub-pattern%s (%u given)", type, most,
                         most == 1 ? "" : "s", positional);
        result = -1;
    }
    for (uint32_t i = 0; result > 0 && i < positional; i++) {
        Object *name = ((Tuple *)names)->items[i];
        if (!is_exact(name, &str_type)) {
            raise_type_error("__match_args__ elements must be strings (got %T)", name);
            result = -1;
        } else {
            result = match_attribute(subject, type, name, seen, found);
        }
    }
    decref(names);
    return result;
}

Object *match_class(Object *subject, Object *type, uint32_t positional, Object *keywords) {
    if (!is_type(type))
        return raise_type_error("called match pattern must be a class");
    int is_instance = object_isinstance(subject, type);
    if (is_instance <= 0)
        return is_instance < 0 ? NULL : new_none();
    Set *seen = set_new(NULL);
    List *found = list_new(0);
    int matches = seen != NULL && found != NULL ? 1 : -1;
    if (matches > 0 && positional > 0)
        matches = match_positional(subject, (Type *)type, positional, seen, found);
    for (size_t i = 0; matches > 0 && i < ((Tuple *)keywords)->length; i++)
        matches =
            match_attribute(subject, (Type *)type, ((Tuple *)keywords)->items[i], seen, found);
    Object *result = matches < 0 ? NULL : matches == 0 ? new_none() : OBJ(list_to_tuple(found));
    xdecref(seen);
    xdecref(found);
    return result;
}
