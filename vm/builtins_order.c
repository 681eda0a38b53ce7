/* Builtins that compare: min(), max() and sorted(). */
#include "vm/builtins.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "vm/fast_next.h"

static Object *best_key(Object *key, Object *item) {
    return key == NULL || key == KNone ? incref(item) : object_call1(key, item);
}

/* value < best, or value > best. -1: error. */
static int is_better(Object *value, Object *best, int op) {
    if (value->type == &int_type && best->type == &int_type)
        return op == CMP_LT ? INT_VALUE(value) < INT_VALUE(best)
                            : INT_VALUE(value) > INT_VALUE(best);
    if (value->type == &float_type && best->type == &float_type)
        return op == CMP_LT ? FLOAT_VALUE(value) < FLOAT_VALUE(best)
                            : FLOAT_VALUE(value) > FLOAT_VALUE(best);
    return object_compare_bool(value, best, op);
}

/* The best of an iterator's items: new; NULL with an exception, or without one when there were
 * none. */
static Object *best_of(Object *iterator, Object *key, int op) {
    Object *best = NULL, *best_value = NULL, *item;
    while ((item = fast_next(iterator)) != NULL) {
        Object *value = best_key(key, item);
        int better = value == NULL ? -1 : best == NULL ? 1 : is_better(value, best_value, op);
        if (better > 0) {
            REPLACE_STEAL(best, item);
            REPLACE_STEAL(best_value, value);
            continue;
        }
        decref(item);
        xdecref(value);
        if (better < 0)
            break;
    }
    if (error_occurred())
        CLEAR(best);
    xdecref(best_value);
    return best;
}

static Object *min_max(Object *const *args, size_t nargs, Tuple *kwnames, int op,
                       const char *name) {
    static const Signature *signature;
    Object *options[2] = {NULL, NULL};
    if (kwnames == NULL && nargs == 2 && args[0]->type == args[1]->type
        && (args[0]->type == &int_type || args[0]->type == &float_type))
        return incref(args[is_better(args[1], args[0], op)]);
    if (nargs == 0)
        return raise_type_error("%s expected at least 1 argument, got 0", name);
    if (kwnames != NULL
        && args_bind(name, "*, key=None, default=None", &signature, args + nargs, 0, kwnames,
                     options)
               < 0)
        return NULL;
    if (nargs > 1 && options[1] != NULL)
        return raise_type_error(
            "Cannot specify a default for %s() with multiple positional arguments", name);
    Object *source = nargs == 1 ? incref(args[0]) : OBJ(tuple_from_array(args, nargs));
    Object *iterator = source ? object_iter(source) : NULL;
    xdecref(source);
    if (iterator == NULL)
        return NULL;
    Object *best = best_of(iterator, options[0], op);
    decref(iterator);
    if (best != NULL || error_occurred())
        return best;
    return options[1] ? incref(options[1])
                      : raise_value_error("%s() iterable argument is empty", name);
}
NATIVE(builtin_min) {
    UNUSED_ARGS;
    return min_max(args, nargs, kwnames, CMP_LT, "min");
}
NATIVE(builtin_max) {
    UNUSED_ARGS;
    return min_max(args, nargs, kwnames, CMP_GT, "max");
}

NATIVE(builtin_sorted) {
    UNUSED_ARGS;
    if (nargs != 1)
        return raise_type_error("sorted expected 1 argument, got %zu", nargs);
    static const Signature *signature;
    Object *options[2];
    if (args_bind("sort", "*, key=None, reverse=False", &signature, args + 1, 0, kwnames, options)
        < 0)
        return NULL;
    int reverse = options[1] ? object_truth(options[1]) : 0;
    if (reverse < 0)
        return NULL;
    Object *list = sequence_list(args[0]);
    if (list != NULL && list_sort((List *)list, options[0], reverse) < 0)
        CLEAR(list);
    return list;
}

const MethodDef builtins_order[] = {
    {"min", builtin_min, NULL, NATIVE_RAW,
     "min(iterable, *[, default, key])\n"
     "min(a, b, *others[, key])\n\n"
     "The least item, or the least argument."},
    {"max", builtin_max, NULL, NATIVE_RAW,
     "max(iterable, *[, default, key])\n"
     "max(a, b, *others[, key])\n\n"
     "The greatest item, or the greatest argument."},
    {"sorted", builtin_sorted, "iterable, /, *, key=None, reverse=False", NATIVE_RAW,
     "A new sorted list of the items; stable."},
    {0},
};
