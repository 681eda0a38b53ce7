/* Generators: making, resuming, throwing into, closing; see generator.h for the states.
 *
 * A generator keeps `function` until it is finished; while it runs its frame record borrows it. The
 * frame object, once somebody asked for it, belongs to the generator and looks at `slots`;
 * generator_finish lets it go. */
#include "vm/generator.h"

#include "runtime/native.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/coroutine.h"
#include "vm/eval.h"
#include "runtime/objects/iter.h"
#include "runtime/opcode.h"
#include "vm/slow.h"

static size_t generator_bytes(const Generator *g) {
    return sizeof(Generator) + g->count * sizeof(Object *);
}

/* What messages call it. */
static const char *kind_of(const Generator *g) {
    return g->head.type == &generator_type   ? "generator"
           : g->head.type == &coroutine_type ? "coroutine"
                                             : "async generator";
}

Generator *generator_new(Frame *frame) {
    Code *code = frame->code;
    size_t count =
        code->local_count + code->stack_size + 1; /* one more: CALL_CLASS moves arguments up */
    Generator *g = gc_alloc(sizeof(Generator) + count * sizeof(Object *));
    if (g == NULL)
        return raise_no_memory(), NULL;
    memset(g, 0, sizeof(Generator));
    g->head.refcount = 1;
    g->head.type = code->flags & CODE_GENERATOR   ? &generator_type
                   : code->flags & CODE_COROUTINE ? &coroutine_type
                                                  : &async_generator_type;
    g->count = count;
    g->function = incref(frame->function);
    g->code = incref(code);
    g->name = incref(frame->function->name);
    g->qualname = incref(frame->function->qualname);
    g->ip = frame->ip;
    g->state = GENERATOR_CREATED;
    if (UNLIKELY(!(code->flags & CODE_OPTIMIZED)))
        g->names = incref(frame->names ? frame->names : OBJ(frame->function->globals));
    memcpy(g->slots, frame->locals, code->local_count * sizeof(Object *));
    memset(frame->locals, 0, code->local_count * sizeof(Object *));
    gc_track(g);
    if (UNLIKELY(thread->origin_depth > 0) && g->head.type == &coroutine_type)
        coroutine_note_origin(g);
    return g;
}

void generator_finish(Generator *g) {
    if (g->state == GENERATOR_FINISHED)
        return;
    if (g->frame != NULL) {
        FrameObject *object = g->frame;
        g->frame = NULL;
        frame_object_detach(object, g->slots, g->code->local_count,
                            (uint32_t)(g->ip - g->code->words) - 1);
        object->generator = NULL;
        decref(object);
    }
    g->state = GENERATOR_FINISHED;
    size_t live = g->code->local_count + g->depth;
    g->depth = 0;
    for (size_t i = 0; i < live; i++)
        CLEAR(g->slots[i]);
    CLEAR(g->handled.exception);
    CLEAR(g->function);
}

void generator_unlink_object(Frame *frame) {
    frame->object->frame = NULL;
    frame->object->word = frame_word(frame);
    frame->object = NULL;
}

void generator_leave(Frame *frame) {
    Generator *g = frame->generator;
    generator_suspend(frame, g);
    g->ip = frame->ip;
    g->depth = 0;
    generator_finish(g);
}

void generator_convert_stop(const Frame *frame) {
    const Generator *g = frame->generator;
    if (thread->exception == NULL || (frame->flags & FRAME_UNSTARTED))
        return;
    if (error_is(&exc_StopIteration))
        raise_from_pending(&exc_RuntimeError, "%s raised StopIteration", kind_of(g));
    else if (g->head.type == &async_generator_type && error_is(&exc_StopAsyncIteration))
        raise_from_pending(&exc_RuntimeError, "async generator raised StopAsyncIteration");
}

Frame *generator_enter_steal(Generator *g, Object *value, uint32_t flags) {
    Frame *frame = thread->frame + 1;
    if (frame >= thread->frame_limit) {
        xdecref(value);
        raise_format(&exc_RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    bool created = g->state == GENERATOR_CREATED;
    generator_enter(frame, g, flags);
    if (value != NULL && !created)
        *frame->sp++ = value;
    else
        xdecref(value); /* None: nobody asked for it yet */
    return frame;
}

int generator_resume(Generator *g, Object *value, Object **out) {
    *out = NULL;
    if (g->state == GENERATOR_RUNNING)
        return raise_value_error("%s already executing", kind_of(g)), -1;
    if (g->state == GENERATOR_FINISHED) {
        if (g->head.type == &coroutine_type)
            return raise_runtime_error("cannot reuse already awaited coroutine"), -1;
        if (value == NULL)
            return -1;
        *out = new_none();
        return 0;
    }
    bool created = g->state == GENERATOR_CREATED;
    if (created && value != NULL && value != KNone)
        return raise_type_error("can't send non-None value to a just-started %s", kind_of(g)), -1;
    incref(g);
    uint32_t flags =
        created && thread->exception != NULL ? FRAME_ENTRY | FRAME_UNSTARTED : FRAME_ENTRY;
    Frame *frame =
        generator_enter_steal(g, value != NULL && !created ? incref(value) : NULL, flags);
    int result = -1;
    if (frame != NULL) {
        *out = eval_run();
        result = *out == NULL ? -1 : g->state == GENERATOR_FINISHED ? 0 : 1;
    }
    decref(g);
    return result;
}

/* The iterator that a suspended `yield from` delegates to: borrowed, or NULL. */
static Object *delegate_of(Generator *g) {
    return g->state == GENERATOR_SUSPENDED && g->delegating
               ? g->slots[g->code->local_count + g->depth - 1]
               : NULL;
}

/* YIELD_FROM's iterator has ended with *value, or raised (value NULL): the generator goes on behind
 * it. */
static int leave_delegate(Generator *g, Object *value, Object **out) {
    uint32_t word = *g->ip;
    Object *iterator = g->slots[g->code->local_count + --g->depth];
    g->slots[g->code->local_count + g->depth] = NULL;
    decref(iterator);
    g->delegating = false;
    g->ip++;
    if (value == NULL)
        return generator_resume(g, NULL, out);
    g->ip += WORD_SIGNED(word);
    int result = generator_resume(g, value, out);
    decref(value);
    return result;
}

int delegate_send(Object *iterator, Object *sent, Object **out) {
    if (generator_is(iterator))
        return generator_resume((Generator *)iterator, sent, out);
    if (sent == KNone
        && iterator->type->flags
               & TYPE_HEAP) /* the slot of a Python __next__ loses StopIteration's value */
        *out = object_call_method(iterator, NAME(__next__), NULL, 0);
    else if (sent == KNone && iterator->type->iternext != NULL)
        *out = iterator->type->iternext(iterator);
    else
        *out = object_call_method(iterator, NAME(send), &sent, 1);
    if (*out != NULL)
        return 1;
    if (error_occurred() && !error_is(&exc_StopIteration))
        return -1;
    *out = new_none();
    if (error_occurred()) {
        StopIterationException *stop = (StopIterationException *)error_fetch();
        if (stop->value != NULL)
            REPLACE_STEAL(*out, incref(stop->value));
        decref(stop);
    }
    return 0;
}

/* ---- throw and close ---- */

static int close_delegate(Object *iterator) {
    if (generator_is(iterator))
        return generator_close((Generator *)iterator);
    Object *close;
    int there = object_lookup(iterator, NAME(close), &close);
    if (there <= 0)
        return there;
    Object *result = object_call0(close);
    decref(close);
    xdecref(result);
    return result ? 0 : -1;
}

/* Sets the exception that throw()'s arguments mean. -1: they mean none (TypeError is set). */
static int throw_set(Object *type, Object *value, Object *traceback) {
    if (traceback != NULL && traceback != KNone && !is_exact(traceback, &traceback_type))
        return raise_type_error("throw() third argument must be a traceback object"), -1;
    Object *e;
    if (is_type(type) && (((Type *)type)->flags & TYPE_IS_EXCEPTION)) {
        if (value != NULL && is_exception(value) && object_is(value, (Type *)type)) {
            e = incref(value);
        } else if (value == NULL || value == KNone) {
            e = object_call0(type);
        } else if (is_tuple(value)) {
            e = object_call_tuple(type, value, NULL);
        } else {
            e = object_call1(type, value);
        }
        if (e != NULL && !is_exception(e)) {
            raise_type_error("calling %R should have returned an instance of BaseException, not %T",
                             type, e);
            CLEAR(e);
        }
        if (e == NULL) { /* what went wrong is thrown instead */
            e = error_fetch();
            traceback = NULL;
        }
    } else if (is_exception(type)) {
        if (value != NULL && value != KNone)
            return raise_type_error("instance exception may not have a separate value"), -1;
        e = incref(type);
    } else {
        return raise_type_error(
                   "exceptions must be classes or instances deriving from BaseException, not %T",
                   type),
               -1;
    }
    if (e == NULL)
        return -1;
    if (traceback != NULL && traceback != KNone)
        REPLACE_STEAL(((BaseException *)e)->traceback, incref(traceback));
    error_restore(e);
    return 0;
}

/* Delegates the throw: 1, 0, -1 as generator_resume; 2: the delegate has no throw. */
static int throw_into_delegate(Object *iterator, bool close_inner, Object *type, Object *value,
                               Object *traceback, Object **out) {
    if (generator_is(iterator))
        return generator_throw_into((Generator *)iterator, close_inner, type, value, traceback,
                                    out);
    Object *method;
    int there = object_lookup(iterator, NAME(throw), &method);
    if (there <= 0)
        return there < 0 ? -1 : 2;
    Object *args[3] = {type, value, traceback};
    *out = object_call(method, args, value == NULL ? 1 : traceback == NULL ? 2 : 3, NULL);
    decref(method);
    if (*out != NULL)
        return 1;
    if (!error_is(&exc_StopIteration))
        return -1;
    StopIterationException *stop = (StopIterationException *)error_fetch();
    *out = incref(stop->value ? stop->value : KNone);
    decref(stop);
    return 0;
}

int generator_throw_into(Generator *g, bool close_inner, Object *type, Object *value,
                         Object *traceback, Object **out) {
    *out = NULL;
    if (c_stack_check("") < 0)
        return -1;
    if (g->state == GENERATOR_RUNNING)
        return raise_value_error("%s already executing", kind_of(g)), -1;
    Object *iterator = xincref(delegate_of(g));
    if (iterator != NULL) {
        bool exiting = close_inner
                       && ((is_type(type) && type_is_subtype((Type *)type, &exc_GeneratorExit))
                           || object_is(type, &exc_GeneratorExit));
        int inner = 2;
        Frame *frame =
            generator_enter_steal(g, NULL, 0); /* the delegate sees it among its callers */
        if (frame == NULL) {
            decref(iterator);
            return -1;
        }
        frame->ip++;
        int closed = 0;
        if (exiting)
            closed = close_delegate(iterator);
        else
            inner = throw_into_delegate(iterator, close_inner, type, value, traceback, out);
        generator_suspend(frame, g);
        decref(iterator);
        if (exiting) {
            if (closed < 0)
                return leave_delegate(g, NULL, out);
        } else {
            if (inner == 1)
                return 1;
            if (inner == 0)
                return leave_delegate(g, *out, out);
            if (inner < 0)
                return leave_delegate(g, NULL, out);
        }
        if (throw_set(type, value, traceback) < 0)
            return -1;
        return leave_delegate(g, NULL, out);
    }
    if (throw_set(type, value, traceback) < 0)
        return -1;
    if (g->state == GENERATOR_FINISHED) {
        if (g->head.type == &coroutine_type) {
            error_clear();
            raise_runtime_error("cannot reuse already awaited coroutine");
        }
        return -1;
    }
    return generator_resume(g, NULL, out);
}

int generator_throw(Generator *g, Object *type, Object *value, Object *traceback, Object **out) {
    return generator_throw_into(g, true, type, value, traceback, out);
}

int generator_throw_args(Generator *g, Object *const *args, size_t nargs, Object **out) {
    return generator_throw_into(g, true, args[0], nargs > 1 ? args[1] : NULL,
                                nargs > 2 ? args[2] : NULL, out);
}

int generator_close(Generator *g) {
    if (g->state == GENERATOR_FINISHED)
        return 0;
    if (g->state == GENERATOR_CREATED) {
        generator_finish(g);
        return 0;
    }
    Object *out;
    int result = generator_throw(g, OBJ(&exc_GeneratorExit), NULL, NULL, &out);
    if (result == 1) {
        decref(out);
        return raise_runtime_error("%s ignored GeneratorExit", kind_of(g)), -1;
    }
    if (result == 0) {
        decref(out);
        return 0;
    }
    if (error_is(&exc_GeneratorExit) || error_is(&exc_StopIteration)) {
        error_clear();
        return 0;
    }
    return -1;
}

/* ---- the type ---- */

Object *generator_result_steal(const Generator *g, int result, Object *out) {
    if (result == 1)
        return out;
    if (result == 0) {
        if (g->head.type == &async_generator_type)
            raise_type_value(&exc_StopAsyncIteration, NULL);
        else
            raise_stop_iteration(out == KNone ? NULL : out);
        decref(out);
    }
    return NULL;
}

/* generator_resume(g, None), without its detours. */
static Object *iternext(Object *o) {
    Generator *g = (Generator *)o;
    if (UNLIKELY(g->state > GENERATOR_SUSPENDED))
        return g->state == GENERATOR_FINISHED ? NULL
                                              : raise_value_error("generator already executing");
    bool resumed = g->state == GENERATOR_SUSPENDED,
         wanted = resumed && (uint8_t)*g->ip != OP_CODE_POP;
    incref(g);
    Frame *frame = generator_enter_steal(g, wanted ? new_none() : NULL, FRAME_ENTRY);
    Object *out = NULL;
    if (LIKELY(frame != NULL)) {
        frame->ip +=
            resumed && !wanted; /* what yield evaluates to is not wanted: the POP is left out */
        out = eval_run();
    }
    if (out != NULL && g->state == GENERATOR_FINISHED) {
        if (out != KNone)
            raise_stop_iteration(out);
        CLEAR(out);
    }
    decref(g);
    return out;
}

Object *generator_send(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Object *out;
    int result = generator_resume((Generator *)self, args[0], &out);
    return generator_result_steal((Generator *)self, result, out);
}

Object *generator_throw_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (args_count("throw", nargs, 1, 3) < 0)
        return NULL;
    if (nargs > 1
        && warn(&exc_DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, "
                                         "use the single-arg signature instead.")
               < 0)
        return NULL;
    Object *out;
    int result = generator_throw_args((Generator *)self, args, nargs, &out);
    return generator_result_steal((Generator *)self, result, out);
}

/* 3.13: close() returns what the generator returned. */
Object *generator_close_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Generator *g = (Generator *)self;
    if (g->state != GENERATOR_SUSPENDED)
        return g->state == GENERATOR_RUNNING ? raise_value_error("%s already executing", kind_of(g))
               : generator_close(g) < 0      ? NULL
                                             : new_none();
    Object *out;
    int result = generator_throw(g, OBJ(&exc_GeneratorExit), NULL, NULL, &out);
    if (result == 0)
        return out;
    if (result == 1) {
        decref(out);
        return raise_runtime_error("%s ignored GeneratorExit", kind_of(g));
    }
    if (!error_is(&exc_GeneratorExit))
        return NULL;
    error_clear();
    return new_none();
}

Object *generator_sizeof(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64((int64_t)generator_bytes((Generator *)self));
}

static const MethodDef methods[] = {
    {"send", generator_send, "arg, /", 0,
     "Goes on to the next yield and gives its value; arg is what the last yield gives."},
    {"throw", generator_throw_method, NULL, NATIVE_RAW,
     "throw(value)\n"
     "throw(type[,value[,tb]])\n\n"
     "Raises the exception where the generator waits, and goes on to the next yield."},
    {"close", generator_close_method, "", 0,
     "Raises GeneratorExit where the generator waits; gives what it then returns."},
    {"__sizeof__", generator_sizeof, "", 0, "Bytes in memory."},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Object *generator_get_running(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Generator *)o)->state == GENERATOR_RUNNING);
}
Object *generator_get_suspended(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Generator *)o)->state == GENERATOR_SUSPENDED);
}
Object *generator_get_frame(Object *o, void *closure) {
    (void)closure;
    FrameObject *f = generator_frame((Generator *)o);
    return f ? OBJ(f) : error_occurred() ? NULL : new_none();
}
Object *generator_get_delegate(Object *o, void *closure) {
    (void)closure;
    Object *iterator = delegate_of((Generator *)o);
    return incref(iterator ? iterator : KNone);
}
Object *generator_get_code(Object *o, void *closure) {
    (void)closure;
    return incref(((Generator *)o)->code);
}
Object *generator_get_name(Object *o, void *closure) {
    return incref(*(Str **)((char *)o + (size_t)closure));
}
int generator_set_name(Object *o, Object *value, void *closure) {
    if (value == NULL || !is_str(value))
        return raise_type_error("%s must be set to a string object",
                                (size_t)closure == offsetof(Generator, name) ? "__name__"
                                                                             : "__qualname__"),
               -1;
    Str **field = (Str **)((char *)o + (size_t)closure);
    REPLACE_STEAL(*field, incref(value));
    return 0;
}

static const GetSetDef getsets[] = {
    {"gi_running", generator_get_running, NULL, NULL, NULL},
    {"gi_suspended", generator_get_suspended, NULL, NULL, NULL},
    {"gi_frame", generator_get_frame, NULL, NULL, NULL},
    {"gi_yieldfrom", generator_get_delegate, NULL, "what yield from gets its items from, or None",
     NULL},
    {"gi_code", generator_get_code, NULL, NULL, NULL},
    GENERATOR_NAMES("generator"),
    {0},
};

int generator_traverse(Object *o, VisitFn visit, void *arg) {
    Generator *g = (Generator *)o;
    VISIT(g->function);
    VISIT(g->frame);
    VISIT(g->handled.exception);
    VISIT(g->extra);
    VISIT(g->names);
    if (g->state == GENERATOR_CREATED || g->state == GENERATOR_SUSPENDED)
        for (size_t i = 0; i < g->code->local_count + g->depth; i++)
            VISIT(g->slots[i]);
    return 0;
}

int generator_clear(Object *o) {
    Generator *g = (Generator *)o;
    if (g->state != GENERATOR_RUNNING)
        generator_finish(g);
    return 0;
}

/* Would anybody notice that it goes away unfinished? */
static bool wants_finalizer(Generator *g) {
    if (g->state == GENERATOR_FINISHED)
        return false;
    if (g->head.type == &async_generator_type && g->extra != NULL && !g->closed)
        return true;
    if (g->state == GENERATOR_CREATED)
        return (g->code->flags & CODE_COROUTINE) != 0;
    Object *delegate = delegate_of(g);
    return g->code->handler_count > 0 || (delegate != NULL && !generator_is(delegate));
}

/* A suspended generator that goes away closes: its finally blocks run. An asynchronous one is left
 * to the hook of its loop; a coroutine that was never started warns. */
void generator_finalize(Object *o) {
    Generator *g = (Generator *)o;
    if (!wants_finalizer(g))
        return;
    Object *pending = error_fetch();
    if (g->head.type == &async_generator_type && g->extra != NULL && !g->closed) {
        Object *result = object_call1(g->extra, o);
        if (result == NULL)
            error_unraisable(o);
        xdecref(result);
    } else if (g->state == GENERATOR_CREATED) {
        coroutine_warn_never_awaited(g);
    } else if (generator_close(g) < 0) {
        error_unraisable(o);
    }
    error_restore(pending);
}

void generator_dealloc(Object *o) {
    Generator *g = (Generator *)o;
    gc_untrack(o);
    generator_finish(g);
    CLEAR(g->code);
    CLEAR(g->name);
    CLEAR(g->qualname);
    CLEAR(g->extra);
    CLEAR(g->names);
    gc_free(o, generator_bytes(g));
}

static Object *repr(Object *o) {
    return OBJ(str_format("<generator object %U at %p>", ((Generator *)o)->qualname, o));
}

Type generator_type = {
    .head = HEAD(&type_type),
    .name = "generator",
    .size = sizeof(Generator),
    .item_size = sizeof(Object *),
    .flags = TYPE_GC | TYPE_NO_NEW | TYPE_HAS_FINALIZER | TYPE_WEAKREF,
    .dealloc = generator_dealloc,
    .finalize = generator_finalize,
    .traverse = generator_traverse,
    .clear = generator_clear,
    .repr = repr,
    .iter = iter_self,
    .iternext = iternext,
    .methods = methods,
    .getsets = getsets,
};
