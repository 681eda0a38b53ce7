/* Constants and structures of sys: version, platform, number formats, command line. */
#include "vm/sys.h"

#include <float.h>
#include <limits.h>

#include "runtime/lib/embedded.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/type.h"
#include "runtime/objects/tuple.h"
#include "vm/vm.h"

#define MODULE(name) extern const ModuleDef name##_module;
#include "runtime/modules/modules.def"
#undef MODULE

enum { HEXVERSION = 0x030d00f0, FIELDS_MAX = 24 };

static Object *text(const char *s) { return OBJ(str_from_utf8_lossy(s, strlen(s))); }

/* An instance of a struct sequence made for it; values are taken over, NULL among them means that
 * one failed. */
static Object *structure(const char *name, const char *const *fields, size_t count,
                         Object **values) {
    Type *type = struct_sequence_type(name, fields, count, count, NULL);
    if (type == NULL) {
        for (size_t i = 0; i < count; i++)
            xdecref(values[i]);
        return NULL;
    }
    type->flags |= TYPE_NO_NEW; /* as in CPython: there is one object of each */
    Object *result = struct_sequence_new_steal(type, values);
    decref(type);
    return result;
}

static Object *version_info(void) {
    static const char *const fields[] = {"major", "minor", "micro", "releaselevel", "serial"};
    Object *values[] = {int_from_i64(3), int_from_i64(13), int_from_i64(0), text("final"),
                        int_from_i64(0)};
    return structure("sys.version_info", fields, 5, values);
}

static Object *float_info(void) {
    static const char *const fields[] = {"max",     "max_exp",    "max_10_exp", "min",
                                         "min_exp", "min_10_exp", "dig",        "mant_dig",
                                         "epsilon", "radix",      "rounds"};
    Object *values[] = {float_from_double(DBL_MAX),
                        int_from_i64(DBL_MAX_EXP),
                        int_from_i64(DBL_MAX_10_EXP),
                        float_from_double(DBL_MIN),
                        int_from_i64(DBL_MIN_EXP),
                        int_from_i64(DBL_MIN_10_EXP),
                        int_from_i64(DBL_DIG),
                        int_from_i64(DBL_MANT_DIG),
                        float_from_double(DBL_EPSILON),
                        int_from_i64(FLT_RADIX),
                        int_from_i64(1)};
    return structure("sys.float_info", fields, 11, values);
}

static Object *int_info(void) {
    static const char *const fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold"};
    Object *values[] = {int_from_i64(64), int_from_i64(8), int_from_i64(4300), int_from_i64(640)};
    return structure("sys.int_info", fields, 4, values);
}

static Object *hash_info(void) {
    static const char *const fields[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                         "algorithm", "hash_bits", "seed_bits", "cutoff"};
    Object *values[] = {int_from_i64(64),      int_from_i64(((int64_t)1 << 61) - 1),
                        int_from_i64(314159),  int_from_i64(0),
                        int_from_i64(1000003), text("krait"),
                        int_from_i64(64),      int_from_i64(0),
                        int_from_i64(0)};
    return structure("sys.hash_info", fields, 9, values);
}

static Object *flags(void) {
    static const char *const fields[] = {"debug",
                                         "inspect",
                                         "interactive",
                                         "optimize",
                                         "dont_write_bytecode",
                                         "no_user_site",
                                         "no_site",
                                         "ignore_environment",
                                         "verbose",
                                         "bytes_warning",
                                         "quiet",
                                         "hash_randomization",
                                         "isolated",
                                         "dev_mode",
                                         "utf8_mode",
                                         "warn_default_encoding",
                                         "safe_path",
                                         "int_max_str_digits"};
    Object *values[18];
    for (size_t i = 0; i < 18; i++)
        values[i] = i == 13 || i == 16 ? new_bool(false)
                                       : int_from_i64(i == 3             ? options.optimize
                                                      : i == 2 || i == 1 ? options.interactive
                                                      : i == 10          ? options.quiet
                                                      : i == 17          ? 4300
                                                      : i == 4           ? 1
                                                                         : 0);
    return structure("sys.flags", fields, 18, values);
}

static Object *thread_info(void) {
    static const char *const fields[] = {"name", "lock", "version"};
    Object *values[] = {text("pthread"), text("mutex+cond"), new_none()};
    return structure("sys.thread_info", fields, 3, values);
}

/* sys.implementation: an object with attributes. */
static Object *implementation(Object *version) {
    Dict *d = dict_new();
    Object *name = text("krait"), *hex = int_from_i64(HEXVERSION), *o = NULL;
    if (d != NULL && name != NULL && hex != NULL && dict_set_str(d, NAME(name), name) == 0
        && dict_set_str(d, NAME(cache_tag), KNone) == 0
        && dict_set_str(d, NAME(version), version) == 0
        && dict_set_str(d, NAME(hexversion), hex) == 0)
        o = namespace_new(d);
    xdecref(d);
    xdecref(name);
    xdecref(hex);
    return o;
}

/* ---- names of modules ---- */

static int append_name(List *l, const char *name) {
    Object *s = text(name);
    return s == NULL ? -1 : list_append_steal(l, s);
}

/* Those in C, sys and builtins among them; with `embedded` those in Python too. */
static List *module_names(bool embedded) {
    static const ModuleDef *const native[] = {
#define MODULE(name) &name##_module,
#include "runtime/modules/modules.def"
#undef MODULE
    };
    List *l = list_new(0);
    int failed = l == NULL || append_name(l, "builtins") < 0 || append_name(l, "sys") < 0;
    for (size_t i = 0; !failed && i < sizeof native / sizeof *native; i++)
        failed = append_name(l, native[i]->name) < 0;
    for (size_t i = 0; embedded && !failed && embedded_modules[i].name != NULL; i++)
        if (strchr(embedded_modules[i].name, '.') == NULL)
            failed = append_name(l, embedded_modules[i].name) < 0;
    if (failed || list_sort(l, NULL, false) < 0)
        CLEAR(l);
    return l;
}

static Object *builtin_module_names(void) {
    List *l = module_names(false);
    Tuple *t = l ? list_to_tuple(l) : NULL;
    xdecref(l);
    return OBJ(t);
}
static Object *stdlib_module_names(void) {
    List *l = module_names(true);
    Object *names = l ? frozenset_new(OBJ(l)) : NULL;
    xdecref(l);
    return names;
}

static Object *string_list(char **strings, int count) {
    List *l = list_new(0);
    for (int i = 0; l != NULL && i < count; i++) {
        Object *s = text(strings[i]);
        if (s == NULL || list_append_steal(l, s) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

int sys_info_init(Object *module) {
    Object *version = version_info();
    if (version == NULL)
        return -1;
    const struct {
        const char *name;
        Object *value;
    } attributes[] = {
        {"implementation", implementation(version)},
        {"version_info", version},
        {"version", text(PYTHON_VERSION " (krait " KRAIT_VERSION ") [GCC]")},
        {"hexversion", int_from_i64(HEXVERSION)},
        {"api_version", int_from_i64(1013)},
        {"copyright", text("krait is free software.")},
        {"platform", text("linux")},
        {"byteorder", text("little")},
        {"maxsize", int_from_i64(INT64_MAX)},
        {"maxunicode", int_from_i64(0x10ffff)},
        {"float_info", float_info()},
        {"int_info", int_info()},
        {"hash_info", hash_info()},
        {"thread_info", thread_info()},
        {"flags", flags()},
        {"float_repr_style", text("short")},
        {"argv", string_list(options.argv, options.argc)},
        {"orig_argv", string_list(options.argv, options.argc)},
        {"path", OBJ(list_new(0))},
        {"path_hooks", OBJ(list_new(0))},
        {"meta_path", OBJ(list_new(0))},
        {"warnoptions", OBJ(list_new(0))},
        {"executable", text(options.program ? options.program : "")},
        {"prefix", text("")},
        {"exec_prefix", text("")},
        {"base_prefix", text("")},
        {"base_exec_prefix", text("")},
        {"dont_write_bytecode", new_bool(true)},
        {"pycache_prefix", new_none()},
        {"platlibdir", text("lib")},
        {"abiflags", text("")},
        {"path_importer_cache", OBJ(dict_new())},
        {"builtin_module_names", builtin_module_names()},
        {"stdlib_module_names", stdlib_module_names()},
        {"_xoptions", OBJ(dict_new())},
        {"_base_executable", text(options.program ? options.program : "")},
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (module_add(module, attributes[i].name, attributes[i].value) < 0)
            failed = -1;
    return failed;
}
