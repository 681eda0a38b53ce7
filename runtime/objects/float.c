/* float: the type, its arithmetic and its methods.
 *
 * A Float is one double. An int beside it is converted, and refused when it is too large;
 * comparison with ints is exact. Text is in float_digits.c, float_format.c, float_text.c and
 * float_hex.c, round() in float_round.c.
 */
#include <errno.h>
#include <math.h>
#include "runtime/native.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* An operand as a double: 1, 0 when it is no number, -1 with OverflowError. */
ALWAYS_INLINE int operand(Object *o, double *out) {
    if (LIKELY(is_float(o))) {
        *out = FLOAT_VALUE(o);
        return 1;
    }
    if (!is_int(o))
        return 0;
    *out = int_as_double(o);
    return *out == -1.0 && error_occurred() ? -1 : 1;
}

/* Loads both operands, or leaves the function. */
#define OPERANDS(a, b, x, y)                                                                       \
    double x, y;                                                                                   \
    int state_ = operand(a, &x);                                                                   \
    if (state_ > 0)                                                                                \
        state_ = operand(b, &y);                                                                   \
    if (UNLIKELY(state_ <= 0))                                                                     \
    return state_ < 0 ? NULL : new_not_implemented()

/* ---- arithmetic ------------------------------------------------------------------------------ */

static Object *add(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return float_from_double(x + y);
}
static Object *sub(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return float_from_double(x - y);
}
static Object *mul(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return float_from_double(x * y);
}
static Object *truediv(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return y == 0 ? raise_zero_division("float division by zero") : float_from_double(x / y);
}

double float_floor_mod(double a, double b) {
    double m = fmod(a, b);
    if (m == 0)
        return copysign(0.0, b);
    return (b < 0) != (m < 0) ? m + b : m;
}

/* (a - a % b) / b is a whole number but for rounding: it is taken to the nearest. */
double float_floor_div(double a, double b) {
    double m = fmod(a, b), quotient = (a - m) / b;
    if (m != 0 && (b < 0) != (m < 0))
        quotient -= 1.0;
    if (quotient == 0)
        return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

static Object *floordiv(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return y == 0 ? raise_zero_division("float floor division by zero")
                  : float_from_double(float_floor_div(x, y));
}
static Object *mod(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return y == 0 ? raise_zero_division("float modulo by zero")
                  : float_from_double(float_floor_mod(x, y));
}
static Object *divmod(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    if (y == 0)
        return raise_zero_division("float divmod()");
    Object *pair[2] = {float_from_double(float_floor_div(x, y)), NULL};
    if (pair[0] == NULL || (pair[1] = float_from_double(float_floor_mod(x, y))) == NULL) {
        xdecref(pair[0]);
        return NULL;
    }
    return OBJ(tuple_from_array_steal(pair, 2));
}

static COLD Object *power_overflow(void) {
    Object *code = int_from_i64(ERANGE),
           *text = OBJ(str_from_ascii("Numerical result out of range"));
    Tuple *args = code && text ? tuple_pack(2, code, text) : NULL;
    if (args)
        raise_type_value(&exc_OverflowError, OBJ(args));
    xdecref(args);
    xdecref(code);
    xdecref(text);
    return NULL;
}

Object *float_pow(double a, double b) {
    if (a == 0 && b < 0 && isfinite(b))
        return raise_zero_division("0.0 cannot be raised to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b))
        return complex_power(a, 0.0, b, 0.0);
    double result = pow(a, b); /* C99's special cases are Python's */
    if (isinf(result) && isfinite(a) && isfinite(b))
        return power_overflow();
    return float_from_double(result);
}
static Object *power(Object *a, Object *b, Object *modulus) {
    if (modulus && modulus != KNone)
        return raise_type_error("pow() 3rd argument not allowed unless all arguments are integers");
    OPERANDS(a, b, x, y);
    return float_pow(x, y);
}

static Object *exact(Object *o) {
    return is_exact_float(o) ? incref(o) : float_from_double(FLOAT_VALUE(o));
}
static Object *negative(Object *o) { return float_from_double(-FLOAT_VALUE(o)); }
static Object *absolute(Object *o) { return float_from_double(fabs(FLOAT_VALUE(o))); }
static int boolean(Object *o) { return FLOAT_VALUE(o) != 0; }
static Object *to_int(Object *o) { return int_from_double(FLOAT_VALUE(o)); }

/* ---- comparison and hash --------------------------------------------------------------------- */

/* Both of the same sign, |d| a whole number of at least 2^63, the int beyond 64 bits: by length,
 * then by the top bits. */
static int compare_magnitude_big(double d, const IntView *v) {
    int exponent;
    uint64_t top = (uint64_t)ldexp(frexp(d, &exponent), 53) << 11;
    size_t bits = view_bits(v);
    if ((size_t)exponent != bits)
        return (size_t)exponent < bits ? -1 : 1;
    unsigned shift = (unsigned)(-bits % 64); /* brings the highest bit to bit 63 */
    mp_limb_t high = v->limbs[v->count - 1] << shift, rest = 0;
    if (shift && v->count > 1) {
        high |= v->limbs[v->count - 2] >> (64 - shift);
        rest = v->limbs[v->count - 2] << shift;
    } else if (v->count > 1) {
        rest = v->limbs[v->count - 2];
    }
    if (top != high)
        return top < high ? -1 : 1;
    return rest || (v->count > 2 && limbs_strip(v->limbs, v->count - 2)) ? -1 : 0;
}

static int compare_compact(double d, int64_t v) {
    if (d >= 0x1p63)
        return 1;
    if (d < -0x1p63)
        return -1;
    int64_t whole = (int64_t)d;
    if (whole != v)
        return whole < v ? -1 : 1;
    double fraction = d - (double)whole;
    return (fraction > 0) - (fraction < 0);
}

int float_compare_int(double d, Object *i) {
    if (isnan(d))
        return 2;
    if (isinf(d))
        return d > 0 ? 1 : -1;
    i = int_unwrap(i);
    if (is_compact_int(i))
        return compare_compact(d, INT_VALUE(i));
    IntView v;
    int_view(i, &v);
    if (d == 0 || (d < 0) != v.negative || fabs(d) < 0x1p63)
        return v.negative ? 1 : -1;
    int order = compare_magnitude_big(fabs(d), &v);
    return v.negative ? -order : order;
}

static int order_of(double x, double y) { return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2; }

static Object *compare(Object *a, Object *b, int op) {
    int order;
    if (!is_float(a))
        return new_not_implemented();
    if (is_float(b))
        order = order_of(FLOAT_VALUE(a), FLOAT_VALUE(b));
    else if (is_int(b))
        order = float_compare_int(FLOAT_VALUE(a), b);
    else
        return new_not_implemented();
    switch (op) {
    case CMP_LT:
        return new_bool(order == -1);
    case CMP_LE:
        return new_bool(order <= 0);
    case CMP_EQ:
        return new_bool(order == 0);
    case CMP_NE:
        return new_bool(order != 0);
    case CMP_GT:
        return new_bool(order == 1);
    default:
        return new_bool(order == 0 || order == 1);
    }
}

/* The value modulo 2^61 - 1, where multiplying by 2^n is a rotation of 61 bits by n. */
int64_t float_hash(double d) {
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    if (isinf(d))
        return d > 0 ? 314159 : -314159;
    if (isnan(d))
        return 0;
    if (fabs(d) < 0x1p60 && d == (double)(int64_t)d)
        return (int64_t)d == -1 ? -2 : (int64_t)d;
    int exponent;
    uint64_t m = (uint64_t)ldexp(frexp(fabs(d), &exponent), 53);
    int turn = ((exponent - 53) % 61 + 61) % 61;
    uint64_t h = turn ? ((m << turn) & prime) | m >> (61 - turn) : m;
    if (h == prime)
        h = 0;
    int64_t result = d < 0 ? -(int64_t)h : (int64_t)h;
    return result == -1 ? -2 : result;
}
static int64_t hash(Object *o) {
    return isnan(FLOAT_VALUE(o)) ? hash_pointer(o) : float_hash(FLOAT_VALUE(o));
}

/* ---- making ---------------------------------------------------------------------------------- */

static void dealloc(Object *o) {
    if (LIKELY(is_exact_float(o))) {
        mem_free(o, sizeof(Float));
        return;
    }
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    object_free(o);
}
static Object *repr(Object *o) { return OBJ(float_repr(FLOAT_VALUE(o))); }

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    /* A subclass may take keywords for an __init__ of its own. */
    if ((type == &float_type || type->init == float_type.init)
        && args_no_keywords("float", kwnames) < 0)
        return NULL;
    if (args_count("float", nargs, 0, 1) < 0)
        return NULL;
    Object *value = nargs ? number_float(args[0]) : float_from_double(0.0);
    if (value == NULL || type == &float_type)
        return value;
    Object *o = object_new(type);
    if (o)
        FLOAT_VALUE(o) = FLOAT_VALUE(value);
    if (o && (type->flags & TYPE_GC)) /* it has attributes, and may be in a cycle */
        gc_track(o);
    decref(value);
    return o;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *as_integer_ratio(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    double d = FLOAT_VALUE(self);
    int exponent;
    Object *pair[2] = {NULL, NULL}, *shift = NULL, *scaled;
    if (isnan(d))
        return raise_value_error("cannot convert NaN to integer ratio");
    if (isinf(d))
        return raise_overflow_error("cannot convert Infinity to integer ratio");
    int64_t m = (int64_t)ldexp(frexp(d, &exponent), 53);
    exponent = m ? exponent - 53 : 0;
    while (m && m % 2 == 0 && exponent < 0)
        m /= 2, exponent++;
    pair[0] = int_from_i64(m);
    pair[1] = int_from_i64(1);
    shift = int_from_i64(exponent < 0 ? -exponent : exponent);
    if (pair[0] && shift && (scaled = int_lshift(pair[exponent < 0], shift)) != NULL) {
        REPLACE_STEAL(pair[exponent < 0], scaled);
        decref(shift);
        return OBJ(tuple_from_array_steal(pair, 2));
    }
    xdecref(pair[0]);
    decref(pair[1]);
    xdecref(shift);
    return NULL;
}
static Object *conjugate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return exact(self);
}
static Object *is_integer(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    double d = FLOAT_VALUE(self);
    return new_bool(isfinite(d) && floor(d) == d);
}
static Object *ceil_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_double(ceil(FLOAT_VALUE(self)));
}
static Object *floor_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_double(floor(FLOAT_VALUE(self)));
}
static Object *trunc_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return to_int(self);
}
static Object *format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("__format__() argument must be str, not %T", args[0]);
    Str *spec = (Str *)args[0];
    if (spec->length == 0)
        return is_exact_float(self) ? repr(self) : OBJ(object_str(self));
    return float_format_spec(self, FLOAT_VALUE(self), spec);
}
static Object *getformat(Object *cls, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)cls, (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("__getformat__() argument must be str, not %T", args[0]);
    if (!str_equal_ascii((Str *)args[0], "double") && !str_equal_ascii((Str *)args[0], "float"))
        return raise_value_error("__getformat__() argument 1 must be 'double' or 'float'");
    return OBJ(str_from_ascii("IEEE, little-endian"));
}
static Object *getnewargs(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *value = exact(self);
    if (value == NULL)
        return NULL;
    Tuple *t = tuple_pack(1, value);
    decref(value);
    return OBJ(t);
}

static const MethodDef methods[] = {
    {"as_integer_ratio", as_integer_ratio, "", 0,
     "The fraction that is just this float, as two ints; the second is positive."},
    {"conjugate", conjugate, "", 0, "The float itself: it has no imaginary part."},
    {"fromhex", float_fromhex, "string, /", NATIVE_CLASS,
     "The float that a hexadecimal text such as '-0x1.8p+3' stands for."},
    {"hex", float_hex, "", 0, "The exact value as hexadecimal text."},
    {"is_integer", is_integer, "", 0, "Whether nothing is behind the point."},
    {"__ceil__", ceil_, "", 0, "The least int that is not below self."},
    {"__floor__", floor_, "", 0, "The greatest int that is not above self."},
    {"__format__", format, "format_spec, /", 0, "format(self, format_spec)"},
    {"__getformat__", getformat, "typestr, /", NATIVE_CLASS,
     "How C doubles or floats are laid out on this machine."},
    {"__getnewargs__", getnewargs, "", 0, NULL},
    {"__round__", float_round, "ndigits=None, /", 0,
     "The nearest whole number as an int, or the float with ndigits digits behind the point."},
    {"__trunc__", trunc_, "", 0, "The int nearest to self on the side of zero."},
    {0},
};

static Object *get_real(Object *self, void *closure) {
    (void)closure;
    return exact(self);
}
static Object *get_imag(Object *self, void *closure) {
    (void)self, (void)closure;
    return float_from_double(0.0);
}
static const GetSetDef getsets[] = {
    {"real", get_real, NULL, "the float itself", NULL},
    {"imag", get_imag, NULL, "0.0, as a float has none", NULL},
    {0},
};

Type float_type = {
    .head = HEAD(&type_type),
    .name = "float",
    .size = sizeof(Float),
    .flags = TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_FLOAT,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .new_ = new_object,
    .boolean = boolean,
    .int_ = to_int,
    .float_ = exact,
    .negative = negative,
    .positive = exact,
    .absolute = absolute,
    .add = add,
    .sub = sub,
    .mul = mul,
    .truediv = truediv,
    .floordiv = floordiv,
    .mod = mod,
    .divmod = divmod,
    .pow = power,
    .methods = methods,
    .getsets = getsets,
    .doc = "Makes a floating-point number of a number or of text, 0.0 without an argument.",
    .signature = "x=0, /",
};
