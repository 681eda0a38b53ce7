/* int: the type, its constructors and its methods.
 *
 * A value that fits in 64 bits is an Int of int_type; any other is a BigInt of bigint_type, whose
 * top limb is not zero. So equal exact ints have equal types, and `type == &int_type` proves a
 * 64-bit payload. -5..256 are static. A Python subclass's instance is an IntSub, which owns the
 * exact int; int_unwrap gives it, and all arithmetic is done on exact ints and gives exact ints.
 * The arithmetic is in int_arith.c, int_bits.c, int_pow.c; text in int_text.c and int_format.c;
 * GMP's memory in int_gmp.c.
 */
#include <math.h>
#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

#define SMALL_1(v)                                                                                 \
    { HEAD(&int_type), (v) }
#define SMALL_4(v)  SMALL_1(v), SMALL_1((v) + 1), SMALL_1((v) + 2), SMALL_1((v) + 3)
#define SMALL_16(v) SMALL_4(v), SMALL_4((v) + 4), SMALL_4((v) + 8), SMALL_4((v) + 12)
#define SMALL_64(v) SMALL_16(v), SMALL_16((v) + 16), SMALL_16((v) + 32), SMALL_16((v) + 48)
Int small_ints[SMALL_MAX - SMALL_MIN + 1] = {
    SMALL_64(-5), SMALL_64(59), SMALL_64(123), SMALL_64(187),
    SMALL_4(251), SMALL_1(255), SMALL_1(256),
};

/* ---- making ---------------------------------------------------------------------------------- */

Object *int_from_u64(uint64_t v) {
    if (LIKELY(v <= INT64_MAX))
        return int_from_i64((int64_t)v);
    mp_limb_t limb = v;
    return int_from_limbs(&limb, 1, false);
}
Object *int_from_ssize(ssize_t v) { return int_from_i64(v); }

Object *int_from_double(double d) {
    if (isnan(d))
        return raise_value_error("cannot convert float NaN to integer");
    if (isinf(d))
        return raise_overflow_error("cannot convert float infinity to integer");
    if (fabs(d) < 0x1p63)
        return int_from_i64((int64_t)d);
    int exponent;
    mp_limb_t mantissa[2] = {(mp_limb_t)ldexp(frexp(fabs(d), &exponent), 53), 0};
    size_t low = (size_t)(exponent - 53) / 64;
    unsigned bits = (unsigned)(exponent - 53) % 64;
    IntResult r;
    if (int_result_begin(&r, low + 2) < 0)
        return NULL;
    memset(r.limbs, 0, low * sizeof(mp_limb_t));
    r.limbs[low] = mantissa[0] << bits;
    r.limbs[low + 1] = bits ? mantissa[0] >> (64 - bits) : 0;
    return int_result_finish(&r, low + 2, d < 0);
}

Object *int_from_bytes(const uint8_t *bytes, size_t length, bool little, bool is_signed) {
    IntResult r;
    size_t count = length / 8 + 1;
    if (int_result_begin(&r, count) < 0)
        return NULL;
    memset(r.limbs, 0, count * sizeof(mp_limb_t));
    for (size_t i = 0; i < length; i++) {
        mp_limb_t byte = little ? bytes[i] : bytes[length - 1 - i];
        r.limbs[i / 8] |= byte << (i % 8 * 8);
    }
    bool negative = is_signed && length && (little ? bytes[length - 1] : bytes[0]) >= 0x80;
    if (negative) { /* two's complement of `length` bytes: extend the sign, then negate */
        r.limbs[count - 1] |= ~(mp_limb_t)0 << (length % 8 * 8);
        mpn_neg(r.limbs, r.limbs, (mp_size_t)count);
    }
    return int_result_finish(&r, count, negative);
}

/* ---- looking at ------------------------------------------------------------------------------ */

Object *int_unwrap(Object *o) {
    if (LIKELY(is_compact_int(o) || is_bigint(o)))
        return o;
    if (o->type == &bool_type)
        return OBJ(&small_ints[INT_VALUE(o) - SMALL_MIN]);
    return ((IntSub *)o)->value;
}
Object *int_exact(Object *o) { return incref(int_unwrap(o)); }

bool int_fits_i64(Object *o, int64_t *out) {
    o = int_unwrap(o);
    if (!is_compact_int(o))
        return false;
    *out = INT_VALUE(o);
    return true;
}

int int_sign(Object *o) {
    o = int_unwrap(o);
    int64_t v = is_compact_int(o) ? INT_VALUE(o) : ((BigInt *)o)->size;
    return (v > 0) - (v < 0);
}

int64_t int_as_i64(Object *o) {
    if (is_compact_int(o))
        return INT_VALUE(o);
    int64_t v = -1;
    Object *index = number_index(o);
    if (index == NULL)
        return -1;
    if (!int_fits_i64(index, &v))
        raise_overflow_error("Python int too large to convert to C long");
    decref(index);
    return v;
}

uint64_t int_as_u64(Object *o) {
    uint64_t v = UINT64_MAX;
    IntView view;
    Object *index = number_index(o);
    if (index == NULL)
        return v;
    int_view(index, &view);
    if (view.negative)
        raise_overflow_error("can't convert negative int to unsigned");
    else if (view.count > 1)
        raise_overflow_error("Python int too large to convert to C unsigned long");
    else
        v = view.count ? view.limbs[0] : 0;
    decref(index);
    return v;
}

int int_compare(Object *a, Object *b) {
    a = int_unwrap(a), b = int_unwrap(b);
    if (is_compact_int(a) && is_compact_int(b))
        return (INT_VALUE(a) > INT_VALUE(b)) - (INT_VALUE(a) < INT_VALUE(b));
    IntView x, y;
    int_view(a, &x);
    int_view(b, &y);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int order = view_compare_magnitude(&x, &y);
    return x.negative ? -order : order;
}

/* The number modulo the prime 2^61 - 1, with its sign: floats and fractions hash alike. */
int64_t int_hash(Object *o) {
    const int64_t prime = ((int64_t)1 << 61) - 1;
    int64_t h;
    o = int_unwrap(o);
    if (is_compact_int(o)) {
        h = INT_VALUE(o);
        if (UNLIKELY(h >= prime || h <= -prime))
            h %= prime;
    } else {
        IntView v;
        int_view(o, &v);
        h = (int64_t)mpn_mod_1(v.limbs, (mp_size_t)v.count, (mp_limb_t)prime);
        h = v.negative ? -h : h;
    }
    return h == -1 ? -2 : h;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static void dealloc(Object *o) {
    if (LIKELY(o->type == &int_type)) {
        mem_free(o, sizeof(Int));
        return;
    }
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    CLEAR(((IntSub *)o)->value);
    object_free(o);
}
static void bigint_dealloc(Object *o) {
    IntView v;
    int_view(o, &v);
    mem_free(o, sizeof(BigInt) + v.count * sizeof(mp_limb_t));
}

static bool order_holds(int order, int op) {
    switch (op) {
    case CMP_LT:
        return order < 0;
    case CMP_LE:
        return order <= 0;
    case CMP_EQ:
        return order == 0;
    case CMP_NE:
        return order != 0;
    case CMP_GT:
        return order > 0;
    default:
        return order >= 0;
    }
}
static Object *compare(Object *a, Object *b, int op) {
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    return new_bool(order_holds(a == b ? 0 : int_compare(a, b), op));
}

static int boolean(Object *o) { return int_sign(o) != 0; }

static Object *to_float(Object *o) {
    double d = int_as_double(o);
    return d == -1.0 && error_occurred() ? NULL : float_from_double(d);
}

Object *int_binary(BinaryOp op, Object *a, Object *b) {
    static const BinaryFn table[OP_COUNT] = {
        [OP_ADD] = int_add,         [OP_SUB] = int_sub,           [OP_MUL] = int_mul,
        [OP_TRUEDIV] = int_truediv, [OP_FLOORDIV] = int_floordiv, [OP_MOD] = int_mod,
        [OP_LSHIFT] = int_lshift,   [OP_RSHIFT] = int_rshift,     [OP_AND] = int_and,
        [OP_OR] = int_or,           [OP_XOR] = int_xor,           [OP_DIVMOD] = int_divmod,
    };
    if (op == OP_POW)
        return int_pow(a, b, KNone);
    return table[op] ? table[op](a, b) : new_not_implemented();
}

/* ---- the constructor ------------------------------------------------------------------------- */

/* int(x, base) */
static Object *from_text(Object *x, Object *base_object) {
    ssize_t base = number_as_ssize(base_object, NULL);
    if (base == -1 && error_occurred())
        return NULL;
    if ((base != 0 && base < 2) || base > 36)
        return raise_value_error("int() base must be >= 2 and <= 36, or 0");
    if (is_str(x))
        return int_from_str((Str *)x, (int)base);
    if (is_bytes(x))
        return int_from_ascii(((Bytes *)x)->data, ((Bytes *)x)->length, (int)base, x);
    if (object_is(x, &bytearray_type))
        return int_from_ascii(((ByteArray *)x)->data, ((ByteArray *)x)->length, (int)base, x);
    return raise_type_error("int() can't convert non-string with explicit base");
}

static Object *value_from_args(Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[2];
    if (kwnames == NULL && nargs == 1)
        return number_int(args[0]);
    if (kwnames == NULL && args_count("int", nargs, 0, 2) < 0)
        return NULL;
    if (args_bind("int", "x=0, /, base=10", &signature, args, nargs, kwnames, bound) < 0)
        return NULL;
    if (bound[0] == NULL && bound[1] == NULL)
        return int_from_i64(0);
    if (bound[0] == NULL)
        return raise_type_error("int() missing string argument");
    return bound[1] ? from_text(bound[0], bound[1]) : number_int(bound[0]);
}

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *value = value_from_args(args, nargs, kwnames);
    if (value == NULL || type == &int_type)
        return value;
    IntSub *o = (IntSub *)object_new(type);
    if (o == NULL) {
        decref(value);
        return NULL;
    }
    o->value = value;
    if (type->flags & TYPE_GC) /* it has attributes, and may be in a cycle */
        gc_track(o);
    return OBJ(o);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *as_integer_ratio(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return OBJ(tuple_pack(2, int_unwrap(self), OBJ(&small_ints[1 - SMALL_MIN])));
}
static Object *bit_count(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64(int_bit_count(int_unwrap(self)));
}
static Object *bit_length(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64((int64_t)int_bit_length(self));
}
static Object *itself(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_exact(self);
}
static Object *is_integer(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return new_bool(true);
}
static Object *getnewargs(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return OBJ(tuple_pack(1, int_unwrap(self)));
}
static Object *sizeof_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_u64(object_body_size(self));
}
static Object *format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("__format__() argument must be str, not %T", args[0]);
    return int_format_spec(self, (Str *)args[0]);
}

/* To the nearest multiple of 10 ** digits, a tie to the even multiple. */
Object *int_round_to_power(Object *o, Object *negative_digits) {
    int64_t digits;
    Object *result = NULL, *power = NULL, *quotient = NULL, *rest = NULL, *twice = NULL;
    o = int_unwrap(o);
    if (!int_fits_i64(negative_digits, &digits) || (uint64_t)-digits > int_bit_length(o) / 3 + 2)
        return int_from_i64(0);
    Object *ten = int_from_i64(10), *exponent = int_negative(negative_digits);
    if (exponent == NULL)
        return NULL;
    if ((power = int_pow(ten, exponent, KNone)) == NULL
        || int_divmod_floor(o, power, &quotient, &rest) < 0)
        goto done;
    if ((twice = int_add(rest, rest)) == NULL)
        goto done;
    int order = int_compare(twice, power);
    IntView q;
    int_view(quotient, &q);
    if (order > 0 || (order == 0 && q.count && (q.limbs[0] & 1))) {
        Object *down = int_sub(rest, power);
        if (down == NULL)
            goto done;
        REPLACE_STEAL(rest, down);
    }
    result = int_sub(o, rest);
done:
    decref(exponent);
    xdecref(power);
    xdecref(quotient);
    xdecref(rest);
    xdecref(twice);
    return result;
}

static Object *round_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (args[0] == NULL)
        return int_exact(self);
    Object *digits = number_index(args[0]);
    if (digits == NULL)
        return NULL;
    Object *result = int_sign(digits) >= 0 ? int_exact(self) : int_round_to_power(self, digits);
    decref(digits);
    return result;
}

/* 1 little, 0 big, -1 error; NULL is the default. */
static int byteorder(Object *order, const char *function) {
    if (order == NULL)
        return 0;
    if (!is_str(order))
        return raise_type_error("%s() argument 'byteorder' must be str, not %T", function, order),
               -1;
    if (str_equal_ascii((Str *)order, "little"))
        return 1;
    if (str_equal_ascii((Str *)order, "big"))
        return 0;
    return raise_value_error("byteorder must be either 'little' or 'big'"), -1;
}
static int truth_or_false(Object *o) { return o ? object_truth(o) : 0; }

/* Writes the number's low bytes, the least significant at out[0]. */
static void write_bytes(const IntView *v, uint8_t *out, size_t length) {
    mp_limb_t mask = v->negative ? ~(mp_limb_t)0 : 0, carry = v->negative;
    for (size_t i = 0; i < length; i += 8) {
        mp_limb_t limb = (i / 8 < v->count ? v->limbs[i / 8] : 0) ^ mask;
        mp_limb_t value = limb + carry;
        carry = value < limb;
        for (size_t k = i; k < length && k < i + 8; k++)
            out[k] = (uint8_t)(value >> ((k - i) * 8));
    }
}

static bool is_power_of_two(const IntView *v) {
    mp_limb_t top = v->limbs[v->count - 1];
    return (top & (top - 1)) == 0 && limbs_strip(v->limbs, v->count - 1) == 0;
}

static Object *to_bytes_view(const IntView *v, size_t length, bool little, bool is_signed) {
    if (v->negative && !is_signed)
        return raise_overflow_error("can't convert negative int to unsigned");
    size_t bits = view_bits(v);
    if (is_signed && !(v->negative && is_power_of_two(v)))
        bits += v->count != 0; /* the sign's own bit; -2^n is the one number that needs none more */
    if (bits > length * 8)
        return raise_overflow_error("int too big to convert");
    Bytes *b = (Bytes *)bytes_new(length);
    if (b == NULL)
        return NULL;
    uint8_t *data = (uint8_t *)b->data;
    write_bytes(v, data, length);
    for (size_t i = 0; !little && i < length / 2; i++) {
        uint8_t t = data[i];
        data[i] = data[length - 1 - i];
        data[length - 1 - i] = t;
    }
    return OBJ(b);
}

static Object *to_bytes(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    ssize_t length = args[0] ? number_as_argument(args[0]) : 1;
    if (length == -1 && error_occurred())
        return NULL;
    int little = byteorder(args[1], "to_bytes"), is_signed;
    if (little < 0 || (is_signed = truth_or_false(args[2])) < 0)
        return NULL;
    if (length < 0)
        return raise_value_error("length argument must be non-negative");
    IntView v;
    int_view(int_unwrap(self), &v);
    return to_bytes_view(&v, (size_t)length, little, is_signed);
}

/* Bytes of any bytes-like object, object with __bytes__, or iterable of ints: new bytes. */
static Object *bytes_of(Object *o) {
    if (is_int(o) || is_str(o))
        return raise_type_error("cannot convert '%T' object to bytes", o);
    return object_call1(OBJ(&bytes_type), o);
}

static Object *from_bytes(Object *cls, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    int little = byteorder(args[1], "from_bytes"), is_signed;
    if (little < 0 || (is_signed = truth_or_false(args[2])) < 0)
        return NULL;
    Bytes *b = (Bytes *)(is_bytes(args[0]) ? incref(args[0]) : bytes_of(args[0]));
    if (b == NULL)
        return NULL;
    Object *value = int_from_bytes((uint8_t *)b->data, b->length, little, is_signed);
    decref(b);
    if (value == NULL || cls == OBJ(&int_type))
        return value;
    Object *result = object_call1(cls, value);
    decref(value);
    return result;
}

static const MethodDef methods[] = {
    {"as_integer_ratio", as_integer_ratio, "", 0,
     "The pair (self, 1), as other numbers give numerator and denominator."},
    {"bit_count", bit_count, "", 0, "How many bits of abs(self) are 1."},
    {"bit_length", bit_length, "", 0,
     "Number of bits needed to write self in binary, without sign and leading zeros."},
    {"conjugate", itself, "", 0, "The int itself: it has no imaginary part."},
    {"from_bytes", from_bytes, "bytes, byteorder='big', *, signed=False", NATIVE_CLASS,
     "The int that bytes stand for. byteorder is 'big' if the highest byte comes first, or "
     "'little';\n"
     "signed tells whether a first bit of 1 means a negative number."},
    {"is_integer", is_integer, "", 0,
     "Returns True; exists for the sake of code that also takes floats."},
    {"to_bytes", to_bytes, "length=1, byteorder='big', *, signed=False", 0,
     "The int as so many bytes; OverflowError if it does not fit. byteorder is 'big' for the "
     "highest\n"
     "byte first, or 'little'; without signed, negative numbers do not fit."},
    {"__ceil__", itself, "", 0, "Ceiling of an int returns itself."},
    {"__floor__", itself, "", 0, "Floor of an int returns itself."},
    {"__format__", format, "format_spec, /", 0, "format(self, format_spec)"},
    {"__getnewargs__", getnewargs, "", 0, NULL},
    {"__round__", round_, "ndigits=<unrepresentable>, /", 0,
     "Rounds to 10**-ndigits; a negative ndigits rounds to tens, hundreds ..."},
    {"__sizeof__", sizeof_, "", 0, "How many bytes of memory it takes."},
    {"__trunc__", itself, "", 0, "Truncating an int returns itself."},
    {0},
};

static Object *get_self(Object *self, void *closure) {
    (void)closure;
    return int_exact(self);
}
static Object *get_constant(Object *self, void *closure) {
    (void)self;
    return int_from_i64(closure ? 1 : 0);
}
static const GetSetDef getsets[] = {
    {"real", get_self, NULL, "the int itself", NULL},
    {"imag", get_constant, NULL, "0, as an int has none", NULL},
    {"numerator", get_self, NULL, "the int itself, as if it were a fraction", NULL},
    {"denominator", get_constant, NULL, "1, as if the int were a fraction", (void *)&int_type},
    {0},
};

#define INT_SLOTS                                                                                  \
    .repr = int_repr, .hash = int_hash, .compare = compare, .boolean = boolean, .int_ = int_exact, \
    .index = int_exact, .float_ = to_float, .negative = int_negative, .positive = int_exact,       \
    .absolute = int_absolute, .invert = int_invert, .add = int_add, .sub = int_sub,                \
    .mul = int_mul, .truediv = int_truediv, .floordiv = int_floordiv, .mod = int_mod,              \
    .divmod = int_divmod, .pow = int_pow, .lshift = int_lshift, .rshift = int_rshift,              \
    .and_ = int_and, .or_ = int_or, .xor = int_xor

Type int_type = {
    .head = HEAD(&type_type),
    .name = "int",
    .size = sizeof(Int),
    .flags = TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_INT,
    .base = &object_type,
    .dealloc = dealloc,
    .new_ = new_object,
    INT_SLOTS,
    .methods = methods,
    .getsets = getsets,
    .doc = "int(number=0)\n"
           "int(text, base=10)\n\n"
           "A number cut off behind the point, or the int that a text shows in a base from 2 to "
           "36;\n"
           "with base 0, a prefix such as 0x tells it.",
};

/* Behind int_type's back: the same type to Python code, which never meets this object. */
Type bigint_type = {
    .head = HEAD(&type_type),
    .name = "int",
    .size = sizeof(BigInt),
    .item_size = sizeof(mp_limb_t),
    .flags = TYPE_IMMUTABLE | TYPE_IS_INT | TYPE_NO_NEW,
    .base = &int_type,
    .dealloc = bigint_dealloc,
    INT_SLOTS,
};
