/* Builtins on numbers and characters. */
#include "vm/builtins.h"

#include <math.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

NATIVE(builtin_abs) {
    UNUSED_ARGS;
    return number_absolute(args[0]);
}
NATIVE(builtin_divmod) {
    UNUSED_ARGS;
    return number_binary(OP_DIVMOD, args[0], args[1]);
}
NATIVE(builtin_pow) {
    UNUSED_ARGS;
    return number_power(args[0], args[1], args[2] ? args[2] : KNone);
}

/* An int in base 2, 8 or 16 with its prefix behind the sign. */
static Object *with_prefix(Object *o, int base, const char *prefix) {
    Object *index = number_index(o);
    if (index == NULL)
        return NULL;
    Str *digits = int_to_str(index, base), *result = NULL;
    if (digits != NULL) {
        const char *text = str_data(digits);
        bool negative = text[0] == '-';
        result = str_format("%s%s%s", negative ? "-" : "", prefix, text + negative);
        decref(digits);
    }
    decref(index);
    return OBJ(result);
}
NATIVE(builtin_bin) {
    UNUSED_ARGS;
    return with_prefix(args[0], 2, "0b");
}
NATIVE(builtin_oct) {
    UNUSED_ARGS;
    return with_prefix(args[0], 8, "0o");
}
NATIVE(builtin_hex) {
    UNUSED_ARGS;
    return with_prefix(args[0], 16, "0x");
}

NATIVE(builtin_chr) {
    UNUSED_ARGS;
    Object *index = number_index(args[0]);
    if (index == NULL)
        return NULL;
    int64_t code;
    bool fits = int_fits_i64(index, &code);
    int sign = int_sign(index);
    decref(index);
    if (!fits)
        return raise_overflow_error("Python int too large to convert to C %s", sign < 0 ? "int" : "int");
    if (code < INT32_MIN || code > INT32_MAX)
        return raise_overflow_error(code < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    if (code < 0 || code > 0x10ffff)
        return raise_value_error("chr() arg not in range(0x110000)");
    return OBJ(str_from_char((uint32_t)code));
}
NATIVE(builtin_ord) {
    UNUSED_ARGS;
    Object *o = args[0];
    size_t length;
    if (is_str(o)) {
        if ((length = ((Str *)o)->length) == 1)
            return int_from_i64(str_at((Str *)o, 0));
    } else if (is_bytes(o)) {
        if ((length = ((Bytes *)o)->length) == 1)
            return int_from_i64((uint8_t)((Bytes *)o)->data[0]);
    } else if (object_is(o, &bytearray_type)) {
        if ((length = ((ByteArray *)o)->length) == 1)
            return int_from_i64((uint8_t)((ByteArray *)o)->data[0]);
    } else {
        return raise_type_error("ord() expected string of length 1, but %T found", o);
    }
    return raise_type_error("ord() expected a character, but string of length %zu found", length);
}

NATIVE(builtin_round) {
    UNUSED_ARGS;
    Object *method = object_special(args[0], NAME(__round__));
    if (method == NULL) {
        if (!error_occurred())
            raise_type_error("type %T doesn't define __round__ method", args[0]);
        return NULL;
    }
    Object *result = args[1] == NULL || args[1] == KNone ? object_call0(method) : object_call1(method, args[1]);
    decref(method);
    return result;
}

/* ---- sum: runs of compact ints and of floats are added unboxed; floats with Neumaier's compensation, as CPython since 3.12 ---- */

typedef struct Sum {
    Object *total; /* owned */
    Object *items; /* the iterator */
} Sum;

/* Adds compact ints while they last and fit. *next gets the first item that did not go in (owned), NULL at the end. -1: error. */
static int sum_ints(Sum *s, Object **next) {
    int64_t total = INT_VALUE(s->total);
    Object *o;
    *next = NULL;
    while ((o = object_next(s->items)) != NULL) {
        int64_t sum;
        if ((o->type != &int_type && o->type != &bool_type) || __builtin_add_overflow(total, INT_VALUE(o), &sum)) {
            *next = o;
            break;
        }
        total = sum;
        decref(o);
    }
    if (o == NULL && error_occurred())
        return -1;
    Object *result = int_from_i64(total);
    if (result == NULL) {
        xdecref(*next);
        return -1;
    }
    REPLACE_STEAL(s->total, result);
    return 0;
}

static int sum_floats(Sum *s, Object **next) {
    double total = FLOAT_VALUE(s->total), lost = 0.0;
    Object *o;
    *next = NULL;
    while ((o = object_next(s->items)) != NULL) {
        double x;
        if (o->type == &float_type) {
            x = FLOAT_VALUE(o);
            double sum = total + x;
            lost += fabs(total) >= fabs(x) ? (total - sum) + x : (x - sum) + total;
            total = sum;
        } else if (o->type == &int_type || o->type == &bool_type) {
            total += (double)INT_VALUE(o);
        } else {
            *next = o;
            break;
        }
        decref(o);
    }
    if (o == NULL && error_occurred())
        return -1;
    if (lost != 0.0 && isfinite(lost))
        total += lost;
    Object *result = float_from_double(total);
    if (result == NULL) {
        xdecref(*next);
        return -1;
    }
    REPLACE_STEAL(s->total, result);
    return 0;
}

NATIVE(builtin_sum) {
    UNUSED_ARGS;
    Object *start = args[1];
    if (start != NULL && is_str(start))
        return raise_type_error("sum() can't sum strings [use ''.join(seq) instead]");
    if (start != NULL && is_bytes(start))
        return raise_type_error("sum() can't sum bytes [use b''.join(seq) instead]");
    if (start != NULL && object_is(start, &bytearray_type))
        return raise_type_error("sum() can't sum bytearray [use b''.join(seq) instead]");
    Sum s = {.items = object_iter(args[0])};
    if (s.items == NULL)
        return NULL;
    s.total = start ? incref(start) : int_from_i64(0);
    for (;;) {
        Object *next;
        int failed = 0;
        if (s.total->type == &int_type)
            failed = sum_ints(&s, &next);
        else if (s.total->type == &float_type)
            failed = sum_floats(&s, &next);
        else if ((next = object_next(s.items)) == NULL && error_occurred())
            failed = -1;
        if (failed < 0) {
            CLEAR(s.total);
            break;
        }
        if (next == NULL)
            break;
        /* The first item may be added in place to a total that is not the caller's. */
        Object *total = number_binary(OP_ADD, s.total, next);
        decref(next);
        REPLACE_STEAL(s.total, total);
        if (total == NULL)
            break;
    }
    decref(s.items);
    return s.total;
}

/* ---- min and max ---- */

static Object *best_key(Object *key, Object *item) {
    return key == NULL || key == KNone ? incref(item) : object_call1(key, item);
}

/* The best of an iterator's items; `start` (owned or NULL) is what an empty one gives. */
static Object *best_of(Object *iterator, Object *key, int op, const char *name, Object *fallback) {
    Object *best = NULL, *best_value = NULL, *item;
    while ((item = object_next(iterator)) != NULL) {
        Object *value = best_key(key, item);
        int better = value == NULL ? -1 : best == NULL ? 1
                   : value->type == &int_type && best_value->type == &int_type
                       ? (op == CMP_LT ? INT_VALUE(value) < INT_VALUE(best_value) : INT_VALUE(value) > INT_VALUE(best_value))
                       : object_compare_bool(value, best_value, op);
        if (better < 0) {
            decref(item);
            xdecref(value);
            goto failed;
        }
        if (better) {
            REPLACE_STEAL(best, item);
            REPLACE_STEAL(best_value, value);
        } else {
            decref(item);
            decref(value);
        }
    }
    if (error_occurred())
        goto failed;
    xdecref(best_value);
    if (best != NULL)
        return best;
    if (fallback != NULL)
        return incref(fallback);
    return raise_value_error("%s() iterable argument is empty", name);
failed:
    xdecref(best);
    xdecref(best_value);
    return NULL;
}

static Object *min_max(Object *const *args, size_t nargs, Tuple *kwnames, int op, const char *name) {
    static const Signature *signature;
    Object *options[2];
    if (kwnames == NULL && nargs == 2 && args[0]->type == args[1]->type) { /* min(a, b) on numbers */
        if (args[0]->type == &int_type) {
            int64_t a = INT_VALUE(args[0]), b = INT_VALUE(args[1]);
            return incref(args[op == CMP_LT ? b < a : b > a]);
        }
        if (args[0]->type == &float_type) {
            double a = FLOAT_VALUE(args[0]), b = FLOAT_VALUE(args[1]);
            return incref(args[op == CMP_LT ? b < a : b > a]);
        }
    }
    if (nargs == 0)
        return raise_type_error("%s expected at least 1 argument, got 0", name);
    if (args_bind(name, "*, key=None, default=None", &signature, args + nargs, 0, kwnames, options) < 0)
        return NULL;
    if (nargs > 1 && options[1] != NULL)
        return raise_type_error("Cannot specify a default for %s() with multiple positional arguments", name);
    Object *source = nargs == 1 ? incref(args[0]) : OBJ(tuple_from_array(args, nargs));
    Object *iterator = source ? object_iter(source) : NULL;
    xdecref(source);
    if (iterator == NULL)
        return NULL;
    Object *best = best_of(iterator, options[0], op, name, options[1]);
    decref(iterator);
    return best;
}
NATIVE(builtin_min) {
    UNUSED_ARGS;
    return min_max(args, nargs, kwnames, CMP_LT, "min");
}
NATIVE(builtin_max) {
    UNUSED_ARGS;
    return min_max(args, nargs, kwnames, CMP_GT, "max");
}

const MethodDef builtins_number[] = {
    {"abs", builtin_abs, "x, /", 0, "The absolute value."},
    {"divmod", builtin_divmod, "x, y, /", 0, "The tuple (x//y, x%y)."},
    {"pow", builtin_pow, "base, exp, mod=None", 0, "base**exp, or base**exp % mod without the large number between."},
    {"bin", builtin_bin, "number, /", 0, "An int's binary text, with 0b."},
    {"oct", builtin_oct, "number, /", 0, "An int's octal text, with 0o."},
    {"hex", builtin_hex, "number, /", 0, "An int's hexadecimal text, with 0x."},
    {"chr", builtin_chr, "i, /", 0, "The character of a code point."},
    {"ord", builtin_ord, "c, /", 0, "The code point of a character."},
    {"round", builtin_round, "number, ndigits=None", 0, "The number rounded to some decimal digits; halves to even."},
    {"sum", builtin_sum, "iterable, /, start=0", 0, "start plus all items, from left to right."},
    {"min", builtin_min, NULL, NATIVE_RAW, "The least of an iterable's items, or of the arguments."},
    {"max", builtin_max, NULL, NATIVE_RAW, "The greatest of an iterable's items, or of the arguments."},
    {0},
};
