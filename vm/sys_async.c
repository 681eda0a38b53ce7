/* sys: what concerns coroutines and asynchronous generators. Each thread has its own. */
#include "vm/sys.h"

#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "vm/builtins.h"

NATIVE(sys_get_asyncgen_hooks) {
    UNUSED_ARGS;
    static const char *const fields[] = {"firstiter", "finalizer"};
    Type *type = struct_sequence_type("sys.asyncgen_hooks", fields, 2, 2, NULL);
    if (type == NULL)
        return NULL;
    Object *first = thread->agen_firstiter, *last = thread->agen_finalizer;
    Object *values[] = {incref(first ? first : KNone), incref(last ? last : KNone)};
    Object *hooks = struct_sequence_new_steal(type, values);
    decref(type);
    return hooks;
}

static bool is_hook(Object *o, const char *name) {
    if (o == NULL || o == KNone || is_callable(o))
        return true;
    raise_type_error("callable %s expected, got %T", name, o);
    return false;
}

static void set_hook(Object **field, Object *hook) {
    if (hook != NULL)
        REPLACE_STEAL(*field, hook == KNone ? NULL : incref(hook));
}

NATIVE(sys_set_asyncgen_hooks) {
    UNUSED_ARGS;
    if (!is_hook(args[1], "finalizer") || !is_hook(args[0], "firstiter"))
        return NULL;
    set_hook(&thread->agen_firstiter, args[0]);
    set_hook(&thread->agen_finalizer, args[1]);
    return new_none();
}

NATIVE(sys_get_origin_depth) {
    UNUSED_ARGS;
    return int_from_i64(thread->origin_depth);
}

NATIVE(sys_set_origin_depth) {
    UNUSED_ARGS;
    ssize_t depth = number_as_ssize(args[0], &exc_OverflowError);
    if (depth == -1 && error_occurred())
        return NULL;
    if (depth < 0)
        return raise_value_error("depth must be >= 0");
    thread->origin_depth = depth > INT32_MAX ? INT32_MAX : (int)depth;
    return new_none();
}

const MethodDef sys_async_functions[] = {
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, "", 0,
     "What is called when an asynchronous generator is first iterated, and when one is collected."},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, "firstiter=None, finalizer=None", 0,
     "Set the hooks of asynchronous generators; None: no hook."},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, "", 0,
     "How many frames cr_origin of new coroutines holds."},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, "depth", 0,
     "Let new coroutines note in cr_origin who made them; 0: not."},
    {0},
};

void sys_async_clear(Thread *t) {
    CLEAR(t->agen_firstiter);
    CLEAR(t->agen_finalizer);
    CLEAR(t->context);
}
