/* map: what a function returns for the items of one or more iterables side by side. */
#include "runtime/native.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

typedef struct Map {
    Object head;
    Object *function; /* owned */
    Tuple *iterators; /* owned */
} Map;

enum { FEW = 6 };

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &map_type || type->init == object_type.init)
        && args_no_keywords("map", kwnames) < 0)
        return NULL;
    if (nargs < 2)
        return raise_type_error("map() must have at least two arguments.");
    Tuple *iterators = iterators_of(args + 1, nargs - 1);
    if (iterators == NULL)
        return NULL;
    Map *m = (Map *)object_new(type);
    if (m == NULL)
        return decref(iterators), NULL;
    m->iterators = iterators;
    m->function = incref(args[0]);
    gc_track(m);
    return OBJ(m);
}

static void dealloc(Object *o) {
    Map *m = (Map *)o;
    gc_untrack(m);
    CLEAR(m->iterators);
    CLEAR(m->function);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Map *)o)->function);
    VISIT(((Map *)o)->iterators);
    return 0;
}

/* One item of each iterator into args; how many were had before one was exhausted. */
static size_t take_items(Tuple *iterators, Object **args) {
    for (size_t i = 0; i < iterators->length; i++) {
        Object *iterator = iterators->items[i];
        if ((args[i] = iterator->type->iternext(iterator)) == NULL)
            return i;
    }
    return iterators->length;
}

static Object *next(Object *o) {
    Map *m = (Map *)o;
    size_t n = m->iterators->length;
    Object *few[FEW], **args = few;
    if (n > FEW && (args = mem_alloc_array(n, sizeof(Object *))) == NULL)
        return raise_no_memory();
    size_t got = take_items(m->iterators, args);
    Object *result = got == n ? object_call(m->function, args, n, NULL) : NULL;
    while (got-- > 0)
        decref(args[got]);
    if (args != few)
        mem_free(args, n * sizeof(Object *));
    return result;
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Map *m = (Map *)self;
    Tuple *arguments = tuple_new(m->iterators->length + 1);
    if (arguments == NULL)
        return NULL;
    arguments->items[0] = incref(m->function);
    for (size_t i = 0; i < m->iterators->length; i++)
        arguments->items[i + 1] = incref(m->iterators->items[i]);
    tuple_finish(arguments);
    Tuple *result = tuple_pack(2, self->type, arguments);
    decref(arguments);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type map_type = {
    .head = HEAD(&type_type),
    .name = "map",
    .size = sizeof(Map),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .new_ = new_,
    .methods = methods,
    .doc = "Make an iterator that calls a function with an item of each iterable.\n\n"
           "It ends with the shortest iterable.",
    .signature = "function, iterable, /, *iterables",
};
