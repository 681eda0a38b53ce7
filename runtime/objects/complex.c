/* complex: a pair of doubles, real and imaginary part.
 *
 * Arithmetic is the schoolbook's, but for division, which scales by the larger part of the divisor
 * (R. L. Smith, 1962). Ints and floats beside a complex number are converted. There is no order.
 */
#include <errno.h>
#include <math.h>
#include "runtime/native.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct {
    double real, imag;
} Pair;

#define VALUE(o) ((Pair){((Complex *)(o))->real, ((Complex *)(o))->imag})

static Object *from_pair(Pair p) {
    Complex *c = mem_alloc(sizeof(Complex));
    if (c == NULL)
        return raise_no_memory();
    c->head.refcount = 1;
    c->head.type = &complex_type;
    c->real = p.real;
    c->imag = p.imag;
    return OBJ(c);
}

/* An instance of complex or of a subclass. */
static Object *make(Type *type, Pair p) {
    if (type == &complex_type)
        return from_pair(p);
    Complex *c = (Complex *)object_new(type);
    if (c == NULL)
        return NULL;
    c->real = p.real;
    c->imag = p.imag;
    if (TYPE_HAS(c, TYPE_GC))
        gc_track(c);
    return OBJ(c);
}

Object *complex_from_doubles(double real, double imag) { return from_pair((Pair){real, imag}); }

/* ---- arithmetic ------------------------------------------------------------------------------ */

/* 1, 0 when o is no number, -1 with OverflowError. */
static int operand(Object *o, Pair *out) {
    if (is_complex(o)) {
        *out = VALUE(o);
        return 1;
    }
    out->imag = 0.0;
    if (is_float(o))
        out->real = FLOAT_VALUE(o);
    else if (is_int(o))
        out->real = int_as_double(o);
    else
        return 0;
    return out->real == -1.0 && error_occurred() ? -1 : 1;
}

#define OPERANDS(a, b, x, y)                                                                       \
    Pair x, y;                                                                                     \
    int state_ = operand(a, &x);                                                                   \
    if (state_ > 0)                                                                                \
        state_ = operand(b, &y);                                                                   \
    if (state_ <= 0)                                                                               \
    return state_ < 0 ? NULL : new_not_implemented()

static Pair product(Pair x, Pair y) {
    return (Pair){x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real};
}

/* y is not zero. */
static Pair quotient(Pair x, Pair y) {
    double r = fabs(y.real), i = fabs(y.imag);
    if (r >= i) {
        double ratio = y.imag / y.real, denominator = y.real + y.imag * ratio;
        return (Pair){(x.real + x.imag * ratio) / denominator,
                      (x.imag - x.real * ratio) / denominator};
    }
    if (i >= r) {
        double ratio = y.real / y.imag, denominator = y.real * ratio + y.imag;
        return (Pair){(x.real * ratio + x.imag) / denominator,
                      (x.imag * ratio - x.real) / denominator};
    }
    return (Pair){NAN, NAN};
}

static Object *add(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return complex_from_doubles(x.real + y.real, x.imag + y.imag);
}
static Object *sub(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return complex_from_doubles(x.real - y.real, x.imag - y.imag);
}
static Object *mul(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    return from_pair(product(x, y));
}
static Object *truediv(Object *a, Object *b) {
    OPERANDS(a, b, x, y);
    if (y.real == 0 && y.imag == 0)
        return raise_zero_division("complex division by zero");
    return from_pair(quotient(x, y));
}

/* Small whole exponents by repeated squaring. */
static Pair power_whole(Pair x, unsigned n) {
    Pair result = {1.0, 0.0};
    for (; n; n >>= 1) {
        if (n & 1)
            result = product(result, x);
        x = product(x, x);
    }
    return result;
}
static Pair power_polar(Pair x, Pair y) {
    double size = hypot(x.real, x.imag), length = pow(size, y.real), angle = atan2(x.imag, x.real),
           phase = angle * y.real;
    if (y.imag != 0) {
        length *= exp(-angle * y.imag);
        phase += y.imag * log(size);
    }
    return (Pair){length * cos(phase), length * sin(phase)};
}

static Object *power_pair(Pair x, Pair y) {
    Pair result;
    bool whole = y.imag == 0 && y.real == floor(y.real) && fabs(y.real) <= 100;
    if (y.real == 0 && y.imag == 0)
        return complex_from_doubles(1.0, 0.0);
    if (x.real == 0 && x.imag == 0) {
        if (y.imag != 0 || y.real < 0)
            return raise_zero_division("0.0 to a negative or complex power");
        return complex_from_doubles(0.0, 0.0);
    }
    if (whole && y.real > 0)
        result = power_whole(x, (unsigned)y.real);
    else if (whole)
        result = quotient((Pair){1.0, 0.0}, power_whole(x, (unsigned)-y.real));
    else
        result = power_polar(x, y);
    if (isinf(result.real) || isinf(result.imag))
        return raise_overflow_error("complex exponentiation");
    return from_pair(result);
}
Object *complex_power(double a, double b, double c, double d) {
    return power_pair((Pair){a, b}, (Pair){c, d});
}

static Object *power(Object *a, Object *b, Object *modulus) {
    OPERANDS(a, b, x, y);
    if (modulus && modulus != KNone)
        return raise_value_error("complex modulo");
    return power_pair(x, y);
}

static Object *exact(Object *o) {
    return is_exact(o, &complex_type) ? incref(o) : from_pair(VALUE(o));
}
static Object *negative(Object *o) {
    return complex_from_doubles(-((Complex *)o)->real, -((Complex *)o)->imag);
}
static Object *absolute(Object *o) {
    Pair p = VALUE(o);
    double size = hypot(p.real, p.imag);
    if (isinf(size) && isfinite(p.real) && isfinite(p.imag))
        return raise_overflow_error("absolute value too large");
    return float_from_double(size);
}
static int boolean(Object *o) { return ((Complex *)o)->real != 0 || ((Complex *)o)->imag != 0; }

static bool equal(Pair p, Object *other) {
    if (is_complex(other))
        return p.real == ((Complex *)other)->real && p.imag == ((Complex *)other)->imag;
    if (p.imag != 0)
        return false;
    return is_int(other) ? float_compare_int(p.real, other) == 0 : p.real == FLOAT_VALUE(other);
}
static Object *compare(Object *a, Object *b, int op) {
    if ((op != CMP_EQ && op != CMP_NE) || !is_complex(a)
        || !(is_complex(b) || is_int(b) || is_float(b)))
        return new_not_implemented();
    return new_bool(equal(VALUE(a), b) == (op == CMP_EQ));
}

static int64_t hash_part(Object *self, double d) {
    return isnan(d) ? hash_pointer(self) : float_hash(d);
}
static int64_t hash(Object *o) {
    Pair p = VALUE(o);
    int64_t h =
        (int64_t)((uint64_t)hash_part(o, p.real) + 1000003u * (uint64_t)hash_part(o, p.imag));
    return h == -1 ? -2 : h;
}

/* ---- text ------------------------------------------------------------------------------------ */

static Object *repr(Object *o) {
    Pair p = VALUE(o);
    bool imag_only = p.real == 0 && !signbit(p.real);
    char text[2 * FLOAT_REPR_SIZE + 8], *out = text;
    if (!imag_only) {
        *out++ = '(';
        out += float_repr_ascii(p.real, false, out);
        if (!signbit(p.imag) || isnan(p.imag))
            *out++ = '+';
    }
    out += float_repr_ascii(p.imag, false, out);
    *out++ = 'j';
    if (!imag_only)
        *out++ = ')';
    *out = 0;
    return OBJ(str_from_ascii(text));
}

static const char *skip_spaces(const char *p) {
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    return p;
}

/* "j", "+j", "-j" have the factor 1. */
static const char *scan_unit(const char *p, double *out) {
    *out = *p == '-' ? -1.0 : 1.0;
    return *p == '-' || *p == '+' ? p + 1 : p;
}

/* Real part, imaginary part with "j", or both. NULL: neither. */
static const char *scan_parts(const char *p, Pair *out) {
    double first;
    *out = (Pair){0.0, 0.0};
    if (!float_scan(&p, &first)) {
        p = scan_unit(p, &out->imag);
        return *p == 'j' || *p == 'J' ? p + 1 : NULL;
    }
    if (*p == '+' || *p == '-') {
        out->real = first;
        if (!float_scan(&p, &out->imag))
            p = scan_unit(p, &out->imag);
        return *p == 'j' || *p == 'J' ? p + 1 : NULL;
    }
    if (*p == 'j' || *p == 'J') {
        out->imag = first;
        return p + 1;
    }
    out->real = first;
    return p;
}

static bool scan_complex(const char *text, size_t length, Pair *out) {
    const char *p = skip_spaces(text);
    bool parenthesis = *p == '(';
    if (parenthesis)
        p = skip_spaces(p + 1);
    p = scan_parts(p, out);
    if (p && parenthesis) {
        p = skip_spaces(p);
        p = *p == ')' ? p + 1 : NULL;
    }
    return p && p == text + length;
}

static Object *from_str(Str *text, Type *type) {
    NumberText t;
    Pair p;
    if (number_text_of_str(text, &t) < 0)
        return NULL;
    size_t size = t.length + 1, length = 0;
    char *buffer = mem_alloc(size);
    bool ok = buffer && number_text_strip_underscores(t.text, t.length, buffer, &length);
    if (ok) {
        buffer[length] = 0;
        ok = scan_complex(buffer, length, &p);
    }
    number_text_release(&t);
    if (buffer == NULL)
        return raise_no_memory();
    mem_free(buffer, size);
    if (!ok)
        return raise_value_error("complex() arg is a malformed string");
    return make(type, p);
}

/* ---- making ---------------------------------------------------------------------------------- */

static void dealloc(Object *o) {
    if (is_exact(o, &complex_type)) {
        mem_free(o, sizeof(Complex));
        return;
    }
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    object_free(o);
}

/* o.__complex__(): 1 and an exact or derived complex, 0 when there is no such method, -1. */
static int call_complex(Object *o, Object **out) {
    *out = NULL;
    if (is_exact(o, &complex_type))
        return 0;
    Object *method = object_special(o, NAME(dunder_complex));
    if (method == NULL)
        return error_occurred() ? -1 : 0;
    *out = object_call0(method);
    decref(method);
    if (*out == NULL)
        return -1;
    if (!is_complex(*out))
        raise_type_error("__complex__ returned non-complex (type %T)", *out);
    else if (is_exact(*out, &complex_type)
             || warn(&exc_DeprecationWarning,
                     "__complex__ returned non-complex (type %T).  The ability to return an "
                     "instance of a strict subclass of complex is deprecated, and may be removed "
                     "in a future version of Python.",
                     *out)
                    == 0)
        return 1;
    CLEAR(*out);
    return -1;
}

static bool is_number(Object *o) { return is_complex(o) || o->type->float_ || o->type->index; }

/* The argument as a pair; *was_complex tells whether its imaginary part counts. */
static int argument(Object *o, Pair *out, bool *was_complex) {
    *was_complex = is_complex(o);
    if (*was_complex) {
        *out = VALUE(o);
        return 0;
    }
    out->imag = 0.0;
    out->real = number_as_double(o);
    return out->real == -1.0 && error_occurred() ? -1 : 0;
}

int complex_as_doubles(Object *o, double *real, double *imag) {
    Object *made;
    Pair pair;
    bool was_complex;
    int how = call_complex(o, &made);
    if (how < 0)
        return -1;
    how = argument(made ? made : o, &pair, &was_complex);
    xdecref(made);
    if (how == 0)
        *real = pair.real, *imag = pair.imag;
    return how;
}

static int combine(Object *real, Object *imag, Pair *out) {
    Pair r = {0.0, 0.0}, i = {0.0, 0.0};
    bool real_complex = false, imag_complex = false;
    if (real && argument(real, &r, &real_complex) < 0)
        return -1;
    if (imag && argument(imag, &i, &imag_complex) < 0)
        return -1;
    if (imag_complex)
        r.real -= i.imag;
    if (real_complex && imag)
        i.real += r.imag;
    else if (real_complex)
        i.real = r.imag;
    *out = (Pair){r.real, i.real};
    return 0;
}

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[2], *converted = NULL;
    Pair p;
    if (args_bind("complex", "real=0, imag=0", &signature, args, nargs, kwnames, bound) < 0)
        return NULL;
    Object *real = bound[0], *imag = bound[1];
    if (real && imag == NULL && type == &complex_type && is_exact(real, &complex_type))
        return incref(real);
    if (real && is_str(real))
        return imag ? raise_type_error("complex() can't take second arg if first is a string")
                    : from_str((Str *)real, type);
    if (imag && is_str(imag))
        return raise_type_error("complex() second arg can't be a string");
    if (real && call_complex(real, &converted) < 0)
        return NULL;
    if (converted)
        real = converted;
    Object *c = NULL;
    if (real && !is_number(real))
        raise_type_error("complex() first argument must be a string or a number, not '%T'", real);
    else if (imag && !is_number(imag))
        raise_type_error("complex() second argument must be a number, not '%T'", imag);
    else if (combine(real, imag, &p) == 0)
        c = make(type, p);
    xdecref(converted);
    return c;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *conjugate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return complex_from_doubles(((Complex *)self)->real, -((Complex *)self)->imag);
}
static Object *to_complex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return exact(self);
}
static Object *getnewargs(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *parts[2] = {float_from_double(((Complex *)self)->real), NULL};
    if (parts[0] == NULL || (parts[1] = float_from_double(((Complex *)self)->imag)) == NULL) {
        xdecref(parts[0]);
        return NULL;
    }
    return OBJ(tuple_from_array_steal(parts, 2));
}

/* Both parts by the same rules, without width; the field is laid out for the whole. Without a type,
 * as repr: parentheses. */
static Object *format_parts(Pair p, FormatSpec *spec) {
    FormatSpec part = *spec;
    spec->precision = -1; /* of the numbers, not of the text */
    bool plain = spec->type == 0, show_real = !plain || p.real != 0 || signbit(p.real);
    part.width = -1;
    part.align = 0;
    part.fill = ' ';
    if (plain && part.precision == -1)
        part.type = 'r';
    else if (plain)
        part.type = 'g';
    Str *real = show_real ? float_format_parsed(p.real, &part) : NULL, *imag = NULL, *whole = NULL,
        *result = NULL;
    if (show_real && real == NULL)
        return NULL;
    if (show_real && part.sign != '+')
        part.sign = '+';
    imag = float_format_parsed(p.imag, &part);
    if (imag && show_real)
        whole = str_format(plain ? "(%U%Uj)" : "%U%Uj", real, imag);
    else if (imag)
        whole = str_format("%Uj", imag);
    if (spec->align == 0)
        spec->align = '>';
    if (whole)
        result = format_text_layout(spec, whole);
    xdecref(real);
    xdecref(imag);
    xdecref(whole);
    return OBJ(result);
}

static Object *format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    FormatSpec spec;
    if (!is_str(args[0]))
        return raise_type_error("__format__() argument must be str, not %T", args[0]);
    if (((Str *)args[0])->length == 0)
        return is_exact(self, &complex_type) ? repr(self) : OBJ(object_str(self));
    if (format_spec_parse((Str *)args[0], &spec, self) < 0)
        return NULL;
    if (spec.type != 0 && (spec.type >= 128 || !strchr("eEfFgGn", (int)spec.type)))
        return number_raise_format_code(spec.type, self);
    if (spec.fill == '0')
        return raise_value_error("Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return raise_value_error("'=' alignment flag is not allowed in complex format specifier");
    return format_parts(VALUE(self), &spec);
}

static const MethodDef methods[] = {
    {"conjugate", conjugate, "", 0,
     "The complex conjugate: the imaginary part with its sign turned round."},
    {"__complex__", to_complex, "", 0, "The same number, of just the type complex."},
    {"__format__", format, "format_spec, /", 0, "format(self, format_spec)"},
    {"__getnewargs__", getnewargs, "", 0, NULL},
    {0},
};
static const MemberDef members[] = {
    {"real", MEMBER_DOUBLE, offsetof(Complex, real), false, "the real part of a complex number"},
    {"imag", MEMBER_DOUBLE, offsetof(Complex, imag), false, "its imaginary part"},
    {0},
};

Type complex_type = {
    .head = HEAD(&type_type),
    .name = "complex",
    .size = sizeof(Complex),
    .flags = TYPE_BASE | TYPE_IMMUTABLE,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .new_ = new_object,
    .boolean = boolean,
    .negative = negative,
    .positive = exact,
    .absolute = absolute,
    .add = add,
    .sub = sub,
    .mul = mul,
    .truediv = truediv,
    .pow = power,
    .methods = methods,
    .members = members,
    .doc = "Makes a complex number of a real and an imaginary part, or of text.",
    .signature = "real=0, imag=0",
};
