/* The instruction INTRINSIC: what is seldom and needs no speed. See runtime/intrinsic.def. */
#include "vm/slow.h"

#include "runtime/objects/tuple.h"
#include "runtime/objects/type_params.h"
#include "runtime/opcode.h"

static const uint8_t pops[] = {
#define INTRINSIC(name, pops, prose) pops,
#include "runtime/intrinsic.def"
};

static Object *run(Intrinsic which, Object **a) {
    switch (which) {
    case INTRINSIC_TYPE_VAR:
        return type_var_new((Str *)a[0], NULL, NULL);
    case INTRINSIC_TYPE_VAR_BOUND:
        return type_var_new((Str *)a[0], a[1], NULL);
    case INTRINSIC_TYPE_VAR_CONSTRAINTS:
        return type_var_new((Str *)a[0], NULL, a[1]);
    case INTRINSIC_PARAM_SPEC:
        return param_spec_new((Str *)a[0]);
    case INTRINSIC_TYPE_VAR_TUPLE:
        return type_var_tuple_new((Str *)a[0]);
    case INTRINSIC_TYPE_PARAM_DEFAULT:
        return type_param_set_default(a[0], a[1]);
    case INTRINSIC_TYPE_ALIAS:
        return type_alias_new((Str *)a[0], a[1], a[2]);
    case INTRINSIC_GENERIC_BASE:
        return generic_base_new((Tuple *)a[0]);
    case INTRINSIC_FUNCTION_TYPE_PARAMS:
        REPLACE_STEAL(((Function *)a[1])->type_params, incref(a[0]));
        return incref(a[1]);
    default:
        return raise_system_error("unknown intrinsic %d", (int)which);
    }
}

Object *intrinsic_run(Intrinsic which, Object ***sp) {
    Object **base = *sp - pops[which], *result = run(which, base);
    for (size_t i = 0; i < pops[which]; i++)
        decref(base[i]);
    *sp = base;
    return result;
}
