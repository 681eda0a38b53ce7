/* Exceptions on their way: the handler table, raise statements, except clauses, with statements. */
#include "vm/slow.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* The table lists handlers innermost first, so the first that covers the word is the one. */
const Handler *handler_find(Code *code, uint32_t word) {
    const Handler *h = code->handlers, *end = h + code->handler_count;
    for (; h < end; h++)
        if (word >= h->start && word < h->end)
            return h;
    return NULL;
}

/* An exception instance from what follows `raise` or `from`: a class is called. New, or NULL with `message` as TypeError. */
static Object *instance_of(Object *o, const char *message) {
    if (is_exception(o))
        return incref(o);
    if (!is_type(o) || !(((Type *)o)->flags & TYPE_IS_EXCEPTION))
        return raise_type_error("%s", message);
    Object *e = object_call0(o);
    if (e != NULL && !is_exception(e)) {
        raise_type_error("calling %R should have returned an instance of BaseException, not %R", o, e->type);
        CLEAR(e);
    }
    return e;
}

void do_raise(Object *exception_steal, Object *cause_steal, bool has_cause) {
    Object *e = instance_of(exception_steal, "exceptions must derive from BaseException");
    decref(exception_steal);
    if (e != NULL && has_cause) {
        Object *cause = cause_steal == KNone ? NULL : instance_of(cause_steal, "exception causes must derive from BaseException");
        if (cause == NULL && cause_steal != KNone)
            CLEAR(e);
        else
            exception_set_cause_steal(e, cause);
    }
    xdecref(cause_steal);
    if (e != NULL) {
        raise_object(e);
        decref(e);
    }
}

bool do_reraise(void) {
    for (Handled *h = thread->handled; h != NULL; h = h->previous) {
        if (h->exception != NULL && h->exception != KNone) {
            error_restore(incref(h->exception));
            return true;
        }
    }
    raise_runtime_error("No active exception to reraise");
    return false;
}

static bool is_exception_class(Object *o) {
    return is_type(o) && (((Type *)o)->flags & TYPE_IS_EXCEPTION);
}

int exception_match_clause(Object *exception, Object *type) {
    if (is_exception_class(type))
        return type_is_subtype(exception->type, (Type *)type);
    bool valid = is_tuple(type);
    for (size_t i = 0; valid && i < ((Tuple *)type)->length; i++)
        valid = is_exception_class(((Tuple *)type)->items[i]);
    if (!valid)
        return raise_type_error("catching classes that do not inherit from BaseException is not allowed"), -1;
    for (size_t i = 0; i < ((Tuple *)type)->length; i++)
        if (type_is_subtype(exception->type, (Type *)((Tuple *)type)->items[i]))
            return 1;
    return 0;
}

Object *with_enter(Object *manager, Object **exit_out) {
    Object *enter = object_special(manager, NAME(__enter__));
    if (enter == NULL) {
        if (!error_occurred())
            raise_type_error("'%T' object does not support the context manager protocol", manager);
        return NULL;
    }
    Object *exit = object_special(manager, NAME(__exit__));
    if (exit == NULL) {
        if (!error_occurred())
            raise_type_error("'%T' object does not support the context manager protocol (missed __exit__ method)", manager);
        decref(enter);
        return NULL;
    }
    Object *entered = object_call0(enter);
    decref(enter);
    if (entered == NULL)
        decref(exit);
    else
        *exit_out = exit;
    return entered;
}

Object *with_exit(Object *exit, Object *exception) {
    BaseException *e = (BaseException *)exception;
    return object_call3(exit, OBJ(type_of(e)), exception, e->traceback ? e->traceback : KNone);
}
