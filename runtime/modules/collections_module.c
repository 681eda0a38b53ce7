/* The native module _collections: its types, the counting loop of Counter, and the descriptor
 * behind the fields of named tuples. */
#include "runtime/modules/collections_internal.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- counting -------------------------------------------------------------------------------- */

/* The mapping is a dict whose subclass overrides neither get() nor item assignment. */
static bool counts_natively(Object *mapping) {
    return is_dict(mapping) && mapping->type->setitem == dict_type.setitem
           && type_lookup_borrow(mapping->type, NAME(get))
                  == type_lookup_borrow(&dict_type, NAME(get));
}

static int count_native(Dict *d, Object *key, Object *one) {
    int64_t hash = hash_key(key);
    ssize_t at = hash != -1 ? dict_find_hash(d, key, hash) : DICT_FAILED;
    if (at == DICT_FAILED)
        return -1;
    if (at < 0)
        return dict_set_hash(d, key, hash, one);
    Object *count = d->entries[at].value;
    if (is_compact_int(count) && count->refcount == 1 && INT_VALUE(count) < INT64_MAX) {
        INT_VALUE(count)++; /* nobody else sees this int */
        return 0;
    }
    incref(count);
    Object *sum = number_binary(OP_ADD, count, one);
    decref(count);
    int result = sum != NULL ? dict_set_hash(d, key, hash, sum) : -1;
    xdecref(sum);
    return result;
}

static int count_generic(Object *mapping, Object *get, Object *key, Object *one) {
    Object *zero = int_from_i64(0), *old = zero != NULL ? object_call2(get, key, zero) : NULL;
    Object *sum = old != NULL ? number_binary(OP_ADD, old, one) : NULL;
    int result = sum != NULL ? object_setitem(mapping, key, sum) : -1;
    xdecref(zero);
    xdecref(old);
    xdecref(sum);
    return result;
}

METHOD(count_elements) {
    Object *mapping = args[0], *key, *get = NULL, *one = int_from_i64(1);
    Object *iterator = one != NULL ? object_iter(args[1]) : NULL;
    bool native = counts_natively(mapping);
    int result = iterator == NULL ? -1 : 0;
    if (result == 0 && !native && (get = object_getattr(mapping, NAME(get))) == NULL)
        result = -1;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        result = native ? count_native((Dict *)mapping, key, one)
                        : count_generic(mapping, get, key, one);
        decref(key);
    }
    xdecref(get);
    xdecref(iterator);
    xdecref(one);
    return result < 0 || error_occurred() ? NULL : new_none();
}

/* ---- fields of named tuples ------------------------------------------------------------------ */

typedef struct TupleGetter {
    Object head;
    ssize_t index;
    Object *doc; /* owned */
} TupleGetter;

static Object *getter_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("_tuplegetter", kwnames) < 0
        || args_count("_tuplegetter", nargs, 2, 2) < 0)
        return NULL;
    Object *number = number_index(args[0]);
    ssize_t index = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
    xdecref(number);
    if (index == -1 && error_occurred())
        return NULL;
    TupleGetter *g = (TupleGetter *)object_new(type);
    if (g == NULL)
        return NULL;
    g->index = index;
    g->doc = incref(args[1]);
    gc_track(g);
    return OBJ(g);
}

static void getter_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((TupleGetter *)o)->doc);
    object_free(o);
}

static int getter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((TupleGetter *)o)->doc);
    return 0;
}

static int getter_clear(Object *o) {
    CLEAR(((TupleGetter *)o)->doc);
    return 0;
}

static Object *getter_get(Object *o, Object *obj, Object *type) {
    size_t index = (size_t)((TupleGetter *)o)->index;
    if (obj == NULL)
        return incref(o);
    if (!is_tuple(obj)) {
        if (obj == KNone)
            return incref(o);
        return raise_type_error(
            "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object", index,
            obj);
    }
    if (index >= ((Tuple *)obj)->length)
        return raise_index_error("tuple index out of range");
    return incref(((Tuple *)obj)->items[index]);
}

static int getter_set(Object *o, Object *obj, Object *value) {
    raise_format(&exc_AttributeError,
                 value == NULL ? "can't delete attribute" : "can't set attribute");
    return -1;
}

static Object *getter_repr(Object *o) {
    TupleGetter *g = (TupleGetter *)o;
    return OBJ(str_format("%s(%zd, %R)", type_bare_name(o->type), g->index,
                          g->doc != NULL ? g->doc : KNone));
}

METHOD(getter_reduce) {
    TupleGetter *g = (TupleGetter *)self;
    Object *index = int_from_ssize(g->index);
    Tuple *arguments = index != NULL ? tuple_pack(2, index, g->doc != NULL ? g->doc : KNone) : NULL;
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(index);
    xdecref(arguments);
    return OBJ(result);
}

static const MemberDef getter_members[] = {
    {"__doc__", MEMBER_OBJECT, offsetof(TupleGetter, doc), true, NULL},
    {0},
};
static const MethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, "", 0, NULL},
    {0},
};

Type tuple_getter_type = {
    .head = HEAD(&type_type),
    .name = "collections._tuplegetter",
    .module = "collections",
    .size = sizeof(TupleGetter),
    .flags = TYPE_GC | TYPE_IMMUTABLE,
    .dealloc = getter_dealloc,
    .traverse = getter_traverse,
    .clear = getter_clear,
    .repr = getter_repr,
    .descr_get = getter_get,
    .descr_set = getter_set,
    .new_ = getter_new,
    .methods = getter_methods,
    .members = getter_members,
};

/* ---- the module ------------------------------------------------------------------------------ */

static int init(Object *module) {
    Type *const types[] = {&deque_type,      &defaultdict_type,        &ordered_dict_type,
                           &deque_iter_type, &deque_reverse_iter_type, &tuple_getter_type};
    Type *const views[] = {&ordered_keys_type, &ordered_values_type, &ordered_items_type};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (type_ensure_ready(views[i]) < 0) /* they inherit slots that C code calls */
            return -1;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (module_add_type(module, types[i]) < 0)
            return -1;
    return 0;
}

static const MethodDef functions[] = {
    {"_count_elements", count_elements, "mapping, iterable, /", 0,
     "Count each element of an iterable in a mapping."},
    {0},
};

const ModuleDef _collections_module = {
    .name = "_collections",
    .doc = "The native part of collections: deque, defaultdict, OrderedDict.",
    .functions = functions,
    .init = init,
};
