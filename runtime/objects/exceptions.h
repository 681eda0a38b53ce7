/* Exceptions: the C structs behind the tree of exceptions.def. */
#ifndef KRAIT_EXCEPTIONS_H
#define KRAIT_EXCEPTIONS_H

#include "runtime/object.h"

#define EXCEPTION_FIELDS                                                                                                \
    Object head;                                                                                                       \
    Dict *dict;        /* owned or NULL until asked for; instance attributes of static exception types */              \
    Tuple *args;       /* owned */                                                                                     \
    Object *traceback; /* owned or NULL */                                                                             \
    Object *context;   /* owned or NULL */                                                                             \
    Object *cause;     /* owned or NULL */                                                                             \
    Object *notes;     /* __notes__ lives in dict; unused */                                                           \
    bool suppress_context;

typedef struct BaseException { EXCEPTION_FIELDS } BaseException;
typedef struct { EXCEPTION_FIELDS Object *value; } StopIterationException;
typedef struct { EXCEPTION_FIELDS Object *code; } SystemExitException;
typedef struct { EXCEPTION_FIELDS Object *name, *obj; } AttributeErrorException;
typedef struct { EXCEPTION_FIELDS Object *name; } NameErrorException;
typedef struct { EXCEPTION_FIELDS Object *msg, *name, *path, *name_from; } ImportErrorException;
typedef struct { EXCEPTION_FIELDS Object *errno_, *strerror, *filename, *filename2; ssize_t written; } OSErrorException;
typedef struct { EXCEPTION_FIELDS Object *msg, *filename, *lineno, *offset, *text, *end_lineno, *end_offset, *print_file_and_line; } SyntaxErrorException;
typedef struct { EXCEPTION_FIELDS Object *encoding, *object; ssize_t start, end; Object *reason; } UnicodeErrorException;
typedef struct { EXCEPTION_FIELDS Object *message, *exceptions; } ExceptionGroupException;

/* Makes an instance: type(*args). */
Object *exception_new(Type *type, Object *const *args, size_t nargs) MAY_RAISE;
void exception_set_context_steal(Object *exception, Object *context);
void exception_set_cause_steal(Object *exception, Object *cause); /* and __suppress_context__ = True */
/* except clause: does `exception` match `type_or_tuple`? TypeError if that is no exception class. */
int exception_matches(Object *exception, Object *type_or_tuple) MAY_RAISE;

#endif
