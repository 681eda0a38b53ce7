/* Raising exceptions, taking them out and putting them back, and the two ways of reporting what
 * cannot be raised.
 *
 * The pending exception is thread->exception. Raising chains it to the exception that is being
 * handled: __context__ becomes the innermost link of thread->handled that holds one, after that
 * one's own chain has been cut where it would lead back.
 *
 * MemoryErrors are made in advance, since raising one must need no memory. When the last reference
 * to one goes, it lets go of what it holds and comes back to the table; the last is shared when all
 * are in use.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

#include <errno.h>
#include <stdio.h>

enum { MEMORY_ERRORS = 8 };
static BaseException *memory_errors[MEMORY_ERRORS];
static bool memory_error_used[MEMORY_ERRORS];

void (*error_print_hook)(Object *exception);
bool (*error_unraisable_hook)(Object *exception, Object *where, Str *message);
Tuple *(*error_memory_hook)(void);
int (*warn_hook)(Type *category, Str *message);
int (*warn_at_hook)(Type *category, Str *message, Str *filename, int line);

/* ---- the pending exception ------------------------------------------------------------------- */

Object *error_fetch(void) {
    Object *e = thread->exception;
    thread->exception = NULL;
    return e;
}

void error_restore(Object *exception_steal) { REPLACE_STEAL(thread->exception, exception_steal); }

void error_clear(void) { CLEAR(thread->exception); }

int error_forgive(void) {
    if (error_is(&exc_MemoryError))
        return -1;
    error_clear();
    return 0;
}

bool error_is(Type *type) {
    return thread->exception != NULL && object_is(thread->exception, type);
}

bool error_stop_iteration(void) {
    if (LIKELY(thread->exception == NULL))
        return true;
    if (!error_is(&exc_StopIteration))
        return false;
    error_clear();
    return true;
}

/* ---- raising --------------------------------------------------------------------------------- */

static Object *handled_borrow(void) {
    for (Handled *link = thread->handled; link != NULL; link = link->previous)
        if (link->exception != NULL && link->exception != KNone)
            return link->exception;
    return NULL;
}

/* Takes `exception` out of the chain of contexts that starts at `from`, so that hanging `from`
 * below it makes no ring. The chain may be a ring already, made by hand: a second walker at half
 * speed notices (Floyd). */
static void cut_context(Object *from, Object *exception) {
    Object *slow = from;
    bool step = false;
    for (Object *o = from;;) {
        Object *context = ((BaseException *)o)->context;
        if (context == NULL)
            return;
        if (context == exception) {
            CLEAR(((BaseException *)o)->context);
            return;
        }
        o = context;
        if (o == slow)
            return;
        if (step)
            slow = ((BaseException *)slow)->context;
        step = !step;
    }
}

void error_chain_steal(Object *earlier) {
    Object *pending = thread->exception;
    if (earlier != pending) {
        cut_context(earlier, pending);
        exception_set_context_steal(pending, earlier);
    } else {
        decref(earlier);
    }
}

void raise_object(Object *exception) {
    ASSERT(is_exception(exception));
    Object *handled = handled_borrow();
    if (handled != NULL && handled != exception
        && ((BaseException *)exception)->context != handled) {
        cut_context(handled, exception);
        exception_set_context_steal(exception, incref(handled));
    }
    error_restore(incref(exception));
}

void raise_type_value(Type *type, Object *value) {
    Object *exception;
    if (value == NULL || value == KNone)
        exception = exception_new(type, NULL, 0);
    else if (object_is(value, type))
        exception = incref(value);
    else if (is_tuple(value))
        exception = exception_new(type, ((Tuple *)value)->items, ((Tuple *)value)->length);
    else
        exception = exception_new(type, &value, 1);
    if (exception == NULL)
        return; /* making it raised something else */
    raise_object(exception);
    decref(exception);
}

Object *raise_formatv(Type *type, const char *format, va_list args) {
    Object *pending = error_fetch(); /* only there by mistake: the new one takes its place */
    xdecref(pending);
    Str *message = str_formatv(format, args);
    if (message == NULL)
        return NULL;
    Object *exception = exception_new(type, (Object *[]){OBJ(message)}, 1);
    decref(message);
    if (exception == NULL)
        return NULL;
    raise_object(exception);
    decref(exception);
    return NULL;
}

Object *raise_format(Type *type, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_formatv(type, format, args);
    va_end(args);
    return NULL;
}

#define RAISE(name, type)                                                                          \
    Object *name(const char *format, ...) {                                                        \
        va_list args;                                                                              \
        va_start(args, format);                                                                    \
        raise_formatv(&type, format, args);                                                        \
        va_end(args);                                                                              \
        return NULL;                                                                               \
    }
RAISE(raise_type_error, exc_TypeError)
RAISE(raise_value_error, exc_ValueError)
RAISE(raise_index_error, exc_IndexError)
RAISE(raise_overflow_error, exc_OverflowError)
RAISE(raise_zero_division, exc_ZeroDivisionError)
RAISE(raise_runtime_error, exc_RuntimeError)
RAISE(raise_system_error, exc_SystemError)

/* Raises type(argument): the argument is not taken apart if it is a tuple. */
static Object *raise_one(Type *type, Object *argument) {
    Object *exception = exception_new(type, &argument, 1);
    if (exception != NULL) {
        raise_object(exception);
        decref(exception);
    }
    return NULL;
}

Object *raise_key_error(Object *key) { return raise_one(&exc_KeyError, key); }

Object *raise_stop_iteration(Object *value) {
    if (value != NULL)
        return raise_one(&exc_StopIteration, value);
    raise_type_value(&exc_StopIteration, NULL);
    return NULL;
}

Object *raise_unhashable(Object *o) {
    return raise_type_error("unhashable type: '%.200s'", type_of(o)->name);
}

Object *raise_attribute_error(Object *obj, Str *name) {
    if (is_type(obj))
        raise_format(&exc_AttributeError, "type object '%.50s' has no attribute '%U'",
                     ((Type *)obj)->name, name);
    else
        raise_format(&exc_AttributeError, "'%.100s' object has no attribute '%U'",
                     type_of(obj)->name, name);
    if (error_is(&exc_AttributeError)) {
        AttributeErrorException *e = (AttributeErrorException *)thread->exception;
        REPLACE_STEAL(e->name, incref(name));
        REPLACE_STEAL(e->obj, incref(obj));
    }
    return NULL;
}

void complete_attribute_error(Object *obj, Str *name) {
    if (!error_is(&exc_AttributeError))
        return;
    AttributeErrorException *e = (AttributeErrorException *)thread->exception;
    if (e->name != NULL || e->obj != NULL)
        return;
    e->name = incref(OBJ(name));
    e->obj = incref(obj);
}

Object *raise_os_error(int errnum, Object *filename) {
    if (errnum == EINTR && signals_check() < 0)
        return NULL;
    const char *text = strerror(errnum);
    Object *args[3] = {int_from_i64(errnum), OBJ(str_from_utf8_lossy(text, strlen(text))),
                       filename};
    if (args[0] != NULL && args[1] != NULL) {
        Object *exception = exception_new(&exc_OSError, args, filename ? 3 : 2);
        if (exception != NULL) {
            raise_object(exception);
            decref(exception);
        }
    }
    xdecref(args[0]);
    xdecref(args[1]);
    return NULL;
}

Object *raise_from_pending(Type *type, const char *format, ...) {
    Object *cause = error_fetch();
    va_list args;
    va_start(args, format);
    raise_formatv(type, format, args);
    va_end(args);
    if (cause != NULL && thread->exception != NULL) {
        exception_set_context_steal(thread->exception, incref(cause));
        exception_set_cause_steal(thread->exception, incref(cause));
    }
    xdecref(cause);
    return NULL;
}

/* ---- no memory ------------------------------------------------------------------------------- */

static void reset(BaseException *e) {
    CLEAR(e->dict);
    CLEAR(e->traceback);
    CLEAR(e->context);
    CLEAR(e->cause);
    e->suppress_context = false;
    REPLACE_STEAL(e->args, incref(tuple_empty));
}

/* What a spare one says and has anew; mem.refused: the limit is the reason, and somebody may have
 * words for it. */
static void prepare(BaseException *e) {
    e->args = incref(tuple_empty);
    e->suppress_context = false;
    Tuple *args = mem.refused && error_memory_hook != NULL ? error_memory_hook() : NULL;
    if (args != NULL)
        REPLACE_STEAL(e->args, args);
}

Object *raise_no_memory(void) {
    if (UNLIKELY(memory_errors[MEMORY_ERRORS - 1]
                 == NULL)) /* start-up fails before they are made */
        return NULL;
    size_t i = 0;
    while (i < MEMORY_ERRORS - 1 && memory_error_used[i])
        i++;
    BaseException *e = memory_errors[i];
    if (memory_error_used[i]) {
        incref(e);
    } else {
        memory_error_used[i] = true;
        e->head.refcount = 1;
        prepare(e);
        gc_track(e);
    }
    raise_object(OBJ(e));
    decref(e);
    return NULL;
}

bool error_take_back(Object *o) {
    for (size_t i = 0; i < MEMORY_ERRORS; i++)
        if (OBJ(memory_errors[i]) == o)
            return memory_error_used[i] = false, true;
    return false;
}

int memory_error_init(void) {
    for (size_t i = 0; i < MEMORY_ERRORS; i++) {
        BaseException *e = (BaseException *)exception_new(&exc_MemoryError, NULL, 0);
        if (e == NULL)
            return -1;
        memory_errors[i] = e;
        decref(e); /* comes back at once */
    }
    return 0;
}

void error_release_traces(void) {
    for (size_t i = 0; i < MEMORY_ERRORS; i++)
        if (memory_error_used[i])
            reset(memory_errors[i]);
}

/* Those that are still in use go when they are let go of. */
void error_shutdown(void) {
    error_clear();
    for (size_t i = 0; i < MEMORY_ERRORS; i++) {
        BaseException *e = memory_errors[i];
        memory_errors[i] = NULL;
        if (e == NULL || memory_error_used[i])
            continue;
        e->head.refcount = 1;
        decref(e);
    }
}

/* ---- what cannot be raised ------------------------------------------------------------------- */

/* Writes str(o) or repr(o) to stderr; what goes wrong meanwhile is dropped. */
static void write_object(Object *o, Object *(*how)(Object *)) {
    Object *text = how(o);
    size_t length;
    const char *utf8 = text ? str_utf8((Str *)text, &length) : NULL;
    if (utf8 != NULL) {
        fwrite(utf8, 1, length, stderr);
        str_utf8_free((Str *)text, utf8, length);
    } else {
        fputs("<exception str() failed>", stderr);
        error_clear();
    }
    xdecref(text);
}

static void print_exception(Object *exception) {
    if (error_print_hook != NULL) {
        error_print_hook(exception);
        return;
    }
    fprintf(stderr, "%s: ", exception->type->name);
    write_object(exception, object_str);
    fputc('\n', stderr);
}

static void unraisable(Object *exception, Object *where, Str *message) {
    if (error_unraisable_hook == NULL || !error_unraisable_hook(exception, where, message)) {
        if (message != NULL)
            write_object(OBJ(message), object_str);
        else
            fputs("Exception ignored in: ", stderr);
        if (where != NULL)
            write_object(where, object_repr);
        fputc('\n', stderr);
        print_exception(exception);
    }
    error_clear();
}

void error_unraisable(Object *where) {
    Object *exception = error_fetch();
    if (exception != NULL)
        unraisable(exception, where, NULL);
    xdecref(exception);
}

void error_unraisable_message(const char *format, ...) {
    Object *exception = error_fetch();
    va_list args;
    va_start(args, format);
    Str *message = exception ? str_formatv(format, args) : NULL;
    va_end(args);
    error_clear(); /* without memory, or with a broken repr, it goes without the message */
    if (exception != NULL)
        unraisable(exception, NULL, message);
    xdecref(message);
    xdecref(exception);
}

/* What CPython's filters drop outside of __main__ when nobody asks. */
static bool ignored_by_default(Type *category) {
    static Type *const ignored[] = {&exc_DeprecationWarning, &exc_PendingDeprecationWarning,
                                    &exc_ImportWarning, &exc_ResourceWarning};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (type_is_subtype(category, ignored[i]))
            return true;
    return false;
}

int warn(Type *category, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *message = str_formatv(format, args);
    va_end(args);
    if (message == NULL)
        return -1;
    int result = 0;
    if (warn_hook != NULL) {
        result = warn_hook(category, message);
    } else if (!ignored_by_default(category)) {
        fprintf(stderr, "sys:1: %s: ", category->name);
        write_object(OBJ(message), object_str);
        fputc('\n', stderr);
    }
    decref(message);
    return result;
}

int warn_at(Type *category, Str *message, Str *filename, int line) {
    return warn_at_hook ? warn_at_hook(category, message, filename, line) : 0;
}
