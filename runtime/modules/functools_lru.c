/* The wrapper that functools.lru_cache makes: a function with a cache of its results.
 *
 * Results are kept by a key made of the arguments: the argument itself where it is the only one and
 * an exact int or str, else a tuple of the positional arguments, and if there are keywords a mark
 * followed by names and values; typed: the types behind that. maxsize None: the cache is a plain
 * dict from key to result. Else its values are Links on a ring, the least recently used first; both
 * the dict and the ring own a link. The function, __hash__ and __eq__ of keys may call the wrapper
 * itself: after each call the cache is looked at anew.
 */
#include "runtime/modules/functools_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Link {
    Object head;
    struct Link *next, *previous; /* NULL: not on the ring */
    Object *key, *result;         /* owned */
} Link;

typedef struct LruCache {
    Object head;
    Link root;         /* the ring's anchor; no object */
    Object *function;  /* owned */
    Dict *cache;       /* owned */
    Object *info_type; /* owned: makes what cache_info() returns */
    Dict *dict;        /* owned or NULL: attributes */
    ssize_t max_size;  /* -1: unbounded */
    int64_t hits, misses;
    bool typed;
} LruCache;

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* ---- links ----------------------------------------------------------------------------------- */

static void link_dealloc(Object *o) {
    Link *l = (Link *)o;
    gc_untrack(o);
    CLEAR(l->key);
    CLEAR(l->result);
    object_free(o);
}

static int link_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Link *)o)->key);
    VISIT(((Link *)o)->result);
    return 0;
}

Type lru_link_type = {
    .head = HEAD(&type_type),
    .name = "_lru_list_elem",
    .module = "functools",
    .size = sizeof(Link),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = link_dealloc,
    .traverse = link_traverse,
};

static void link_remove(Link *l) { /* the ring's reference goes to the caller */
    l->previous->next = l->next;
    l->next->previous = l->previous;
    l->next = l->previous = NULL;
}

static void link_append(LruCache *c, Link *l) {
    Link *root = &c->root, *last = root->previous;
    last->next = root->previous = l;
    l->previous = last;
    l->next = root;
}

/* Takes all links off the ring; the first of them, which own each other's place in line through
 * `next`. */
static Link *unlink_all(LruCache *c) {
    Link *first = c->root.next;
    if (first == NULL || first == &c->root)
        return NULL;
    c->root.previous->next = NULL;
    c->root.next = c->root.previous = &c->root;
    return first;
}

static void release_links(Link *l) {
    while (l != NULL) {
        Link *next = l->next;
        l->next = l->previous = NULL;
        decref(l);
        l = next;
    }
}

/* ---- keys ------------------------------------------------------------------------------------ */

static Object keyword_mark = HEAD(&object_type);

static Object *make_key(LruCache *c, Object *const *args, size_t nargs, Tuple *kwnames) {
    size_t keywords = kwnames ? kwnames->length : 0;
    if (!c->typed && keywords == 0) {
        if (nargs == 1 && (is_exact(args[0], &int_type) || is_exact(args[0], &str_type)))
            return incref(args[0]);
        return OBJ(tuple_from_array(args, nargs));
    }
    size_t size = nargs + (keywords ? 1 + 2 * keywords : 0) + (c->typed ? nargs + keywords : 0),
           at = 0;
    Tuple *key = tuple_new(size);
    if (key == NULL || size == 0)
        return OBJ(key);
    for (size_t i = 0; i < nargs; i++)
        key->items[at++] = incref(args[i]);
    if (keywords > 0)
        key->items[at++] = incref(&keyword_mark);
    for (size_t i = 0; i < keywords; i++) {
        key->items[at++] = incref(kwnames->items[i]);
        key->items[at++] = incref(args[nargs + i]);
    }
    for (size_t i = 0; c->typed && i < nargs + keywords; i++)
        key->items[at++] = incref(type_of(args[i]));
    tuple_finish(key);
    return OBJ(key);
}

/* ---- calling --------------------------------------------------------------------------------- */

static Object *call_uncached(LruCache *c, Object *const *args, size_t nargs, Tuple *kwnames) {
    c->misses++;
    Object *function = incref(c->function), *result = object_call(function, args, nargs, kwnames);
    decref(function);
    return result;
}

static Object *call_unbounded(LruCache *c, Object *key, Object *const *args, size_t nargs,
                              Tuple *kwnames) {
    Object *result;
    int found = dict_get(c->cache, key, &result);
    if (found != 0) {
        c->hits += found > 0;
        return found > 0 ? result : NULL;
    }
    result = call_uncached(c, args, nargs, kwnames);
    if (result != NULL && dict_set(c->cache, key, result) < 0)
        CLEAR(result);
    return result;
}

static int add_link(LruCache *c, Object *key, Object *result) {
    Link *l = (Link *)object_new(&lru_link_type);
    if (l == NULL)
        return -1;
    l->key = incref(key);
    l->result = incref(result);
    gc_track(l);
    if (dict_set(c->cache, key, OBJ(l)) < 0) {
        decref(l);
        return -1;
    }
    link_append(c, l);
    return 0;
}

/* The oldest link takes the new key and result. */
static int reuse_oldest(LruCache *c, Object *key, Object *result) {
    Link *l = c->root.next;
    Object *popped = NULL;
    link_remove(l);
    int found = dict_pop(c->cache, l->key, &popped);
    if (found < 0) {
        link_append(c, l);
        return -1;
    }
    if (found == 0) { /* somebody has emptied the cache meanwhile */
        decref(l);
        return 0;
    }
    Object *old_key = l->key, *old_result = l->result;
    l->key = incref(key);
    l->result = incref(result);
    int status = dict_set(c->cache, key, OBJ(l));
    if (status == 0)
        link_append(c, l);
    else
        decref(l);
    decref(popped);
    decref(old_key);
    decref(old_result);
    return status;
}

static int remember(LruCache *c, Object *key, Object *result) {
    int there = dict_contains(c->cache, key); /* the call itself may have put it in */
    if (there != 0)
        return there < 0 ? -1 : 0;
    if ((ssize_t)c->cache->used < c->max_size || c->root.next == &c->root)
        return add_link(c, key, result);
    return reuse_oldest(c, key, result);
}

static Object *call_bounded(LruCache *c, Object *key, Object *const *args, size_t nargs,
                            Tuple *kwnames) {
    Object *found;
    int status = dict_get(c->cache, key, &found);
    if (status < 0)
        return NULL;
    if (status > 0) {
        Link *l = (Link *)found;
        c->hits++;
        if (l->next != NULL) {
            link_remove(l);
            link_append(c, l);
        }
        Object *result = incref(l->result);
        decref(l);
        return result;
    }
    Object *result = call_uncached(c, args, nargs, kwnames);
    if (result != NULL && remember(c, key, result) < 0)
        CLEAR(result);
    return result;
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    LruCache *c = (LruCache *)o;
    if (c->max_size == 0)
        return call_uncached(c, args, nargs, kwnames);
    Object *key = make_key(c, args, nargs, kwnames);
    if (key == NULL)
        return NULL;
    Object *result = c->max_size < 0 ? call_unbounded(c, key, args, nargs, kwnames)
                                     : call_bounded(c, key, args, nargs, kwnames);
    decref(key);
    return result;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[4];
    if (args_bind("_lru_cache_wrapper", "user_function, maxsize, typed, cache_info_type", &cache,
                  args, nargs, kwnames, bound)
        < 0)
        return NULL;
    if (!is_callable(bound[0]))
        return raise_type_error("the first argument must be callable");
    ssize_t max_size = -1;
    if (bound[1] != KNone) {
        if (!has_index(bound[1]))
            return raise_type_error("maxsize should be integer or None");
        max_size = number_as_ssize(bound[1], &exc_OverflowError);
        if (max_size == -1 && error_occurred())
            return NULL;
        max_size = max_size < 0 ? 0 : max_size;
    }
    int typed = object_truth(bound[2]);
    Dict *results = typed < 0 ? NULL : dict_new();
    LruCache *c = results ? (LruCache *)object_new(type) : NULL;
    if (c == NULL) {
        xdecref(results);
        return NULL;
    }
    c->root.next = c->root.previous = &c->root;
    c->function = incref(bound[0]);
    c->cache = results;
    c->info_type = incref(bound[3]);
    c->max_size = max_size;
    c->typed = typed;
    gc_track(c);
    return OBJ(c);
}

static int clear(Object *o) {
    LruCache *c = (LruCache *)o;
    Link *links = unlink_all(c);
    dict_clear(c->cache);
    release_links(links);
    CLEAR(c->dict);
    return 0;
}

static void dealloc(Object *o) {
    LruCache *c = (LruCache *)o;
    gc_untrack(o);
    release_links(unlink_all(c));
    CLEAR(c->function);
    CLEAR(c->cache);
    CLEAR(c->info_type);
    CLEAR(c->dict);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    LruCache *c = (LruCache *)o;
    for (Link *l = c->root.next; l != NULL && l != &c->root; l = l->next)
        VISIT(l);
    VISIT(c->function);
    VISIT(c->cache);
    VISIT(c->info_type);
    VISIT(c->dict);
    return 0;
}

static Object *descr_get(Object *o, Object *obj, Object *type) {
    return obj == NULL ? incref(o) : method_new(o, obj);
}

METHOD(cache_info) {
    LruCache *c = (LruCache *)self;
    Object *values[4] = {int_from_i64(c->hits), int_from_i64(c->misses),
                         c->max_size < 0 ? new_none() : int_from_i64(c->max_size),
                         int_from_i64((int64_t)c->cache->used)};
    Object *result = NULL;
    if (values[0] && values[1] && values[2] && values[3])
        result = object_call(c->info_type, values, 4, NULL);
    for (int i = 0; i < 4; i++)
        xdecref(values[i]);
    return result;
}

METHOD(cache_clear) {
    LruCache *c = (LruCache *)self;
    Link *links = unlink_all(c);
    c->hits = c->misses = 0;
    dict_clear(c->cache);
    release_links(links);
    return new_none();
}

METHOD(reduce) { return object_getattr(self, NAME(__qualname__)); }
METHOD(copy) { return incref(self); }

static const MethodDef methods[] = {
    {"cache_info", cache_info, "", 0, "How often the cache helped, and how full it is."},
    {"cache_clear", cache_clear, "", 0, "Forgets all results and starts to count again."},
    {"__reduce__", reduce, "", 0, NULL},
    {"__copy__", copy, "", 0, NULL},
    {"__deepcopy__", copy, "memo, /", 0, NULL},
    {0},
};

Type lru_cache_type = {
    .head = HEAD(&type_type),
    .name = "_lru_cache_wrapper",
    .module = "functools",
    .size = sizeof(LruCache),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF | TYPE_METHOD_DESCR | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .call = call,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .descr_get = descr_get,
    .new_ = new_,
    .methods = methods,
    .dict_offset = offsetof(LruCache, dict),
    .doc = "A function that remembers its results.",
};
