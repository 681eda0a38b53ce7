/* OSError: an errno chooses the subclass, and the arguments become errno, strerror, filename and
 * filename2.
 *
 * They are taken apart in __new__, so that a class that overrides __init__ with other arguments
 * still gets the fields; unless it overrides
 * __init__ and not __new__: then its __init__ decides what OSError.__init__ sees, and that takes
 * them apart.
 */
#include "runtime/objects/exceptions_internal.h"

#include <errno.h>

static int os_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
static Object *os_error_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames);

static const struct {
    int number;
    Type *type;
} errno_types[] = {
    {EAGAIN, &exc_BlockingIOError},
    {EALREADY, &exc_BlockingIOError},
    {EINPROGRESS, &exc_BlockingIOError},
    {EWOULDBLOCK, &exc_BlockingIOError},
    {EPIPE, &exc_BrokenPipeError},
    {ESHUTDOWN, &exc_BrokenPipeError},
    {ECHILD, &exc_ChildProcessError},
    {ECONNABORTED, &exc_ConnectionAbortedError},
    {ECONNREFUSED, &exc_ConnectionRefusedError},
    {ECONNRESET, &exc_ConnectionResetError},
    {EEXIST, &exc_FileExistsError},
    {ENOENT, &exc_FileNotFoundError},
    {EISDIR, &exc_IsADirectoryError},
    {ENOTDIR, &exc_NotADirectoryError},
    {EINTR, &exc_InterruptedError},
    {EACCES, &exc_PermissionError},
    {EPERM, &exc_PermissionError},
    {ESRCH, &exc_ProcessLookupError},
    {ETIMEDOUT, &exc_TimeoutError},
};

static Type *type_for(Object *number) {
    for (size_t i = 0; is_compact_int(number) && i < sizeof errno_types / sizeof *errno_types; i++)
        if (errno_types[i].number == INT_VALUE(number))
            return errno_types[i].type;
    return &exc_OSError;
}

static bool init_takes_apart(Type *type) {
    return type->init != os_error_init && type->new_ == os_error_new;
}

static void set(Object **field, Object *value) { REPLACE_STEAL(*field, incref(value)); }

static bool given(Object *const *args, size_t nargs, size_t i) {
    return i < nargs && args[i] != KNone;
}

/* (errno, strerror[, filename[, winerror[, filename2]]]); any other number of arguments stays as it
 * is. */
static int take_apart(Object *self, Object *const *args, size_t nargs) {
    OSErrorException *e = (OSErrorException *)self;
    size_t kept = nargs;
    if (nargs >= 2 && nargs <= 5) {
        set(&e->errno_, args[0]);
        set(&e->strerror, args[1]);
        if (given(args, nargs, 2) && is_exact(self, &exc_BlockingIOError) && has_index(args[2])) {
            e->written = number_as_ssize(args[2], &exc_ValueError);
            if (e->written == -1 && error_occurred())
                return -1;
        } else if (given(args, nargs, 2)) {
            set(&e->filename, args[2]);
            if (given(args, nargs, 4))
                set(&e->filename2, args[4]);
            kept = 2;
        }
    }
    Tuple *tuple = tuple_from_array(args, kept);
    if (tuple == NULL)
        return -1;
    REPLACE_STEAL(e->args, tuple);
    return 0;
}

static Object *os_error_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    bool here = !init_takes_apart(type);
    if (here && exception_no_keywords(type, kwnames) < 0)
        return NULL;
    if (here && type == &exc_OSError && nargs >= 2 && nargs <= 5)
        type = type_for(args[0]);
    if (type_ensure_ready(type) < 0)
        return NULL;
    Object *self = exception_base_new(type, NULL, 0, NULL);
    if (self == NULL)
        return NULL;
    ((OSErrorException *)self)->written = -1;
    if (here && take_apart(self, args, nargs) < 0)
        CLEAR(self);
    return self;
}

static int os_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (!init_takes_apart(self->type))
        return 0;
    if (exception_no_keywords(self->type, kwnames) < 0)
        return -1;
    return take_apart(self, args, nargs);
}

static Object *os_error_str(Object *self) {
    OSErrorException *e = (OSErrorException *)self;
    Object *number = e->errno_ ? e->errno_ : KNone, *text = e->strerror ? e->strerror : KNone;
    if (e->filename != NULL && e->filename2 != NULL)
        return OBJ(str_format("[Errno %S] %S: %R -> %R", number, text, e->filename, e->filename2));
    if (e->filename != NULL)
        return OBJ(str_format("[Errno %S] %S: %R", number, text, e->filename));
    if (e->errno_ != NULL && e->strerror != NULL)
        return OBJ(str_format("[Errno %S] %S", number, text));
    return exception_base_str(self);
}

/* The arguments with the file names that were taken out of them: new. */
static Tuple *original_args(OSErrorException *e) {
    Object *const *a = e->args->items;
    if (e->args->length != 2 || e->filename == NULL)
        return incref(e->args);
    if (e->filename2 == NULL)
        return tuple_pack(3, a[0], a[1], e->filename);
    return tuple_pack(5, a[0], a[1], e->filename, KNone, e->filename2);
}

static Object *os_error_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Dict *state = exception_attributes(self);
    if (state == NULL && error_occurred())
        return NULL;
    Tuple *original = original_args((OSErrorException *)self);
    Object *result = original ? exception_reduce(self, original, state) : NULL;
    xdecref(original);
    xdecref(state);
    return result;
}

static Object *get_written(Object *self, void *closure) {
    ssize_t written = ((OSErrorException *)self)->written;
    if (written == -1)
        return raise_format(&exc_AttributeError, "characters_written");
    return int_from_ssize(written);
}

static int set_written(Object *self, Object *value, void *closure) {
    OSErrorException *e = (OSErrorException *)self;
    if (value == NULL) {
        if (e->written == -1)
            return raise_format(&exc_AttributeError, "characters_written"), -1;
        e->written = -1;
        return 0;
    }
    ssize_t written = number_as_ssize(value, &exc_ValueError);
    if (written == -1 && error_occurred())
        return -1;
    e->written = written;
    return 0;
}

static const MemberDef members[] = {
    FIELD(OSErrorException, "errno", errno_, "The system's number of the error."),
    FIELD(OSErrorException, "strerror", strerror, "The system's text of the error."),
    FIELD(OSErrorException, "filename", filename, "The file's name."),
    FIELD(OSErrorException, "filename2", filename2, "The second file's name."),
    {0},
};
static const GetSetDef getsets[] = {
    {"characters_written", get_written, set_written, NULL, NULL},
    {0},
};
static const MethodDef methods[] = {
    {"__reduce__", os_error_reduce, "", 0, "Gives what pickle needs to make the exception again."},
    {0},
};

const ExceptionKind exception_kinds_os[] = {
    {&exc_OSError, os_error_new, os_error_init, os_error_str, methods, members, getsets},
    {0},
};
