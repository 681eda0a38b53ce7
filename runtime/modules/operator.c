/* _operator: the operators as functions; runtime/lib/operator.py adds the names with underscores.
 * The three callables with state (attrgetter, itemgetter, methodcaller) are in operator_getters.c.
 */
#include "runtime/modules/operator_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/str.h"
#include "runtime/objects/text.h"
#include "runtime/objects/type.h"

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

#define COMPARISON(name, op)                                                                       \
    FUNCTION(name) { return object_compare(args[0], args[1], op); }
COMPARISON(op_lt, CMP_LT)
COMPARISON(op_le, CMP_LE)
COMPARISON(op_eq, CMP_EQ)
COMPARISON(op_ne, CMP_NE)
COMPARISON(op_ge, CMP_GE)
COMPARISON(op_gt, CMP_GT)

#define BINARY(name, op)                                                                           \
    FUNCTION(name) { return number_binary(op, args[0], args[1]); }                                 \
    FUNCTION(i##name) { return number_inplace(op, args[0], args[1]); }
BINARY(op_add, OP_ADD)
BINARY(op_sub, OP_SUB)
BINARY(op_mul, OP_MUL)
BINARY(op_matmul, OP_MATMUL)
BINARY(op_truediv, OP_TRUEDIV)
BINARY(op_floordiv, OP_FLOORDIV)
BINARY(op_mod, OP_MOD)
BINARY(op_pow, OP_POW)
BINARY(op_lshift, OP_LSHIFT)
BINARY(op_rshift, OP_RSHIFT)
BINARY(op_and, OP_AND)
BINARY(op_or, OP_OR)
BINARY(op_xor, OP_XOR)

#define UNARY(name, function)                                                                      \
    FUNCTION(name) { return function(args[0]); }
UNARY(op_neg, number_negative)
UNARY(op_pos, number_positive)
UNARY(op_invert, number_invert)
UNARY(op_abs, number_absolute)
UNARY(op_index, number_index)

FUNCTION(op_truth) {
    int truth = object_truth(args[0]);
    return truth < 0 ? NULL : new_bool(truth);
}
FUNCTION(op_not) {
    int truth = object_truth(args[0]);
    return truth < 0 ? NULL : new_bool(!truth);
}
FUNCTION(op_is) { return new_bool(args[0] == args[1]); }
FUNCTION(op_is_not) { return new_bool(args[0] != args[1]); }

/* ---- containers ------------------------------------------------------------------------------ */

static bool is_sequence(Object *o) {
    return type_ensure_ready(o->type) == 0 && o->type->getitem != NULL && !is_dict(o);
}

static Object *concat(Object *const *args, BinaryOp op, bool in_place) {
    Type *t = args[0]->type;
    if (!is_sequence(args[0]) || !(t->concat != NULL || is_sequence(args[1])))
        return error_occurred() ? NULL
                                : raise_type_error("'%T' object can't be concatenated", args[0]);
    return in_place ? number_inplace(op, args[0], args[1]) : number_binary(op, args[0], args[1]);
}
FUNCTION(op_concat) { return concat(args, OP_ADD, false); }
FUNCTION(op_iconcat) { return concat(args, OP_ADD, true); }

FUNCTION(op_contains) {
    int found = object_contains(args[0], args[1]);
    return found < 0 ? NULL : new_bool(found);
}
FUNCTION(op_getitem) { return object_getitem(args[0], args[1]); }
FUNCTION(op_setitem) { return object_setitem(args[0], args[1], args[2]) < 0 ? NULL : new_none(); }
FUNCTION(op_delitem) { return object_setitem(args[0], args[1], NULL) < 0 ? NULL : new_none(); }

/* Walks an iterable for items that are x. on_hit < 0: the count, else the first position. */
static int64_t search(Object *iterable, Object *x, bool count) {
    Object *it = object_iter(iterable);
    if (it == NULL) {
        if (error_is(&exc_TypeError))
            error_clear(), raise_type_error("argument of type '%T' is not iterable", iterable);
        return -1;
    }
    int64_t position = 0, hits = 0;
    for (Object *item; (item = object_next(it)) != NULL; position++) {
        int equal = object_compare_bool(item, x, CMP_EQ);
        decref(item);
        hits += equal > 0;
        if (equal < 0 || (equal > 0 && !count))
            break;
    }
    decref(it);
    if (error_occurred())
        return -1;
    if (!count && hits == 0)
        return raise_value_error("sequence.index(x): x not in sequence"), -1;
    return count ? hits : position;
}
FUNCTION(op_count_of) {
    int64_t n = search(args[0], args[1], true);
    return n < 0 ? NULL : int_from_i64(n);
}
FUNCTION(op_index_of) {
    int64_t n = search(args[0], args[1], false);
    return n < 0 ? NULL : int_from_i64(n);
}

FUNCTION(op_length_hint) {
    ssize_t fallback = 0;
    if (args[1] != NULL && !is_int(args[1]) && !has_index(args[1]))
        return raise_type_error("'%T' object cannot be interpreted as an integer", args[1]);
    if (text_count_arg(args[1], &fallback) < 0)
        return NULL;
    ssize_t hint = object_length_hint(args[0], fallback);
    return hint < 0 && error_occurred() ? NULL : int_from_i64(hint);
}

FUNCTION(op_call) {
    if (nargs == 0 && args_count("call", nargs, 1, SIZE_MAX) < 0)
        return NULL;
    return object_call(args[0], args + 1, nargs - 1, kwnames);
}

/* ---- _compare_digest: time depends on the length of b alone ---------------------------------- */

static bool digest_equal(const uint8_t *a, size_t a_length, const uint8_t *b, size_t b_length) {
    const volatile uint8_t *left = a_length == b_length ? a : b, *right = b;
    volatile uint8_t difference = a_length != b_length;
    for (size_t i = 0; i < b_length; i++)
        difference = (uint8_t)(difference | (left[i] ^ right[i]));
    return difference == 0;
}

FUNCTION(op_compare_digest) {
    if (is_str(args[0]) && is_str(args[1])) {
        Str *a = (Str *)args[0], *b = (Str *)args[1];
        if (!a->ascii || !b->ascii)
            return raise_type_error("comparing strings with non-ASCII characters is not supported");
        return new_bool(digest_equal(str_data(a), a->length, str_data(b), b->length));
    }
    if (!has_buffer(args[0]) && !has_buffer(args[1]))
        return raise_type_error(
            "unsupported operand types(s) or combination of types: '%T' and '%T'", args[0],
            args[1]);
    Buffer a, b;
    if (object_buffer(args[0], &a, false) < 0)
        return NULL;
    if (object_buffer(args[1], &b, false) < 0) {
        buffer_release(&a);
        return NULL;
    }
    bool equal = digest_equal(a.data, a.length, b.data, b.length);
    buffer_release(&a);
    buffer_release(&b);
    return new_bool(equal);
}

/* ---- the table ------------------------------------------------------------------------------- */

static const MethodDef functions[] = {
    {"abs", op_abs, "a, /", 0, "abs(a)"},
    {"add", op_add, "a, b, /", 0, "a + b"},
    {"and_", op_and, "a, b, /", 0, "a & b"},
    {"call", op_call, "obj, /, *args, **kwargs", NATIVE_RAW, "obj(*args, **kwargs)"},
    {"concat", op_concat, "a, b, /", 0, "a + b, where a is a sequence"},
    {"contains", op_contains, "a, b, /", 0, "b in a: mind the order"},
    {"countOf", op_count_of, "a, b, /", 0, "How often b is in a."},
    {"delitem", op_delitem, "a, b, /", 0, "del a[b]"},
    {"eq", op_eq, "a, b, /", 0, "a == b"},
    {"floordiv", op_floordiv, "a, b, /", 0, "a // b"},
    {"ge", op_ge, "a, b, /", 0, "a >= b"},
    {"getitem", op_getitem, "a, b, /", 0, "a[b]"},
    {"gt", op_gt, "a, b, /", 0, "a > b"},
    {"iadd", iop_add, "a, b, /", 0, "a += b"},
    {"iand", iop_and, "a, b, /", 0, "a &= b"},
    {"iconcat", op_iconcat, "a, b, /", 0, "a += b, where a is a sequence; gives the result"},
    {"ifloordiv", iop_floordiv, "a, b, /", 0, "a //= b"},
    {"ilshift", iop_lshift, "a, b, /", 0, "a <<= b"},
    {"imatmul", iop_matmul, "a, b, /", 0, "a @= b"},
    {"imod", iop_mod, "a, b, /", 0, "a %= b"},
    {"imul", iop_mul, "a, b, /", 0, "a *= b"},
    {"index", op_index, "a, /", 0, "a.__index__()"},
    {"indexOf", op_index_of, "a, b, /", 0, "Where b first is in a."},
    {"inv", op_invert, "a, /", 0, "~a"},
    {"invert", op_invert, "a, /", 0, "~a"},
    {"ior", iop_or, "a, b, /", 0, "a |= b"},
    {"ipow", iop_pow, "a, b, /", 0, "a **= b"},
    {"irshift", iop_rshift, "a, b, /", 0, "a >>= b"},
    {"is_", op_is, "a, b, /", 0, "a is b"},
    {"is_not", op_is_not, "a, b, /", 0, "a is not b"},
    {"isub", iop_sub, "a, b, /", 0, "a -= b"},
    {"itruediv", iop_truediv, "a, b, /", 0, "a /= b"},
    {"ixor", iop_xor, "a, b, /", 0, "a ^= b"},
    {"le", op_le, "a, b, /", 0, "a <= b"},
    {"length_hint", op_length_hint, "obj, default=0, /", 0,
     "len(obj), or else what obj guesses it to be, or else default."},
    {"lshift", op_lshift, "a, b, /", 0, "a << b"},
    {"lt", op_lt, "a, b, /", 0, "a < b"},
    {"matmul", op_matmul, "a, b, /", 0, "a @ b"},
    {"mod", op_mod, "a, b, /", 0, "a % b"},
    {"mul", op_mul, "a, b, /", 0, "a * b"},
    {"ne", op_ne, "a, b, /", 0, "a != b"},
    {"neg", op_neg, "a, /", 0, "-a"},
    {"not_", op_not, "a, /", 0, "not a"},
    {"or_", op_or, "a, b, /", 0, "a | b"},
    {"pos", op_pos, "a, /", 0, "+a"},
    {"pow", op_pow, "a, b, /", 0, "a ** b"},
    {"rshift", op_rshift, "a, b, /", 0, "a >> b"},
    {"setitem", op_setitem, "a, b, c, /", 0, "a[b] = c"},
    {"sub", op_sub, "a, b, /", 0, "a - b"},
    {"truediv", op_truediv, "a, b, /", 0, "a / b"},
    {"truth", op_truth, "a, /", 0, "bool(a)"},
    {"xor", op_xor, "a, b, /", 0, "a ^ b"},
    {"_compare_digest", op_compare_digest, "a, b, /", 0,
     "a == b, in a time that does not tell where they differ. Both are ASCII strs, or both "
     "bytes-like."},
    {0},
};

static int init(Object *module) {
    if (module_add_type(module, &attrgetter_type) < 0
        || module_add_type(module, &itemgetter_type) < 0)
        return -1;
    return module_add_type(module, &methodcaller_type);
}

const ModuleDef _operator_module = {
    "_operator",
    "Python's operators as functions.",
    functions,
    init,
};
