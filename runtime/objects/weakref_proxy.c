/* weakref.proxy: a weak reference that passes every operation on to its referent.
 *
 * Operands that are proxies are replaced by what they refer to, and the operation starts anew with
 * these. Each slot holds a reference of its own meanwhile: the operation may drop the last other
 * one.
 */
#include "runtime/native.h"
#include "runtime/objects/weakref.h"

/* What a proxy refers to, anything else itself: new. NULL with ReferenceError. */
static Object *unwrap(Object *o) {
    if (!is_weakproxy(o))
        return incref(o);
    Object *referent = weakref_get(o);
    return referent
               ? referent
               : raise_format(&exc_ReferenceError, "weakly-referenced object no longer exists");
}

/* ---- operators ------------------------------------------------------------------------------- */

static Object *both(Object *a, Object *b, Object *(*operation)(BinaryOp, Object *, Object *),
                    BinaryOp op) {
    Object *x = unwrap(a), *y = x ? unwrap(b) : NULL, *result = y ? operation(op, x, y) : NULL;
    xdecref(x);
    xdecref(y);
    return result;
}

#define BINARY(slot, op)                                                                           \
    static Object *slot(Object *a, Object *b) { return both(a, b, number_binary, op); }            \
    static Object *inplace_##slot(Object *a, Object *b) { return both(a, b, number_inplace, op); }
BINARY(add, OP_ADD)
BINARY(sub, OP_SUB)
BINARY(mul, OP_MUL)
BINARY(matmul, OP_MATMUL)
BINARY(truediv, OP_TRUEDIV)
BINARY(floordiv, OP_FLOORDIV)
BINARY(mod, OP_MOD)
BINARY(lshift, OP_LSHIFT)
BINARY(rshift, OP_RSHIFT)
BINARY(and_, OP_AND)
BINARY(or_, OP_OR)
BINARY(xor, OP_XOR)

static Object *divmod(Object *a, Object *b) { return both(a, b, number_binary, OP_DIVMOD); }
static Object *inplace_pow(Object *a, Object *b) { return both(a, b, number_inplace, OP_POW); }

static Object *power(Object *a, Object *b, Object *modulus) {
    Object *x = unwrap(a), *y = x ? unwrap(b) : NULL, *z = y ? unwrap(modulus) : NULL,
           *result = z ? number_power(x, y, z) : NULL;
    xdecref(x);
    xdecref(y);
    xdecref(z);
    return result;
}

static Object *compare(Object *a, Object *b, int op) {
    Object *x = unwrap(a), *y = x ? unwrap(b) : NULL, *result = y ? object_compare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return result;
}

#define UNARY(slot, function)                                                                      \
    static Object *slot(Object *o) {                                                               \
        Object *x = unwrap(o), *result = x ? function(x) : NULL;                                   \
        xdecref(x);                                                                                \
        return result;                                                                             \
    }
UNARY(negative, number_negative)
UNARY(positive, number_positive)
UNARY(absolute, number_absolute)
UNARY(invert, number_invert)
UNARY(int_, number_int)
UNARY(float_, number_float)
UNARY(index_, number_index)
UNARY(str, object_str)
UNARY(iter, object_iter)

static int boolean(Object *o) {
    Object *x = unwrap(o);
    int truth = x ? object_truth(x) : -1;
    xdecref(x);
    return truth;
}

/* ---- containers and iteration ---------------------------------------------------------------- */

static Object *iternext(Object *o) {
    Object *x = unwrap(o), *result = NULL;
    if (x != NULL && x->type->iternext == NULL)
        raise_type_error("Weakref proxy referenced a non-iterator '%.200T' object", x);
    else if (x != NULL)
        result = object_next(x);
    xdecref(x);
    return result;
}

static ssize_t len(Object *o) {
    Object *x = unwrap(o);
    ssize_t length = x ? object_len(x) : -1;
    xdecref(x);
    return length;
}

static Object *getitem(Object *o, Object *key) {
    Object *x = unwrap(o), *k = x ? unwrap(key) : NULL, *result = k ? object_getitem(x, k) : NULL;
    xdecref(x);
    xdecref(k);
    return result;
}

static int setitem(Object *o, Object *key, Object *value) {
    Object *x = unwrap(o);
    int result = x ? object_setitem(x, key, value) : -1;
    xdecref(x);
    return result;
}

static int contains(Object *o, Object *item) {
    Object *x = unwrap(o), *y = x ? unwrap(item) : NULL;
    int result = y ? object_contains(x, y) : -1;
    xdecref(x);
    xdecref(y);
    return result;
}

/* ---- attributes, calls, text ----------------------------------------------------------------- */

static Object *getattr(Object *o, Str *name) {
    Object *x = unwrap(o), *result = x ? object_getattr(x, name) : NULL;
    xdecref(x);
    return result;
}

static int setattr(Object *o, Str *name, Object *value) {
    Object *x = unwrap(o);
    int result = x ? object_setattr(x, name, value) : -1;
    xdecref(x);
    return result;
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *x = unwrap(o), *result = x ? object_call(x, args, nargs, kwnames) : NULL;
    xdecref(x);
    return result;
}

static Object *repr(Object *o) {
    Object *x = weakref_get(o);
    if (x == NULL)
        return OBJ(str_format("<weakproxy at %p; dead>", (void *)o));
    Str *title = weakref_type_title(x), *result = NULL;
    if (title != NULL)
        result = str_format("<weakproxy at %p; to '%U' at %p>", (void *)o, title, (void *)x);
    xdecref(title);
    decref(x);
    return OBJ(result);
}

static Object *call_by_name(Object *o, Str *name) {
    Object *x = unwrap(o), *result = x ? object_call_method(x, name, NULL, 0) : NULL;
    xdecref(x);
    return result;
}

static Object *bytes(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return call_by_name(self, NAME(__bytes__));
}

static Object *reversed(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return call_by_name(self, NAME(__reversed__));
}

static const MethodDef methods[] = {
    {"__bytes__", bytes, "", 0, NULL},
    {"__reversed__", reversed, "", 0, NULL},
    {0},
};

#define PROXY_SLOTS                                                                                \
    .head = HEAD(&type_type), .module = "weakref", .size = sizeof(Weakref), .flags = TYPE_GC,      \
    .dealloc = weakref_dealloc, .traverse = weakref_traverse, .clear = weakref_clear,              \
    .repr = repr, .str = str, .hash = hash_unhashable, .compare = compare, .getattr = getattr,     \
    .setattr = setattr, .iter = iter, .iternext = iternext, .len = len, .getitem = getitem,        \
    .setitem = setitem, .contains = contains, .boolean = boolean, .int_ = int_, .float_ = float_,  \
    .index = index_, .negative = negative, .positive = positive, .absolute = absolute,             \
    .invert = invert, .add = add, .sub = sub, .mul = mul, .matmul = matmul, .truediv = truediv,    \
    .floordiv = floordiv, .mod = mod, .divmod = divmod, .pow = power, .lshift = lshift,            \
    .rshift = rshift, .and_ = and_, .or_ = or_, .xor = xor, .inplace_add = inplace_add,            \
    .inplace_sub = inplace_sub, .inplace_mul = inplace_mul, .inplace_matmul = inplace_matmul,      \
    .inplace_truediv = inplace_truediv, .inplace_floordiv = inplace_floordiv,                      \
    .inplace_mod = inplace_mod, .inplace_pow = inplace_pow, .inplace_lshift = inplace_lshift,      \
    .inplace_rshift = inplace_rshift, .inplace_and = inplace_and_, .inplace_or = inplace_or_,      \
    .inplace_xor = inplace_xor, .methods = methods

Type weakproxy_type = {.name = "weakref.ProxyType", PROXY_SLOTS};
Type weak_callable_proxy_type = {.name = "weakref.CallableProxyType", .call = call, PROXY_SLOTS};
