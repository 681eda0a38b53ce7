/* Generators: making, resuming, throwing into, closing; see generator.h for the states.
 *
 * A generator keeps `function` until it is finished; while it runs its frame record borrows it. The frame object, once somebody asked for it, belongs
 * to the generator and looks at `slots`; generator_finish lets it go. */
#include "vm/generator.h"

#include "runtime/native.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/eval.h"
#include "runtime/objects/iter.h"
#include "runtime/opcode.h"
#include "vm/slow.h"

static size_t generator_bytes(const Generator *g) {
    return sizeof(Generator) + g->count * sizeof(Object *);
}

Generator *generator_new(Frame *frame) {
    Code *code = frame->code;
    size_t count = code->local_count + code->stack_size + 1; /* one more: CALL_CLASS moves arguments up */
    Generator *g = gc_alloc(sizeof(Generator) + count * sizeof(Object *));
    if (g == NULL)
        return raise_no_memory(), NULL;
    memset(g, 0, sizeof(Generator));
    g->head.refcount = 1;
    g->head.type = &generator_type;
    g->count = count;
    g->function = incref(frame->function);
    g->code = incref(code);
    g->name = incref(frame->function->name);
    g->qualname = incref(frame->function->qualname);
    g->ip = frame->ip;
    g->state = GENERATOR_CREATED;
    memcpy(g->slots, frame->locals, code->local_count * sizeof(Object *));
    memset(frame->locals, 0, code->local_count * sizeof(Object *));
    gc_track(g);
    return g;
}

void generator_finish(Generator *g) {
    if (g->state == GENERATOR_FINISHED)
        return;
    if (g->frame != NULL) {
        FrameObject *object = g->frame;
        g->frame = NULL;
        frame_object_detach(object, g->slots, g->code->local_count, (uint32_t)(g->ip - g->code->words) - 1);
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

void generator_leave(Frame *frame, int state) {
    Generator *g = frame->generator;
    thread->handled = g->handled.previous;
    g->handled.previous = NULL;
    if (frame->flags & FRAME_OBJECT) {
        frame->object->frame = NULL;
        frame->object->word = frame_word(frame);
        frame->object = NULL;
    }
    thread->frame = frame - 1;
    if (state == GENERATOR_FINISHED) {
        g->ip = frame->ip;
        g->state = GENERATOR_SUSPENDED; /* generator_finish makes it FINISHED, once */
        g->depth = 0;
        generator_finish(g);
    } else {
        g->state = GENERATOR_SUSPENDED;
    }
}

void generator_convert_stop(void) {
    if (thread->exception != NULL && error_is(&exc_StopIteration))
        raise_from_pending(&exc_RuntimeError, "generator raised StopIteration");
}

Frame *generator_enter_steal(Generator *g, Object *value, uint32_t flags) {
    Frame *frame = thread->frame + 1;
    if (frame >= thread->frame_limit) {
        xdecref(value);
        raise_format(&exc_RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    frame->ip = g->ip;
    frame->locals = g->slots;
    frame->sp = g->slots + g->code->local_count + g->depth;
    frame->top = thread->frame->top;
    frame->function = g->function;
    frame->code = g->code;
    frame->names = NULL;
    frame->generator = g;
    frame->object = NULL;
    frame->flags = flags | FRAME_GENERATOR;
    if (g->frame != NULL) {
        frame->object = g->frame; /* borrowed from the generator */
        frame->object->frame = frame;
        frame->flags |= FRAME_OBJECT;
    }
    if (value != NULL)
        *frame->sp++ = value;
    g->state = GENERATOR_RUNNING;
    g->handled.previous = thread->handled;
    thread->handled = &g->handled;
    thread->frame = frame;
    return frame;
}

int generator_resume(Generator *g, Object *value, Object **out) {
    *out = NULL;
    if (g->state == GENERATOR_RUNNING)
        return raise_value_error("generator already executing"), -1;
    if (g->state == GENERATOR_FINISHED) {
        if (value == NULL)
            return -1;
        *out = new_none();
        return 0;
    }
    bool created = g->state == GENERATOR_CREATED;
    if (created && value != NULL && value != KNone)
        return raise_type_error("can't send non-None value to a just-started generator"), -1;
    incref(g);
    if (value == NULL && created)
        g->ip++; /* so that the exception is raised at the `def` line */
    Frame *frame = generator_enter_steal(g, value != NULL && !created ? incref(value) : NULL, FRAME_ENTRY);
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
    return g->state == GENERATOR_SUSPENDED && g->delegating ? g->slots[g->code->local_count + g->depth - 1] : NULL;
}

/* YIELD_FROM's iterator has ended with *value, or raised (value NULL): the generator goes on behind it. */
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
    if (iterator->type == &generator_type)
        return generator_resume((Generator *)iterator, sent, out);
    if (sent == KNone && iterator->type->flags & TYPE_HEAP) /* the slot of a Python __next__ loses StopIteration's value */
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
    if (iterator->type == &generator_type)
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
    } else if (is_exception(type)) {
        if (value != NULL && value != KNone)
            return raise_type_error("instance exception may not have a separate value"), -1;
        e = incref(type);
    } else {
        return raise_type_error("exceptions must be classes or instances deriving from BaseException, not %T", type), -1;
    }
    if (e == NULL)
        return -1;
    if (traceback != NULL && traceback != KNone)
        REPLACE_STEAL(((BaseException *)e)->traceback, incref(traceback));
    error_restore(e);
    return 0;
}

/* Delegates the throw: 1, 0, -1 as generator_resume; 2: the delegate has no throw. */
static int throw_into_delegate(Object *iterator, Object *type, Object *value, Object *traceback, Object **out) {
    if (iterator->type == &generator_type)
        return generator_throw((Generator *)iterator, type, value, traceback, out);
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

int generator_throw(Generator *g, Object *type, Object *value, Object *traceback, Object **out) {
    *out = NULL;
    if (g->state == GENERATOR_RUNNING)
        return raise_value_error("generator already executing"), -1;
    Object *iterator = xincref(delegate_of(g));
    if (iterator != NULL) {
        bool exiting = (is_type(type) && type_is_subtype((Type *)type, &exc_GeneratorExit)) || object_is(type, &exc_GeneratorExit);
        int inner = 2;
        g->state = GENERATOR_RUNNING;
        if (exiting) {
            int closed = close_delegate(iterator);
            g->state = GENERATOR_SUSPENDED;
            decref(iterator);
            if (closed < 0)
                return leave_delegate(g, NULL, out);
        } else {
            inner = throw_into_delegate(iterator, type, value, traceback, out);
            g->state = GENERATOR_SUSPENDED;
            decref(iterator);
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
    if (g->state == GENERATOR_FINISHED)
        return -1;
    return generator_resume(g, NULL, out);
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
        return raise_runtime_error("generator ignored GeneratorExit"), -1;
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

static Object *yielded_or_stop(int result, Object *out) {
    if (result == 1)
        return out;
    if (result == 0) {
        raise_stop_iteration(out == KNone ? NULL : out);
        decref(out);
    }
    return NULL;
}

static Object *iternext(Object *o) {
    Object *out;
    int result = generator_resume((Generator *)o, KNone, &out);
    if (result == 0 && out == KNone) {
        decref(out);
        return NULL;
    }
    return yielded_or_stop(result, out);
}

static Object *generator_send(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Object *out;
    int result = generator_resume((Generator *)self, args[0], &out);
    return yielded_or_stop(result, out);
}

static Object *generator_throw_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (args_count("throw", nargs, 1, 3) < 0)
        return NULL;
    if (nargs > 1 && warn(&exc_DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.") < 0)
        return NULL;
    Object *out;
    int result = generator_throw((Generator *)self, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL, &out);
    return yielded_or_stop(result, out);
}

/* 3.13: close() returns what the generator returned. */
static Object *generator_close_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Generator *g = (Generator *)self;
    if (g->state != GENERATOR_SUSPENDED)
        return g->state == GENERATOR_RUNNING ? raise_value_error("generator already executing")
             : generator_close(g) < 0 ? NULL : new_none();
    Object *out;
    int result = generator_throw(g, OBJ(&exc_GeneratorExit), NULL, NULL, &out);
    if (result == 0)
        return out;
    if (result == 1) {
        decref(out);
        return raise_runtime_error("generator ignored GeneratorExit");
    }
    if (!error_is(&exc_GeneratorExit))
        return NULL;
    error_clear();
    return new_none();
}

static const MethodDef methods[] = {
    {"send", generator_send, "arg, /", 0, "Resume with a value; return the next yielded one or raise StopIteration."},
    {"throw", generator_throw_method, NULL, NATIVE_RAW, "Raise an exception where the generator stands; return the next yielded value."},
    {"close", generator_close_method, "", 0, "Raise GeneratorExit inside the generator."},
    {0},
};

static Object *get_running(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Generator *)o)->state == GENERATOR_RUNNING);
}
static Object *get_suspended(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Generator *)o)->state == GENERATOR_SUSPENDED);
}
static Object *get_frame(Object *o, void *closure) {
    (void)closure;
    FrameObject *f = generator_frame((Generator *)o);
    return f ? OBJ(f) : error_occurred() ? NULL : new_none();
}
static Object *get_yield_from(Object *o, void *closure) {
    (void)closure;
    Object *iterator = delegate_of((Generator *)o);
    return incref(iterator ? iterator : KNone);
}
static Object *get_code(Object *o, void *closure) {
    (void)closure;
    return incref(((Generator *)o)->code);
}
static Object *get_name(Object *o, void *closure) {
    return incref(*(Str **)((char *)o + (size_t)closure));
}
static int set_name(Object *o, Object *value, void *closure) {
    if (value == NULL || !is_str(value))
        return raise_type_error("%s must be set to a string object", (size_t)closure == offsetof(Generator, name) ? "__name__" : "__qualname__"), -1;
    Str **field = (Str **)((char *)o + (size_t)closure);
    REPLACE_STEAL(*field, incref(value));
    return 0;
}

static const GetSetDef getsets[] = {
    {"gi_running", get_running, NULL, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL, NULL},
    {"gi_yieldfrom", get_yield_from, NULL, NULL, NULL},
    {"gi_code", get_code, NULL, NULL, NULL},
    {"__name__", get_name, set_name, NULL, (void *)offsetof(Generator, name)},
    {"__qualname__", get_name, set_name, NULL, (void *)offsetof(Generator, qualname)},
    {0},
};

static int traverse(Object *o, VisitFn visit, void *arg) {
    Generator *g = (Generator *)o;
    VISIT(g->function);
    VISIT(g->frame);
    VISIT(g->handled.exception);
    if (g->state == GENERATOR_CREATED || g->state == GENERATOR_SUSPENDED)
        for (size_t i = 0; i < g->code->local_count + g->depth; i++)
            VISIT(g->slots[i]);
    return 0;
}

static int clear(Object *o) {
    Generator *g = (Generator *)o;
    if (g->state != GENERATOR_RUNNING)
        generator_finish(g);
    return 0;
}

/* A suspended generator that goes away closes: its finally blocks run. */
static void finalize(Object *o) {
    Generator *g = (Generator *)o;
    if (g->state != GENERATOR_SUSPENDED)
        return;
    Object *pending = error_fetch();
    if (generator_close(g) < 0)
        error_unraisable(o);
    error_restore(pending);
}

static void dealloc(Object *o) {
    Generator *g = (Generator *)o;
    if (g->state == GENERATOR_SUSPENDED && g->code->handler_count > 0) {
        o->refcount = 1; /* alive again while its finally blocks run */
        finalize(o);
        if (--o->refcount > 0)
            return;
    }
    gc_untrack(o);
    generator_finish(g);
    CLEAR(g->code);
    CLEAR(g->name);
    CLEAR(g->qualname);
    gc_free(o, generator_bytes(g));
}

static Object *repr(Object *o) {
    return OBJ(str_format("<generator object %U at %p>", ((Generator *)o)->qualname, o));
}

Type generator_type = {
    .head = HEAD(&type_type), .name = "generator", .size = sizeof(Generator), .item_size = sizeof(Object *), .flags = TYPE_GC | TYPE_NO_NEW | TYPE_HAS_FINALIZER | TYPE_WEAKREF,
    .dealloc = dealloc, .finalize = finalize, .traverse = traverse, .clear = clear, .repr = repr, .iter = iter_self, .iternext = iternext,
    .methods = methods, .getsets = getsets,
};
