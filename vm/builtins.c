/* The builtins module: functions, types, exceptions and constants under their names. */
#include "vm/builtins.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/range.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

extern Type complex_type;

static Object *module;

Dict *builtins_dict(void) {
    return module ? ((Module *)module)->dict : NULL;
}

Object *builtins_module(void) {
    return module;
}

static int add_functions(const MethodDef *defs) {
    for (; defs->name != NULL; defs++) {
        Object *f = native_function_new(defs, NULL, OBJ(NAME(builtins)), NULL);
        if (f == NULL || module_add(module, defs->name, f) < 0)
            return -1;
    }
    return 0;
}

static int add_types(void) {
    static Type *const types[] = {
        &object_type, &type_type, &bool_type, &int_type, &float_type, &complex_type, &str_type, &bytes_type, &bytearray_type, &list_type,
        &tuple_type, &dict_type, &set_type, &frozenset_type, &range_type, &slice_type, &enumerate_type, &zip_type, &map_type,
        &filter_type, &reversed_type, &property_type, &staticmethod_type, &classmethod_type, &super_type,
#define EXCEPTION(name, base, layout, doc) &exc_##name,
#include "runtime/exceptions.def"
#undef EXCEPTION
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (types[i] == &exc__IncompleteInputError)
            continue;
        if (module_add(module, types[i]->name, incref(types[i])) < 0)
            return -1;
    }
    /* Two old names of OSError. */
    return module_add(module, "EnvironmentError", incref(&exc_OSError)) < 0 || module_add(module, "IOError", incref(&exc_OSError)) < 0 ? -1 : 0;
}

static int add_constants(void) {
    static const struct { const char *name; Object *value; } constants[] = {
        {"None", KNone}, {"True", KTrue}, {"False", KFalse}, {"NotImplemented", KNotImplemented}, {"Ellipsis", KEllipsis}, {"__debug__", KTrue},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, incref(constants[i].value)) < 0)
            return -1;
    return 0;
}

int builtins_init(void) {
    module = module_new(NAME(builtins));
    if (module == NULL)
        return -1;
    static const MethodDef *const tables[] = {builtins_object, builtins_number, builtins_iteration, builtins_exec, builtins_io};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (add_functions(tables[i]) < 0)
            return -1;
    iter_function = dict_get_str_borrow(builtins_dict(), NAME(iter));
    return add_constants() < 0 || add_types() < 0 ? -1 : 0;
}

void builtins_shutdown(void) {
    iter_function = NULL;
    CLEAR(module);
}
