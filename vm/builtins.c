/* The builtins module: functions, types, exceptions and constants under their names. */
#include "vm/builtins.h"

#include "runtime/modules/io.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/memoryview.h"
#include "runtime/objects/range.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/vm.h"

extern Type complex_type;

static Object *module;

Dict *builtins_dict(void) { return module ? ((Module *)module)->dict : NULL; }

Object *builtins_module(void) { return module; }

Object *raise_bad_argument(const char *function, const char *argument, const char *wanted,
                           Object *given) {
    return raise_type_error("%s() argument %s must be %s, not %s", function, argument, wanted,
                            given == KNone ? "None" : type_of(given)->name);
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
        &object_type,
        &type_type,
        &bool_type,
        &int_type,
        &float_type,
        &complex_type,
        &str_type,
        &bytes_type,
        &bytearray_type,
        &list_type,
        &tuple_type,
        &dict_type,
        &set_type,
        &frozenset_type,
        &range_type,
        &slice_type,
        &enumerate_type,
        &zip_type,
        &map_type,
        &filter_type,
        &reversed_type,
        &memoryview_type,
        &property_type,
        &staticmethod_type,
        &classmethod_type,
        &super_type,
#define EXCEPTION(name, base, layout, doc) &exc_##name,
#include "runtime/exceptions.def"
#undef EXCEPTION
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (module_add(module, types[i]->name, incref(types[i])) < 0)
            return -1;
    }
    /* Two old names of OSError. */
    return module_add(module, "EnvironmentError", incref(&exc_OSError)) < 0
                   || module_add(module, "IOError", incref(&exc_OSError)) < 0
               ? -1
               : 0;
}

static int add_constants(void) {
    const struct {
        const char *name;
        Object *value;
    } constants[] = {
        {"None", KNone},         {"True", KTrue},
        {"False", KFalse},       {"NotImplemented", KNotImplemented},
        {"Ellipsis", KEllipsis}, {"__debug__", options.optimize ? KFalse : KTrue},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, incref(constants[i].value)) < 0)
            return -1;
    return 0;
}

static int add_texts(void) {
    Str *doc = str_from_ascii(
        "The functions, types, exceptions and constants that every program knows by name.");
    return module_add(module, "__doc__", OBJ(doc)) < 0
                   || module_add(module, "__package__", incref(str_empty)) < 0
               ? -1
               : 0;
}

/* io's function is among the builtins, and says that it is io's. */
static int add_open(void) {
    const MethodDef *def = io_module.functions;
    while (def->name != NULL && strcmp(def->name, "open") != 0)
        def++;
    if (def->name == NULL)
        return 0;
    Str *owner = str_from_ascii("_io");
    int failed = owner == NULL
                     ? -1
                     : module_add(module, "open", native_function_new(def, NULL, OBJ(owner), NULL));
    xdecref(owner);
    return failed;
}

int builtins_init(void) {
    module = module_new(NAME(builtins));
    if (module == NULL || add_texts() < 0)
        return -1;
    static const MethodDef *const tables[] = {builtins_object,    builtins_number, builtins_order,
                                              builtins_iteration, builtins_async,  builtins_exec,
                                              builtins_io};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (add_functions(tables[i]) < 0)
            return -1;
    iter_function = dict_get_str_borrow(builtins_dict(), NAME(iter));
    return add_constants() < 0 || add_types() < 0 || add_open() < 0 || builtins_add_site(module) < 0
               ? -1
               : 0;
}

void builtins_shutdown(void) {
    iter_function = NULL;
    CLEAR(module);
}
