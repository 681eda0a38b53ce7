/* Asynchronous generators: a Generator (generator.h) that only its awaitables resume.
 *
 * asend() and __anext__() return an `asend`, athrow() and aclose() an `athrow`. While one of these
 * is awaited, what the generator itself awaits passes through to the event loop (the generator is
 * `delegating`), and what it yields ends the awaitable: as StopIteration's value. So the two ways
 * in which it can be suspended need no wrapper around yielded values.
 *
 * An awaitable is INIT -> ITER -> CLOSED. `busy` of the generator is set from the first step of an
 * awaitable to its end: only one may be under way.
 */
#include <stdio.h>

#include "runtime/native.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "vm/builtins.h"
#include "vm/generator.h"
#include "vm/warnings.h"

enum { INIT, ITER, CLOSED };

typedef struct Awaitable {
    Object head;
    Generator *generator; /* owned */
    Object *value;        /* asend: owned, what is sent first */
    Object *thrown[3];    /* athrow: owned, its arguments; thrown[0] NULL: aclose */
    uint8_t state, thrown_count;
} Awaitable;

static Type asend_type, athrow_type;

static bool is_aclose(const Awaitable *a) { return a->thrown_count == 0; }

/* ---- making and releasing ---- */

static int awaitable_traverse(Object *o, VisitFn visit, void *arg) {
    Awaitable *a = (Awaitable *)o;
    VISIT(a->generator);
    VISIT(a->value);
    for (size_t i = 0; i < 3; i++)
        VISIT(a->thrown[i]);
    return 0;
}
static int awaitable_clear(Object *o) {
    Awaitable *a = (Awaitable *)o;
    CLEAR(a->generator);
    CLEAR(a->value);
    for (size_t i = 0; i < 3; i++)
        CLEAR(a->thrown[i]);
    return 0;
}

/* An awaitable that was never begun warns. */
static void awaitable_finalize(Object *o) {
    Awaitable *a = (Awaitable *)o;
    if (a->state != INIT || a->generator == NULL)
        return;
    Object *pending = error_fetch();
    const char *method = o->type == &asend_type ? "asend" : is_aclose(a) ? "aclose" : "athrow";
    Str *text =
        str_format("coroutine method '%s' of %R was never awaited", method, a->generator->qualname);
    if (text == NULL || warnings_warn_source(&exc_RuntimeWarning, text, o) < 0)
        error_unraisable(OBJ(a->generator));
    xdecref(text);
    error_restore(pending);
}

static void awaitable_dealloc(Object *o) {
    gc_untrack(o);
    awaitable_clear(o);
    object_free(o);
}

/* The first awaitable of a generator tells the loop about it, and keeps the loop's finalizer. */
static int ask_hooks(Generator *g) {
    if (g->hooked)
        return 0;
    g->hooked = true;
    g->extra = xincref(thread->agen_finalizer);
    Object *first = thread->agen_firstiter;
    if (first == NULL)
        return 0;
    incref(first);
    Object *result = object_call1(first, OBJ(g));
    decref(first);
    xdecref(result);
    return result ? 0 : -1;
}

static Awaitable *awaitable_new(Type *type, Object *generator) {
    if (ask_hooks((Generator *)generator) < 0 || type_ensure_ready(type) < 0)
        return NULL;
    Awaitable *a = (Awaitable *)object_new(type);
    if (a == NULL)
        return NULL;
    a->generator = incref(generator);
    gc_track(a);
    return a;
}

static Object *asend_new(Object *generator, Object *value) {
    Awaitable *a = awaitable_new(&asend_type, generator);
    if (a != NULL)
        a->value = incref(value);
    return OBJ(a);
}

/* ---- steps ---- */

/* What a step of the generator means to the awaitable: a value that it awaits on is passed on; what
 * it yielded becomes StopIteration, its end StopAsyncIteration. */
static Object *unwrap(Generator *g, int result, Object *out) {
    if (result == 1 && g->delegating)
        return out;
    g->busy = false;
    if (result == 1) {
        raise_stop_iteration(out == KNone ? NULL : out);
        decref(out);
        return NULL;
    }
    Object *none = generator_result_steal(g, result, out);
    ASSERT(none == NULL);
    if (error_is(&exc_StopAsyncIteration) || error_is(&exc_GeneratorExit))
        g->closed = true;
    return none;
}

static Object *raise_reused(const Awaitable *a) {
    return raise_runtime_error("cannot reuse already awaited %s", a->head.type == &asend_type
                                                                      ? "__anext__()/asend()"
                                                                      : "aclose()/athrow()");
}

/* INIT -> ITER, unless another awaitable of the generator is under way. */
static int begin(Awaitable *a) {
    if (a->generator->busy) {
        a->state = CLOSED;
        raise_runtime_error("%s(): asynchronous generator is already running",
                            a->head.type == &asend_type ? "anext"
                            : is_aclose(a)              ? "aclose"
                                                        : "athrow");
        return -1;
    }
    a->state = ITER;
    a->generator->busy = true;
    return 0;
}

static Object *asend_step(Awaitable *a, Object *value) {
    if (a->state == CLOSED)
        return raise_reused(a);
    if (a->state == INIT) {
        if (begin(a) < 0)
            return NULL;
        if (value == KNone)
            value = a->value;
    }
    Object *out = NULL;
    a->generator->busy = true;
    int result = generator_resume(a->generator, value, &out);
    Object *passed = unwrap(a->generator, result, out);
    if (passed == NULL)
        a->state = CLOSED;
    return passed;
}

static Object *asend_throw(Awaitable *a, Object *const *args, size_t nargs) {
    if (a->state == CLOSED)
        return raise_reused(a);
    if (a->state == INIT && begin(a) < 0)
        return NULL;
    Object *out = NULL;
    int result = generator_throw_args(a->generator, args, nargs, &out);
    Object *passed = unwrap(a->generator, result, out);
    if (passed == NULL)
        a->state = CLOSED;
    return passed;
}

/* The outcome of a step of aclose(): the generator may await, and must not yield. Its end is what
 * was wanted. */
static Object *aclose_outcome(Awaitable *a, int result, Object *out) {
    Generator *g = a->generator;
    if (result == 1 && g->delegating)
        return out;
    g->busy = false;
    a->state = CLOSED;
    if (result == 1) {
        decref(out);
        return raise_runtime_error("async generator ignored GeneratorExit");
    }
    Object *none = generator_result_steal(g, result, out);
    if (error_is(&exc_StopAsyncIteration) || error_is(&exc_GeneratorExit)) {
        error_clear();
        raise_stop_iteration(NULL);
    }
    return none;
}

static Object *athrow_outcome(Awaitable *a, int result, Object *out) {
    if (is_aclose(a))
        return aclose_outcome(a, result, out);
    Object *passed = unwrap(a->generator, result, out);
    if (passed == NULL)
        a->state = CLOSED;
    return passed;
}

static Object *athrow_step(Awaitable *a, Object *value) {
    Generator *g = a->generator;
    Object *out = NULL;
    if (a->state == CLOSED)
        return raise_reused(a);
    if (g->state == GENERATOR_FINISHED) {
        a->state = CLOSED;
        return raise_stop_iteration(NULL);
    }
    if (a->state == ITER) {
        int passed = generator_resume(g, value, &out);
        return athrow_outcome(a, passed, out);
    }
    if (!g->busy && g->closed) {
        a->state = CLOSED;
        raise_type_value(&exc_StopAsyncIteration, NULL);
        return NULL;
    }
    if (!g->busy && value != KNone)
        return raise_runtime_error("can't send non-None value to a just-started coroutine");
    if (begin(a) < 0)
        return NULL;
    Object *exit = OBJ(&exc_GeneratorExit), **thrown = is_aclose(a) ? &exit : a->thrown;
    g->closed |= is_aclose(a);
    int result = generator_throw_into(g, false, thrown[0], a->thrown_count > 1 ? thrown[1] : NULL,
                                      a->thrown_count > 2 ? thrown[2] : NULL, &out);
    return athrow_outcome(a, result, out);
}

static Object *athrow_throw(Awaitable *a, Object *const *args, size_t nargs) {
    if (a->state == CLOSED)
        return raise_reused(a);
    if (a->state == INIT && begin(a) < 0)
        return NULL;
    Object *out = NULL;
    int result = generator_throw_args(a->generator, args, nargs, &out);
    return athrow_outcome(a, result, out);
}

/* ---- the awaitables' methods: alike for both ---- */

static Object *step(Object *o, Object *value) {
    return o->type == &asend_type ? asend_step((Awaitable *)o, value)
                                  : athrow_step((Awaitable *)o, value);
}
static Object *throw_into(Object *o, Object *const *args, size_t nargs) {
    return o->type == &asend_type ? asend_throw((Awaitable *)o, args, nargs)
                                  : athrow_throw((Awaitable *)o, args, nargs);
}

static Object *awaitable_next(Object *o) { return step(o, KNone); }

NATIVE(awaitable_send) {
    UNUSED_ARGS;
    return step(self, args[0]);
}

static int check_throw(const char *name, size_t nargs) {
    char text[96];
    if (args_count(name, nargs, 1, 3) < 0)
        return -1;
    if (nargs < 2)
        return 0;
    snprintf(text, sizeof text,
             "the (type, exc, tb) signature of %s() is deprecated, use the single-arg signature "
             "instead.",
             name);
    return warn(&exc_DeprecationWarning, "%s", text);
}

NATIVE(awaitable_throw) {
    UNUSED_ARGS;
    return check_throw("throw", nargs) < 0 ? NULL : throw_into(self, args, nargs);
}

NATIVE(awaitable_close) {
    UNUSED_ARGS;
    if (((Awaitable *)self)->state == CLOSED)
        return new_none();
    Object *exit = OBJ(&exc_GeneratorExit), *result = throw_into(self, &exit, 1);
    if (result != NULL) {
        decref(result);
        return raise_runtime_error("coroutine ignored GeneratorExit");
    }
    if (!error_is(&exc_StopIteration) && !error_is(&exc_StopAsyncIteration)
        && !error_is(&exc_GeneratorExit))
        return NULL;
    error_clear();
    return new_none();
}

static const MethodDef awaitable_methods[] = {
    {"send", awaitable_send, "arg, /", 0,
     "Goes on until the generator yields or waits; arg is what it waited for."},
    {"throw", awaitable_throw, NULL, NATIVE_RAW,
     "throw(value)\n"
     "throw(type[,value[,tb]])\n\n"
     "Raises the exception where the generator waits, and goes on."},
    {"close", awaitable_close, "", 0, "Gives the awaitable up."},
    {0},
};

#define AWAITABLE_TYPE(text)                                                                       \
    {                                                                                              \
        .head = HEAD(&type_type), .name = text, .size = sizeof(Awaitable),                         \
        .flags = TYPE_GC | TYPE_NO_NEW | TYPE_HAS_FINALIZER, .dealloc = awaitable_dealloc,         \
        .finalize = awaitable_finalize, .traverse = awaitable_traverse, .clear = awaitable_clear,  \
        .iter = iter_self, .iternext = awaitable_next, .await = iter_self,                         \
        .methods = awaitable_methods,                                                              \
    }
static Type asend_type = AWAITABLE_TYPE("async_generator_asend");
static Type athrow_type = AWAITABLE_TYPE("async_generator_athrow");

/* ---- the generator's own methods ---- */

static Object *next(Object *o) { return asend_new(o, KNone); }

NATIVE(asend) {
    UNUSED_ARGS;
    return asend_new(self, args[0]);
}

NATIVE(athrow) {
    UNUSED_ARGS;
    if (args_no_keywords("athrow", kwnames) < 0 || check_throw("athrow", nargs) < 0)
        return NULL;
    Awaitable *a = awaitable_new(&athrow_type, self);
    for (size_t i = 0; a != NULL && i < nargs; i++)
        a->thrown[i] = incref(args[i]);
    if (a != NULL)
        a->thrown_count = (uint8_t)nargs;
    return OBJ(a);
}

NATIVE(aclose) {
    UNUSED_ARGS;
    return OBJ(awaitable_new(&athrow_type, self));
}

static const MethodDef methods[] = {
    {"asend", asend, "value, /", 0,
     "An awaitable that goes on to the next yield; value is what the last yield gives."},
    {"athrow", athrow, NULL, NATIVE_RAW,
     "athrow(value)\n"
     "athrow(type[,value[,tb]])\n\n"
     "An awaitable that raises the exception where the generator waits, and goes on to the next "
     "yield."},
    {"aclose", aclose, "", 0, "An awaitable that raises GeneratorExit where the generator waits."},
    {"__sizeof__", generator_sizeof, "", 0, "Bytes in memory."},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

static const GetSetDef getsets[] = {
    GENERATOR_NAMES("async generator"),
    {"ag_await", generator_get_delegate, NULL, "what it awaits now, or None", NULL},
    {"ag_frame", generator_get_frame, NULL, NULL, NULL},
    {"ag_code", generator_get_code, NULL, NULL, NULL},
    {"ag_suspended", generator_get_suspended, NULL, NULL, NULL},
    {0},
};

static const MemberDef members[] = {
    {"ag_running", MEMBER_BOOL, offsetof(Generator, busy), false, NULL},
    {0},
};

static Object *repr(Object *o) {
    return OBJ(str_format("<async_generator object %U at %p>", ((Generator *)o)->qualname, o));
}

Type async_generator_type = {
    .head = HEAD(&type_type),
    .name = "async_generator",
    .size = sizeof(Generator),
    .item_size = sizeof(Object *),
    .flags = TYPE_GC | TYPE_NO_NEW | TYPE_HAS_FINALIZER | TYPE_WEAKREF,
    .dealloc = generator_dealloc,
    .finalize = generator_finalize,
    .traverse = generator_traverse,
    .clear = generator_clear,
    .repr = repr,
    .aiter = iter_self,
    .anext = next,
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
