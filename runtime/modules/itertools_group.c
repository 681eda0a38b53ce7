/* itertools.groupby: runs of items with equal keys, each run an iterator of its own that shares the
 * source. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/tuple.h"

typedef struct GroupBy {
    TOOL_FIELDS; /* function: the key function or NULL; value: the item read but not given out, or
                    NULL */
    Object *target; /* owned or NULL: the key of the group given out last */
    Object *key;    /* owned or NULL: the key of the item read last */
    void *grouper;  /* borrowed: the only grouper that may still draw; compared, never followed */
} GroupBy;

typedef struct Grouper {
    Object head;
    GroupBy *parent; /* owned */
    Object *target;  /* owned: its key */
} Grouper;

static Object *groupby_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (args_bind("groupby", "iterable, key=None", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    return OBJ(tool_new(type, bound[0], bound[1] == KNone ? NULL : bound[1]));
}

static int groupby_clear(Object *o) {
    GroupBy *g = (GroupBy *)o;
    CLEAR(g->target);
    CLEAR(g->key);
    CLEAR(g->value);
    return 0;
}

static void groupby_dealloc(Object *o) {
    gc_untrack(o);
    groupby_clear(o);
    tool_dealloc(o);
}

static int groupby_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((GroupBy *)o)->target);
    VISIT(((GroupBy *)o)->key);
    return tool_traverse(o, visit, arg);
}

/* Reads the next item and its key. 1 done, 0 exhausted, -1 error. */
static int step(GroupBy *g) {
    Object *item = tool_next(g->it);
    if (item == NULL)
        return error_occurred() ? -1 : 0;
    Object *function = xincref(g->function),
           *key = function ? object_call1(function, item) : incref(item);
    xdecref(function);
    if (key == NULL) {
        decref(item);
        return -1;
    }
    REPLACE_STEAL(g->value, item);
    REPLACE_STEAL(g->key, key);
    return 1;
}

static int keys_equal(Object *a, Object *b) {
    incref(a);
    incref(b);
    int equal = object_compare_bool(a, b, CMP_EQ);
    decref(a);
    decref(b);
    return equal;
}

static Object *grouper_make(GroupBy *parent, Object *target) {
    Grouper *r = (Grouper *)object_new(&grouper_type);
    if (r == NULL)
        return NULL;
    r->parent = incref(parent);
    r->target = incref(target);
    parent->grouper = r;
    gc_track(r);
    return OBJ(r);
}

static Object *groupby_next(Object *o) {
    GroupBy *g = (GroupBy *)o;
    g->grouper = NULL;
    for (;;) { /* the rest of the present group is skipped */
        if (g->key != NULL) {
            int equal = g->target != NULL ? keys_equal(g->target, g->key) : 0;
            if (equal < 0)
                return NULL;
            if (!equal)
                break;
        }
        if (step(g) <= 0)
            return NULL;
    }
    if (g->key == NULL)
        return NULL;
    REPLACE_STEAL(g->target, incref(g->key));
    Object *key = incref(g->key), *grouper = grouper_make(g, key);
    if (grouper == NULL)
        return decref(key), NULL;
    return OBJ(tuple_from_array_steal((Object *[]){key, grouper}, 2));
}

METHOD(groupby_reduce) {
    GroupBy *g = (GroupBy *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Tuple *arguments = tuple_pack(2, g->it, g->function ? g->function : KNone), *state = NULL,
          *result = NULL;
    if (g->target && g->key && g->value) {
        if (arguments != NULL && (state = tuple_pack(3, g->key, g->value, g->target)) != NULL)
            result = tuple_pack(3, self->type, arguments, state);
    } else if (arguments != NULL) {
        result = tuple_pack(2, self->type, arguments);
    }
    xdecref(arguments);
    xdecref(state);
    return OBJ(result);
}

METHOD(groupby_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return raise_type_error("state is not a tuple");
    Tuple *state = (Tuple *)args[0];
    if (state->length != 3)
        return raise_type_error("function takes exactly 3 arguments (%zu given)", state->length);
    GroupBy *g = (GroupBy *)self;
    REPLACE_STEAL(g->key, incref(state->items[0]));
    REPLACE_STEAL(g->value, incref(state->items[1]));
    REPLACE_STEAL(g->target, incref(state->items[2]));
    return new_none();
}

static const MethodDef groupby_methods[] = {
    {"__reduce__", groupby_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", groupby_setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

Type groupby_type = {
    .head = HEAD(&type_type),
    .name = "groupby",
    .module = "itertools",
    .size = sizeof(GroupBy),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = groupby_dealloc,
    .traverse = groupby_traverse,
    .clear = groupby_clear,
    .iter = iter_self,
    .iternext = groupby_next,
    .new_ = groupby_new,
    .methods = groupby_methods,
    .doc = "Pairs of a key and an iterator of the neighbouring items that have it; key is a "
           "function of the item, by default the item itself.",
    .signature = "iterable, key=None",
};

/* ---- the groups ------------------------------------------------------------------------------ */

static Object *grouper_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (tool_bind(type, &grouper_type, "parent, tgtkey, /", &cache, args, nargs, kwnames, bound)
        < 0)
        return NULL;
    if (!object_is(bound[0], &groupby_type))
        return raise_type_error("_grouper() argument 1 must be itertools.groupby, not %T",
                                bound[0]);
    return grouper_make((GroupBy *)bound[0], bound[1]);
}

static void grouper_dealloc(Object *o) {
    Grouper *r = (Grouper *)o;
    gc_untrack(o);
    if (r->parent != NULL && r->parent->grouper == r)
        r->parent->grouper = NULL;
    CLEAR(r->parent);
    CLEAR(r->target);
    object_free(o);
}

static int grouper_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Grouper *)o)->parent);
    VISIT(((Grouper *)o)->target);
    return 0;
}

static Object *grouper_next(Object *o) {
    Grouper *r = (Grouper *)o;
    GroupBy *g = r->parent;
    if (g->grouper != r || (g->value == NULL && step(g) <= 0))
        return NULL;
    if (g->key == NULL || keys_equal(r->target, g->key) <= 0)
        return NULL;
    Object *item = g->value;
    g->value = NULL;
    CLEAR(g->key);
    return item;
}

METHOD(grouper_reduce) {
    Grouper *r = (Grouper *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (r->parent->grouper != r)
        return iter_reduction_steal(iter_function, incref(tuple_empty), NULL);
    Tuple *arguments = tuple_pack(2, r->parent, r->target);
    Tuple *result = arguments ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef grouper_methods[] = {
    {"__reduce__", grouper_reduce, "", 0, REDUCE_DOC},
    {0},
};

Type grouper_type = {
    .head = HEAD(&type_type),
    .name = "_grouper",
    .module = "itertools",
    .size = sizeof(Grouper),
    .flags = TYPE_GC | TYPE_IMMUTABLE,
    .dealloc = grouper_dealloc,
    .traverse = grouper_traverse,
    .iter = iter_self,
    .iternext = grouper_next,
    .new_ = grouper_new,
    .methods = grouper_methods,
};
