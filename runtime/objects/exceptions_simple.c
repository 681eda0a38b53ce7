/* Exceptions with a few fields and no more: StopIteration, SystemExit, KeyError, AttributeError,
 * NameError, ImportError, SyntaxError. */
#include "runtime/objects/exceptions_internal.h"

static void set(Object **field, Object *value) { REPLACE_STEAL(*field, incref(value)); }

/* Takes keyword arguments: the i-th of `allowed` (ends with NULL) goes to fields[i]. */
static int take_keywords(Object *self, const char *function, Object *const *values, Tuple *kwnames,
                         Str *const *allowed, Object **fields) {
    for (size_t k = 0; kwnames != NULL && k < kwnames->length; k++) {
        Str *name = (Str *)kwnames->items[k];
        size_t i = 0;
        while (allowed[i] != NULL && !str_equal(allowed[i], name))
            i++;
        if (allowed[i] == NULL)
            return raise_type_error("%s() got an unexpected keyword argument '%U'", function, name),
                   -1;
        set(&fields[i], values[k]);
    }
    return 0;
}

/* ---- StopIteration, SystemExit, KeyError ----------------------------------------------------- */

static int stop_iteration_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (exception_base_init(self, args, nargs, kwnames) < 0)
        return -1;
    set(&((StopIterationException *)self)->value, nargs > 0 ? args[0] : KNone);
    return 0;
}

static int system_exit_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (exception_base_init(self, args, nargs, kwnames) < 0)
        return -1;
    if (nargs > 0)
        set(&((SystemExitException *)self)->code,
            nargs == 1 ? args[0] : OBJ(((BaseException *)self)->args));
    return 0;
}

/* A key shows as itself: str(KeyError('')) is "''". */
static Object *key_error_str(Object *self) {
    Tuple *args = ((BaseException *)self)->args;
    return args != NULL && args->length == 1 ? object_repr(args->items[0])
                                             : exception_base_str(self);
}

static const MemberDef stop_iteration_members[] = {
    FIELD(StopIterationException, "value", value, "What the generator returned."),
    {0},
};
static const MemberDef system_exit_members[] = {
    FIELD(SystemExitException, "code", code, "The exit status."),
    {0},
};

/* ---- AttributeError, NameError --------------------------------------------------------------- */

static int attribute_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    AttributeErrorException *e = (AttributeErrorException *)self;
    Str *const allowed[] = {NAME(name), NAME(obj), NULL};
    if (exception_base_init(self, args, nargs, NULL) < 0)
        return -1;
    return take_keywords(self, "AttributeError", args + nargs, kwnames, allowed, &e->name);
}

/* A copy of the attributes as a new dict, never NULL but on error. */
static Dict *attributes_copy(Object *self) {
    Dict *attributes = exception_attributes(self);
    if (attributes == NULL)
        return error_occurred() ? NULL : dict_new();
    Dict *copy = dict_copy(attributes);
    decref(attributes);
    return copy;
}

/* The state: obj stays out, since it may be anything, and not fit to be pickled. */
static Object *attribute_error_getstate(Object *self, Object *const *args, size_t nargs,
                                        Tuple *kwnames) {
    AttributeErrorException *e = (AttributeErrorException *)self;
    Dict *state = attributes_copy(self);
    if (state == NULL)
        return NULL;
    if ((e->name != NULL && dict_set_str(state, NAME(name), e->name) < 0)
        || dict_set_str(state, NAME(args), OBJ(e->args)) < 0)
        CLEAR(state);
    return OBJ(state);
}

static Object *attribute_error_reduce(Object *self, Object *const *args, size_t nargs,
                                      Tuple *kwnames) {
    Dict *state = (Dict *)attribute_error_getstate(self, NULL, 0, NULL);
    if (state == NULL)
        return NULL;
    Object *result = exception_reduce(self, ((BaseException *)self)->args, state);
    decref(state);
    return result;
}

static int name_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Str *const allowed[] = {NAME(name), NULL};
    if (exception_base_init(self, args, nargs, NULL) < 0)
        return -1;
    return take_keywords(self, "NameError", args + nargs, kwnames, allowed,
                         &((NameErrorException *)self)->name);
}

static const MemberDef attribute_error_members[] = {
    FIELD(AttributeErrorException, "name", name, "The attribute's name."),
    FIELD(AttributeErrorException, "obj", obj, "The object that has no such attribute."),
    {0},
};
static const MethodDef attribute_error_methods[] = {
    {"__getstate__", attribute_error_getstate, "", 0, "Gives the attributes, for pickle."},
    {"__reduce__", attribute_error_reduce, "", 0,
     "Gives what pickle needs to make the exception again."},
    {0},
};
static const MemberDef name_error_members[] = {
    FIELD(NameErrorException, "name", name, "The name."),
    {0},
};

/* ---- ImportError ----------------------------------------------------------------------------- */

static int import_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    ImportErrorException *e = (ImportErrorException *)self;
    Str *const allowed[] = {NAME(name), NAME(path), NAME(name_from), NULL};
    if (exception_base_init(self, args, nargs, NULL) < 0)
        return -1;
    CLEAR(e->name);
    CLEAR(e->path);
    CLEAR(e->name_from);
    if (take_keywords(self, "ImportError", args + nargs, kwnames, allowed, &e->name) < 0)
        return -1;
    REPLACE_STEAL(e->msg, nargs == 1 ? incref(args[0]) : NULL);
    return 0;
}

static Object *import_error_str(Object *self) {
    Object *msg = ((ImportErrorException *)self)->msg;
    return msg != NULL && is_exact(msg, &str_type) ? incref(msg) : exception_base_str(self);
}

static Object *import_error_reduce(Object *self, Object *const *args, size_t nargs,
                                   Tuple *kwnames) {
    ImportErrorException *e = (ImportErrorException *)self;
    Dict *state = attributes_copy(self);
    if (state == NULL)
        return NULL;
    Object *result = NULL;
    if ((e->name == NULL || dict_set_str(state, NAME(name), e->name) == 0)
        && (e->path == NULL || dict_set_str(state, NAME(path), e->path) == 0)
        && (e->name_from == NULL || dict_set_str(state, NAME(name_from), e->name_from) == 0))
        result = exception_reduce(self, e->args, state);
    decref(state);
    return result;
}

static const MemberDef import_error_members[] = {
    FIELD(ImportErrorException, "msg", msg, "The message."),
    FIELD(ImportErrorException, "name", name, "The module's name."),
    FIELD(ImportErrorException, "path", path, "The module's file."),
    FIELD(ImportErrorException, "name_from", name_from, "The name imported from the module."),
    {0},
};
static const MethodDef import_error_methods[] = {
    {"__reduce__", import_error_reduce, "", 0,
     "Gives what pickle needs to make the exception again."},
    {0},
};

/* ---- SyntaxError ----------------------------------------------------------------------------- */

/* (filename, lineno, offset, text[, end_lineno, end_offset]) */
static int take_details(SyntaxErrorException *e, Tuple *details) {
    size_t n = details->length;
    if (n < 4 || n > 6) {
        raise_type_error("function takes at %s %d arguments (%zd given)", n < 4 ? "least" : "most",
                         n < 4 ? 4 : 6, n);
        return -1;
    }
    Object **fields = &e->filename;
    for (size_t i = 0; i < 6; i++)
        REPLACE_STEAL(fields[i], i < n ? incref(details->items[i]) : NULL);
    if (e->end_lineno != NULL && e->end_offset == NULL)
        return raise_type_error("end_offset must be provided when end_lineno is provided"), -1;
    return 0;
}

static int syntax_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    SyntaxErrorException *e = (SyntaxErrorException *)self;
    if (exception_base_init(self, args, nargs, kwnames) < 0)
        return -1;
    if (nargs >= 1)
        set(&e->msg, args[0]);
    if (nargs != 2)
        return 0;
    Tuple *details = (Tuple *)sequence_tuple(args[1]);
    if (details == NULL)
        return -1;
    int result = take_details(e, details);
    decref(details);
    return result;
}

/* The last part of a path: new. */
static Str *base_name(Str *path) {
    size_t start = path->length;
    while (start > 0 && str_at(path, start - 1) != '/')
        start--;
    return str_slice(path, start, path->length);
}

static Object *syntax_error_str(Object *self) {
    SyntaxErrorException *e = (SyntaxErrorException *)self;
    Object *msg = e->msg ? e->msg : KNone, *result;
    bool has_line = e->lineno != NULL && e->lineno->type == &int_type;
    int64_t line = has_line ? INT_VALUE(e->lineno) : 0;
    if (e->filename == NULL || !is_str(e->filename))
        return has_line ? OBJ(str_format("%S (line %lld)", msg, (long long)line)) : object_str(msg);
    Str *file = base_name((Str *)e->filename);
    if (file == NULL)
        return NULL;
    if (has_line)
        result = OBJ(str_format("%S (%U, line %lld)", msg, file, (long long)line));
    else
        result = OBJ(str_format("%S (%U)", msg, file));
    decref(file);
    return result;
}

static const MemberDef syntax_error_members[] = {
    FIELD(SyntaxErrorException, "msg", msg, "The message."),
    FIELD(SyntaxErrorException, "filename", filename, "The file's name."),
    FIELD(SyntaxErrorException, "lineno", lineno, "The line, from 1."),
    FIELD(SyntaxErrorException, "offset", offset, "The column, in characters from 1."),
    FIELD(SyntaxErrorException, "text", text, "The line's text."),
    FIELD(SyntaxErrorException, "end_lineno", end_lineno, "The line where the range ends."),
    FIELD(SyntaxErrorException, "end_offset", end_offset, "The column where the range ends."),
    FIELD(SyntaxErrorException, "print_file_and_line", print_file_and_line,
          "Whether to print the place."),
    {0},
};

/* ---- the table ------------------------------------------------------------------------------- */

const ExceptionKind exception_kinds_simple[] = {
    {&exc_StopIteration, .init = stop_iteration_init, .members = stop_iteration_members},
    {&exc_SystemExit, .init = system_exit_init, .members = system_exit_members},
    {&exc_KeyError, .str = key_error_str},
    {&exc_AttributeError, .init = attribute_error_init, .members = attribute_error_members,
     .methods = attribute_error_methods},
    {&exc_NameError, .init = name_error_init, .members = name_error_members},
    {&exc_ImportError, .init = import_error_init, .str = import_error_str,
     .members = import_error_members, .methods = import_error_methods},
    {&exc_SyntaxError, .init = syntax_error_init, .str = syntax_error_str,
     .members = syntax_error_members},
    {0},
};
