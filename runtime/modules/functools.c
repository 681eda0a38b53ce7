/* _functools: reduce and cmp_to_key; partial and the cache of lru_cache have files of their own.
 * The rest of functools is runtime/lib/functools.py. */
#include "runtime/modules/functools_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

METHOD(reduce) {
    Object *it = object_iter(args[1]), *total = xincref(args[2]);
    if (it == NULL) {
        xdecref(total);
        if (error_is(&exc_TypeError)) {
            error_clear();
            raise_type_error("reduce() arg 2 must support iteration");
        }
        return NULL;
    }
    for (Object *item; (item = object_next(it)) != NULL;) {
        if (total == NULL) {
            total = item;
            continue;
        }
        Object *next = object_call2(args[0], total, item);
        decref(item);
        decref(total);
        total = next;
        if (total == NULL)
            break;
    }
    decref(it);
    if (error_occurred())
        CLEAR(total);
    else if (total == NULL)
        raise_type_error("reduce() of empty iterable with no initial value");
    return total;
}

/* ---- cmp_to_key: objects that compare by an old-style comparison function -------------------- */

typedef struct KeyWrapper {
    Object head;
    Object *compare; /* owned */
    Object *object; /* owned or NULL: what is compared; NULL in the factory that cmp_to_key gives */
} KeyWrapper;

static Object *key_make(Object *compare, Object *object) {
    KeyWrapper *k = (KeyWrapper *)object_new(&key_wrapper_type);
    if (k == NULL)
        return NULL;
    k->compare = incref(compare);
    k->object = xincref(object);
    gc_track(k);
    return OBJ(k);
}

METHOD(cmp_to_key) { return key_make(args[0], NULL); }

static int key_clear(Object *o) {
    CLEAR(((KeyWrapper *)o)->compare);
    CLEAR(((KeyWrapper *)o)->object);
    return 0;
}

static void key_dealloc(Object *o) {
    gc_untrack(o);
    key_clear(o);
    object_free(o);
}

static int key_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((KeyWrapper *)o)->compare);
    VISIT(((KeyWrapper *)o)->object);
    return 0;
}

static Object *key_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[1];
    if (args_bind("K", "obj", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    return key_make(((KeyWrapper *)o)->compare, bound[0]);
}

static Object *key_compare(Object *a, Object *b, int op) {
    if (!is_exact(b, &key_wrapper_type))
        return raise_type_error("other argument must be K instance");
    KeyWrapper *x = (KeyWrapper *)a, *y = (KeyWrapper *)b;
    if (x->object == NULL || y->object == NULL)
        return raise_format(&exc_AttributeError, "object");
    Object *compare = incref(x->compare), *left = incref(x->object), *right = incref(y->object);
    Object *order = object_call2(compare, left, right), *result = NULL;
    if (order != NULL)
        result = object_compare(order, OBJ(&small_ints[0 - SMALL_MIN]), op);
    decref(compare);
    decref(left);
    decref(right);
    xdecref(order);
    return result;
}

static const MemberDef key_members[] = {
    {"obj", MEMBER_OBJECT, offsetof(KeyWrapper, object), true, "The object that is compared."},
    {0},
};

Type key_wrapper_type = {
    .head = HEAD(&type_type),
    .name = "KeyWrapper",
    .module = "functools",
    .size = sizeof(KeyWrapper),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = key_dealloc,
    .traverse = key_traverse,
    .clear = key_clear,
    .call = key_call,
    .compare = key_compare,
    .hash = hash_unhashable,
    .members = key_members,
};

/* ---- the module ------------------------------------------------------------------------------ */

static const MethodDef functions[] = {
    {"reduce", reduce, "function, iterable, initial=<unrepresentable>, /", 0,
     "Folds an iterable from the left: function(function(a, b), c) for the items a, b, c."},
    {"cmp_to_key", cmp_to_key, "mycmp", 0,
     "Makes a sort key of a function that compares two items by a number's sign."},
    {0},
};

static int init(Object *module) {
    if (module_add_type(module, &partial_type) < 0)
        return -1;
    return module_add_type(module, &lru_cache_type);
}

const ModuleDef _functools_module = {"_functools", "Tools for functions.", functions, init};
