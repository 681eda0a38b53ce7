/* Exceptions: the C structs behind the tree of exceptions.def. */
#ifndef KRAIT_EXCEPTIONS_H
#define KRAIT_EXCEPTIONS_H

#include "runtime/object.h"

#define EXCEPTION_FIELDS                                                                           \
    Object head;                                                                                   \
    Dict *dict; /* owned or NULL until asked for; instance attributes of static exception types */ \
    Tuple *args;       /* owned */                                                                 \
    Object *traceback; /* owned or NULL */                                                         \
    Object *context;   /* owned or NULL */                                                         \
    Object *cause;     /* owned or NULL */                                                         \
    bool suppress_context;

typedef struct BaseException {
    EXCEPTION_FIELDS
} BaseException;
/* The further fields: Object * first, all owned, NULL reads as None. */
typedef struct {
    EXCEPTION_FIELDS Object *value;
} StopIterationException;
typedef struct {
    EXCEPTION_FIELDS Object *code;
} SystemExitException;
typedef struct {
    EXCEPTION_FIELDS Object *name, *obj;
} AttributeErrorException;
typedef struct {
    EXCEPTION_FIELDS Object *name;
} NameErrorException;
typedef struct {
    EXCEPTION_FIELDS Object *msg, *name, *path, *name_from;
} ImportErrorException;
typedef struct {
    EXCEPTION_FIELDS Object *errno_, *strerror, *filename, *filename2;
    ssize_t written; /* -1: not given */
} OSErrorException;
typedef struct {
    EXCEPTION_FIELDS
    Object *msg, *filename, *lineno, *offset, *text, *end_lineno, *end_offset, *print_file_and_line;
} SyntaxErrorException;
typedef struct {
    EXCEPTION_FIELDS Object *encoding, *object, *reason;
    ssize_t start, end;
} UnicodeErrorException;
typedef struct {
    EXCEPTION_FIELDS Object *message, *exceptions; /* a str; a tuple */
} ExceptionGroupException;

/* Makes an instance: type(*args). */
Object *exception_new(Type *type, Object *const *args, size_t nargs) MAY_RAISE;
void exception_set_context_steal(Object *exception, Object *context);
void exception_set_cause_steal(Object *exception,
                               Object *cause); /* and __suppress_context__ = True */
/* except clause: does `exception` match `type_or_tuple`? TypeError if that is no exception class.
 */
int exception_matches(Object *exception, Object *type_or_tuple) MAY_RAISE;
/* Splits an exception by `type_or_tuple`, as except* does: what matches and what does not, each new
 * or NULL for nothing. */
int exception_group_split(Object *exception, Object *type_or_tuple, Object **match,
                          Object **rest) MAY_RAISE;
/* ExceptionGroup(message, exceptions): new. */
Object *exception_group_new(const char *message, Object *const *exceptions, size_t count) MAY_RAISE;
/* The part of a group whose leaves are those of the groups in `keep`: new, None for nothing. */
Object *exception_group_project(Object *group, List *keep) MAY_RAISE;
/* The type of tracebacks, once the layer above has set it; __traceback__ takes nothing else. */
extern Type *exception_traceback_type;
int exceptions_init(void);
void exceptions_shutdown(void);

#endif
