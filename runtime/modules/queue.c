/* The _queue module: SimpleQueue, an unbounded first-in-first-out queue between threads, and Empty.
 *
 * A ring of references. Everything happens with the interpreter lock held; put never waits, and may
 * be called from a destructor or a signal handler while get is under way, since neither runs Python
 * code between looking and changing. Who finds it empty sleeps in the wait queue; an item is no
 * one's until its getter has run, so who is woken looks again.
 */
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/wait_queue.h"

extern const ModuleDef _queue_module;
void queue_shutdown(void);

typedef struct SimpleQueue {
    Object head;
    Object **items; /* owned array of `capacity`, a power of two */
    size_t first, count, capacity;
    WaitQueue waiting;
} SimpleQueue;

static Type *empty_type; /* owned; made with the module */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- the ring -------------------------------------------------------------------------------- */

static int grow(SimpleQueue *q) {
    size_t capacity = q->capacity ? q->capacity * 2 : 8;
    Object **more = mem_alloc_array(capacity, sizeof(Object *));
    if (more == NULL)
        return raise_no_memory(), -1;
    for (size_t i = 0; i < q->count; i++)
        more[i] = q->items[(q->first + i) & (q->capacity - 1)];
    if (q->items != NULL)
        mem_free(q->items, q->capacity * sizeof(Object *));
    q->items = more;
    q->first = 0;
    q->capacity = capacity;
    return 0;
}

static Object *pop(SimpleQueue *q) {
    Object *item = q->items[q->first];
    q->first = (q->first + 1) & (q->capacity - 1);
    if (--q->count == 0 && q->capacity > 64) { /* a burst is over */
        mem_free(q->items, q->capacity * sizeof(Object *));
        q->items = NULL;
        q->capacity = q->first = 0;
    }
    return item;
}

static int put(SimpleQueue *q, Object *item) {
    if (q->count == q->capacity && grow(q) < 0)
        return -1;
    q->items[(q->first + q->count++) & (q->capacity - 1)] = incref(item);
    wait_wake_first(&q->waiting);
    return 0;
}

/* An item, new; NULL with Empty when the deadline is over, or with what a signal handler raised. */
static Object *get(SimpleQueue *q, int64_t deadline) {
    if (q->count > 0)
        return pop(q);
    if (deadline == 0)
        return raise_type_value(empty_type, NULL), NULL;
    Waiter w;
    int woken;
    Object *item = NULL;
    incref(q);
    wait_join(&q->waiting, &w);
    do
        woken = wait_sleep(&w, deadline);
    while (woken == WAIT_WOKEN && q->count == 0);
    wait_leave(&q->waiting, &w);
    if (woken != WAIT_INTERRUPTED && q->count > 0)
        item = pop(q);
    else if (woken != WAIT_INTERRUPTED)
        raise_type_value(empty_type, NULL);
    if (q->count > 0) /* one wake-up may stand for several items */
        wait_wake_first(&q->waiting);
    decref(q);
    return item;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (type->init == NULL || type->init == object_type.init) {
        if (nargs > 0)
            return raise_type_error("SimpleQueue() takes no positional arguments");
        if (args_no_keywords("SimpleQueue", kwnames) < 0)
            return NULL;
    }
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

static int clear(Object *o) {
    SimpleQueue *q = (SimpleQueue *)o;
    while (q->count > 0)
        decref(pop(q));
    return 0;
}

static void dealloc(Object *o) {
    SimpleQueue *q = (SimpleQueue *)o;
    gc_untrack(o);
    clear(o);
    if (q->items != NULL)
        mem_free(q->items, q->capacity * sizeof(Object *));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    SimpleQueue *q = (SimpleQueue *)o;
    for (size_t i = 0; i < q->count; i++)
        VISIT(q->items[(q->first + i) & (q->capacity - 1)]);
    return 0;
}

METHOD(queue_put) {
    UNUSED_ARGS;
    return put((SimpleQueue *)self, args[0]) < 0 ? NULL : new_none();
}
METHOD(queue_get) {
    UNUSED_ARGS;
    int block = args[0] ? object_truth(args[0]) : 1;
    int64_t ns, deadline = block ? INT64_MAX : 0;
    if (block < 0)
        return NULL;
    if (block && args[1] != NULL && args[1] != KNone) {
        if (timeout_parse(args[1], &ns) < 0)
            return NULL;
        if (ns < 0)
            return raise_value_error("'timeout' must be a non-negative number");
        deadline = ns == 0 ? 0 : deadline_after(ns);
    }
    return get((SimpleQueue *)self, deadline);
}
METHOD(queue_get_nowait) {
    UNUSED_ARGS;
    return get((SimpleQueue *)self, 0);
}
METHOD(queue_empty) {
    UNUSED_ARGS;
    return new_bool(((SimpleQueue *)self)->count == 0);
}
METHOD(queue_qsize) {
    UNUSED_ARGS;
    return int_from_u64(((SimpleQueue *)self)->count);
}

static const MethodDef methods[] = {
    {"put", queue_put, "item, block=True, timeout=None", 0,
     "Adds an item. There is always room, so block and timeout do nothing."},
    {"put_nowait", queue_put, "item", 0, "put(item)"},
    {"get", queue_get, "block=True, timeout=None", 0,
     "Takes the oldest item. Without one it waits for at most timeout seconds, or raises Empty "
     "at once if block is false."},
    {"get_nowait", queue_get_nowait, "", 0, "get(False)"},
    {"empty", queue_empty, "", 0, "Whether it was empty just now."},
    {"qsize", queue_qsize, "", 0, "How many items it had just now."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

static Type simple_queue_type = {
    .head = HEAD(&type_type),
    .name = "_queue.SimpleQueue",
    .module = "_queue",
    .size = sizeof(SimpleQueue),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF,
    .doc = "A queue without bounds that destructors and signal handlers may use, too.",
    .signature = "",
    .new_ = make,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .getattr = object_generic_getattr,
    .methods = methods,
};

/* ---- the module ------------------------------------------------------------------------------ */

static int init(Object *module) {
    if (empty_type == NULL
        && (empty_type = (Type *)type_new_simple("_queue.Empty", &exc_Exception,
                                                 "There is nothing in the queue."))
               == NULL)
        return -1;
    return module_add(module, "Empty", incref(empty_type)) < 0
                   || module_add_type(module, &simple_queue_type) < 0
               ? -1
               : 0;
}

void queue_shutdown(void) { CLEAR(empty_type); }

const ModuleDef _queue_module = {"_queue", "The part of queue that is native.", NULL, init};
