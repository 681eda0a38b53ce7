/* The exception tree: the types of exceptions.def, and BaseException's own behaviour, which most of
 * them share.
 *
 * An exception is a BaseException in front; types with fields of their own append Object * fields,
 * and plain numbers behind these, so that traverse and clear need only their number. What else a
 * type adds stands in the tables of exceptions_simple.c, exceptions_os.c, exceptions_unicode.c and
 * exceptions_group.c, and is put into the types when the runtime starts.
 *
 * Instances of the static types keep their further attributes in `dict`; those of classes written
 * in Python have a Shape, as any other.
 */
#include "runtime/objects/exceptions_internal.h"

Type *exception_traceback_type;

/* ---- layouts: LAYOUT(name, struct, number of Object * fields behind the common ones) --------- */

#define LAYOUTS                                                                                    \
    LAYOUT(BaseException, BaseException, 0)                                                        \
    LAYOUT(StopIteration, StopIterationException, 1)                                               \
    LAYOUT(SystemExit, SystemExitException, 1)                                                     \
    LAYOUT(AttributeError, AttributeErrorException, 2)                                             \
    LAYOUT(NameError, NameErrorException, 1)                                                       \
    LAYOUT(ImportError, ImportErrorException, 4)                                                   \
    LAYOUT(OSError, OSErrorException, 4)                                                           \
    LAYOUT(SyntaxError, SyntaxErrorException, 8)                                                   \
    LAYOUT(UnicodeError, UnicodeErrorException, 3)                                                 \
    LAYOUT(ExceptionGroup, ExceptionGroupException, 2)

static Object **extra_fields(Object *o) { return (Object **)((BaseException *)o + 1); }

static int traverse_fields(Object *o, size_t extra, VisitFn visit, void *arg) {
    BaseException *e = (BaseException *)o;
    VISIT(e->dict);
    VISIT(e->args);
    VISIT(e->traceback);
    VISIT(e->context);
    VISIT(e->cause);
    for (size_t i = 0; i < extra; i++)
        VISIT(extra_fields(o)[i]);
    return 0;
}

static int clear_fields(Object *o, size_t extra) {
    BaseException *e = (BaseException *)o;
    CLEAR(e->dict);
    CLEAR(e->args);
    CLEAR(e->traceback);
    CLEAR(e->context);
    CLEAR(e->cause);
    for (size_t i = 0; i < extra; i++)
        CLEAR(extra_fields(o)[i]);
    return 0;
}

static void dealloc_fields(Object *o, size_t extra) {
    gc_untrack(o);
    clear_fields(o, extra);
    if (o->type == &exc_MemoryError && error_take_back(o))
        return;
    object_free(o);
}

#define LAYOUT(name, Struct, extra)                                                                \
    _Static_assert(sizeof(Struct) >= sizeof(BaseException) + (extra) * sizeof(Object *), #name);   \
    static int name##_traverse(Object *o, VisitFn visit, void *arg) {                              \
        return traverse_fields(o, extra, visit, arg);                                              \
    }                                                                                              \
    static int name##_clear(Object *o) { return clear_fields(o, extra); }                          \
    static void name##_dealloc(Object *o) { dealloc_fields(o, extra); }                            \
    enum { name##_size = sizeof(Struct) };
LAYOUTS
#undef LAYOUT

/* ---- making ---------------------------------------------------------------------------------- */

Object *exception_base_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    BaseException *e = (BaseException *)object_new(type);
    if (e == NULL)
        return NULL;
    e->args = nargs == 0 ? incref(tuple_empty) : tuple_from_array(args, nargs);
    if (e->args == NULL) {
        decref(e);
        return NULL;
    }
    gc_track(e);
    return OBJ(e);
}

int exception_no_keywords(Type *type, Tuple *kwnames) {
    return args_no_keywords(type->name, kwnames);
}

static bool holds(const Tuple *t, Object *const *items, size_t count) {
    return t != NULL && t->length == count
           && (count == 0 || memcmp(t->items, items, count * sizeof(Object *)) == 0);
}

int exception_base_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    BaseException *e = (BaseException *)self;
    if (exception_no_keywords(self->type, kwnames) < 0)
        return -1;
    if (holds(e->args, args, nargs)) /* the usual case: __new__ has put them there */
        return 0;
    Tuple *tuple = tuple_from_array(args, nargs);
    if (tuple == NULL)
        return -1;
    REPLACE_STEAL(e->args, tuple);
    return 0;
}

Object *exception_new(Type *type, Object *const *args, size_t nargs) {
    if (type_ensure_ready(type) < 0)
        return NULL;
    if (type->flags & TYPE_HEAP)
        return object_call(OBJ(type), args, nargs, NULL);
    Object *e = type->new_(type, args, nargs, NULL);
    if (e != NULL && type->init != exception_base_init && type->init(e, args, nargs, NULL) < 0)
        CLEAR(e);
    return e;
}

void exception_set_context_steal(Object *exception, Object *context) {
    REPLACE_STEAL(((BaseException *)exception)->context, context);
}

void exception_set_cause_steal(Object *exception, Object *cause) {
    ((BaseException *)exception)->suppress_context = true;
    REPLACE_STEAL(((BaseException *)exception)->cause, cause);
}

/* ---- matching -------------------------------------------------------------------------------- */

static bool is_exception_class(Object *o) {
    return is_type(o) && type_is_subtype((Type *)o, &exc_BaseException);
}

int exception_matches(Object *exception, Object *type_or_tuple) {
    if (LIKELY(is_exception_class(type_or_tuple)))
        return type_is_subtype(exception->type, (Type *)type_or_tuple);
    if (is_tuple(type_or_tuple)) {
        Tuple *types = (Tuple *)type_or_tuple;
        for (size_t i = 0; i < types->length; i++)
            if (!is_exception_class(types->items[i]))
                goto wrong;
        for (size_t i = 0; i < types->length; i++)
            if (type_is_subtype(exception->type, (Type *)types->items[i]))
                return 1;
        return 0;
    }
wrong:
    raise_type_error("catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

/* ---- text ------------------------------------------------------------------------------------ */

static Object *base_repr(Object *self) {
    Tuple *args = ((BaseException *)self)->args;
    const char *dot = strrchr(self->type->name, '.'), *name = dot ? dot + 1 : self->type->name;
    if (args != NULL && args->length == 1)
        return OBJ(str_format("%s(%R)", name, args->items[0]));
    return OBJ(str_format("%s%R", name, args ? OBJ(args) : OBJ(tuple_empty)));
}

Object *exception_base_str(Object *self) {
    Tuple *args = ((BaseException *)self)->args;
    if (args == NULL || args->length == 0)
        return incref(str_empty);
    return object_str(args->length == 1 ? args->items[0] : OBJ(args));
}

/* ---- attributes ------------------------------------------------------------------------------ */

Dict *exception_attributes(Object *self) {
    if (self->type->shape_offset != 0 && (*object_shape_at(self))->count == 0)
        return NULL;
    if (self->type->shape_offset == 0)
        return xincref(((BaseException *)self)->dict);
    return (Dict *)object_dict(self);
}

Object *exception_reduce(Object *self, Tuple *args, Dict *state) {
    if (state == NULL || state->used == 0)
        return OBJ(tuple_pack(2, type_of(self), args));
    return OBJ(tuple_pack(3, type_of(self), args, state));
}

static Object *base_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Dict *state = exception_attributes(self);
    if (state == NULL && error_occurred())
        return NULL;
    Object *result = exception_reduce(self, ((BaseException *)self)->args, state);
    xdecref(state);
    return result;
}

static Object *base_setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *state = args[0];
    if (state == KNone)
        return new_none();
    if (!is_dict(state))
        return raise_type_error("state is not a dictionary");
    Dict *copy =
        dict_copy((Dict *)state); /* setting attributes may run code that changes the original */
    if (copy == NULL)
        return NULL;
    size_t position = 0;
    Object *key, *value;
    while (dict_next(copy, &position, &key, &value)) {
        if (!is_str(key))
            raise_type_error("attribute name must be string, not '%.200s'", type_of(key)->name);
        else if (object_setattr(self, (Str *)key, value) == 0)
            continue;
        decref(copy);
        return NULL;
    }
    decref(copy);
    return new_none();
}

static int set_traceback(Object *self, Object *value, void *closure) {
    if (value == NULL)
        return raise_type_error("__traceback__ may not be deleted"), -1;
    if (value != KNone && !(exception_traceback_type && object_is(value, exception_traceback_type)))
        return raise_type_error("__traceback__ must be a traceback or None"), -1;
    REPLACE_STEAL(((BaseException *)self)->traceback, value == KNone ? NULL : incref(value));
    return 0;
}

static Object *with_traceback(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return set_traceback(self, args[0], NULL) < 0 ? NULL : incref(self);
}

/* self.__notes__, made if there is none. */
static Object *notes_of(Object *self) {
    Object *notes = NULL;
    int found = object_lookup(self, NAME(__notes__), &notes);
    if (found != 0)
        return found < 0 ? NULL : notes;
    notes = OBJ(list_new(0));
    if (notes != NULL && object_setattr(self, NAME(__notes__), notes) < 0)
        CLEAR(notes);
    return notes;
}

static Object *add_note(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (!is_str(args[0]))
        return raise_type_error("note must be a str, not '%s'", type_of(args[0])->name);
    Object *notes = notes_of(self);
    if (notes == NULL)
        return NULL;
    Object *result = NULL;
    if (!is_list(notes))
        raise_type_error("Cannot add note: __notes__ is not a list");
    else if (list_append((List *)notes, args[0]) == 0)
        result = new_none();
    decref(notes);
    return result;
}

static Object *get_dict(Object *self, void *closure) { return object_dict(self); }

static int set_dict(Object *self, Object *value, void *closure) {
    if (value == NULL)
        return raise_type_error("cannot delete __dict__"), -1;
    if (!is_dict(value))
        return raise_type_error("__dict__ must be set to a dictionary, not a '%.200s'",
                                type_of(value)->name),
               -1;
    return object_set_dict(self, (Dict *)value);
}

static Object *get_args(Object *self, void *closure) {
    Tuple *args = ((BaseException *)self)->args;
    return args ? incref(args) : new_none();
}

static int set_args(Object *self, Object *value, void *closure) {
    if (value == NULL)
        return raise_type_error("args may not be deleted"), -1;
    Object *tuple = sequence_tuple(value);
    if (tuple == NULL)
        return -1;
    REPLACE_STEAL(((BaseException *)self)->args, (Tuple *)tuple);
    return 0;
}

static Object *or_none(Object *o) { return o ? incref(o) : new_none(); }
static Object *get_traceback(Object *self, void *closure) {
    return or_none(((BaseException *)self)->traceback);
}
static Object *get_context(Object *self, void *closure) {
    return or_none(((BaseException *)self)->context);
}
static Object *get_cause(Object *self, void *closure) {
    return or_none(((BaseException *)self)->cause);
}

/* An exception or None to hang below another: *out is new or NULL for None. `what` begins the
 * message, as "exception cause". */
static int check_link(Object *value, const char *attribute, const char *what, Object **out) {
    if (value == NULL)
        return raise_type_error("%s may not be deleted", attribute), -1;
    if (value != KNone && !is_exception(value))
        return raise_type_error("%s must be None or derive from BaseException", what), -1;
    *out = value == KNone ? NULL : incref(value);
    return 0;
}

static int set_context(Object *self, Object *value, void *closure) {
    Object *link;
    if (check_link(value, "__context__", "exception context", &link) < 0)
        return -1;
    exception_set_context_steal(self, link);
    return 0;
}

static int set_cause(Object *self, Object *value, void *closure) {
    Object *link;
    if (check_link(value, "__cause__", "exception cause", &link) < 0)
        return -1;
    exception_set_cause_steal(self, link);
    return 0;
}

static const MethodDef base_methods[] = {
    {"__reduce__", base_reduce, "", 0, "Gives what pickle needs to make the exception again."},
    {"__setstate__", base_setstate, "object, /", 0, "Sets the attributes that a dictionary lists."},
    {"with_traceback", with_traceback, "object, /", 0, "Sets self.__traceback__ and returns self."},
    {"add_note", add_note, "object, /", 0,
     "Appends a note, which is printed behind the exception."},
    {0},
};

static const GetSetDef base_getsets[] = {
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {"args", get_args, set_args, NULL, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL, NULL},
    {"__context__", get_context, set_context,
     "The exception that was being handled when this one was raised.", NULL},
    {"__cause__", get_cause, set_cause, "The exception that this one was raised from.", NULL},
    {0},
};

static const MemberDef base_members[] = {
    {"__suppress_context__", MEMBER_BOOL, offsetof(BaseException, suppress_context), true, NULL},
    {0},
};

/* ---- the tree -------------------------------------------------------------------------------- */

#define exc_object object_type /* the base that the table calls object */
#define EXCEPTION(name_, base_, layout, doc_)                                                      \
    Type exc_##name_ = {.head = HEAD(&type_type),                                                  \
                        .name = #name_,                                                            \
                        .size = layout##_size,                                                     \
                        .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_EXCEPTION,         \
                        .base = &exc_##base_,                                                      \
                        .dealloc = layout##_dealloc,                                               \
                        .traverse = layout##_traverse,                                             \
                        .clear = layout##_clear,                                                   \
                        .dict_offset = offsetof(BaseException, dict),                              \
                        .doc = (doc_)};
#include "runtime/exceptions.def"
#undef EXCEPTION

static const ExceptionKind base_kind[] = {
    {&exc_BaseException, exception_base_new, exception_base_init, exception_base_str, base_methods,
     base_members, base_getsets},
    {0},
};

static void apply(const ExceptionKind *kind) {
    for (; kind->type != NULL; kind++) {
        Type *t = kind->type;
        t->new_ = kind->new_;
        t->init = kind->init;
        t->str = kind->str;
        t->methods = kind->methods;
        t->members = kind->members;
        t->getsets = kind->getsets;
    }
}

int exceptions_init(void) {
    apply(base_kind);
    exc_BaseException.repr = base_repr;
    apply(exception_kinds_simple);
    apply(exception_kinds_os);
    apply(exception_kinds_unicode);
    apply(exception_kinds_group);
    exc_ExceptionGroup.bases = tuple_pack(2, &exc_BaseExceptionGroup, &exc_Exception);
    return exc_ExceptionGroup.bases == NULL ? -1 : 0;
}

/* type_shutdown has done it if the type was ever used. */
void exceptions_shutdown(void) { CLEAR(exc_ExceptionGroup.bases); }
