/* The import statement and __import__; loading what import_find found.
 *
 * sys.modules is the table of modules. A module stands in it before its body runs, so that cycles
 * end; it is taken out again if the body fails.
 * Several threads may import: see "one thread at a time".
 * __spec__ says where it came from; its _initializing is true while the body runs, for the messages
 * about circular imports. */
#include "vm/import.h"

#include "runtime/wait_queue.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/builtins.h"
#include "vm/slow.h"
#include "vm/sys.h"
#include "vm/vm.h"

static Dict *modules;
static Object *spec_type;

Dict *modules_dict(void) { return modules; }

int modules_init(void) {
    modules = dict_new();
    spec_type =
        type_new_simple("importlib.machinery.ModuleSpec", NULL, "Where a module came from.");
    if (modules == NULL || spec_type == NULL || sys_set(NAME(modules), OBJ(modules)) < 0)
        return -1;
    return dict_set_str(modules, NAME(sys), sys_module()) < 0
                   || dict_set_str(modules, NAME(builtins), builtins_module()) < 0
               ? -1
               : 0;
}

void modules_shutdown(void) {
    if (modules != NULL)
        dict_clear(modules);
    CLEAR(modules);
    CLEAR(spec_type);
}

/* ---- errors ---- */

static Object *raise_import(Type *type, Str *message_steal, Str *name, Object *path,
                            Str *name_from) {
    if (message_steal == NULL)
        return NULL;
    Object *arg = OBJ(message_steal), *e = exception_new(type, &arg, 1);
    decref(message_steal);
    if (e == NULL)
        return NULL;
    ImportErrorException *error = (ImportErrorException *)e;
    REPLACE_STEAL(error->name, xincref(name));
    REPLACE_STEAL(error->path, xincref(path));
    REPLACE_STEAL(error->name_from, xincref(name_from));
    raise_object(e);
    decref(e);
    return NULL;
}

/* ---- loading ---- */

static Object *make_spec(Str *name, const Found *f) {
    Object *spec = object_call0(spec_type);
    Object *origin = f->path ? incref(f->path)
                     : f->kind == FOUND_NAMESPACE
                         ? new_none()
                         : OBJ(str_from_ascii(f->kind == FOUND_EMBEDDED ? "frozen" : "built-in"));
    Str *parent = f->is_package ? incref(name) : NULL;
    if (parent == NULL) {
        ssize_t dot = -1;
        for (size_t i = 0; i < name->length; i++)
            if (str_at(name, i) == '.')
                dot = (ssize_t)i;
        parent = str_slice(name, 0, dot < 0 ? 0 : (size_t)dot);
    }
    if (spec == NULL || origin == NULL || parent == NULL
        || object_setattr(spec, NAME(name), OBJ(name)) < 0
        || object_setattr(spec, NAME(origin), origin) < 0
        || object_setattr(spec, NAME(loader), KNone) < 0
        || object_setattr(spec, NAME(parent), OBJ(parent)) < 0
        || object_setattr(spec, NAME(has_location), f->path ? KTrue : KFalse) < 0
        || object_setattr(spec, NAME(submodule_search_locations), f->search ? f->search : KNone) < 0
        || object_setattr(spec, NAME(_initializing), KTrue) < 0)
        CLEAR(spec);
    xdecref(origin);
    xdecref(parent);
    return spec;
}

int import_describe(Dict *d, Str *name, const Found *f) {
    Object *spec = make_spec(name, f), *package = NULL;
    int failed = -1;
    if (spec == NULL || object_lookup(spec, NAME(parent), &package) <= 0)
        goto done;
    if (dict_set_str(d, NAME(__spec__), spec) < 0
        || dict_set_str(d, NAME(__package__), package) < 0)
        goto done;
    if (f->path != NULL && dict_set_str(d, NAME(__file__), OBJ(f->path)) < 0)
        goto done;
    if (f->path != NULL && dict_set_str(d, NAME(__cached__), KNone) < 0)
        goto done;
    if (f->search != NULL && dict_set_str(d, NAME(__path__), f->search) < 0)
        goto done;
    failed = dict_set_str(d, NAME(__builtins__), OBJ(builtins_dict()));
done:
    xdecref(spec);
    xdecref(package);
    return failed;
}

static int run_body(Object *module, Str *name, const Found *f) {
    Str *filename = f->path ? incref(f->path) : str_format("<frozen %U>", name);
    size_t length = f->length;
    char *owned = NULL;
    if (filename == NULL)
        return -1;
    const char *text =
        f->kind == FOUND_EMBEDDED ? f->text : (owned = import_read_file(f->path, &length));
    int failed = text == NULL ? -1
                              : vm_run_source(text, length, filename, OBJ(((Module *)module)->dict),
                                              COMPILE_BYTES);
    if (owned != NULL)
        mem_free(owned, length + 1);
    decref(filename);
    return failed;
}

static int set_initializing(Object *module, bool value) {
    Object *spec = is_exact(module, &module_type)
                       ? dict_get_str_borrow(((Module *)module)->dict, NAME(__spec__))
                       : NULL;
    return spec == NULL || spec == KNone
               ? 0
               : object_setattr(spec, NAME(_initializing), value ? KTrue : KFalse);
}

/* Makes, registers and runs the module. New: what sys.modules holds afterwards. */
static Object *load(Str *name, Found *f) {
    Object *module = f->kind == FOUND_NATIVE ? module_from_def(f->native) : module_new(name);
    if (module == NULL)
        return NULL;
    if (f->is_package && f->search == NULL && (f->search = OBJ(list_new(0))) == NULL)
        goto failed;
    if (import_describe(((Module *)module)->dict, name, f) < 0
        || dict_set(modules, OBJ(name), module) < 0)
        goto failed;
    if ((f->kind == FOUND_FILE || f->kind == FOUND_EMBEDDED) && run_body(module, name, f) < 0) {
        Object *pending = error_fetch();
        Object *dropped;
        if (dict_pop(modules, OBJ(name), &dropped) > 0)
            decref(dropped);
        error_clear();
        error_restore(pending);
        goto failed;
    }
    if (set_initializing(module, false) < 0)
        goto failed;
    decref(module);
    module = NULL;
    if (dict_get(modules, OBJ(name), &module) == 0)
        raise_key_error(OBJ(name));
    return module;
failed:
    decref(module);
    return NULL;
}

/* ---- one thread at a time for each module ---- */

/* Who imports a module keeps a record of it on its C stack, on this list; other threads that want
 * the module wait for the record to go. A thread that waits says for which (Thread.waits_for), so
 * that two which import each other's modules are noticed: the one that would close the circle goes
 * on with the module as it is. */
typedef struct Importing {
    struct Importing *next;
    Str *name;
    Thread *owner;
    WaitQueue waiting;
} Importing;
static Importing *importing;

static void import_begin(Importing *record, Str *name) {
    *record = (Importing){.next = importing, .name = name, .owner = thread};
    importing = record;
}

static void import_end(Importing *record) {
    Importing **at = &importing;
    while (*at != record)
        at = &(*at)->next;
    *at = record->next;
    for (Waiter *w; (w = record->waiting.first) != NULL;) {
        wait_leave(&record->waiting, w);
        w->granted = true; /* it does not look at the record again */
        wait_wake(w);
    }
}

void import_after_fork(void) {
    for (Importing **at = &importing; *at != NULL;)
        if ((*at)->owner == thread)
            at = &(*at)->next;
        else
            *at = (*at)->next;
}

static bool would_deadlock(const Importing *record) {
    for (; record != NULL; record = record->owner->waits_for)
        if (record->owner == thread)
            return true;
    return false;
}

/* 1: another thread was importing the module, and is done now; 0: none is, or it waits for us; -1.
 */
static int await_import(Str *name) {
    Importing *record = importing;
    while (record != NULL && (record->owner == thread || !str_equal(record->name, name)))
        record = record->next;
    if (record == NULL || would_deadlock(record))
        return 0;
    Waiter w;
    wait_join(&record->waiting, &w);
    thread->waits_for = record;
    int woken = WAIT_WOKEN;
    while (!w.granted && woken == WAIT_WOKEN)
        woken = wait_sleep(&w, INT64_MAX);
    thread->waits_for = NULL;
    if (!w.granted)
        wait_leave(&record->waiting, &w);
    return woken == WAIT_INTERRUPTED ? -1 : 1;
}

/* ---- finding by dotted name ---- */

static ssize_t last_dot(Str *name) {
    for (size_t i = name->length; i-- > 0;)
        if (str_at(name, i) == '.')
            return (ssize_t)i;
    return -1;
}

static Object *loaded(Str *name) {
    Object *module = NULL;
    if (dict_get(modules, OBJ(name), &module) > 0 && module == KNone) {
        decref(module);
        return raise_import(&exc_ModuleNotFoundError,
                            str_format("import of %U halted; None in sys.modules", name), name,
                            NULL, NULL);
    }
    return module;
}

/* The parent's __path__ (new). NULL with ModuleNotFoundError if it is no package. */
static Object *search_path_of(Object *parent, Str *parent_name, Str *name) {
    Object *search;
    int there = object_lookup(parent, NAME(__path__), &search);
    if (there == 0)
        raise_import(&exc_ModuleNotFoundError,
                     str_format("No module named '%U'; '%U' is not a package", name, parent_name),
                     name, NULL, NULL);
    return there > 0 ? search : NULL;
}

static Object *import_now(Str *name) {
    Object *module = NULL;
    if (c_stack_check(" while importing") < 0)
        return NULL;
    ssize_t dot = last_dot(name);
    Str *parent_name = NULL, *last = incref(name);
    Object *parent = NULL, *search = NULL;
    Found f = {0};
    if (dot == 0) {
        raise_value_error("Empty module name"); /* its parent's */
        goto done;
    }
    if (dot > 0) {
        parent_name = str_slice(name, 0, (size_t)dot);
        REPLACE_STEAL(last, str_slice(name, (size_t)dot + 1, name->length));
        if (parent_name == NULL || last == NULL || (parent = import_absolute(parent_name)) == NULL)
            goto done;
        if ((module = loaded(name)) != NULL || error_occurred()) /* the parent's body imported it */
            goto done;
        if ((search = search_path_of(parent, parent_name, name)) == NULL)
            goto done;
    }
    if (import_find(name, last, search, &f) < 0)
        goto done;
    if (f.kind == FOUND_NOTHING) {
        raise_import(&exc_ModuleNotFoundError, str_format("No module named '%U'", name), name, NULL,
                     NULL);
        goto done;
    }
    module = load(name, &f);
    if (module != NULL && parent != NULL) {
        Str *attribute = str_intern_steal(incref(last));
        if (object_setattr(parent, attribute, module) < 0)
            CLEAR(module);
        decref(attribute);
    }
done:
    found_release(&f);
    xdecref(search);
    xdecref(parent);
    xdecref(parent_name);
    xdecref(last);
    return module;
}

Object *import_absolute(Str *name) {
    for (;;) {
        int waited = LIKELY(importing == NULL) ? 0 : await_import(name);
        if (waited < 0)
            return NULL;
        Object *module = loaded(name);
        if (module != NULL || error_occurred())
            return module;
        if (waited == 0)
            break;
    }
    Importing record;
    incref(name);
    import_begin(&record, name);
    Object *module = import_now(name);
    import_end(&record);
    decref(name);
    return module;
}

Object *import_module(Str *absolute_name) { return import_absolute(absolute_name); }

/* ---- relative names ---- */

/* The package that `level` dots start from: new. */
static Str *package_of(Dict *globals) {
    Object *package = globals ? dict_get_str_borrow(globals, NAME(__package__)) : NULL;
    if (package != NULL && package != KNone) {
        if (!is_str(package))
            return raise_type_error("package must be a string"), NULL;
        return incref(package);
    }
    Object *name = globals ? dict_get_str_borrow(globals, NAME(__name__)) : NULL;
    if (name == NULL)
        return raise_format(&exc_KeyError, "'__name__' not in globals"), NULL;
    if (!is_str(name))
        return raise_type_error("__name__ must be a string"), NULL;
    if (warn(&exc_ImportWarning, "can't resolve package from __spec__ or __package__, falling back "
                                 "on __name__ and __path__")
        < 0)
        return NULL;
    if (dict_get_str_borrow(globals, NAME(__path__)) != NULL)
        return incref(name);
    ssize_t dot = last_dot((Str *)name);
    return str_slice((Str *)name, 0, dot < 0 ? 0 : (size_t)dot);
}

static Str *resolve(Str *name, Dict *globals, int level) {
    Str *package = package_of(globals);
    if (package == NULL)
        return NULL;
    if (package->length == 0) {
        decref(package);
        raise_import(&exc_ImportError,
                     str_from_ascii("attempted relative import with no known parent package"), NULL,
                     NULL, NULL);
        return NULL;
    }
    for (int i = 1; i < level; i++) {
        ssize_t dot = last_dot(package);
        if (dot < 0) {
            decref(package);
            raise_import(&exc_ImportError,
                         str_from_ascii("attempted relative import beyond top-level package"), NULL,
                         NULL, NULL);
            return NULL;
        }
        REPLACE_STEAL(package, str_slice(package, 0, (size_t)dot));
        if (package == NULL)
            return NULL;
    }
    if (name->length == 0)
        return package;
    Str *full = str_format("%U.%U", package, name);
    decref(package);
    return full;
}

/* Names in fromlist that are no attributes of a package may be submodules. */
static int import_submodules(Object *module, Object *fromlist);

static int import_submodule(Object *module, Str *name, bool from_all) {
    Object *found;
    int there = object_lookup(module, name, &found);
    if (there != 0)
        return there < 0 ? -1 : (decref(found), 0);
    Object *package;
    if (object_lookup(module, NAME(__name__), &package) <= 0)
        return -1;
    Str *full = str_format("%S.%U", package, name);
    decref(package);
    if (full == NULL)
        return -1;
    Object *submodule = import_absolute(full);
    int failed = 0;
    if (submodule == NULL) {
        /* The name itself is missing: the statement says so; a failure deeper inside is an error of
         * its own. */
        bool itself = error_is(&exc_ModuleNotFoundError);
        if (itself) {
            Object *missing = ((ImportErrorException *)thread->exception)->name;
            itself = missing != NULL && is_str(missing) && str_equal((Str *)missing, full);
        }
        if (itself)
            error_clear();
        else
            failed = -1;
    }
    xdecref(submodule);
    decref(full);
    return failed;
    (void)from_all;
}

static int import_submodules(Object *module, Object *fromlist) {
    Object *names_ = sequence_tuple(fromlist);
    if (names_ == NULL)
        return -1;
    int failed = 0;
    for (size_t i = 0; failed == 0 && i < ((Tuple *)names_)->length; i++) {
        Object *name = ((Tuple *)names_)->items[i];
        if (!is_str(name)) {
            raise_type_error("Item in ``from list'' must be str, not %T", name);
            failed = -1;
        } else if (str_equal_ascii((Str *)name, "*")) {
            Object *all;
            int there = object_lookup(module, NAME(__all__), &all);
            failed = there < 0 ? -1 : there ? import_submodules(module, all) : 0;
            if (there > 0)
                decref(all);
        } else {
            failed = import_submodule(module, (Str *)name, false);
        }
    }
    decref(names_);
    return failed;
}

/* The first part of a dotted name. */
static Str *first_part(Str *name) {
    for (size_t i = 0; i < name->length; i++)
        if (str_at(name, i) == '.')
            return str_slice(name, 0, i);
    return incref(name);
}

Object *import_level(Str *name, Dict *globals, Object *fromlist, int level) {
    if (level < 0)
        return raise_value_error("level must be >= 0");
    if (level == 0 && name->length == 0)
        return raise_value_error("Empty module name");
    Str *full = level > 0 ? resolve(name, globals, level) : incref(name);
    if (full == NULL)
        return NULL;
    Object *module = import_absolute(full);
    int wants_names = module && fromlist && fromlist != KNone ? object_truth(fromlist) : 0;
    if (wants_names < 0)
        CLEAR(module);
    if (module != NULL && wants_names) {
        Object *path;
        int is_package = object_lookup(module, NAME(__path__), &path);
        if (is_package > 0)
            decref(path);
        if (is_package < 0 || (is_package && import_submodules(module, fromlist) < 0))
            CLEAR(module);
    } else if (module != NULL && name->length > 0) {
        /* `import a.b` binds a; `import .x` cannot be written, but __import__ may ask for it. */
        Str *first = first_part(name), *top = NULL;
        if (first != NULL && first->length == name->length)
            top = incref(full);
        else if (first != NULL)
            top = str_slice(full, 0, full->length - (name->length - first->length));
        Object *bound = top ? import_absolute(top) : NULL;
        xdecref(first);
        xdecref(top);
        REPLACE_STEAL(module, bound);
    }
    decref(full);
    return module;
}

/* ---- what the VM calls ---- */

Object *import_name(Frame *frame, Str *name, Object *level, Object *fromlist) {
    Dict *globals = frame->function->globals;
    Object *hook = dict_get_str_borrow(frame->function->builtins, NAME(__import__));
    if (hook == NULL)
        return raise_import(&exc_ImportError, str_from_ascii("__import__ not found"), NULL, NULL,
                            NULL);
    if (!is_exact(hook, &native_function_type)) {
        Object *args[] = {OBJ(name), OBJ(globals), frame->names ? frame->names : KNone, fromlist,
                          level};
        return object_call(hook, args, 5, NULL);
    }
    return import_level(name, globals, fromlist, (int)INT_VALUE(level));
}

static bool is_initializing(Object *module) {
    Object *spec = is_exact(module, &module_type)
                       ? dict_get_str_borrow(((Module *)module)->dict, NAME(__spec__))
                       : NULL;
    Object *value = NULL;
    bool result = spec != NULL && spec != KNone
                  && object_lookup(spec, NAME(_initializing), &value) > 0 && value == KTrue;
    xdecref(value);
    error_clear();
    return result;
}

static Object *raise_cannot_import(Object *module, Str *name) {
    Object *module_name = NULL, *file = NULL;
    if (object_lookup(module, NAME(__name__), &module_name) <= 0 || !is_str(module_name)) {
        error_clear();
        xdecref(module_name);
        module_name = OBJ(str_from_ascii("<unknown module name>"));
    }
    if (module_name == NULL)
        return NULL;
    if (object_lookup(module, NAME(__file__), &file) <= 0 || !is_str(file)) {
        error_clear();
        CLEAR(file);
    }
    Str *message;
    if (is_initializing(module))
        message = file ? str_format("cannot import name %R from partially initialized module %R "
                                    "(most likely due to a circular import) (%S)",
                                    name, module_name, file)
                       : str_format("cannot import name %R from partially initialized module %R "
                                    "(most likely due to a circular import) (unknown location)",
                                    name, module_name);
    else
        message = str_format("cannot import name %R from %R (%S)", name, module_name,
                             file ? file : OBJ(NAME(unknown_location)));
    raise_import(&exc_ImportError, message, (Str *)module_name, file, name);
    decref(module_name);
    xdecref(file);
    return NULL;
}

Object *import_from(Object *module, Str *name) {
    Object *found;
    int there = object_lookup(module, name, &found);
    if (there != 0)
        return there < 0 ? NULL : found;
    /* A cycle: the submodule may be in sys.modules already without being an attribute yet. */
    Object *package;
    there = object_lookup(module, NAME(__name__), &package);
    if (there < 0)
        return NULL;
    if (there > 0 && is_str(package)) {
        Str *full = str_format("%U.%U", package, name);
        there = full ? dict_get(modules, OBJ(full), &found) : -1;
        xdecref(full);
        decref(package);
        if (there != 0)
            return there < 0 ? NULL : found;
    } else if (there > 0) {
        decref(package);
    }
    return raise_cannot_import(module, name);
}

int import_star(Frame *frame, Object *module) {
    Object *all, *d = NULL;
    int there = object_lookup(module, NAME(__all__), &all);
    if (there < 0)
        return -1;
    bool skip_private = there == 0;
    if (skip_private) {
        if (object_lookup(module, NAME(__dict__), &d) <= 0)
            return error_occurred()
                       ? -1
                       : (raise_import(
                              &exc_ImportError,
                              str_from_ascii("from-import-* object has no __dict__ and no __all__"),
                              NULL, NULL, NULL),
                          -1);
        all = object_call_method(d, NAME(keys), NULL, 0);
        decref(d);
    }
    Object *list = all ? sequence_list(all) : NULL;
    xdecref(all);
    if (list == NULL)
        return -1;
    int failed = 0;
    for (size_t i = 0; failed == 0 && i < ((List *)list)->length; i++) {
        Object *name = ((List *)list)->items[i];
        if (!is_str(name)) {
            Object *owner = NULL;
            if (object_lookup(module, NAME(__name__), &owner) > 0)
                raise_type_error(skip_private ? "Key in %S.__dict__ must be str, not %T"
                                              : "Item in %S.__all__ must be str, not %T",
                                 owner, name);
            xdecref(owner);
            failed = -1;
            break;
        }
        if (skip_private && ((Str *)name)->length > 0 && str_at((Str *)name, 0) == '_')
            continue;
        Object *value = object_getattr(module, (Str *)name);
        failed = value == NULL ? -1 : object_setitem(frame->names, name, value);
        xdecref(value);
    }
    decref(list);
    return failed;
}

Object *build_class_function(Frame *frame) {
    Object *f = dict_get_str_borrow(frame->function->builtins, NAME(__build_class__));
    if (f == NULL)
        return raise_format(&exc_NameError, "__build_class__ not found");
    return incref(f);
}

bool import_is_shadowing(Str *name, Str *origin, bool *standard) {
    Object *path = sys_get_borrow(NAME(path)), *known = sys_get_borrow(NAME(stdlib_module_names));
    if (path == NULL || !is_list(path) || ((List *)path)->length == 0)
        return false;
    Str *first = (Str *)((List *)path)->items[0];
    ssize_t slash = -1;
    for (size_t i = 0; i < origin->length; i++)
        if (str_at(origin, i) == '/')
            slash = (ssize_t)i;
    if (!is_str(first) || slash < 0 || first->length != (size_t)slash)
        return false;
    for (size_t i = 0; i < first->length; i++)
        if (str_at(first, i) != str_at(origin, i))
            return false;
    *standard = known != NULL && is_set(known) && set_contains((Set *)known, OBJ(name)) > 0;
    return true;
}
