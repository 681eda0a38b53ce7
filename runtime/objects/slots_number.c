/* The generic number slots of classes made in Python.
 *
 * One function serves both operands: it is called with the class's object on the left or on the
 * right. On the left it calls __op__; on the right __rop__. A right operand of a subclass that has
 * its own __rop__ goes first.
 */
#include "runtime/objects/slots_internal.h"

typedef struct Operator {
    size_t offset; /* of the slot */
    Str *name, *reflected;
} Operator;

static Object *call_maybe(Object *self, Object *other, Str *name) {
    Object *method = type_lookup_borrow(self->type, name), *args[] = {self, other};
    return method == NULL ? new_not_implemented() : special_call(method, args, 2);
}

/* Does the right operand's type have a reflected method that differs from the left one's? */
static bool overrides_reflected(Object *left, Object *right, Str *name) {
    Object *a = type_lookup_borrow(left->type, name), *b = type_lookup_borrow(right->type, name);
    return b != NULL && a != b;
}

static bool has_slot(Object *o, const Operator *op, AnyFn fn) {
    return *slot_field(o->type, op->offset) == fn;
}

static NOINLINE Object *binary(Object *left, Object *right, const Operator *op, AnyFn fn) {
    bool try_right = left->type != right->type && has_slot(right, op, fn);
    if (has_slot(left, op, fn)) {
        if (try_right && type_is_subtype(right->type, left->type)
            && overrides_reflected(left, right, op->reflected)) {
            Object *result = call_maybe(right, left, op->reflected);
            if (result != KNotImplemented)
                return result;
            decref(result);
            try_right = false;
        }
        Object *result = call_maybe(left, right, op->name);
        if (result != KNotImplemented || !try_right)
            return result;
        decref(result);
    }
    return try_right ? call_maybe(right, left, op->reflected) : new_not_implemented();
}

#define BINARY(field, dunder, reflected)                                                           \
    Object *slot_##field(Object *left, Object *right) {                                            \
        static const Operator op = {offsetof(Type, field), NAME(dunder), NAME(reflected)};         \
        return binary(left, right, &op, (AnyFn)slot_##field);                                      \
    }
BINARY(add, __add__, __radd__)
BINARY(sub, __sub__, __rsub__)
BINARY(mul, __mul__, __rmul__)
BINARY(matmul, __matmul__, __rmatmul__)
BINARY(truediv, __truediv__, __rtruediv__)
BINARY(floordiv, __floordiv__, __rfloordiv__)
BINARY(mod, __mod__, __rmod__)
BINARY(divmod, __divmod__, __rdivmod__)
BINARY(lshift, __lshift__, __rlshift__)
BINARY(rshift, __rshift__, __rrshift__)
BINARY(and_, __and__, __rand__)
BINARY(or_, __or__, __ror__)
BINARY(xor, __xor__, __rxor__)

Object *slot_pow(Object *left, Object *right, Object *modulus) {
    static const Operator op = {offsetof(Type, pow), NAME(__pow__), NAME(__rpow__)};
    if (modulus == NULL || modulus == KNone)
        return binary(left, right, &op, (AnyFn)slot_pow);
    if (!has_slot(left, &op, (AnyFn)slot_pow)) /* there is no __rpow__ with three operands */
        return new_not_implemented();
    Object *method = special_find(left, NAME(__pow__)), *args[] = {left, right, modulus};
    return method == NULL ? NULL : special_call(method, args, 3);
}

#define INPLACE(field, dunder)                                                                     \
    Object *slot_##field(Object *left, Object *right) {                                            \
        Object *method = special_find(left, NAME(dunder)), *args[] = {left, right};                \
        return method == NULL ? NULL : special_call(method, args, 2);                              \
    }
INPLACE(inplace_add, __iadd__)
INPLACE(inplace_sub, __isub__)
INPLACE(inplace_mul, __imul__)
INPLACE(inplace_matmul, __imatmul__)
INPLACE(inplace_truediv, __itruediv__)
INPLACE(inplace_floordiv, __ifloordiv__)
INPLACE(inplace_mod, __imod__)
INPLACE(inplace_pow, __ipow__)
INPLACE(inplace_lshift, __ilshift__)
INPLACE(inplace_rshift, __irshift__)
INPLACE(inplace_and, __iand__)
INPLACE(inplace_or, __ior__)
INPLACE(inplace_xor, __ixor__)
