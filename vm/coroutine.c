/* Coroutines: the type, the iterator that __await__() returns, where they were made, the warning
 * about those that were not awaited. */
#include "vm/coroutine.h"

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/builtins.h"
#include "vm/vm.h"
#include "vm/source_cache.h"
#include "vm/sys.h"
#include "vm/warnings.h"

/* ---- where it was made ---- */

static Object *origin_entry(const Frame *frame) {
    Object *line = int_from_i64(frame_line(frame));
    Tuple *entry = line ? tuple_pack(3, frame->code->filename, line, frame->code->name) : NULL;
    xdecref(line);
    return OBJ(entry);
}

void coroutine_note_origin(Generator *g) {
    Frame *innermost = thread->frame - 1; /* its own frame is still there */
    size_t count = 0;
    while (count < (size_t)thread->origin_depth && innermost - count > thread->frame_base)
        count++;
    Tuple *origin = tuple_new(count);
    for (size_t i = 0; origin != NULL && i < count; i++) {
        origin->items[i] = origin_entry(innermost - i);
        if (origin->items[i] == NULL)
            CLEAR(origin);
    }
    if (origin == NULL)
        error_clear();
    else
        tuple_finish(origin);
    g->extra = OBJ(origin);
}

/* ---- never awaited ---- */

/* "  File ..., line ..., in ..." and the source line for each entry, outermost first. */
static int write_origin(StrBuilder *b, Tuple *origin) {
    builder_text(b, "\nCoroutine created at (most recent call last)");
    for (size_t i = origin->length; i-- > 0;) {
        Object **entry = ((Tuple *)origin->items[i])->items;
        int64_t line = INT_VALUE(entry[1]);
        Str *text =
            str_format("\n  File \"%S\", line %lld, in %S", entry[0], (long long)line, entry[2]);
        Str *source = text ? source_cache_line((Str *)entry[0], (int)line) : NULL;
        if (text == NULL)
            return -1;
        builder_str(b, text);
        decref(text);
        if (source == NULL)
            continue;
        size_t start = 0, end = source->length;
        while (start < end && str_at(source, start) <= ' ')
            start++;
        while (end > start && str_at(source, end - 1) <= ' ')
            end--;
        if (end > start) {
            builder_text(b, "\n    ");
            builder_slice(b, source, start, end);
        }
        decref(source);
    }
    return 0;
}

static Str *warning_text(Generator *g) {
    StrBuilder b = STR_BUILDER;
    Str *first = str_format("coroutine '%U' was never awaited", g->qualname);
    if (first == NULL)
        return NULL;
    builder_str(&b, first);
    decref(first);
    if (g->extra != NULL && !sys_finalizing && write_origin(&b, (Tuple *)g->extra) < 0) {
        builder_discard(&b);
        return NULL;
    }
    return builder_finish(&b);
}

/* A program may have replaced warnings._warn_unawaited_coroutine. 1: it took care; 0: there is
 * none, or it failed and was reported. */
static int ask_warnings_module(Generator *g) {
    Dict *modules = modules_dict(); /* NULL: the interpreter is nearly gone */
    Object *module = modules ? dict_get_str_borrow(modules, NAME(warnings)) : NULL, *function;
    int there = module ? object_lookup(module, NAME(_warn_unawaited_coroutine), &function) : 0;
    if (there <= 0) {
        error_clear();
        return 0;
    }
    Object *result = object_call1(function, OBJ(g));
    decref(function);
    bool warned = result != NULL || error_is(&exc_RuntimeWarning);
    xdecref(result);
    if (error_occurred())
        error_unraisable(OBJ(g));
    return warned;
}

void coroutine_warn_never_awaited(Generator *g) {
    if (ask_warnings_module(g))
        return;
    Str *text = warning_text(g);
    if (text == NULL || warnings_warn_source(&exc_RuntimeWarning, text, OBJ(g)) < 0)
        error_unraisable(OBJ(g));
    xdecref(text);
}

/* warnings._warn_unawaited_coroutine itself ends here. */
NATIVE(warn_function) {
    UNUSED_ARGS;
    if (!is_exact(args[0], &coroutine_type))
        return raise_type_error("a coroutine was expected, got %T", args[0]);
    Str *text = warning_text((Generator *)args[0]);
    int failed = text == NULL ? -1 : warnings_warn_source(&exc_RuntimeWarning, text, args[0]);
    xdecref(text);
    return failed < 0 ? NULL : new_none();
}
const MethodDef coroutine_warn_def = {"_warn_unawaited_coroutine", warn_function, "coro, /", 0,
                                      "Warn of a coroutine that was never awaited."};

/* ---- awaiting ---- */

static bool is_awaited_directly(const Object *o) {
    return o->type == &coroutine_type
           || (o->type == &generator_type
               && ((const Generator *)o)->code->flags & CODE_ITERABLE_COROUTINE);
}

Object *coroutine_await_iterator(Object *o) {
    if (is_awaited_directly(o))
        return incref(o);
    if (o->type->await == NULL)
        return raise_type_error("object %T can't be used in 'await' expression", o);
    Object *iterator = o->type->await(o);
    if (iterator == NULL)
        return NULL;
    if (is_awaited_directly(iterator))
        raise_type_error("__await__() returned a coroutine");
    else if (iterator->type->iternext == NULL)
        raise_type_error("__await__() returned non-iterator of type '%T'", iterator);
    if (error_occurred())
        CLEAR(iterator);
    return iterator;
}

/* ---- coroutine_wrapper: the iterator ---- */

typedef struct Wrapper {
    Object head;
    Object *coroutine; /* owned */
} Wrapper;

static int wrapper_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Wrapper *)o)->coroutine);
    return 0;
}
static int wrapper_clear(Object *o) {
    CLEAR(((Wrapper *)o)->coroutine);
    return 0;
}
static void wrapper_dealloc(Object *o) {
    gc_untrack(o);
    wrapper_clear(o);
    object_free(o);
}

static Object *wrapper_next(Object *o) {
    Object *value = KNone;
    return generator_send(((Wrapper *)o)->coroutine, &value, 1, NULL);
}
NATIVE(wrapper_send) { return generator_send(((Wrapper *)self)->coroutine, args, nargs, kwnames); }
NATIVE(wrapper_throw) {
    return generator_throw_method(((Wrapper *)self)->coroutine, args, nargs, kwnames);
}
NATIVE(wrapper_close) {
    return generator_close_method(((Wrapper *)self)->coroutine, args, nargs, kwnames);
}

#define SEND_DOC "Goes on until the coroutine waits again; arg is what it waited for."
#define THROW_DOC                                                                                  \
    "throw(value)\nthrow(type[,value[,traceback]])\n\n"                                            \
    "Raises the exception where the coroutine waits, and goes on."
#define CLOSE_DOC "Raises GeneratorExit where the coroutine waits."

static const MethodDef wrapper_methods[] = {
    {"send", wrapper_send, "arg, /", 0, SEND_DOC},
    {"throw", wrapper_throw, NULL, NATIVE_RAW, THROW_DOC},
    {"close", wrapper_close, "", 0, CLOSE_DOC},
    {0},
};

static Type wrapper_type = {
    .head = HEAD(&type_type),
    .name = "coroutine_wrapper",
    .size = sizeof(Wrapper),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = wrapper_dealloc,
    .traverse = wrapper_traverse,
    .clear = wrapper_clear,
    .iter = iter_self,
    .iternext = wrapper_next,
    .methods = wrapper_methods,
    .doc = "The iterator that a coroutine's __await__ gives.",
};

static Object *await(Object *o) {
    Wrapper *w = type_ensure_ready(&wrapper_type) < 0 ? NULL : (Wrapper *)object_new(&wrapper_type);
    if (w == NULL)
        return NULL;
    w->coroutine = incref(o);
    gc_track(w);
    return OBJ(w);
}

/* ---- the type ---- */

static Object *repr(Object *o) {
    return OBJ(str_format("<coroutine object %U at %p>", ((Generator *)o)->qualname, o));
}

static const MethodDef methods[] = {
    {"send", generator_send, "arg, /", 0, SEND_DOC},
    {"throw", generator_throw_method, NULL, NATIVE_RAW, THROW_DOC},
    {"close", generator_close_method, "", 0, CLOSE_DOC},
    {"__sizeof__", generator_sizeof, "", 0, "Bytes in memory."},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

static const GetSetDef getsets[] = {
    GENERATOR_NAMES("coroutine"),
    {"cr_await", generator_get_delegate, NULL, "what it awaits now, or None", NULL},
    {"cr_running", generator_get_running, NULL, NULL, NULL},
    {"cr_frame", generator_get_frame, NULL, NULL, NULL},
    {"cr_code", generator_get_code, NULL, NULL, NULL},
    {"cr_suspended", generator_get_suspended, NULL, NULL, NULL},
    {0},
};

static const MemberDef members[] = {
    {"cr_origin", MEMBER_OBJECT, offsetof(Generator, extra), false, NULL},
    {0},
};

Type coroutine_type = {
    .head = HEAD(&type_type),
    .name = "coroutine",
    .size = sizeof(Generator),
    .item_size = sizeof(Object *),
    .flags = TYPE_GC | TYPE_NO_NEW | TYPE_HAS_FINALIZER | TYPE_WEAKREF,
    .dealloc = generator_dealloc,
    .finalize = generator_finalize,
    .traverse = generator_traverse,
    .clear = generator_clear,
    .repr = repr,
    .await = await,
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
