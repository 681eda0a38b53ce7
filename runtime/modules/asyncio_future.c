/* The module _asyncio: what asyncio.Future stands on, a result that is not there yet.
 *
 * PENDING -> FINISHED (result or exception) or CANCELLED. While pending `callbacks` holds pairs
 * (function, context); leaving that state hands them to the loop's call_soon(). await goes through
 * FutureIter: it yields the future once, with `blocking` set until the task has taken note, and
 * then gives the outcome. An exception that nobody looks at is reported when the future goes.
 */
#include "runtime/modules/contextvars.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

enum { PENDING, CANCELLED, FINISHED };

typedef struct Future {
    Object head;
    Object *loop;             /* owned; NULL before __init__ */
    List *callbacks;          /* owned or NULL: none */
    Object *result;           /* owned or NULL */
    Object *exception;        /* owned or NULL */
    Object *traceback;        /* owned or NULL: the exception's when it was set */
    Object *source_traceback; /* owned or NULL: in debug mode, where the future was made */
    Object *cancel_message;   /* owned or NULL */
    Object *cancelled_exc;    /* owned or NULL: the CancelledError that a task ended with */
    uint8_t state;
    bool blocking, log_traceback;
} Future;

typedef struct FutureIter {
    Object head;
    Future *future; /* owned; NULL: the outcome was given */
} FutureIter;

static Type iter_type;

/* ---- making and releasing ---- */

static int future_traverse(Object *o, VisitFn visit, void *arg) {
    Future *f = (Future *)o;
    VISIT(f->loop);
    VISIT(f->callbacks);
    VISIT(f->result);
    VISIT(f->exception);
    VISIT(f->traceback);
    VISIT(f->source_traceback);
    VISIT(f->cancel_message);
    VISIT(f->cancelled_exc);
    return 0;
}
static int future_clear(Object *o) {
    Future *f = (Future *)o;
    CLEAR(f->loop);
    CLEAR(f->callbacks);
    CLEAR(f->result);
    CLEAR(f->exception);
    CLEAR(f->traceback);
    CLEAR(f->source_traceback);
    CLEAR(f->cancel_message);
    CLEAR(f->cancelled_exc);
    return 0;
}
static void future_dealloc(Object *o) {
    gc_untrack(o);
    future_clear(o);
    object_free(o);
}

static Object *future_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

/* An attribute of a module of the package. */
static Object *from_module(const char *module_name, const char *name) {
    Object *module = type_import_hook(module_name);
    Str *s = module ? str_from_ascii(name) : NULL;
    Object *o = s ? object_getattr(module, s) : NULL;
    xdecref(s);
    xdecref(module);
    return o;
}

static Object *call_module(const char *module_name, const char *name) {
    Object *f = from_module(module_name, name), *result = f ? object_call0(f) : NULL;
    xdecref(f);
    return result;
}

static int future_init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Future *f = (Future *)o;
    Object *loop = NULL;
    if (args_bind("Future", "*, loop=None", &signature, args, nargs, kwnames, &loop) < 0)
        return -1;
    future_clear(o);
    f->state = PENDING;
    f->blocking = f->log_traceback = false;
    f->loop = loop != NULL && loop != KNone ? incref(loop)
                                            : call_module("asyncio.events", "get_event_loop");
    if (f->loop == NULL)
        return -1;
    Object *debug = object_call_method(f->loop, NAME(get_debug), NULL, 0);
    int truth = debug ? object_truth(debug) : -1;
    xdecref(debug);
    if (truth > 0
        && (f->source_traceback = call_module("asyncio.format_helpers", "extract_stack")) == NULL)
        return -1;
    return truth < 0 ? -1 : 0;
}

/* ---- errors ---- */

static Object *raise_named(const char *type_name, Object *argument) {
    Object *type = from_module("asyncio.exceptions", type_name);
    Object *e = type == NULL ? NULL : argument ? object_call1(type, argument) : object_call0(type);
    xdecref(type);
    if (e != NULL) {
        raise_object(e);
        decref(e);
    }
    return NULL;
}

static Object *raise_invalid(const char *text) {
    Str *s = str_from_ascii(text);
    if (s != NULL)
        raise_named("InvalidStateError", OBJ(s));
    xdecref(s);
    return NULL;
}

static int check_ready(const Future *f) {
    if (f->loop == NULL)
        raise_runtime_error("Future object is not initialized.");
    return f->loop == NULL ? -1 : 0;
}

static Object *cancelled_error(Future *f) {
    Object *e = f->cancelled_exc;
    if (e != NULL && e != KNone) {
        f->cancelled_exc = NULL;
        return e;
    }
    Object *type = from_module("asyncio.exceptions", "CancelledError");
    Object *message = f->cancel_message;
    e = type == NULL                          ? NULL
        : message != NULL && message != KNone ? object_call1(type, message)
                                              : object_call0(type);
    xdecref(type);
    return e;
}

/* ---- the end ---- */

/* The callbacks go to the loop. */
static int schedule(Future *f) {
    List *callbacks = f->callbacks;
    if (callbacks == NULL)
        return 0;
    f->callbacks = NULL;
    Object *call_soon = object_getattr(f->loop, NAME(call_soon));
    Tuple *names = call_soon ? tuple_pack(1, NAME(context)) : NULL;
    int failed = names ? 0 : -1;
    for (size_t i = 0; failed == 0 && i < callbacks->length; i++) {
        Tuple *pair = (Tuple *)callbacks->items[i];
        Object *args[] = {pair->items[0], OBJ(f), pair->items[1]};
        Object *handle = object_call(call_soon, args, 2, names);
        xdecref(handle);
        failed = handle ? 0 : -1;
    }
    xdecref(names);
    xdecref(call_soon);
    decref(callbacks);
    return failed;
}

/* The outcome: the result (new), or its exception is raised. */
static Object *outcome(Future *f) {
    if (f->state == CANCELLED) {
        Object *e = cancelled_error(f);
        if (e != NULL) {
            raise_object(e);
            decref(e);
        }
        return NULL;
    }
    if (f->state == PENDING)
        return raise_invalid("Result is not set.");
    f->log_traceback = false;
    if (f->exception == NULL)
        return incref(f->result);
    BaseException *e = (BaseException *)incref(f->exception);
    REPLACE_STEAL(e->traceback, xincref(f->traceback));
    raise_object(OBJ(e));
    decref(e);
    return NULL;
}

NATIVE(future_result) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    return f->loop == NULL ? raise_invalid("Future object is not initialized.") : outcome(f);
}

NATIVE(future_exception) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (f->loop == NULL)
        return raise_invalid("Future object is not initialized.");
    if (f->state == CANCELLED)
        return outcome(f);
    if (f->state == PENDING)
        return raise_invalid("Exception is not set.");
    f->log_traceback = false;
    return incref(f->exception ? f->exception : KNone);
}

NATIVE(future_set_result) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (check_ready(f) < 0)
        return NULL;
    if (f->state != PENDING)
        return raise_invalid("invalid state");
    REPLACE_STEAL(f->result, incref(args[0]));
    f->state = FINISHED;
    return schedule(f) < 0 ? NULL : new_none();
}

/* What set_exception() keeps: an instance; StopIteration would look like a return. */
static Object *settled_exception(Object *given) {
    Object *e = is_type(given) && ((Type *)given)->flags & TYPE_IS_EXCEPTION ? object_call0(given)
                                                                             : incref(given);
    if (e == NULL)
        return NULL;
    if (!is_exception(e)) {
        decref(e);
        return raise_type_error("invalid exception object");
    }
    if (!object_is(e, &exc_StopIteration))
        return e;
    Str *text = str_from_ascii(
        "StopIteration interacts badly with generators and cannot be raised into a Future");
    Object *argument = OBJ(text),
           *wrapped = text ? exception_new(&exc_RuntimeError, &argument, 1) : NULL;
    xdecref(text);
    if (wrapped != NULL) {
        exception_set_cause_steal(wrapped, incref(e));
        exception_set_context_steal(wrapped, incref(e));
    }
    decref(e);
    return wrapped;
}

NATIVE(future_set_exception) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (check_ready(f) < 0)
        return NULL;
    if (f->state != PENDING)
        return raise_invalid("invalid state");
    Object *e = settled_exception(args[0]);
    if (e == NULL)
        return NULL;
    REPLACE_STEAL(f->exception, e);
    REPLACE_STEAL(f->traceback, xincref(((BaseException *)e)->traceback));
    f->state = FINISHED;
    if (schedule(f) < 0)
        return NULL;
    f->log_traceback = true;
    return new_none();
}

NATIVE(future_cancel) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (check_ready(f) < 0)
        return NULL;
    f->log_traceback = false;
    if (f->state != PENDING)
        return new_bool(false);
    f->state = CANCELLED;
    REPLACE_STEAL(f->cancel_message, xincref(args[0]));
    return schedule(f) < 0 ? NULL : new_bool(true);
}

NATIVE(future_make_cancelled_error) {
    UNUSED_ARGS;
    return cancelled_error((Future *)self);
}

NATIVE(future_cancelled) {
    UNUSED_ARGS;
    return new_bool(((Future *)self)->state == CANCELLED);
}
NATIVE(future_done) {
    UNUSED_ARGS;
    return new_bool(((Future *)self)->state != PENDING);
}
NATIVE(future_get_loop) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    return check_ready(f) < 0 ? NULL : incref(f->loop);
}

/* ---- callbacks ---- */

static Object *call_soon_now(Future *f, Object *callback, Object *context) {
    Object *call_soon = object_getattr(f->loop, NAME(call_soon));
    Tuple *names = call_soon ? tuple_pack(1, NAME(context)) : NULL;
    Object *args[] = {callback, OBJ(f), context},
           *handle = names ? object_call(call_soon, args, 2, names) : NULL;
    xdecref(names);
    xdecref(call_soon);
    xdecref(handle);
    return handle ? new_none() : NULL;
}

NATIVE(future_add_done_callback) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (f->loop == NULL)
        return raise_runtime_error("uninitialized Future object");
    Object *context = NULL, *result = NULL;
    if (args[1] != NULL && args[1] != KNone) {
        context = incref(args[1]);
    } else {
        Context *current = context_current_borrow();
        context = current ? OBJ(context_copy(current)) : NULL;
    }
    if (context == NULL)
        return NULL;
    if (f->state != PENDING) {
        result = call_soon_now(f, args[0], context);
    } else if (f->callbacks != NULL || (f->callbacks = list_new(0)) != NULL) {
        Tuple *pair = tuple_pack(2, args[0], context);
        if (pair != NULL && list_append_steal(f->callbacks, OBJ(pair)) == 0)
            result = new_none();
    }
    decref(context);
    return result;
}

NATIVE(future_remove_done_callback) {
    UNUSED_ARGS;
    Future *f = (Future *)self;
    if (check_ready(f) < 0)
        return NULL;
    size_t before = f->callbacks ? f->callbacks->length : 0;
    List *kept = list_new(0), *old = xincref(f->callbacks);
    int failed = kept ? 0 : -1;
    for (size_t i = 0; failed == 0 && old != NULL && i < old->length;
         i++) { /* == may run anything */
        Tuple *pair = incref(old->items[i]);
        int same = object_compare_bool(pair->items[0], args[0], CMP_EQ);
        if (same == 0)
            failed = list_append(kept, OBJ(pair));
        else if (same < 0)
            failed = -1;
        decref(pair);
    }
    Object *removed =
        failed < 0
            ? NULL
            : int_from_i64((int64_t)(before - (kept->length < before ? kept->length : before)));
    if (removed != NULL && old != NULL && f->callbacks == old) {
        List *rest = kept->length > 0 ? incref(kept) : NULL;
        REPLACE_STEAL(f->callbacks, rest);
    }
    xdecref(kept);
    xdecref(old);
    return removed;
}

/* ---- nobody looked ---- */

static int report(Future *f) {
    Dict *context = dict_new();
    Str *message = str_format("%T exception was never retrieved", f);
    Object *argument = OBJ(context), *result = NULL;
    if (context != NULL && message != NULL && dict_set_ascii(context, "message", OBJ(message)) == 0
        && dict_set_ascii(context, "exception", f->exception) == 0
        && dict_set_ascii(context, "future", OBJ(f)) == 0
        && (f->source_traceback == NULL
            || dict_set_ascii(context, "source_traceback", f->source_traceback) == 0))
        result = object_call_method(f->loop, NAME(call_exception_handler), &argument, 1);
    xdecref(context);
    xdecref(message);
    xdecref(result);
    return result ? 0 : -1;
}

static void future_finalize(Object *o) {
    Future *f = (Future *)o;
    if (!f->log_traceback || f->exception == NULL || f->loop == NULL)
        return;
    f->log_traceback = false;
    Object *pending = error_fetch();
    if (report(f) < 0)
        error_unraisable(o);
    error_restore(pending);
}

/* ---- attributes ---- */

static Object *get_state(Object *o, void *closure) {
    (void)closure;
    static const char *const names[] = {
        [PENDING] = "PENDING", [CANCELLED] = "CANCELLED", [FINISHED] = "FINISHED"};
    return OBJ(str_intern_utf8(names[((Future *)o)->state], strlen(names[((Future *)o)->state])));
}
static Object *get_log(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Future *)o)->log_traceback);
}
static int set_log(Object *o, Object *value, void *closure) {
    (void)closure;
    int truth = value ? object_truth(value) : 0;
    if (value == NULL)
        return raise_type_error("cannot delete attribute"), -1;
    if (truth > 0)
        raise_value_error("_log_traceback can only be set to False");
    if (truth != 0)
        return -1;
    ((Future *)o)->log_traceback = false;
    return 0;
}
static const GetSetDef future_getsets[] = {
    {"_state", get_state, NULL, NULL, NULL},
    {"_log_traceback", get_log, set_log, NULL, NULL},
    {0},
};
static const MemberDef future_members[] = {
    {"_loop", MEMBER_OBJECT, offsetof(Future, loop), true, NULL},
    {"_callbacks", MEMBER_OBJECT, offsetof(Future, callbacks), false, NULL},
    {"_result", MEMBER_OBJECT, offsetof(Future, result), false, NULL},
    {"_exception", MEMBER_OBJECT, offsetof(Future, exception), false, NULL},
    {"_source_traceback", MEMBER_OBJECT, offsetof(Future, source_traceback), true, NULL},
    {"_cancel_message", MEMBER_OBJECT, offsetof(Future, cancel_message), true, NULL},
    {"_cancelled_exc", MEMBER_OBJECT, offsetof(Future, cancelled_exc), true, NULL},
    {"_asyncio_future_blocking", MEMBER_BOOL, offsetof(Future, blocking), true, NULL},
    {0},
};

static Object *future_iter(Object *o) {
    if (check_ready((Future *)o) < 0 || type_ensure_ready(&iter_type) < 0)
        return NULL;
    FutureIter *it = (FutureIter *)object_new(&iter_type);
    if (it == NULL)
        return NULL;
    it->future = incref(o);
    gc_track(it);
    return OBJ(it);
}

static const MethodDef future_methods[] = {
    {"result", future_result, "", 0,
     "The result; or its exception is raised, CancelledError, or InvalidStateError if it is not "
     "done."},
    {"exception", future_exception, "", 0, "What it failed with, None if it has a result."},
    {"set_result", future_set_result, "result, /", 0, "It is done, and this is its result."},
    {"set_exception", future_set_exception, "exception, /", 0,
     "It is done, and failed with this exception."},
    {"add_done_callback", future_add_done_callback, "fn, /, *, context=None", 0,
     "Call fn(self) in the loop as soon as it is done."},
    {"remove_done_callback", future_remove_done_callback, "fn, /", 0,
     "Forget all that were added of a callback; returns how many."},
    {"cancel", future_cancel, "msg=None", 0, "Cancel it, unless it is done: False."},
    {"cancelled", future_cancelled, "", 0, "Was it cancelled?"},
    {"done", future_done, "", 0, "Is there a result or an exception, or was it cancelled?"},
    {"get_loop", future_get_loop, "", 0, "The loop that it belongs to."},
    {"_make_cancelled_error", future_make_cancelled_error, "", 0,
     "The CancelledError that it ended with."},
    {0},
};

static Type future_type = {
    .head = HEAD(&type_type),
    .name = "_asyncio.Future",
    .module = "_asyncio",
    .size = sizeof(Future),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF | TYPE_HAS_FINALIZER,
    .dealloc = future_dealloc,
    .finalize = future_finalize,
    .traverse = future_traverse,
    .clear = future_clear,
    .new_ = future_new,
    .init = future_init,
    .iter = future_iter,
    .await = future_iter,
    .methods = future_methods,
    .getsets = future_getsets,
    .members = future_members,
};

/* ---- FutureIter ---- */

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((FutureIter *)o)->future);
    return 0;
}
static int iter_clear(Object *o) {
    CLEAR(((FutureIter *)o)->future);
    return 0;
}
static void iter_dealloc(Object *o) {
    gc_untrack(o);
    iter_clear(o);
    object_free(o);
}

static Object *iter_next(Object *o) {
    FutureIter *it = (FutureIter *)o;
    Future *f = it->future;
    if (f == NULL)
        return NULL;
    if (f->state == PENDING) {
        if (f->blocking)
            return raise_runtime_error("await wasn't used with future");
        f->blocking = true;
        return incref(f);
    }
    it->future = NULL;
    Object *result = outcome(f);
    decref(f);
    if (result != NULL) {
        raise_stop_iteration(result == KNone ? NULL : result);
        decref(result);
    }
    return NULL;
}

NATIVE(iter_send) {
    UNUSED_ARGS;
    Object *next = iter_next(self);
    return next != NULL || error_occurred() ? next : raise_stop_iteration(NULL);
}

NATIVE(iter_throw) {
    UNUSED_ARGS;
    if (args_count("throw", nargs, 1, 3) < 0)
        return NULL;
    if (nargs > 1
        && warn(&exc_DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, "
                                         "use the single-arg signature instead.")
               < 0)
        return NULL;
    if (nargs > 2 && args[2] != KNone && !is_exact(args[2], exception_traceback_type))
        return raise_type_error("throw() third argument must be a traceback");
    if (is_exception(args[0]) && nargs > 1 && args[1] != KNone)
        return raise_type_error("instance exception may not have a separate value");
    Object *given = nargs > 1 && args[1] != KNone ? args[1] : args[0];
    iter_clear(self);
    if (is_exception(given))
        raise_object(given);
    else if (is_type(args[0]) && ((Type *)args[0])->flags & TYPE_IS_EXCEPTION)
        raise_type_value((Type *)args[0], given == args[0] ? NULL : given);
    else
        raise_type_error(
            "exceptions must be classes deriving BaseException or instances of such a class");
    return NULL;
}

NATIVE(iter_close) {
    UNUSED_ARGS;
    iter_clear(self);
    return new_none();
}

static const MethodDef iter_methods[] = {
    {"send", iter_send, "arg, /", 0, "Go on."},
    {"throw", iter_throw, NULL, NATIVE_RAW, "Raise an exception."},
    {"close", iter_close, "", 0, "End."},
    {0},
};

static Type iter_type = {
    .head = HEAD(&type_type),
    .name = "_asyncio.FutureIter",
    .module = "_asyncio",
    .size = sizeof(FutureIter),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .clear = iter_clear,
    .iter = iter_self,
    .iternext = iter_next,
    .methods = iter_methods,
};

static int init(Object *module) { return module_add_type(module, &future_type); }

const ModuleDef _asyncio_module = {"_asyncio", "What asyncio.Future stands on.", NULL, init};
