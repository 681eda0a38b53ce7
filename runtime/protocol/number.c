/* Operators on any objects: which of the two operands' types answers, and what is said when none
 * does.
 *
 * The left operand's slot is tried first, then the right one's, but the right one's comes first
 * when its type is a proper subclass of the left one's. Two types with the same slot function are
 * asked once: slot functions look at both operands themselves, and those of classes (slots.c) do
 * the choice between __add__ and __radd__. + and * fall back on sequences.
 */
#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/type.h"

typedef struct {
    size_t slot, inplace; /* offsets in Type; inplace 0: there is none */
    const char *sign, *inplace_sign;
} Operator;

#define OPERATOR(field, sign)                                                                      \
    { offsetof(Type, field), offsetof(Type, inplace_##field), sign, sign "=" }
static const Operator operators[OP_COUNT] = {
    [OP_ADD] = OPERATOR(add, "+"),
    [OP_SUB] = OPERATOR(sub, "-"),
    [OP_MUL] = OPERATOR(mul, "*"),
    [OP_MATMUL] = OPERATOR(matmul, "@"),
    [OP_TRUEDIV] = OPERATOR(truediv, "/"),
    [OP_FLOORDIV] = OPERATOR(floordiv, "//"),
    [OP_MOD] = OPERATOR(mod, "%"),
    [OP_POW] = {offsetof(Type, pow), offsetof(Type, inplace_pow), "** or pow()", "**="},
    [OP_LSHIFT] = OPERATOR(lshift, "<<"),
    [OP_RSHIFT] = OPERATOR(rshift, ">>"),
    [OP_AND] = {offsetof(Type, and_), offsetof(Type, inplace_and), "&", "&="},
    [OP_OR] = {offsetof(Type, or_), offsetof(Type, inplace_or), "|", "|="},
    [OP_XOR] = OPERATOR(xor, "^"),
    [OP_DIVMOD] = {offsetof(Type, divmod), 0, "divmod()", "divmod()"},
};

static BinaryFn slot_at(const Type *type, size_t offset) {
    return *(const BinaryFn *)((const char *)type + offset);
}

/* NotImplemented is no answer: it becomes NULL without an exception, *go_on true. */
static Object *answer(Object *result, bool *go_on) {
    *go_on = result == KNotImplemented;
    if (!*go_on)
        return result;
    decref(result);
    return NULL;
}

/* ---- dispatch -------------------------------------------------------------------------------- */

/* NULL with *go_on true: neither type answers. */
static Object *dispatch(size_t offset, Object *a, Object *b, bool *go_on) {
    Type *left = type_of(a), *right = type_of(b);
    BinaryFn f = slot_at(left, offset), g = left == right ? NULL : slot_at(right, offset);
    Object *result = NULL;
    *go_on = true;
    if (g == f)
        g = NULL;
    if (f && g && type_is_subtype(right, left)) {
        result = answer(g(a, b), go_on);
        g = NULL;
    }
    if (*go_on && f)
        result = answer(f(a, b), go_on);
    if (*go_on && g)
        result = answer(g(a, b), go_on);
    return result;
}

/* pow has three operands, and in CPython all three types are asked when there is a modulus. */
static Object *dispatch_power(Object *a, Object *b, Object *modulus, bool *go_on) {
    Type *left = type_of(a), *right = type_of(b), *third = type_of(modulus);
    TernaryFn f = left->pow, g = left == right ? NULL : right->pow, h = third->pow;
    Object *result = NULL;
    *go_on = true;
    if (g == f)
        g = NULL;
    if (f && g && type_is_subtype(right, left)) {
        result = answer(g(a, b, modulus), go_on);
        g = NULL;
    }
    if (*go_on && f)
        result = answer(f(a, b, modulus), go_on);
    if (*go_on && g)
        result = answer(g(a, b, modulus), go_on);
    if (*go_on && h && h != f && h != right->pow)
        result = answer(h(a, b, modulus), go_on);
    return result;
}

/* Static types have the slots of their bases only when they are ready. True: something was made
 * ready, so try again. */
static COLD int make_ready(Object *a, Object *b) {
    Type *left = type_of(a), *right = type_of(b);
    if (left->flags & right->flags & TYPE_READY)
        return 0;
    return type_ensure_ready(left) < 0 || type_ensure_ready(right) < 0 ? -1 : 1;
}

/* ---- complaints ------------------------------------------------------------------------------ */

static bool is_print(Object *o) {
    return is_exact(o, &native_function_type)
           && strcmp(((NativeFunction *)o)->def->name, "print") == 0;
}

static COLD Object *unsupported(const char *sign, Object *a, Object *b) {
    if (strcmp(sign, ">>") == 0 && is_print(a))
        return raise_type_error(
            "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean \"print(<message>, "
            "file=<output_stream>)\"?",
            sign, a, b);
    return raise_type_error("unsupported operand type(s) for %s: '%T' and '%T'", sign, a, b);
}
static COLD Object *bad_operand(const char *what, Object *o) {
    return raise_type_error("bad operand type for %s: '%T'", what, o);
}

/* ---- sequences ------------------------------------------------------------------------------- */

static Object *repeat(SizeArgFn f, Object *sequence, Object *count) {
    if (!has_index(count))
        return raise_type_error("can't multiply sequence by non-int of type '%T'", count);
    ssize_t n = number_as_ssize(count, &exc_OverflowError);
    return n == -1 && error_occurred() ? NULL : f(sequence, n);
}

/* What + and * do with sequences; unsupported when there is none. */
static Object *sequence_binary(BinaryOp op, const char *sign, Object *a, Object *b) {
    if (op == OP_ADD && a->type->concat)
        return a->type->concat(a, b);
    if (op == OP_MUL && a->type->repeat)
        return repeat(a->type->repeat, a, b);
    bool inplace = sign == operators[op].inplace_sign;
    if (op == OP_MUL && b->type->repeat && !(inplace && is_sequence_like(a)))
        return repeat(b->type->repeat, b, a);
    return unsupported(sign, a, b);
}

/* ---- binary ---------------------------------------------------------------------------------- */

static Object *try_binary(BinaryOp op, Object *a, Object *b, bool *go_on) {
    return op == OP_POW ? dispatch_power(a, b, KNone, go_on)
                        : dispatch(operators[op].slot, a, b, go_on);
}

static NOINLINE Object *binary_rest(BinaryOp op, Object *a, Object *b, const char *sign) {
    bool go_on = true;
    int ready = make_ready(a, b);
    Object *result = ready > 0 ? try_binary(op, a, b, &go_on) : NULL;
    if (ready < 0 || !go_on)
        return result;
    return sequence_binary(op, sign, a, b);
}

static Object *binary_signed(BinaryOp op, Object *a, Object *b, const char *sign) {
    bool go_on;
    Object *result = try_binary(op, a, b, &go_on);
    return go_on ? binary_rest(op, a, b, sign) : result;
}

Object *number_binary(BinaryOp op, Object *a, Object *b) {
    return binary_signed(op, a, b, operators[op].sign);
}

Object *number_binary_after_left(BinaryOp op, bool inplace, Object *a, Object *b) {
    const Operator *o = &operators[op];
    bool go_on = true;
    if (type_ensure_ready(type_of(b)) < 0)
        return NULL;
    BinaryFn g = type_of(a) != type_of(b) ? slot_at(type_of(b), o->slot) : NULL;
    Object *result = g != NULL ? answer(g(a, b), &go_on) : NULL;
    return go_on ? sequence_binary(op, inplace ? o->inplace_sign : o->sign, a, b) : result;
}

static Object *inplace_sequence(BinaryOp op, Object *a, Object *b, bool *go_on) {
    *go_on = false;
    if (op == OP_ADD && a->type->inplace_concat)
        return a->type->inplace_concat(a, b);
    if (op == OP_MUL && a->type->inplace_repeat)
        return repeat(a->type->inplace_repeat, a, b);
    *go_on = true;
    return NULL;
}

/* The number slots of both come before the sequence's in-place slot, as in CPython. */
Object *number_inplace(BinaryOp op, Object *a, Object *b) {
    bool go_on = true;
    const Operator *o = &operators[op];
    if (UNLIKELY(make_ready(a, b) < 0))
        return NULL;
    BinaryFn f = o->inplace ? slot_at(type_of(a), o->inplace) : NULL;
    Object *result = f ? answer(f(a, b), &go_on) : NULL;
    if (!go_on)
        return result;
    if (op != OP_POW && (a->type->inplace_concat || a->type->inplace_repeat)) {
        result = dispatch(o->slot, a, b, &go_on);
        if (go_on)
            result = inplace_sequence(op, a, b, &go_on);
        if (!go_on)
            return result;
    }
    return binary_signed(op, a, b, o->inplace_sign);
}

Object *number_power(Object *a, Object *b, Object *modulus) {
    bool go_on;
    if (modulus == NULL || modulus == KNone)
        return number_binary(OP_POW, a, b);
    if (make_ready(a, b) < 0 || type_ensure_ready(type_of(modulus)) < 0)
        return NULL;
    Object *result = dispatch_power(a, b, modulus, &go_on);
    if (!go_on)
        return result;
    return raise_type_error("unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b,
                            modulus);
}

/* ---- unary ----------------------------------------------------------------------------------- */

static UnaryFn unary_slot(Object *o, size_t offset) {
    UnaryFn f = *(const UnaryFn *)((const char *)o->type + offset);
    if (f == NULL && !(type_of(o)->flags & TYPE_READY) && type_ready(type_of(o)) == 0)
        f = *(const UnaryFn *)((const char *)o->type + offset);
    return f;
}
static Object *unary(Object *o, size_t offset, const char *what) {
    UnaryFn f = unary_slot(o, offset);
    if (f)
        return f(o);
    return error_occurred() ? NULL : bad_operand(what, o);
}
Object *number_negative(Object *o) { return unary(o, offsetof(Type, negative), "unary -"); }
Object *number_positive(Object *o) { return unary(o, offsetof(Type, positive), "unary +"); }
Object *number_invert(Object *o) { return unary(o, offsetof(Type, invert), "unary ~"); }
Object *number_absolute(Object *o) { return unary(o, offsetof(Type, absolute), "abs()"); }

/* ---- conversion ------------------------------------------------------------------------------ */

bool has_index(Object *o) { return is_int(o) || unary_slot(o, offsetof(Type, index)) != NULL; }

/* The result of __index__ or __int__, which has to be an int: made exact, a subclass's instance
 * with a warning. Steals. */
static Object *checked_int(Object *result, const char *method) {
    if (result == NULL || is_compact_int(result) || is_bigint(result))
        return result;
    Object *exact = NULL;
    if (!is_int(result))
        raise_type_error("%s returned non-int (type %T)", method, result);
    else if (warn(&exc_DeprecationWarning,
                  "%s returned non-int (type %T).  The ability to return an instance of a strict "
                  "subclass of int is deprecated, and "
                  "may not be supported in a future version of Python.",
                  method, result)
             == 0)
        exact = int_exact(result);
    decref(result);
    return exact;
}

Object *number_index(Object *o) {
    if (LIKELY(is_int(o)))
        return int_exact(o);
    UnaryFn f = unary_slot(o, offsetof(Type, index));
    if (f)
        return checked_int(f(o), "__index__");
    return error_occurred()
               ? NULL
               : raise_type_error("'%T' object cannot be interpreted as an integer", o);
}

/* __trunc__ is the last resort, and deprecated. */
static Object *int_by_trunc(Object *o, Object *method) {
    if (warn(&exc_DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.") < 0)
        return NULL;
    Object *result = object_call0(method), *exact = NULL;
    (void)o;
    if (result == NULL || is_int(result)) {
        exact = result ? int_exact(result) : NULL;
        xdecref(result);
        return exact;
    }
    if (has_index(result))
        exact = number_index(result);
    else if (!error_occurred())
        raise_type_error("__trunc__ returned non-Integral (type %T)", result);
    decref(result);
    return exact;
}

static Object *int_of_text(Object *o) {
    if (is_str(o))
        return int_from_str((Str *)o, 10);
    if (is_bytes(o))
        return int_from_ascii(((Bytes *)o)->data, ((Bytes *)o)->length, 10, o);
    if (object_is(o, &bytearray_type))
        return int_from_ascii(((ByteArray *)o)->data, ((ByteArray *)o)->length, 10, o);
    if (has_buffer(o)) {
        Buffer b;
        if (object_buffer(o, &b, false) < 0)
            return NULL;
        Object *result = int_from_ascii(b.data, b.length, 10, o);
        buffer_release(&b);
        return result;
    }
    return raise_type_error(
        "int() argument must be a string, a bytes-like object or a real number, not '%T'", o);
}

Object *number_int(Object *o) {
    if (is_compact_int(o) || is_bigint(o))
        return incref(o);
    if (is_exact(o, &str_type))
        return int_from_str((Str *)o, 10);
    UnaryFn f = unary_slot(o, offsetof(Type, int_));
    if (f)
        return checked_int(f(o), "__int__");
    if (error_occurred())
        return NULL;
    if (o->type->index)
        return number_index(o);
    Object *method = object_special(o, NAME(__trunc__));
    if (method) {
        Object *result = int_by_trunc(o, method);
        decref(method);
        return result;
    }
    return error_occurred() ? NULL : int_of_text(o);
}

/* o.__float__() of a type that has it: exact. */
static Object *call_float(Object *o, UnaryFn f) {
    Object *result = f(o), *exact = NULL;
    if (result == NULL || is_exact_float(result))
        return result;
    if (!is_float(result))
        raise_type_error("%T.__float__ returned non-float (type %T)", o, result);
    else if (warn(&exc_DeprecationWarning,
                  "%T.__float__ returned non-float (type %T).  The ability to return an instance "
                  "of a strict subclass of float is "
                  "deprecated, and may not be supported in a future version of Python.",
                  o, result)
             == 0)
        exact = float_from_double(FLOAT_VALUE(result));
    decref(result);
    return exact;
}

/* A float by __float__ or __index__. NULL without an exception: the type has neither. */
static Object *float_by_slots(Object *o) {
    UnaryFn f = unary_slot(o, offsetof(Type, float_));
    if (f)
        return call_float(o, f);
    if (error_occurred() || o->type->index == NULL)
        return NULL;
    Object *index = number_index(o);
    if (index == NULL)
        return NULL;
    double d = int_as_double(index);
    decref(index);
    return d == -1.0 && error_occurred() ? NULL : float_from_double(d);
}

static Object *float_of_text(Object *o) {
    Buffer b;
    if (is_str(o))
        return float_from_str((Str *)o);
    if (!has_buffer(o))
        return raise_type_error("float() argument must be a string or a real number, not '%T'", o);
    if (object_buffer(o, &b, false) < 0)
        return NULL;
    Object *result = float_from_ascii(b.data, b.length, o);
    buffer_release(&b);
    return result;
}

Object *number_float(Object *o) {
    if (is_exact_float(o))
        return incref(o);
    if (is_exact(o, &str_type))
        return float_from_str((Str *)o);
    Object *result = float_by_slots(o);
    return result || error_occurred() ? result : float_of_text(o);
}

double number_as_double(Object *o) {
    if (is_float(o))
        return FLOAT_VALUE(o);
    if (is_compact_int(o))
        return (double)INT_VALUE(o);
    Object *result = float_by_slots(o);
    if (result == NULL) {
        if (!error_occurred())
            raise_type_error("must be real number, not %T", o);
        return -1.0;
    }
    double d = FLOAT_VALUE(result);
    decref(result);
    return d;
}

ssize_t number_as_ssize(Object *o, Type *error) {
    int64_t v;
    if (is_compact_int(o))
        return INT_VALUE(o);
    Object *index = number_index(o);
    if (index == NULL)
        return -1;
    if (!int_fits_i64(index, &v)) {
        v = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
        if (error) {
            raise_format(error, "cannot fit '%T' into an index-sized integer", o);
            v = -1;
        }
    }
    decref(index);
    return v;
}

static ssize_t as_argument(Object *o, ssize_t low, ssize_t high, const char *kind) {
    Object *index = number_index(o);
    int64_t v = -1;
    if (index == NULL)
        return -1;
    if (!int_fits_i64(index, &v) || v < low || v > high) {
        raise_overflow_error("Python int too large to convert to C %s", kind);
        v = -1;
    }
    decref(index);
    return v;
}

ssize_t number_as_argument(Object *o) { return as_argument(o, INT64_MIN, INT64_MAX, "ssize_t"); }

int number_as_c_int(Object *o) { return (int)as_argument(o, INT_MIN, INT_MAX, "int"); }
