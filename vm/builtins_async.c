/* aiter() and anext(). anext() with a default gives an awaitable that turns the end of the
 * iteration into the default. */
#include "vm/builtins.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/type.h"
#include "vm/coroutine.h"
#include "vm/slow.h"

typedef struct AnextAwaitable {
    Object head;
    Object *wrapped;       /* owned: what __anext__ returned */
    Object *iterator;      /* owned or NULL: wrapped.__await__(), from the first step on */
    Object *default_value; /* owned */
} AnextAwaitable;

static int await_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((AnextAwaitable *)o)->wrapped);
    VISIT(((AnextAwaitable *)o)->iterator);
    VISIT(((AnextAwaitable *)o)->default_value);
    return 0;
}
static int await_clear(Object *o) {
    CLEAR(((AnextAwaitable *)o)->wrapped);
    CLEAR(((AnextAwaitable *)o)->iterator);
    CLEAR(((AnextAwaitable *)o)->default_value);
    return 0;
}
static void await_dealloc(Object *o) {
    gc_untrack(o);
    await_clear(o);
    object_free(o);
}

/* The iterator that does the work: borrowed. */
static Object *iterator_of(AnextAwaitable *a) {
    if (a->iterator != NULL || a->wrapped == NULL)
        return a->iterator;
    Object *iterator = coroutine_await_iterator(a->wrapped);
    if (iterator != NULL && iterator->type == &coroutine_type)
        REPLACE_STEAL(iterator, iterator->type->await(iterator));
    a->iterator = iterator;
    return iterator;
}

/* The end of the asynchronous iterator means the default. */
static Object *settle(AnextAwaitable *a, Object *result) {
    if (result == NULL && error_is(&exc_StopAsyncIteration)) {
        error_clear();
        raise_stop_iteration(a->default_value);
    }
    return result;
}

static Object *await_next(Object *self) {
    AnextAwaitable *a = (AnextAwaitable *)self;
    Object *iterator = iterator_of(a), *result = NULL;
    if (iterator == NULL)
        return NULL;
    if (delegate_send(iterator, KNone, &result) == 0) {
        raise_stop_iteration(result == KNone ? NULL : result);
        CLEAR(result);
    }
    return settle(a, result);
}
static Object *forward(Object *self, Str *name, Object *const *args, size_t nargs) {
    AnextAwaitable *a = (AnextAwaitable *)self;
    Object *iterator = iterator_of(a);
    return iterator ? settle(a, object_call_method(iterator, name, args, nargs)) : NULL;
}
NATIVE(await_send) {
    UNUSED_ARGS;
    return forward(self, NAME(send), args, 1);
}
NATIVE(await_throw) {
    UNUSED_ARGS;
    return forward(self, NAME(throw), args, nargs);
}
NATIVE(await_close) {
    UNUSED_ARGS;
    return forward(self, NAME(close), NULL, 0);
}
static const MethodDef await_methods[] = {
    {"send", await_send, "value, /", 0, "Resume with a value."},
    {"throw", await_throw, "*args", 0, "Resume with an exception."},
    {"close", await_close, "", 0, "End it."},
    {0},
};

static Object *await_self(Object *o) { return incref(o); }

static Type anext_awaitable_type = {
    .head = HEAD(&type_type),
    .name = "anext_awaitable",
    .size = sizeof(AnextAwaitable),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = await_dealloc,
    .traverse = await_traverse,
    .clear = await_clear,
    .iter = await_self,
    .await = await_self,
    .iternext = await_next,
    .methods = await_methods,
};

NATIVE(builtin_aiter) {
    UNUSED_ARGS;
    UnaryFn aiter = args[0]->type->aiter;
    if (aiter == NULL)
        return raise_type_error("'%T' object is not an async iterable", args[0]);
    Object *iterator = aiter(args[0]);
    if (iterator != NULL && iterator->type->anext == NULL) {
        raise_type_error("aiter() returned not an async iterator of type '%T'", iterator);
        CLEAR(iterator);
    }
    return iterator;
}

NATIVE(builtin_anext) {
    UNUSED_ARGS;
    UnaryFn anext = args[0]->type->anext;
    if (anext == NULL)
        return raise_type_error("'%T' object is not an async iterator", args[0]);
    Object *awaitable = anext(args[0]);
    if (awaitable == NULL || args[1] == NULL)
        return awaitable;
    AnextAwaitable *a = type_ensure_ready(&anext_awaitable_type) < 0
                            ? NULL
                            : (AnextAwaitable *)object_new(&anext_awaitable_type);
    if (a == NULL) {
        decref(awaitable);
        return NULL;
    }
    a->wrapped = awaitable;
    a->default_value = incref(args[1]);
    gc_track(a);
    return OBJ(a);
}

const MethodDef builtins_async[] = {
    {"aiter", builtin_aiter, "async_iterable, /", 0,
     "An asynchronous iterator over an asynchronous iterable."},
    {"anext", builtin_anext, "aiterator, default=None, /", 0,
     "The next item of an asynchronous iterator, awaitable; at the end the default, if given."},
    {0},
};
