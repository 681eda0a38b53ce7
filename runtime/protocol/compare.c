/* Comparison, hashing, truth. */
#include "runtime/objects/type.h"

static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const int reflected[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

/* The operand's slot says NotImplemented by leaving *result NULL without an exception: 0. 1: an
 * answer, -1: an error. */
static int ask(Object *o, Object *other, int op, Object **result) {
    CompareFn compare = o->type->compare;
    if (compare == NULL)
        return 0;
    Object *answer = compare(o, other, op);
    if (answer == NULL)
        return -1;
    if (answer == KNotImplemented) {
        decref(answer);
        return 0;
    }
    *result = answer;
    return 1;
}

/* The right operand goes first when its type derives from the left one's; then left, then right. */
static int ask_both(Object *a, Object *b, int op, Object **result) {
    bool right_first =
        a->type != b->type && b->type->compare != NULL && type_is_subtype(b->type, a->type);
    int answered = 0;
    if (right_first)
        answered = ask(b, a, reflected[op], result);
    if (answered == 0)
        answered = ask(a, b, op, result);
    if (answered == 0 && !right_first)
        answered = ask(b, a, reflected[op], result);
    return answered;
}

Object *object_compare(Object *a, Object *b, int op) {
    if (c_stack_check(" in comparison") < 0 || type_ensure_ready(a->type) < 0
        || type_ensure_ready(b->type) < 0)
        return NULL;
    Object *result = NULL;
    int answered = ask_both(a, b, op, &result);
    if (answered != 0)
        return result;
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool((a == b) == (op == CMP_EQ));
    return raise_type_error("'%s' not supported between instances of '%.100s' and '%.100s'",
                            symbols[op], type_of(a)->name, type_of(b)->name);
}

int object_compare_bool(Object *a, Object *b, int op) {
    if (a == b) {
        if (op == CMP_EQ)
            return 1;
        if (op == CMP_NE)
            return 0;
    }
    Object *result = object_compare(a, b, op);
    if (result == NULL)
        return -1;
    int truth = result == KTrue ? 1 : result == KFalse ? 0 : object_truth(result);
    decref(result);
    return truth;
}

int64_t object_hash(Object *o) {
    if (type_ensure_ready(o->type) < 0)
        return -1;
    HashFn hash = o->type->hash;
    return hash ? hash(o) : hash_unhashable(o);
}

int64_t hash_unhashable(Object *o) { return raise_unhashable(o), -1; }

/* Blocks are aligned, so the low bits say nothing: they go to the top. */
int64_t hash_pointer(const void *p) {
    uint64_t bits = (uint64_t)(uintptr_t)p;
    int64_t hash = (int64_t)(bits >> 4 | bits << 60);
    return hash == -1 ? -2 : hash;
}

int object_truth(Object *o) {
    if (o == KTrue)
        return 1;
    if (o == KFalse || o == KNone)
        return 0;
    if (type_ensure_ready(o->type) < 0)
        return -1;
    if (o->type->boolean != NULL)
        return o->type->boolean(o);
    if (o->type->len == NULL)
        return 1;
    ssize_t length = o->type->len(o);
    return length > 0 ? 1 : (int)length;
}
