/* Raising. Each raise_ function returns NULL, so that `return raise_type_error(...)` reads well; a
 * function that returns int says `return raise_type_error(...), -1`.
 *
 * Formats are printf's (%s %d %u %zd %zu %ld %lld %c %x %g %p %.200s %%) and, for objects: %R repr,
 * %S str, %U a Str, %T the name of the object's type, %N the name of a Type. All borrowed.
 */
#ifndef KRAIT_ERROR_H
#define KRAIT_ERROR_H

#include "runtime/object.h"

/* The exception types, from exceptions.def: exc_TypeError and so on are `Type` objects. */
#define EXCEPTION(name, base, layout, doc) extern Type exc_##name;
#include "runtime/exceptions.def"
#undef EXCEPTION

Object *raise_format(Type *type, const char *format, ...);
Object *raise_formatv(Type *type, const char *format, va_list args);
Object *raise_type_error(const char *format, ...);
Object *raise_value_error(const char *format, ...);
Object *raise_index_error(const char *format, ...);
Object *raise_overflow_error(const char *format, ...);
Object *raise_zero_division(const char *format, ...);
Object *raise_runtime_error(const char *format, ...);
Object *raise_system_error(const char *format, ...);
/* KeyError with the key itself as argument. */
Object *raise_key_error(Object *key);
/* AttributeError "'T' object has no attribute 'x'" with name and obj set (suggestions are made when
 * it is printed). */
Object *raise_attribute_error(Object *obj, Str *name);
/* A pending AttributeError with neither is given both. */
void complete_attribute_error(Object *obj, Str *name);
Object *raise_stop_iteration(Object *value /* NULL: none */);
Object *raise_no_memory(void);   /* preallocated: needs no memory */
bool error_take_back(Object *o); /* at the end of a MemoryError's life: true: it was a preallocated
                                    one, and is not to be freed */
/* OSError or its subclass for errno, with strerror and filename (NULL: none). */
Object *raise_os_error(int errnum, Object *filename);
/* Sets `exception`, an instance; as the `raise` statement does, __context__ becomes the exception
 * being handled. */
void raise_object(Object *exception);
/* type(value) where value is an instance of type already, NULL, a tuple of arguments or one
 * argument. */
void raise_type_value(Type *type, Object *value);
Object *raise_unhashable(Object *o);

ALWAYS_INLINE bool error_occurred(void) { return thread->exception != NULL; }
/* The pending exception is an instance of `type`. */
bool error_is(Type *type);
void error_clear(void);
void error_chain_steal(Object *earlier); /* makes an exception that was pending before the context
                                            of the one that is pending now */
int error_forgive(void) MAY_RAISE;       /* error_clear, but a MemoryError stays: then -1 */
/* Takes the pending exception out (new reference, NULL if none); error_restore puts it back
 * (steals; NULL clears). Around code that must keep it. */
Object *error_fetch(void);
void error_restore(Object *exception_steal);
/* Pending StopIteration is cleared: true. Nothing pending: true. Another exception: false. */
bool error_stop_iteration(void);
/* Prints "Exception ignored in: ..." with the traceback through sys.unraisablehook's default and
 * clears the error. */
void error_unraisable(Object *where /* may be NULL */);
/* The same with another text than "Exception ignored in: <where>": "<message>:". */
void error_unraisable_message(const char *format, ...);
/* Prefixes a raised exception as its cause: raise_from("generator raised StopIteration"): the
 * pending one becomes __cause__ and __context__. */
Object *raise_from_pending(Type *type, const char *format, ...);
/* What the layers above put in: printing an exception with its traceback to stderr;
 * sys.unraisablehook (true: it took care); the warnings machinery (0, or -1 when the filters turn
 * the warning into an exception). NULL: the plain text forms below them are used. */
extern void (*error_print_hook)(Object *exception);
extern bool (*error_unraisable_hook)(Object *exception, Object *where, Str *message);
/* What a MemoryError says that the limit is the reason of: its arguments (new), or NULL without an
 * exception. */
extern Tuple *(*error_memory_hook)(void);
extern int (*warn_hook)(Type *category, Str *message);
extern int (*warn_at_hook)(Type *category, Str *message, Str *filename, int line);
int memory_error_init(void);
/* The spare MemoryErrors drop their tracebacks, and with these the frames that they keep: before
 * the last code may run. */
void error_release_traces(void);
void error_shutdown(void);
/* A warning: goes to stderr as CPython's default filters say (DeprecationWarning only in __main__,
 * ...). -1 if turned into an exception. */
int warn(Type *category, const char *format, ...);
/* The same for a place in a source that is not running: the compiler's SyntaxWarning. */
int warn_at(Type *category, Str *message, Str *filename, int line);

#endif
