/* functools.partial: a callable with its first arguments and some keywords filled in. */
#include "runtime/modules/functools_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

typedef struct Partial {
    Object head;
    Object *function; /* owned */
    Tuple *args;      /* owned */
    Dict *keywords;   /* owned */
    Dict *dict;       /* owned or NULL: attributes */
} Partial;

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames);

static Tuple *tuple_joined(Tuple *first, Object *const *items, size_t count) {
    if (count == 0)
        return incref(first);
    if (first->length == 0)
        return tuple_from_array(items, count);
    Tuple *t = tuple_new(first->length + count);
    if (t == NULL)
        return NULL;
    for (size_t i = 0; i < t->length; i++)
        t->items[i] = incref(i < first->length ? first->items[i] : items[i - first->length]);
    tuple_finish(t);
    return t;
}

static int add_keywords(Dict *d, Object *const *values, Tuple *kwnames) {
    for (size_t i = 0; kwnames != NULL && i < kwnames->length; i++)
        if (dict_set(d, kwnames->items[i], values[i]) < 0)
            return -1;
    return 0;
}

/* A partial of a partial is one of its function, unless the inner one carries attributes. */
static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs == 0)
        return raise_type_error("type 'partial' takes at least one argument");
    Object *function = args[0];
    if (!is_callable(function))
        return raise_type_error("the first argument must be callable");
    Partial *inner = function->type->call == call ? (Partial *)function : NULL;
    if (inner != NULL && inner->dict != NULL)
        inner = NULL;
    Partial *p = (Partial *)object_new(type);
    if (p == NULL)
        return NULL;
    p->function = incref(inner ? inner->function : function);
    p->args = tuple_joined(inner ? inner->args : tuple_empty, args + 1, nargs - 1);
    p->keywords = inner ? dict_copy(inner->keywords) : dict_new();
    gc_track(p);
    if (p->args == NULL || p->keywords == NULL
        || add_keywords(p->keywords, args + nargs, kwnames) < 0)
        CLEAR(p);
    return OBJ(p);
}

static int clear(Object *o) {
    Partial *p = (Partial *)o;
    REPLACE_STEAL(p->function, new_none());
    CLEAR(p->dict);
    if (p->keywords != NULL)
        dict_clear(p->keywords);
    return 0;
}

static void dealloc(Object *o) {
    Partial *p = (Partial *)o;
    gc_untrack(o);
    CLEAR(p->function);
    CLEAR(p->args);
    CLEAR(p->keywords);
    CLEAR(p->dict);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Partial *p = (Partial *)o;
    VISIT(p->function);
    VISIT(p->args);
    VISIT(p->keywords);
    VISIT(p->dict);
    return 0;
}

/* ---- calling --------------------------------------------------------------------------------- */

enum { FEW = 12 };

/* Keywords of the partial and of the call, the call's winning in the places of the partial's. */
static Object *call_with_keywords(Partial *p, Object *const *args, size_t nargs, Tuple *kwnames) {
    Dict *keywords = dict_copy(p->keywords);
    Tuple *all = tuple_joined(p->args, args, nargs);
    Object *function = incref(p->function), *result = NULL;
    if (keywords != NULL && all != NULL && add_keywords(keywords, args + nargs, kwnames) == 0)
        result = object_call_tuple(function, OBJ(all), OBJ(keywords));
    xdecref(keywords);
    xdecref(all);
    decref(function);
    return result;
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Partial *p = (Partial *)o;
    if (p->keywords->used > 0)
        return call_with_keywords(p, args, nargs, kwnames);
    size_t own = p->args->length, given = nargs + (kwnames ? kwnames->length : 0);
    Object *few[FEW], **all = few;
    if (own + given > FEW && (all = mem_alloc_array(own + given, sizeof(Object *))) == NULL)
        return raise_no_memory();
    Object *function = incref(p->function);
    Tuple *filled = incref(p->args); /* __setstate__ may replace both meanwhile */
    memcpy(all, filled->items, own * sizeof(Object *));
    if (given > 0)
        memcpy(all + own, args, given * sizeof(Object *));
    Object *result = object_call(function, all, own + nargs, kwnames);
    decref(filled);
    decref(function);
    if (all != few)
        mem_free(all, (own + given) * sizeof(Object *));
    return result;
}

static Object *descr_get(Object *o, Object *obj, Object *type) {
    if (obj != NULL
        && warn(&exc_FutureWarning,
                "functools.partial will be a method descriptor in future Python versions; "
                "wrap it in staticmethod() if you want to preserve the old behavior")
               < 0)
        return NULL;
    return incref(o);
}

/* ---- repr, pickling -------------------------------------------------------------------------- */

static int write_arguments(StrBuilder *b, Partial *p) {
    for (size_t i = 0; i < p->args->length; i++) {
        builder_text(b, ", ");
        if (builder_repr(b, p->args->items[i]) < 0)
            return -1;
    }
    Dict *keywords = dict_copy(p->keywords); /* repr of a value may change the original */
    Object *key, *value;
    int status = keywords ? 0 : -1;
    for (size_t position = 0; status == 0 && dict_next(keywords, &position, &key, &value);) {
        Object *name = object_str(key);
        if (name != NULL) {
            builder_text(b, ", ");
            builder_str(b, (Str *)name);
            builder_char(b, '=');
            decref(name);
        }
        if (name == NULL || builder_repr(b, value) < 0)
            status = -1;
    }
    xdecref(keywords);
    return status;
}

static Object *repr(Object *o) {
    Partial *p = (Partial *)o;
    int entered = repr_enter(o);
    if (entered != 0)
        return entered < 0 ? NULL : OBJ(str_format("..."));
    Str *title = class_title(type_of(o));
    StrBuilder b = STR_BUILDER;
    Object *result = NULL;
    incref(p->args);
    Tuple *held = p->args;
    if (title != NULL) {
        builder_str(&b, title);
        builder_char(&b, '(');
        decref(title);
    }
    if (title != NULL && builder_repr(&b, p->function) == 0 && write_arguments(&b, p) == 0) {
        builder_char(&b, ')');
        result = OBJ(builder_finish(&b));
    } else {
        builder_discard(&b);
    }
    decref(held);
    repr_leave(o);
    return result;
}

METHOD(reduce) {
    Partial *p = (Partial *)self;
    Tuple *arguments = tuple_pack(1, p->function);
    Tuple *state =
        arguments ? tuple_pack(4, p->function, p->args, p->keywords, p->dict ? OBJ(p->dict) : KNone)
                  : NULL;
    Tuple *result = state ? tuple_pack(3, self->type, arguments, state) : NULL;
    xdecref(arguments);
    xdecref(state);
    return OBJ(result);
}

METHOD(setstate) {
    Tuple *state = (Tuple *)args[0];
    if (!is_tuple(args[0]) || state->length != 4 || !is_callable(state->items[0])
        || !is_tuple(state->items[1]) || (state->items[2] != KNone && !is_dict(state->items[2])))
        return raise_type_error("invalid partial state");
    Object *given = state->items[1], *dict = state->items[3];
    Object *arguments =
        is_exact(given, &tuple_type)
            ? incref(given)
            : OBJ(tuple_from_array(((Tuple *)given)->items, ((Tuple *)given)->length));
    Dict *keywords = state->items[2] == KNone                ? dict_new()
                     : is_exact(state->items[2], &dict_type) ? incref(state->items[2])
                                                             : dict_copy((Dict *)state->items[2]);
    if (arguments == NULL || keywords == NULL) {
        xdecref(arguments);
        xdecref(keywords);
        return NULL;
    }
    Partial *p = (Partial *)self;
    REPLACE_STEAL(p->function, incref(state->items[0]));
    REPLACE_STEAL(p->args, (Tuple *)arguments);
    REPLACE_STEAL(p->keywords, keywords);
    if (dict == KNone || is_dict(dict))
        REPLACE_STEAL(p->dict, dict == KNone ? NULL : incref(dict));
    return new_none();
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, NULL},
    {"__setstate__", setstate, "state, /", 0, NULL},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const MemberDef members[] = {
    {"func", MEMBER_OBJECT, offsetof(Partial, function), false, "the function that is called"},
    {"args", MEMBER_OBJECT, offsetof(Partial, args), false,
     "positional arguments, which come first"},
    {"keywords", MEMBER_OBJECT, offsetof(Partial, keywords), false,
     "keyword arguments, which a call may override"},
    {0},
};

Type partial_type = {
    .head = HEAD(&type_type),
    .name = "partial",
    .module = "functools",
    .size = sizeof(Partial),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .call = call,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .descr_get = descr_get,
    .new_ = new_,
    .methods = methods,
    .members = members,
    .dict_offset = offsetof(Partial, dict),
    .doc = "A function of which some arguments are given already.",
    .signature = "func, /, *args, **keywords",
};
