/* The native module _abc: what abc.ABCMeta does (PEP 3119).
 *
 * Each abstract class has an AbcData as its attribute _abc_impl: the classes registered with it,
 * and two caches of what its __subclasscheck__ has said. All three are sets of weak references. The
 * negative cache counts only while no class is registered anywhere: `invalidation` says how many
 * were.
 *
 * A weak reference without callback is the only one of its kind for its referent, so a set finds it
 * by identity. References to classes that are gone stay until their set has doubled.
 */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"
#include "runtime/objects/weakref.h"

enum { FIRST_LIMIT = 16 };

typedef struct WeakSet {
    Set *set;     /* owned or NULL: empty */
    size_t limit; /* references at which the dead ones are dropped */
} WeakSet;

typedef struct AbcData {
    Object head;
    WeakSet registry, cache, negative;
    uint64_t version; /* `invalidation` when the negative cache was last empty */
} AbcData;

static uint64_t invalidation;
static bool checking; /* a class is asked on behalf of another's check, not of the program */
static Type abc_data_type;

/* ---- sets of weak references ----------------------------------------------------------------- */

static int drop_dead(WeakSet *w) {
    Set *fresh = set_new(NULL);
    size_t position = 0;
    Object *ref;
    int64_t hash;
    if (fresh == NULL)
        return -1;
    while (set_next(w->set, &position, &ref, &hash)) {
        if (((Weakref *)ref)->referent != NULL && set_add(fresh, ref) < 0) {
            decref(fresh);
            return -1;
        }
    }
    w->limit = fresh->used * 2 > FIRST_LIMIT ? fresh->used * 2 : FIRST_LIMIT;
    REPLACE_STEAL(w->set, fresh);
    return 0;
}

static int weak_add(WeakSet *w, Object *o) {
    if (w->set == NULL && (w->set = set_new(NULL)) == NULL)
        return -1;
    if (w->set->used >= (w->limit ? w->limit : FIRST_LIMIT) && drop_dead(w) < 0)
        return -1;
    Object *ref = weakref_new(o, NULL);
    int result = ref ? set_add(w->set, ref) : -1;
    xdecref(ref);
    return result;
}

static int weak_contains(const WeakSet *w, Object *o) {
    if (w->set == NULL || w->set->used == 0)
        return 0;
    Object *ref = weakref_new(o, NULL);
    if (ref == NULL) { /* no weak references: it cannot be in there */
        if (!error_is(&exc_TypeError))
            return -1;
        error_clear();
        return 0;
    }
    Set *set = incref(w->set);
    int result = set_contains(set, ref);
    decref(set);
    decref(ref);
    return result;
}

/* The living referents: new list. */
static List *weak_list(const WeakSet *w) {
    List *list = list_new(0);
    size_t position = 0;
    Object *ref;
    int64_t hash;
    while (list != NULL && w->set != NULL && set_next(w->set, &position, &ref, &hash)) {
        Object *o = weakref_get(ref);
        if (o != NULL && list_append_steal(list, o) < 0)
            CLEAR(list);
    }
    return list;
}

/* ---- the data of a class --------------------------------------------------------------------- */

static int data_traverse(Object *o, VisitFn visit, void *arg) {
    AbcData *d = (AbcData *)o;
    VISIT(d->registry.set);
    VISIT(d->cache.set);
    VISIT(d->negative.set);
    return 0;
}

static int data_clear(Object *o) {
    AbcData *d = (AbcData *)o;
    CLEAR(d->registry.set);
    CLEAR(d->cache.set);
    CLEAR(d->negative.set);
    return 0;
}

static void data_dealloc(Object *o) {
    gc_untrack(o);
    data_clear(o);
    object_free(o);
}

static Type abc_data_type = {
    .head = HEAD(&type_type),
    .name = "_abc_data",
    .module = "_abc",
    .size = sizeof(AbcData),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .doc = "What an abstract class knows of its registered and cached classes.",
    .dealloc = data_dealloc,
    .traverse = data_traverse,
    .clear = data_clear,
};

/* The data of an abstract class: new. */
static AbcData *data_of(Object *cls) {
    Object *found = is_type(cls) ? xincref(type_lookup_borrow((Type *)cls, NAME(_abc_impl))) : NULL;
    if (found == NULL)
        found = object_getattr(cls, NAME(_abc_impl));
    if (found != NULL && !is_exact(found, &abc_data_type)) {
        raise_type_error("_abc_impl is set to a wrong type");
        CLEAR(found);
    }
    return (AbcData *)found;
}

/* ---- abstract methods ------------------------------------------------------------------------ */

static int is_abstract(Object *o) {
    Object *flag;
    int found = object_lookup(o, NAME(__isabstractmethod__), &flag);
    if (found > 0) {
        found = object_truth(flag);
        decref(flag);
    }
    return found;
}

static int add_own(Object *cls, Set *names) {
    Dict *copy = dict_copy(((Type *)cls)->dict);
    size_t position = 0;
    Object *key, *value;
    int result = copy ? 0 : -1;
    while (result == 0 && dict_next(copy, &position, &key, &value)) {
        int abstract = is_abstract(value);
        result = abstract < 0 || (abstract && set_add(names, key) < 0) ? -1 : 0;
    }
    xdecref(copy);
    return result;
}

/* Those of a base that are still abstract in the class. */
static int add_inherited(Object *cls, Object *base, Set *names) {
    Object *given, *value;
    int found = object_lookup(base, NAME(__abstractmethods__), &given);
    if (found <= 0)
        return found;
    Object *list = sequence_list(given);
    decref(given);
    int result = list ? 0 : -1;
    for (size_t i = 0; result == 0 && i < ((List *)list)->length; i++) {
        Object *key = ((List *)list)->items[i];
        if (!is_str(key)) {
            result = -1;
            raise_type_error("attribute name must be string, not '%T'", key);
            break;
        }
        found = object_lookup(cls, (Str *)key, &value);
        if (found > 0) {
            found = is_abstract(value);
            decref(value);
        }
        result = found < 0 || (found && set_add(names, key) < 0) ? -1 : 0;
    }
    xdecref(list);
    return result;
}

static int compute_abstract_methods(Object *cls) {
    Set *names = set_new(NULL);
    Tuple *bases = names ? incref(((Type *)cls)->bases) : NULL;
    int result = names ? add_own(cls, names) : -1;
    for (size_t i = 0; result == 0 && i < bases->length; i++)
        result = add_inherited(cls, bases->items[i], names);
    Object *frozen = result == 0 ? frozenset_new(OBJ(names)) : NULL;
    result = frozen ? object_setattr(cls, NAME(__abstractmethods__), frozen) : -1;
    xdecref(frozen);
    xdecref(bases);
    xdecref(names);
    return result;
}

/* ---- patterns: classes that match as sequences or mappings ----------------------------------- */

static const uint32_t PATTERN_FLAGS = TYPE_SEQUENCE | TYPE_MAPPING;

static void set_patterns(Type *t, uint32_t flags) {
    if (t->flags & TYPE_IMMUTABLE || (t->flags & PATTERN_FLAGS) == flags)
        return; /* str stays none, though it is a Sequence */
    t->flags = (t->flags & ~PATTERN_FLAGS) | flags;
    for (uint32_t i = 0; i < t->subclass_count; i++)
        set_patterns(t->subclasses[i], flags);
}

/* __abc_tpflags__ in a class body: CPython's bits for the two. */
static int take_patterns(Type *t) {
    Object *bits = dict_get_str_borrow(t->dict, NAME(__abc_tpflags__));
    if (bits == NULL || !is_int(bits))
        return 0;
    int64_t value = number_as_ssize(bits, NULL);
    if (value == -1 && error_occurred())
        return -1;
    if ((value & 96) == 96) {
        raise_type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and "
                         "Py_TPFLAGS_MAPPING");
        return -1;
    }
    uint32_t flags = value & 32 ? TYPE_SEQUENCE : value & 64 ? TYPE_MAPPING : 0;
    if (flags)
        t->flags = (t->flags & ~PATTERN_FLAGS) | flags;
    return dict_delete_str(t->dict, NAME(__abc_tpflags__));
}

/* ---- subclass checks ------------------------------------------------------------------------- */

/* What __subclasshook__ says: 1, 0, 2 for nothing, -1. */
static int ask_hook(Object *cls, Object *subclass) {
    Object *answer = object_call_method(cls, NAME(__subclasshook__), &subclass, 1);
    if (answer == NULL)
        return -1;
    int result = answer == KTrue ? 1 : answer == KFalse ? 0 : answer == KNotImplemented ? 2 : -1;
    decref(answer);
    if (result < 0)
        raise_format(&exc_AssertionError,
                     "__subclasshook__ must return either False, True, or NotImplemented");
    return result;
}

static int derives_directly(Object *cls, Object *subclass) {
    Tuple *mro = ((Type *)subclass)->mro;
    for (size_t i = 0; mro != NULL && i < mro->length; i++)
        if (mro->items[i] == cls)
            return 1;
    return 0;
}

static int ask_for_us(Object *subclass, Object *cls, int (*ask)(Object *, Object *)) {
    bool before = checking;
    checking = true;
    int result = ask(subclass, cls);
    checking = before;
    return result;
}

/* Is it a subclass of one of these? Takes the list. */
static int derives_from_any(Object *subclass, List *classes_steal) {
    int result = classes_steal ? 0 : -1;
    for (size_t i = 0; result == 0 && i < classes_steal->length; i++)
        result = ask_for_us(subclass, classes_steal->items[i], object_issubclass);
    xdecref(classes_steal);
    return result;
}

static List *subclasses_of(Object *cls) {
    Object *list = object_call_method(cls, NAME(__subclasses__), NULL, 0);
    if (list != NULL && !is_list(list)) {
        raise_type_error("__subclasses__() must return a list");
        CLEAR(list);
    }
    return (List *)list;
}

/* The answer behind the caches. */
static int find_out(Object *cls, AbcData *data, Object *subclass) {
    int result = ask_hook(cls, subclass);
    if (result == 2)
        result = derives_directly(cls, subclass);
    else
        return result;
    if (result == 0)
        result = derives_from_any(subclass, weak_list(&data->registry));
    if (result == 0)
        result = derives_from_any(subclass, subclasses_of(cls));
    return result;
}

/* 1, 0; -1 on error; 2: the caches do not know. */
static int ask_caches(AbcData *data, Object *subclass) {
    int known = weak_contains(&data->cache, subclass);
    if (known != 0)
        return known;
    if (data->version < invalidation) {
        CLEAR(data->negative.set);
        data->version = invalidation;
        return 2;
    }
    known = weak_contains(&data->negative, subclass);
    return known < 0 ? -1 : known ? 0 : 2;
}

static int subclass_check(Object *cls, Object *subclass) {
    if (!is_type(subclass))
        return raise_type_error("issubclass() arg 1 must be a class"), -1;
    AbcData *data = data_of(cls);
    if (data == NULL)
        return -1;
    int result = type_ensure_ready((Type *)subclass) < 0 ? -1 : ask_caches(data, subclass);
    if (result == 2) {
        result = find_out(cls, data, subclass);
        if (result >= 0 && weak_add(result ? &data->cache : &data->negative, subclass) < 0)
            result = -1;
    }
    decref(data);
    return result;
}

/* cls.__subclasscheck__(subclass), overrides included. */
static int ask_class(Object *subclass, Object *cls) {
    Object *answer = object_call_method(cls, NAME(__subclasscheck__), &subclass, 1);
    int result = answer ? object_truth(answer) : -1;
    xdecref(answer);
    return result;
}

static int instance_check(Object *cls, Object *instance) {
    AbcData *data = data_of(cls);
    Object *claimed = data ? object_getattr(instance, NAME(__class__)) : NULL;
    Object *type = OBJ(type_of(instance));
    if (claimed == NULL) {
        xdecref(data);
        return -1;
    }
    int result = weak_contains(&data->cache, claimed);
    if (result == 0 && claimed == type && data->version == invalidation) {
        result = weak_contains(&data->negative, claimed);
        if (result > 0) {
            decref(data);
            decref(claimed);
            return 0;
        }
    }
    if (result == 0)
        result = ask_for_us(claimed, cls, ask_class);
    if (result == 0 && claimed != type)
        result = ask_for_us(type, cls, ask_class);
    decref(data);
    decref(claimed);
    return result;
}

/* ---- functions ------------------------------------------------------------------------------- */

#define UNUSED (void)self, (void)nargs, (void)kwnames

static Object *abc_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    Object *cls = args[0];
    if (!is_type(cls))
        return raise_type_error("_abc_init() argument must be a class");
    if (compute_abstract_methods(cls) < 0 || take_patterns((Type *)cls) < 0)
        return NULL;
    AbcData *data = (AbcData *)object_new(&abc_data_type);
    if (data == NULL)
        return NULL;
    data->version = invalidation;
    gc_track(data);
    int failed = object_setattr(cls, NAME(_abc_impl), OBJ(data));
    decref(data);
    return failed < 0 ? NULL : new_none();
}

static Object *abc_register(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    Object *cls = args[0], *subclass = args[1];
    if (!is_type(subclass))
        return raise_type_error("Can only register classes");
    int known = object_issubclass(subclass, cls);
    if (known != 0)
        return known < 0 ? NULL : incref(subclass);
    known = object_issubclass(cls, subclass);
    if (known != 0)
        return known < 0 ? NULL : raise_runtime_error("Refusing to create an inheritance cycle");
    AbcData *data = data_of(cls);
    int failed = data ? weak_add(&data->registry, subclass) : -1;
    xdecref(data);
    if (failed < 0)
        return NULL;
    invalidation++;
    uint32_t patterns = is_type(cls) ? ((Type *)cls)->flags & PATTERN_FLAGS : 0;
    if (patterns)
        set_patterns((Type *)subclass, patterns);
    return incref(subclass);
}

static Object *abc_instancecheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    int result = instance_check(args[0], args[1]);
    return result < 0 ? NULL : new_bool(result);
}

static Object *abc_subclasscheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    int result = subclass_check(args[0], args[1]);
    return result < 0 ? NULL : new_bool(result);
}

static Object *get_cache_token(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    (void)args;
    return int_from_i64((int64_t)invalidation);
}

static Object *is_checking(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    (void)args;
    return new_bool(checking);
}

static Object *copy_of(const WeakSet *w) { return OBJ(set_new(w->set ? OBJ(w->set) : NULL)); }

static Object *get_dump(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    AbcData *data = data_of(args[0]);
    if (data == NULL)
        return NULL;
    Object *parts[4] = {copy_of(&data->registry), copy_of(&data->cache), copy_of(&data->negative),
                        int_from_i64((int64_t)data->version)};
    Object *result = NULL;
    if (parts[0] && parts[1] && parts[2] && parts[3])
        result = OBJ(tuple_from_array(parts, 4));
    for (size_t i = 0; i < 4; i++)
        xdecref(parts[i]);
    decref(data);
    return result;
}

static Object *reset_registry(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    AbcData *data = data_of(args[0]);
    if (data == NULL)
        return NULL;
    CLEAR(data->registry.set);
    decref(data);
    return new_none();
}

static Object *reset_caches(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED;
    AbcData *data = data_of(args[0]);
    if (data == NULL)
        return NULL;
    CLEAR(data->cache.set);
    CLEAR(data->negative.set);
    decref(data);
    return new_none();
}

/* ---- ABCMeta's two hooks, as methods without a Python frame ---------------------------------- */

static Object *hook_instance(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    int result = instance_check(self, args[0]);
    return result < 0 ? NULL : new_bool(result);
}

static Object *hook_subclass(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    int result = subclass_check(self, args[0]);
    return result < 0 ? NULL : new_bool(result);
}

static const MethodDef hooks[] = {
    {"__instancecheck__", hook_instance, "instance", 0,
     "isinstance(instance, cls), with regard to registered classes."},
    {"__subclasscheck__", hook_subclass, "subclass", 0,
     "issubclass(subclass, cls), with regard to registered classes."},
};

static int init(Object *module) {
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        Object *method = method_descr_new(&type_type, &hooks[i]);
        if (method == NULL || module_add(module, hooks[i].name, method) < 0)
            return -1;
    }
    return 0;
}

static const MethodDef functions[] = {
    {"get_cache_token", get_cache_token, "", 0,
     "An object that changes, by ==, whenever a class is registered with any ABC."},
    {"_checking", is_checking, "", 0, "Does the machinery of ABCs ask, on its own behalf?"},
    {"_abc_init", abc_init, "self, /", 0, "Collects the abstract methods of a new class."},
    {"_reset_registry", reset_registry, "self, /", 0, "Forgets what is registered."},
    {"_reset_caches", reset_caches, "self, /", 0, "Forgets what the caches hold."},
    {"_get_dump", get_dump, "self, /", 0, "The registry, the two caches and the version."},
    {"_abc_register", abc_register, "self, subclass, /", 0, "Registers a subclass."},
    {"_abc_instancecheck", abc_instancecheck, "self, instance, /", 0, "isinstance for ABCs."},
    {"_abc_subclasscheck", abc_subclasscheck, "self, subclass, /", 0, "issubclass for ABCs."},
    {0},
};

const ModuleDef _abc_module = {"_abc", "The machinery of abstract base classes.", functions, init};
