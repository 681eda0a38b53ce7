/* _thread._local.
 *
 * An object keeps a dict for each thread that has touched it. `dict` is where the generic attribute
 * functions look (Type.dict_offset), and is that of the thread `current`; every access goes through
 * attend(), which first puts the running thread's dict there, and makes it, with a call of the
 * subclass's __init__, when the thread comes for the first time.
 *
 * All objects stand on a list, so that a thread which ends can take its dicts out of them.
 *
 * Invariant: `dict` is borrowed from the entry of `current`; both are NULL, or neither.
 */
#include "runtime/modules/thread_local.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Entry {
    Thread *thread; /* borrowed: takes itself out when it ends */
    Dict *dict;     /* owned */
} Entry;

typedef struct Local {
    Object head;
    Dict *dict;      /* borrowed */
    Thread *current; /* borrowed */
    Entry *entries;  /* owned array */
    size_t count, capacity;
    Tuple *args;  /* owned: for __init__ in further threads */
    Dict *kwargs; /* owned or NULL */
    struct Local *next, *previous;
} Local;

static Local *all;

/* ---- entries --------------------------------------------------------------------------------- */

static Dict *entry_of(Local *l, Thread *t) {
    for (size_t i = 0; i < l->count; i++)
        if (l->entries[i].thread == t)
            return l->entries[i].dict;
    return NULL;
}

static int add_entry(Local *l, Thread *t) {
    Dict *dict = dict_new();
    if (dict == NULL)
        return -1;
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 2;
        Entry *more = mem_resize(l->entries, l->capacity * sizeof(Entry), capacity * sizeof(Entry));
        if (more == NULL) {
            decref(dict);
            return raise_no_memory(), -1;
        }
        l->entries = more;
        l->capacity = capacity;
    }
    l->entries[l->count++] = (Entry){t, dict};
    l->dict = dict;
    l->current = t;
    return 0;
}

/* The dict of a thread, taken out: owned, or NULL. */
static Dict *take_entry(Local *l, Thread *t) {
    for (size_t i = 0; i < l->count; i++) {
        if (l->entries[i].thread != t)
            continue;
        Dict *dict = l->entries[i].dict;
        l->entries[i] = l->entries[--l->count];
        if (l->current == t) {
            l->current = NULL;
            l->dict = NULL;
        }
        return dict;
    }
    return NULL;
}

static int init_again(Local *l) {
    InitFn init = type_of(l)->init;
    if (init == NULL || init == object_type.init)
        return 0;
    Object *method = object_special(OBJ(l), NAME(__init__)), *result = NULL;
    if (method != NULL) {
        result = object_call_tuple(method, OBJ(l->args), OBJ(l->kwargs));
        decref(method);
    }
    xdecref(result);
    return result || !error_occurred() ? 0 : -1;
}

static NOINLINE int attend_slow(Local *l) {
    Dict *dict = entry_of(l, thread);
    if (dict == NULL) {
        if (add_entry(l, thread) < 0)
            return -1;
        if (init_again(l) < 0) {
            Object *pending = error_fetch();
            xdecref(take_entry(l, thread));
            error_restore(pending);
            return -1;
        }
        dict = entry_of(l, thread); /* __init__ let other threads in */
        if (dict == NULL)
            return attend_slow(l);
    }
    l->dict = dict;
    l->current = thread;
    return 0;
}

ALWAYS_INLINE int attend(Local *l) { return LIKELY(l->current == thread) ? 0 : attend_slow(l); }

/* ---- making and releasing -------------------------------------------------------------------- */

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    bool has_init = type->init != NULL && type->init != object_type.init;
    if (!has_init && (nargs > 0 || (kwnames != NULL && kwnames->length > 0)))
        return raise_type_error("Initialization arguments are not supported");
    Local *l = (Local *)object_new(type);
    if (l == NULL)
        return NULL;
    l->next = all;
    if (all != NULL)
        all->previous = l;
    all = l;
    l->args = tuple_from_array(args, nargs);
    bool failed = l->args == NULL;
    if (!failed && kwnames != NULL && kwnames->length > 0) {
        failed = (l->kwargs = dict_new()) == NULL;
        for (size_t i = 0; !failed && i < kwnames->length; i++)
            failed = dict_set(l->kwargs, kwnames->items[i], args[nargs + i]) < 0;
    }
    gc_track(l);
    if (failed || add_entry(l, thread) < 0)
        CLEAR(l);
    return OBJ(l);
}

static int clear(Object *o) {
    Local *l = (Local *)o;
    CLEAR(l->args);
    CLEAR(l->kwargs);
    l->dict = NULL;
    l->current = NULL;
    while (l->count > 0)
        decref(l->entries[--l->count].dict);
    return 0;
}

static void dealloc(Object *o) {
    Local *l = (Local *)o;
    gc_untrack(o);
    if (l->previous != NULL)
        l->previous->next = l->next;
    else if (all == l)
        all = l->next;
    if (l->next != NULL)
        l->next->previous = l->previous;
    clear(o);
    if (l->entries != NULL)
        mem_free(l->entries, l->capacity * sizeof(Entry));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Local *l = (Local *)o;
    VISIT(l->args);
    VISIT(l->kwargs);
    for (size_t i = 0; i < l->count; i++)
        VISIT(l->entries[i].dict);
    return 0;
}

void thread_local_drop(Thread *t) {
    for (Local *l = all; l != NULL;) {
        Dict *dict = take_entry(l, t);
        if (dict == NULL) {
            l = l->next;
            continue;
        }
        decref(dict);
        l = all; /* its destructors may have changed the list, and touched others anew */
    }
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Object *getattr(Object *o, Str *name) {
    return attend((Local *)o) < 0 ? NULL : object_generic_getattr(o, name);
}

static int setattr(Object *o, Str *name, Object *value) {
    if (attend((Local *)o) < 0)
        return -1;
    if (str_equal(name, NAME(__dict__)))
        return raise_format(&exc_AttributeError, "'%.100s' object attribute '%U' is read-only",
                            type_of(o)->name, name),
               -1;
    return object_generic_setattr(o, name, value);
}

Type thread_local_type = {
    .head = HEAD(&type_type),
    .name = "_thread._local",
    .module = "_thread",
    .size = sizeof(Local),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF,
    .doc = "Attributes that are different in every thread.",
    .signature = "",
    .new_ = make,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .getattr = getattr,
    .setattr = setattr,
    .dict_offset = offsetof(Local, dict),
};
