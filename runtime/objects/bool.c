/* bool: the two ints True and False. Its bit operations give bools when both operands are. */
#include "runtime/native.h"
#include "runtime/objects/int_internal.h"

Int true_object = {HEAD(&bool_type), 1};
Int false_object = {HEAD(&bool_type), 0};

static bool both_bool(Object *a, Object *b) {
    return a->type == &bool_type && b->type == &bool_type;
}

static Object *and_(Object *a, Object *b) {
    return both_bool(a, b) ? new_bool(INT_VALUE(a) & INT_VALUE(b)) : int_and(a, b);
}
static Object *or_(Object *a, Object *b) {
    return both_bool(a, b) ? new_bool(INT_VALUE(a) | INT_VALUE(b)) : int_or(a, b);
}
static Object *xor_(Object *a, Object *b) {
    return both_bool(a, b) ? new_bool(INT_VALUE(a) ^ INT_VALUE(b)) : int_xor(a, b);
}

static Object *invert(Object *o) {
    if (warn(&exc_DeprecationWarning,
             "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
             "returns the bitwise inversion of "
             "the underlying int object and is usually not what you expect from negating a bool. "
             "Use the 'not' operator for boolean "
             "negation or ~int(x) if you really want the bitwise inversion of the underlying int.")
        < 0)
        return NULL;
    return int_invert(o);
}

static Object *repr(Object *o) { return incref(o == KTrue ? NAME(True) : NAME(False)); }
static int boolean(Object *o) { return o == KTrue; }
static void dealloc(Object *o) { (void)o; } /* the two are immortal */

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_no_keywords("bool", kwnames) < 0 || args_count("bool", nargs, 0, 1) < 0)
        return NULL;
    if (nargs == 0)
        return new_bool(false);
    int truth = object_truth(args[0]);
    return truth < 0 ? NULL : new_bool(truth);
}

Type bool_type = {
    .head = HEAD(&type_type),
    .name = "bool",
    .size = sizeof(Int),
    .flags = TYPE_IMMUTABLE | TYPE_IS_INT,
    .base = &int_type,
    .dealloc = dealloc,
    .new_ = new_object,
    .repr = repr,
    .boolean = boolean,
    .invert = invert,
    .and_ = and_,
    .or_ = or_,
    .xor = xor_,
    .doc = "Whether the argument is true: True or False, which are all the bools there are.",
    .signature = "object=False, /",
};
