/* Builtins on numbers and characters. */
#include "vm/builtins.h"

#include <math.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range.h"
#include "vm/fast_next.h"

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
    if (!int_fits_i64(index, &code))
        code = -1;
    decref(index);
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
    Object *result =
        args[1] == NULL || args[1] == KNone ? object_call0(method) : object_call1(method, args[1]);
    decref(method);
    return result;
}

/* ---- sum: runs of compact ints and of floats are added unboxed; floats with Neumaier's compensation, as CPython since 3.12  */

typedef struct Sum {
    Object *total; /* owned */
    Object *items; /* the iterator */
} Sum;

static int set_total(Sum *s, Object *total) {
    if (total == NULL)
        return -1;
    REPLACE_STEAL(s->total, total);
    return 0;
}

/* A range's items by the formula of the arithmetic series. False: too large for it, nothing done.
 */
static bool sum_range(RangeIter *r, int64_t *total) {
    __int128 n = r->remaining, pairs = n * (n - 1) / 2, steps, sum;
    if (n == 0)
        return true;
    if (__builtin_mul_overflow(pairs, (__int128)r->step, &steps)
        || __builtin_add_overflow(steps, n * r->next, &sum)
        || __builtin_add_overflow(sum, (__int128)*total, &sum) || sum != (int64_t)sum)
        return false;
    *total = (int64_t)sum;
    r->remaining = 0;
    return true;
}

/* Adds compact ints while they last and fit. *next gets the first item that did not go in (owned),
 * NULL at the end. -1: error. */
static int sum_ints(Sum *s, Object **next) {
    int64_t total = INT_VALUE(s->total);
    Object *o = NULL;
    *next = NULL;
    if (s->items->type == &range_iter_type && sum_range((RangeIter *)s->items, &total))
        return set_total(s, int_from_i64(total));
    while ((o = fast_next(s->items)) != NULL) {
        int64_t sum;
        if ((o->type != &int_type && o->type != &bool_type)
            || __builtin_add_overflow(total, INT_VALUE(o), &sum)) {
            *next = o;
            break;
        }
        total = sum;
        decref(o);
    }
    if (o == NULL && error_occurred())
        return -1;
    if (set_total(s, int_from_i64(total)) == 0)
        return 0;
    CLEAR(*next);
    return -1;
}

static int sum_floats(Sum *s, Object **next) {
    double total = FLOAT_VALUE(s->total), lost = 0.0;
    Object *o;
    *next = NULL;
    while ((o = fast_next(s->items)) != NULL) {
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
    if (set_total(s, float_from_double(total)) == 0)
        return 0;
    CLEAR(*next);
    return -1;
}

/* One item by the language's +; the first may not be added in place, since the total is the
 * caller's. */
static int sum_item_steal(Sum *s, Object *item) {
    Object *total = number_binary(OP_ADD, s->total, item);
    decref(item);
    return set_total(s, total);
}

/* Ints first, then floats, then anything: it never goes back, as CPython does not. */
static int sum_all(Sum *s) {
    Object *next = NULL;
    while (s->total->type == &int_type) {
        if (sum_ints(s, &next) < 0)
            return -1;
        if (next == NULL)
            return 0;
        if (sum_item_steal(s, next) < 0)
            return -1;
    }
    if (s->total->type == &float_type) {
        if (sum_floats(s, &next) < 0)
            return -1;
        if (next == NULL)
            return 0;
        if (sum_item_steal(s, next) < 0)
            return -1;
    }
    while ((next = fast_next(s->items)) != NULL)
        if (sum_item_steal(s, next) < 0)
            return -1;
    return error_occurred() ? -1 : 0;
}

NATIVE(builtin_sum) {
    UNUSED_ARGS;
    Object *start = args[1];
    Sum s = {.items = object_iter(args[0])};
    if (s.items == NULL)
        return NULL;
    const char *refused = start == NULL     ? NULL
                          : is_str(start)   ? "strings [use ''.join(seq) instead]"
                          : is_bytes(start) ? "bytes [use b''.join(seq) instead]"
                          : object_is(start, &bytearray_type)
                              ? "bytearray [use b''.join(seq) instead]"
                              : NULL;
    if (refused != NULL) {
        decref(s.items);
        return raise_type_error("sum() can't sum %s", refused);
    }
    s.total = start ? incref(start) : int_from_i64(0);
    if (sum_all(&s) < 0)
        CLEAR(s.total);
    decref(s.items);
    return s.total;
}

const MethodDef builtins_number[] = {
    {"abs", builtin_abs, "x, /", 0, "The absolute value."},
    {"divmod", builtin_divmod, "x, y, /", 0, "x // y and x % y, as a tuple."},
    {"pow", builtin_pow, "base, exp, mod=None", 0,
     "base**exp, or base**exp % mod without the large number between."},
    {"bin", builtin_bin, "number, /", 0, "An int's binary text, with 0b."},
    {"oct", builtin_oct, "number, /", 0, "An int's octal text, with 0o."},
    {"hex", builtin_hex, "number, /", 0, "An int's hexadecimal text, with 0x."},
    {"chr", builtin_chr, "i, /", 0, "The character of a code point."},
    {"ord", builtin_ord, "c, /", 0, "The code point of a character."},
    {"round", builtin_round, "number, ndigits=None", 0,
     "The number rounded to some decimal digits; halves to even."},
    {"sum", builtin_sum, "iterable, /, start=0", 0, "start plus all items, from left to right."},
    {0},
};
