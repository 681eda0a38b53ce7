/* The native module _typing: the types that generic syntax makes. typing.py offers them. */
#include "runtime/native.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type_params.h"

static Object *identity(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return incref(args[0]);
}

static const MethodDef functions[] = {
    {"_idfunc", identity, "x, /", 0, NULL},
    {0},
};

static int init(Object *module) {
    Type *const types[] = {
        &type_var_type,       &param_spec_type, &param_spec_args_type, &param_spec_kwargs_type,
        &type_var_tuple_type, &type_alias_type, &generic_type};
    if (generic_type_ready() < 0)
        return -1;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (module_add_type(module, types[i]) < 0)
            return -1;
    return module_add(module, "NoDefault", incref(&no_default_object));
}

const ModuleDef _typing_module = {"_typing", "The part of typing that is native.", functions, init};
