/* filter: those items of an iterable for which a function, or with None the item itself, is true.
 */
#include "runtime/native.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

typedef struct Filter {
    Object head;
    Object *function; /* owned; None: the items' own truth */
    Object *iterator; /* owned */
} Filter;

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &filter_type || type->init == object_type.init)
        && args_no_keywords("filter", kwnames) < 0)
        return NULL;
    if (args_count("filter", nargs, 2, 2) < 0)
        return NULL;
    Object *iterator = object_iter(args[1]);
    Filter *f = iterator != NULL ? (Filter *)object_new(type) : NULL;
    if (f == NULL) {
        xdecref(iterator);
        return NULL;
    }
    f->iterator = iterator;
    f->function = incref(args[0]);
    gc_track(f);
    return OBJ(f);
}

static void dealloc(Object *o) {
    Filter *f = (Filter *)o;
    gc_untrack(f);
    CLEAR(f->iterator);
    CLEAR(f->function);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Filter *)o)->function);
    VISIT(((Filter *)o)->iterator);
    return 0;
}

static int passes(Filter *f, Object *item) {
    if (f->function == KNone || f->function == OBJ(&bool_type))
        return object_truth(item);
    Object *verdict = object_call1(f->function, item);
    if (verdict == NULL)
        return -1;
    int truth = object_truth(verdict);
    decref(verdict);
    return truth;
}

static Object *next(Object *o) {
    Filter *f = (Filter *)o;
    UnaryFn next_item = f->iterator->type->iternext;
    Object *item;
    for (uint32_t n = 1; (item = next_item(f->iterator)) != NULL; n++) {
        int verdict = passes(f, item);
        if (verdict > 0)
            return item;
        decref(item);
        if (verdict < 0 || (n % 65536 == 0 && interrupt_check() < 0))
            return NULL;
    }
    return NULL;
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Filter *f = (Filter *)self;
    Tuple *arguments = tuple_pack(2, f->function, f->iterator);
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type filter_type = {
    .head = HEAD(&type_type),
    .name = "filter",
    .size = sizeof(Filter),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .new_ = new_,
    .methods = methods,
    .doc = "The items for which function(item) is true; the true ones if function is None.",
    .signature = "function, iterable, /",
};
