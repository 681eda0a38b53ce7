/* The type codes of array: how an item becomes an object and back, with the messages of each. */
#include "runtime/modules/array_internal.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

#define PUT(type, value)                                                                           \
    do {                                                                                           \
        type put_ = (type)(value);                                                                 \
        if (item != NULL)                                                                          \
            memcpy(item, &put_, sizeof put_);                                                      \
        return 0;                                                                                  \
    } while (0)

#define GETTER(name, type, make)                                                                   \
    static Object *get_##name(const char *item) {                                                  \
        type value;                                                                                \
        memcpy(&value, item, sizeof value);                                                        \
        return make(value);                                                                        \
    }
GETTER(b, int8_t, int_from_i64)
GETTER(B, uint8_t, int_from_i64)
GETTER(h, int16_t, int_from_i64)
GETTER(H, uint16_t, int_from_i64)
GETTER(i, int32_t, int_from_i64)
GETTER(I, uint32_t, int_from_i64)
GETTER(l, int64_t, int_from_i64)
GETTER(L, uint64_t, int_from_u64)
GETTER(f, float, float_from_double)
GETTER(d, double, float_from_double)

static Object *get_w(const char *item) {
    uint32_t c;
    memcpy(&c, item, sizeof c);
    if (c > 0x10FFFF)
        return raise_value_error("character U+%x is not in range [U+0000; U+10ffff]", c);
    return OBJ(str_from_char(c));
}

/* The value as an int that fits in 64 bits, in the words of C's long. */
static int as_long(Object *value, int64_t *out) {
    if (LIKELY(is_compact_int(value))) {
        *out = INT_VALUE(value);
        return 0;
    }
    Object *number = number_index(value);
    if (number == NULL)
        return -1;
    bool fits = int_fits_i64(number, out);
    decref(number);
    return fits ? 0 : (raise_overflow_error("Python int too large to convert to C long"), -1);
}

/* One or two ranges: the wider one is that of the C type that the value goes through. */
typedef struct Range64 {
    int64_t low, high;
    const char *name;
} Range64;

static int in_ranges(Object *value, const Range64 *ranges, size_t count, int64_t *out) {
    if (as_long(value, out) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (*out < ranges[i].low)
            return raise_overflow_error("%s is less than minimum", ranges[i].name), -1;
        if (*out > ranges[i].high)
            return raise_overflow_error("%s is greater than maximum", ranges[i].name), -1;
    }
    return 0;
}

static const Range64 ranges_b[] = {{INT16_MIN, INT16_MAX, "signed short integer"},
                                   {INT8_MIN, INT8_MAX, "signed char"}};
static const Range64 ranges_B[] = {{0, UINT8_MAX, "unsigned byte integer"}};
static const Range64 ranges_h[] = {{INT16_MIN, INT16_MAX, "signed short integer"}};
static const Range64 ranges_H[] = {{INT32_MIN, INT32_MAX, "signed integer"},
                                   {0, UINT16_MAX, "unsigned short"}};
static const Range64 ranges_i[] = {{INT32_MIN, INT32_MAX, "signed integer"}};

#define RANGE_SETTER(name, type)                                                                   \
    static int set_##name(char *item, Object *value) {                                             \
        int64_t n;                                                                                 \
        if (in_ranges(value, ranges_##name, sizeof ranges_##name / sizeof *ranges_##name, &n) < 0) \
            return -1;                                                                             \
        PUT(type, n);                                                                              \
    }
RANGE_SETTER(b, int8_t)
RANGE_SETTER(B, uint8_t)
RANGE_SETTER(h, int16_t)
RANGE_SETTER(H, uint16_t)
RANGE_SETTER(i, int32_t)

static int set_l(char *item, Object *value) {
    int64_t n;
    if (as_long(value, &n) < 0)
        return -1;
    PUT(int64_t, n);
}

static int set_q(char *item, Object *value) {
    int64_t n;
    Object *number = number_index(value);
    if (number == NULL)
        return -1;
    bool fits = int_fits_i64(number, &n);
    decref(number);
    if (!fits)
        return raise_overflow_error("int too big to convert"), -1;
    PUT(int64_t, n);
}

static int as_unsigned(Object *value, uint64_t *out, const char *negative, const char *large) {
    Object *number = number_index(value);
    if (number == NULL)
        return -1;
    int result = 0;
    if (int_sign(number) < 0)
        result = (raise_overflow_error("%s", negative), -1);
    else if (int_bit_length(number) > 64)
        result = (raise_overflow_error("%s", large), -1);
    else
        *out = int_as_u64(number);
    decref(number);
    return result;
}

static const char negative_int[] = "can't convert negative value to unsigned int";
static const char large_long[] = "Python int too large to convert to C unsigned long";

static int set_I(char *item, Object *value) {
    uint64_t n;
    if (as_unsigned(value, &n, negative_int, large_long) < 0)
        return -1;
    if (n > UINT32_MAX)
        return raise_overflow_error("unsigned int is greater than maximum"), -1;
    PUT(uint32_t, n);
}

static int set_L(char *item, Object *value) {
    uint64_t n;
    if (as_unsigned(value, &n, negative_int, large_long) < 0)
        return -1;
    PUT(uint64_t, n);
}

static int set_Q(char *item, Object *value) {
    uint64_t n;
    if (as_unsigned(value, &n, "can't convert negative int to unsigned", "int too big to convert")
        < 0)
        return -1;
    PUT(uint64_t, n);
}

static int set_d(char *item, Object *value) {
    double d = number_as_double(value);
    if (d == -1.0 && error_occurred())
        return -1;
    PUT(double, d);
}

static int set_f(char *item, Object *value) {
    double d = number_as_double(value);
    if (d == -1.0 && error_occurred())
        return -1;
    PUT(float, d);
}

static int set_w(char *item, Object *value) {
    if (!is_str(value) || ((Str *)value)->length != 1)
        return raise_type_error("array item must be unicode character"), -1;
    PUT(uint32_t, str_at((Str *)value, 0));
}

#define INTEGER(c, size, format, is_signed, get, set)                                              \
    { c[0], size, format, true, is_signed, false, c, get, set }
const ArrayKind array_kinds[] = {
    INTEGER("b", 1, 1, true, get_b, set_b),
    INTEGER("B", 1, 0, false, get_B, set_B),
    {'u', 4, 20, false, false, true, "u", get_w, set_w},
    {'w', 4, 20, false, false, true, "w", get_w, set_w},
    INTEGER("h", 2, 4, true, get_h, set_h),
    INTEGER("H", 2, 2, false, get_H, set_H),
    INTEGER("i", 4, 8, true, get_i, set_i),
    INTEGER("I", 4, 6, false, get_I, set_I),
    INTEGER("l", 8, 12, true, get_l, set_l),
    INTEGER("L", 8, 10, false, get_L, set_L),
    INTEGER("q", 8, 12, true, get_l, set_q),
    INTEGER("Q", 8, 10, false, get_L, set_Q),
    {'f', 4, 14, false, false, false, "f", get_f, set_f},
    {'d', 8, 16, false, false, false, "d", get_d, set_d},
    {0},
};

const ArrayKind *array_kind(uint32_t code) {
    for (const ArrayKind *k = array_kinds; k->code != 0; k++)
        if ((uint32_t)k->code == code)
            return k;
    return NULL;
}
