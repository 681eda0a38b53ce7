/* _imp: what the package importlib (runtime/lib/importlib/) asks of the import machinery. */
#include "runtime/lib/embedded.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/import.h"

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

static Str *name_argument(Object *o) {
    return is_str(o) ? (Str *)o : (Str *)raise_type_error("argument must be str, not %T", o);
}

static Str *last_part(Str *name) {
    size_t start = name->length;
    while (start > 0 && str_at(name, start - 1) != '.')
        start--;
    return str_slice(name, start, name->length);
}

/* find(name, path) -> (kind, file or None, is package, search list or None), or None. */
FUNCTION(find) {
    static const char *const kinds[] = {[FOUND_NATIVE] = "builtin",
                                        [FOUND_EMBEDDED] = "frozen",
                                        [FOUND_FILE] = "file",
                                        [FOUND_NAMESPACE] = "namespace"};
    Str *name = name_argument(args[0]), *last = name ? last_part(name) : NULL;
    Found found;
    if (last == NULL)
        return NULL;
    Object *result = NULL;
    if (import_find(name, last, args[1] == KNone ? NULL : args[1], &found) == 0) {
        Str *kind = found.kind == FOUND_NOTHING ? NULL : str_from_ascii(kinds[found.kind]);
        if (found.kind == FOUND_NOTHING)
            result = new_none();
        else if (kind != NULL)
            result = OBJ(tuple_pack(4, kind, found.path ? OBJ(found.path) : KNone,
                                    found.is_package ? KTrue : KFalse,
                                    found.search ? found.search : KNone));
        xdecref(kind);
        found_release(&found);
    }
    decref(last);
    return result;
}

/* source(name): the text of an embedded module, or None. */
FUNCTION(source) {
    Str *name = name_argument(args[0]);
    for (size_t i = 0; name != NULL && embedded_modules[i].name != NULL; i++)
        if (str_equal_ascii(name, embedded_modules[i].name))
            return OBJ(str_from_utf8(embedded_modules[i].text, embedded_modules[i].length));
    return name ? new_none() : NULL;
}

/* names(): those of the embedded modules. */
FUNCTION(names) {
    List *l = list_new(0);
    for (size_t i = 0; l != NULL && embedded_modules[i].name != NULL; i++) {
        Str *name = str_from_ascii(embedded_modules[i].name);
        if (name == NULL || list_append_steal(l, OBJ(name)) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

static const MethodDef functions[] = {
    {"find", find, "name, path, /", 0,
     "Where a module would be imported from, without importing it."},
    {"source", source, "name, /", 0, "The source of a module inside the interpreter."},
    {"names", names, "", 0, "The modules inside the interpreter that are written in Python."},
    {0},
};

const ModuleDef _imp_module = {"_imp", "The import machinery, as importlib sees it.", functions,
                               NULL};
