/* Exceptions on their way: the handler table, raise statements, except clauses, with statements. */
#include "vm/slow.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
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

/* An exception instance from what follows `raise` or `from`: a class is called. New, or NULL with
 * `message` as TypeError. */
static Object *instance_of(Object *o, const char *message) {
    if (is_exception(o))
        return incref(o);
    if (!is_type(o) || !(((Type *)o)->flags & TYPE_IS_EXCEPTION))
        return raise_type_error("%s", message);
    Object *e = object_call0(o);
    if (e != NULL && !is_exception(e)) {
        raise_type_error("calling %R should have returned an instance of BaseException, not %R", o,
                         e->type);
        CLEAR(e);
    }
    return e;
}

void do_raise(Object *exception_steal, Object *cause_steal, bool has_cause) {
    Object *e = instance_of(exception_steal, "exceptions must derive from BaseException");
    decref(exception_steal);
    if (e != NULL && has_cause) {
        Object *cause =
            cause_steal == KNone
                ? NULL
                : instance_of(cause_steal, "exception causes must derive from BaseException");
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
        return raise_type_error(
                   "catching classes that do not inherit from BaseException is not allowed"),
               -1;
    for (size_t i = 0; i < ((Tuple *)type)->length; i++)
        if (type_is_subtype(exception->type, (Type *)((Tuple *)type)->items[i]))
            return 1;
    return 0;
}

/* ---- except* ---- */

static bool is_group_class(Object *o) {
    return type_is_subtype((Type *)o, &exc_BaseExceptionGroup);
}

static int check_group_clause(Object *exception, Object *type) {
    if (exception_match_clause(exception, type) < 0)
        return -1;
    bool group = is_type(type) && is_group_class(type);
    for (size_t i = 0; is_tuple(type) && i < ((Tuple *)type)->length; i++)
        group |= is_group_class(((Tuple *)type)->items[i]);
    if (!group)
        return 0;
    raise_type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
    return -1;
}

/* Through the method: a class of its own may split in its own way. */
static int split_by_method(Object *group, Object *type, Object **match, Object **rest) {
    Object *pair = object_call_method(group, NAME(split), &type, 1);
    if (pair == NULL)
        return -1;
    if (!is_exact(pair, &tuple_type)) {
        raise_type_error("%.200s.split must return a tuple, not %.200s", group->type->name,
                         pair->type->name);
    } else if (((Tuple *)pair)->length < 2) {
        raise_type_error("%.200s.split must return a 2-tuple, got tuple of size %zu",
                         group->type->name, ((Tuple *)pair)->length);
    } else {
        Object **items = ((Tuple *)pair)->items;
        *match = items[0] == KNone ? NULL : incref(items[0]);
        *rest = *match ? incref(items[1]) : NULL;
        decref(pair);
        return 0;
    }
    decref(pair);
    return -1;
}

int exception_match_group(Object *exception, Object *type, Object **match, Object **rest) {
    *match = *rest = NULL;
    if (check_group_clause(exception, type) < 0)
        return -1;
    if (exception == KNone)
        return 0;
    bool is_group = object_is(exception, &exc_BaseExceptionGroup);
    if (!exception_match_clause(exception, type))
        return is_group ? split_by_method(exception, type, match, rest) : 0;
    *match = is_group ? incref(exception) : exception_group_new("", &exception, 1);
    if (*match == NULL)
        return -1;
    *rest = new_none();
    return 0;
}

static bool same_object_or_absent(Object *a, Object *b) {
    return (a == KNone ? NULL : a) == (b == KNone ? NULL : b);
}

/* Raised again as it was, not anew: nothing that raising sets has changed. */
static bool is_reraised(Object *exception, Object *original) {
    BaseException *a = (BaseException *)exception, *b = (BaseException *)original;
    return object_is(exception, &exc_BaseExceptionGroup)
           && same_object_or_absent(a->traceback, b->traceback)
           && same_object_or_absent(a->cause, b->cause)
           && same_object_or_absent(a->context, b->context);
}

/* The part of `original` that went on, and what was raised in clauses beside it. */
static Object *regroup(Object *original, List *raised, List *reraised) {
    Object *part = exception_group_project(original, reraised);
    if (part == NULL || raised->length == 0)
        return part;
    int failed = part == KNone ? 0 : list_append(raised, part);
    decref(part);
    if (failed < 0)
        return NULL;
    return raised->length > 1 ? exception_group_new("", raised->items, raised->length)
                              : incref(raised->items[0]);
}

Object *exception_regroup(Object *original, List *left, Object *last) {
    if (!object_is(original, &exc_BaseExceptionGroup)) /* one clause at most has run */
        return incref(left->length > 0 ? left->items[0] : last);
    List *raised = list_new(0), *reraised = raised ? list_new(0) : NULL;
    int failed = reraised == NULL;
    for (size_t i = 0; i <= left->length && !failed; i++) {
        Object *e = i < left->length ? left->items[i] : last;
        if (e == KNone)
            continue;
        failed = list_append(is_reraised(e, original) ? reraised : raised, e) < 0;
    }
    Object *result = failed ? NULL : regroup(original, raised, reraised);
    xdecref(raised);
    xdecref(reraised);
    return result;
}

/* ---- with ---- */

Object *with_enter(Object *manager, bool is_async, Object **exit_out) {
    Object *enter = object_special(manager, is_async ? NAME(__aenter__) : NAME(__enter__));
    Object *exit =
        enter != NULL ? object_special(manager, is_async ? NAME(__aexit__) : NAME(__exit__)) : NULL;
    if (exit == NULL) {
        const char *protocol = is_async ? "asynchronous context manager" : "context manager";
        if (!error_occurred())
            raise_type_error("'%T' object does not support the %s protocol%s", manager, protocol,
                             enter == NULL ? ""
                             : is_async    ? " (missed __aexit__ method)"
                                           : " (missed __exit__ method)");
        xdecref(enter);
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
