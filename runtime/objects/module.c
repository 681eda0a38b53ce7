/* module: a namespace with a name. Its attributes are its dict; __getattr__ and __dir__ in it are
 * asked for what is not there (PEP 562). */
#include "runtime/objects/module.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/type.h"
#include "runtime/objects/tuple.h"

/* ---- making ---------------------------------------------------------------------------------- */

static int fill(Dict *dict, Object *name, Object *doc) {
    if (dict_set_str(dict, NAME(__name__), name) < 0 || dict_set_str(dict, NAME(__doc__), doc) < 0)
        return -1;
    Str *const none[] = {NAME(__package__), NAME(__loader__), NAME(__spec__)};
    for (size_t i = 0; i < 3; i++)
        if (dict_set_str(dict, none[i], KNone) < 0)
            return -1;
    return 0;
}

/* The module's dict, made if need be: borrowed. */
static Dict *dict_of(Module *m) {
    if (m->dict == NULL)
        m->dict = dict_new();
    return m->dict;
}

static Object *new_object(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

/* What object_dict gives: a subclass keeps its attributes elsewhere. */
static Dict *namespace_of(Object *self) {
    return self->type->shape_offset != 0 ? (Dict *)object_dict(self)
                                         : xincref(dict_of((Module *)self));
}

static int init_object(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[2] = {NULL, NULL};
    if (args_bind("module", "name, doc=None", &signature, args, nargs, kwnames, bound) < 0)
        return -1;
    if (!is_str(bound[0]))
        return raise_type_error("module() argument 'name' must be str, not %.50s",
                                type_of(bound[0])->name),
               -1;
    Dict *dict = namespace_of(self);
    if (dict == NULL)
        return -1;
    int result = fill(dict, bound[0], bound[1] ? bound[1] : KNone);
    decref(dict);
    return result;
}

Object *module_new(Str *name) {
    if (type_ensure_ready(&module_type) < 0)
        return NULL;
    Object *o = new_object(&module_type, NULL, 0, NULL);
    if (o != NULL
        && (dict_of((Module *)o) == NULL || fill(((Module *)o)->dict, OBJ(name), KNone) < 0))
        CLEAR(o);
    return o;
}

int module_add(Object *module, const char *name, Object *value_steal) {
    if (value_steal == NULL)
        return -1;
    int result = dict_set_ascii(((Module *)module)->dict, name, value_steal);
    decref(value_steal);
    return result;
}

int module_add_type(Object *module, Type *type) {
    return type_ensure_ready(type) < 0 ? -1
                                       : module_add(module, type_bare_name(type), incref(type));
}

static int add_functions(Object *module, const ModuleDef *def, Object *name) {
    for (const MethodDef *f = def->functions; f != NULL && f->name != NULL; f++)
        if (module_add(module, f->name, native_function_new(f, module, name, NULL)) < 0)
            return -1;
    return 0;
}

Object *module_from_def(const ModuleDef *def) {
    Str *name = str_intern_utf8(def->name, strlen(def->name));
    Object *module = name ? module_new(name) : NULL;
    if (module != NULL) {
        ((Module *)module)->def = def;
        if ((def->doc != NULL
             && module_add(module, "__doc__", OBJ(str_from_utf8(def->doc, strlen(def->doc)))) < 0)
            || add_functions(module, def, OBJ(name)) < 0
            || (def->init != NULL && def->init(module) < 0))
            CLEAR(module);
    }
    xdecref(name);
    return module;
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Module *)o)->dict);
    return 0;
}

static int clear(Object *o) {
    CLEAR(((Module *)o)->dict);
    return 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    clear(o);
    object_free(o);
}

/* ---- attributes ------------------------------------------------------------------------------ */

/* An entry of the module's namespace: new; NULL without an exception when it is not there. */
static Object *entry(Object *self, Str *name) {
    Dict *dict = namespace_of(self);
    if (dict == NULL)
        return NULL;
    Object *value = xincref(dict_get_str_borrow(dict, name));
    decref(dict);
    return value;
}

bool (*module_shadow_hook)(Str *name, Str *origin, bool *standard);

/* Is the module's import under way? *origin is its file, new, or NULL. */
static int is_initializing(Object *self, Object **origin) {
    Object *spec = entry(self, NAME(__spec__)), *flag = NULL;
    *origin = NULL;
    if (spec == NULL || spec == KNone) {
        xdecref(spec);
        return error_occurred() ? -1 : 0;
    }
    int result = object_lookup(spec, NAME(_initializing), &flag);
    if (result > 0) {
        result = object_truth(flag);
        decref(flag);
    }
    if (result >= 0 && object_lookup(spec, NAME(origin), origin) < 0)
        result = -1;
    decref(spec);
    return result;
}

static Object *raise_missing(Object *self, Str *name) {
    Object *module_name = entry(self, NAME(__name__)), *origin;
    if (module_name == NULL || !is_str(module_name)) {
        xdecref(module_name);
        return error_occurred()
                   ? NULL
                   : raise_format(&exc_AttributeError, "module has no attribute '%U'", name);
    }
    int initializing = is_initializing(self, &origin);
    bool standard = false,
         shadows = initializing >= 0 && origin != NULL && is_str(origin)
                   && module_shadow_hook != NULL
                   && module_shadow_hook((Str *)module_name, (Str *)origin, &standard);
    if (shadows && standard)
        raise_format(&exc_AttributeError,
                     "module '%U' has no attribute '%U' (consider renaming '%U' since it has the "
                     "same name as the standard library module named '%U' and the import system "
                     "gives it precedence)",
                     module_name, name, origin, module_name);
    else if (shadows && initializing > 0)
        raise_format(&exc_AttributeError,
                     "module '%U' has no attribute '%U' (consider renaming '%U' if it has the same "
                     "name as a third-party module you intended to import)",
                     module_name, name, origin);
    else if (initializing == 0)
        raise_format(&exc_AttributeError, "module '%U' has no attribute '%U'", module_name, name);
    else if (initializing > 0 && origin != NULL && is_str(origin))
        raise_format(&exc_AttributeError,
                     "partially initialized module '%U' from '%U' has no attribute '%U' (most "
                     "likely due to a circular import)",
                     module_name, origin, name);
    else if (initializing > 0)
        raise_format(&exc_AttributeError,
                     "partially initialized module '%U' has no attribute '%U' (most likely due to "
                     "a circular import)",
                     module_name, name);
    xdecref(origin);
    decref(module_name);
    if (error_is(&exc_AttributeError)) { /* for suggestions */
        AttributeErrorException *e = (AttributeErrorException *)thread->exception;
        REPLACE_STEAL(e->name, incref(name));
        REPLACE_STEAL(e->obj, incref(self));
    }
    return NULL;
}

static Object *getattr(Object *self, Str *name) {
    Object *value;
    int found = object_generic_lookup(self, name, &value);
    if (found != 0)
        return found < 0 ? NULL : value;
    Object *hook = entry(self, NAME(__getattr__));
    if (hook == NULL)
        return error_occurred() ? NULL : raise_missing(self, name);
    value = object_call1(hook, OBJ(name));
    decref(hook);
    return value;
}

static Object *repr(Object *self) {
    Object *name = entry(self, NAME(__name__)),
           *file = name || !error_occurred() ? entry(self, NAME(__file__)) : NULL, *result = NULL;
    if (name == NULL && !error_occurred())
        name = OBJ(str_from_ascii("?"));
    if (name == NULL || error_occurred())
        result = NULL;
    else if (file != NULL)
        result = OBJ(str_format("<module %R from %R>", name, file));
    else
        result = OBJ(str_format("<module %R%s>", name, ((Module *)self)->def ? " (built-in)" : ""));
    xdecref(name);
    xdecref(file);
    return result;
}

static Object *dir(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *attribute = object_getattr(self, NAME(__dict__));
    if (attribute == NULL)
        return NULL;
    if (!is_dict(attribute)) {
        decref(attribute);
        return raise_type_error("<module>.__dict__ is not a dictionary");
    }
    Dict *dict = (Dict *)attribute;
    Object *hook = xincref(dict_get_str_borrow(dict, NAME(__dir__)));
    Object *result = hook ? object_call0(hook) : dict_keys_list(dict);
    xdecref(hook);
    decref(dict);
    return result;
}

static Object *get_dict(Object *self, void *closure) { return OBJ(namespace_of(self)); }

static Object *get_annotations(Object *self, void *closure) {
    Object *value = entry(self, NAME(__annotations__));
    if (value != NULL || error_occurred())
        return value;
    Dict *dict = namespace_of(self), *annotations = dict ? dict_new() : NULL;
    if (annotations != NULL && dict_set_str(dict, NAME(__annotations__), OBJ(annotations)) < 0)
        CLEAR(annotations);
    xdecref(dict);
    return OBJ(annotations);
}

static int set_annotations(Object *self, Object *value, void *closure) {
    Dict *dict = namespace_of(self);
    if (dict == NULL)
        return -1;
    int result = -1;
    if (value != NULL)
        result = dict_set_str(dict, NAME(__annotations__), value);
    else if (dict_get_str_borrow(dict, NAME(__annotations__)) == NULL)
        raise_format(&exc_AttributeError, "__annotations__");
    else
        result = dict_delete_str(dict, NAME(__annotations__));
    decref(dict);
    return result;
}

static const MethodDef methods[] = {
    {"__dir__", dir, "", 0, "Lists the names in the module."},
    {0},
};
static int set_dict(Object *self, Object *value, void *closure) {
    return raise_format(&exc_AttributeError, "readonly attribute"), -1;
}
static const GetSetDef getsets[] = {
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {0},
};

Type module_type = {
    .head = HEAD(&type_type),
    .name = "module",
    .size = sizeof(Module),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .new_ = new_object,
    .init = init_object,
    .repr = repr,
    .getattr = getattr,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(Module, dict),
    .doc = "A namespace with a name, and perhaps a docstring.",
    .signature = "name, doc=None",
};
