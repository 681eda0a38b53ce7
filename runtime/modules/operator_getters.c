/* attrgetter, itemgetter, methodcaller: what to fetch from or call on an object, as a callable.
 *
 * All are Getters. `what` is a tuple: of names and of tuples of names (attrgetter: 'a' and 'b.c'),
 * of keys (itemgetter), of the arguments (methodcaller, whose method's name stands in `name`, and
 * the names of keyword arguments, whose values come last in `what`, in `keywords`).
 */
#include "runtime/modules/operator_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Getter {
    Object head;
    Tuple *what;     /* owned */
    Str *name;       /* owned or NULL: interned */
    Tuple *keywords; /* owned or NULL */
} Getter;

static Object *getter_new_steal(Type *type, Tuple *what) {
    Getter *g = what ? (Getter *)object_new(type) : NULL;
    if (g == NULL) {
        xdecref(what);
        return NULL;
    }
    g->what = what;
    gc_track(g);
    return OBJ(g);
}

static int clear(Object *o) {
    Getter *g = (Getter *)o;
    CLEAR(g->what);
    CLEAR(g->name);
    CLEAR(g->keywords);
    return 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    clear(o);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Getter *)o)->what);
    return 0;
}

static Object *text_signature(Object *o, void *closure) { return OBJ(str_from_ascii("(obj, /)")); }

static const GetSetDef getsets[] = {
    {"__text_signature__", text_signature, NULL, NULL, NULL},
    {0},
};

/* The one object that a getter is called with. */
static Object *one_argument(const char *name, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords(name, kwnames) < 0 || args_count(name, nargs, 1, 1) < 0)
        return NULL;
    return args[0];
}

/* f(o, what[i]) for the one item of `what`, or a tuple of the results for several. */
static Object *fetch(Getter *g, Object *o, Object *(*f)(Object *, Object *)) {
    Tuple *what = g->what;
    if (what->length == 1)
        return f(o, what->items[0]);
    Tuple *result = tuple_new(what->length);
    for (size_t i = 0; result != NULL && i < what->length; i++)
        if ((result->items[i] = f(o, what->items[i])) == NULL)
            CLEAR(result);
    if (result != NULL)
        tuple_finish(result);
    return OBJ(result);
}

static int write_arguments(StrBuilder *b, Tuple *t, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            builder_text(b, ", ");
        if (builder_repr(b, t->items[i]) < 0)
            return -1;
    }
    return 0;
}

/* name(...) with the items of a tuple. */
static Object *repr_call(Object *self, const char *name, Tuple *arguments) {
    int entered = repr_enter(self);
    if (entered != 0)
        return entered < 0 ? NULL : OBJ(str_format("%s(...)", name));
    StrBuilder b = STR_BUILDER;
    builder_text(&b, name);
    builder_char(&b, '(');
    Object *result = NULL;
    if (write_arguments(&b, arguments, arguments->length) == 0) {
        builder_char(&b, ')');
        result = OBJ(builder_finish(&b));
    } else {
        builder_discard(&b);
    }
    repr_leave(self);
    return result;
}

/* ---- attrgetter ------------------------------------------------------------------------------ */

/* The name interned, or a tuple of its parts where it has dots. */
static Object *attribute_path(Object *name) {
    if (!is_str(name))
        return raise_type_error("attribute name must be a string");
    Str *whole = str_exact((Str *)name), *dot = whole ? str_from_ascii(".") : NULL;
    Object *result = NULL, *parts = dot ? str_split_on(whole, dot, -1) : NULL;
    Tuple *path = parts ? (Tuple *)sequence_tuple(parts) : NULL;
    for (size_t i = 0; path != NULL && i < path->length; i++)
        if ((path->items[i] = OBJ(str_intern_steal((Str *)path->items[i]))) == NULL)
            CLEAR(path);
    if (path != NULL)
        result = path->length == 1 ? incref(path->items[0]) : incref(path);
    xdecref(whole), xdecref(dot), xdecref(parts), xdecref(path);
    return result;
}

static Object *attrgetter_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("attrgetter", kwnames) < 0
        || (nargs == 0 && args_count("attrgetter", 0, 1, 1) < 0))
        return NULL;
    Tuple *paths = tuple_new(nargs);
    for (size_t i = 0; paths != NULL && i < nargs; i++)
        if ((paths->items[i] = attribute_path(args[i])) == NULL)
            CLEAR(paths);
    return getter_new_steal(type, paths);
}

static Object *get_path(Object *o, Object *path) {
    if (!is_tuple(path))
        return object_getattr(o, (Str *)path);
    incref(o);
    for (size_t i = 0; o != NULL && i < ((Tuple *)path)->length; i++) {
        Object *next = object_getattr(o, (Str *)((Tuple *)path)->items[i]);
        decref(o);
        o = next;
    }
    return o;
}

static Object *attrgetter_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = one_argument("attrgetter", args, nargs, kwnames);
    return o ? fetch((Getter *)self, o, get_path) : NULL;
}

/* The names as they were given. */
static Tuple *dotted_names(Getter *g) {
    Tuple *names = tuple_new(g->what->length);
    Str *dot = str_from_ascii(".");
    for (size_t i = 0; names != NULL && i < names->length; i++) {
        Object *path = g->what->items[i];
        names->items[i] = is_str(path) ? incref(path) : dot ? OBJ(str_join(dot, path)) : NULL;
        if (names->items[i] == NULL)
            CLEAR(names);
    }
    xdecref(dot);
    return names;
}

static Object *attrgetter_repr(Object *o) {
    Tuple *names = dotted_names((Getter *)o);
    Object *result = names ? repr_call(o, "operator.attrgetter", names) : NULL;
    xdecref(names);
    return result;
}

static Object *attrgetter_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Tuple *names = dotted_names((Getter *)self);
    Tuple *result = names ? tuple_pack(2, self->type, names) : NULL;
    xdecref(names);
    return OBJ(result);
}

#define GETTER_TYPE                                                                                \
    .head = HEAD(&type_type), .module = "operator", .size = sizeof(Getter),                        \
    .flags = TYPE_GC | TYPE_IMMUTABLE, .dealloc = dealloc, .traverse = traverse, .clear = clear,   \
    .getsets = getsets

static const MethodDef attrgetter_methods[] = {
    {"__reduce__", attrgetter_reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type attrgetter_type = {
    GETTER_TYPE,
    .name = "attrgetter",
    .new_ = attrgetter_new,
    .call = attrgetter_call,
    .repr = attrgetter_repr,
    .methods = attrgetter_methods,
    .doc = "A function that reads attributes: attrgetter('a')(x) is x.a,\n"
           "attrgetter('a.b', 'c')(x) is (x.a.b, x.c).",
    .signature = "attr, /, *attrs",
};

/* ---- itemgetter ------------------------------------------------------------------------------ */

static Object *itemgetter_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("itemgetter", kwnames) < 0
        || (nargs == 0 && args_count("itemgetter", 0, 1, 1) < 0))
        return NULL;
    return getter_new_steal(type, tuple_from_array(args, nargs));
}

static Object *get_item(Object *o, Object *key) {
    if (is_exact(o, &tuple_type) && is_compact_int(key)
        && (uint64_t)INT_VALUE(key) < ((Tuple *)o)->length)
        return incref(((Tuple *)o)->items[INT_VALUE(key)]);
    return object_getitem(o, key);
}

static Object *itemgetter_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = one_argument("itemgetter", args, nargs, kwnames);
    return o ? fetch((Getter *)self, o, get_item) : NULL;
}

static Object *itemgetter_repr(Object *o) {
    return repr_call(o, "operator.itemgetter", ((Getter *)o)->what);
}

static Object *itemgetter_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return OBJ(tuple_pack(2, self->type, ((Getter *)self)->what));
}

static const MethodDef itemgetter_methods[] = {
    {"__reduce__", itemgetter_reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type itemgetter_type = {
    GETTER_TYPE,
    .name = "itemgetter",
    .new_ = itemgetter_new,
    .call = itemgetter_call,
    .repr = itemgetter_repr,
    .methods = itemgetter_methods,
    .doc = "A function that reads items: itemgetter(1)(x) is x[1],\n"
           "itemgetter(1, 'k')(x) is (x[1], x['k']).",
    .signature = "item, /, *items",
};

/* ---- methodcaller ---------------------------------------------------------------------------- */

static Object *methodcaller_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs == 0)
        return raise_type_error("methodcaller needs at least one argument, the method name");
    if (!is_str(args[0]))
        return raise_type_error("method name must be a string");
    size_t keywords = kwnames ? kwnames->length : 0;
    Str *name = str_exact((Str *)args[0]);
    name = name ? str_intern_steal(name) : NULL;
    Getter *g =
        name ? (Getter *)getter_new_steal(type, tuple_from_array(args + 1, nargs - 1 + keywords))
             : NULL;
    if (g == NULL) {
        xdecref(name);
        return NULL;
    }
    g->name = name;
    g->keywords = keywords > 0 ? incref(kwnames) : NULL;
    return OBJ(g);
}

static size_t positional_count(Getter *g) {
    return g->what->length - (g->keywords ? g->keywords->length : 0);
}

static Object *methodcaller_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Getter *g = (Getter *)self;
    Object *o = one_argument("methodcaller", args, nargs, kwnames);
    if (o == NULL)
        return NULL;
    if (g->keywords == NULL)
        return object_call_method(o, g->name, g->what->items, g->what->length);
    Object *method = object_getattr(o, g->name);
    Object *result =
        method ? object_call(method, g->what->items, positional_count(g), g->keywords) : NULL;
    xdecref(method);
    return result;
}

static int write_method_arguments(StrBuilder *b, Getter *g) {
    if (builder_repr(b, OBJ(g->name)) < 0)
        return -1;
    size_t positional = positional_count(g);
    for (size_t i = 0; i < g->what->length; i++) {
        builder_text(b, ", ");
        if (i >= positional) {
            builder_str(b, (Str *)g->keywords->items[i - positional]);
            builder_char(b, '=');
        }
        if (builder_repr(b, g->what->items[i]) < 0)
            return -1;
    }
    return 0;
}

static Object *methodcaller_repr(Object *o) {
    int entered = repr_enter(o);
    if (entered != 0)
        return entered < 0 ? NULL : OBJ(str_format("operator.methodcaller(...)"));
    StrBuilder b = STR_BUILDER;
    builder_text(&b, "operator.methodcaller(");
    Object *result = NULL;
    if (write_method_arguments(&b, (Getter *)o) == 0) {
        builder_char(&b, ')');
        result = OBJ(builder_finish(&b));
    } else {
        builder_discard(&b);
    }
    repr_leave(o);
    return result;
}

static Dict *keyword_dict(Getter *g) {
    Dict *d = dict_new();
    size_t positional = positional_count(g);
    for (size_t i = 0; d != NULL && i < g->keywords->length; i++)
        if (dict_set(d, g->keywords->items[i], g->what->items[positional + i]) < 0)
            CLEAR(d);
    return d;
}

/* With keywords it pickles as functools.partial(methodcaller, name, **keywords), called with the
 * arguments. */
static Object *reduce_with_keywords(Getter *g, Tuple *arguments) {
    Object *functools = type_import_hook ? type_import_hook("functools") : NULL;
    Str *key = functools ? str_intern_utf8("partial", 7) : NULL;
    Object *partial = key ? object_getattr(functools, key) : NULL;
    Dict *keywords = partial ? keyword_dict(g) : NULL;
    Tuple *first = keywords ? tuple_pack(2, g->head.type, g->name) : NULL, *result = NULL;
    Object *constructor = first ? object_call_tuple(partial, OBJ(first), OBJ(keywords)) : NULL;
    if (constructor != NULL)
        result = tuple_pack(2, constructor, arguments);
    xdecref(functools), xdecref(key), xdecref(partial), xdecref(keywords), xdecref(first),
        xdecref(constructor);
    return OBJ(result);
}

static Object *methodcaller_reduce(Object *self, Object *const *args, size_t nargs,
                                   Tuple *kwnames) {
    Getter *g = (Getter *)self;
    size_t positional = positional_count(g), before = g->keywords == NULL;
    Tuple *arguments = tuple_new(positional + before);
    if (arguments == NULL)
        return NULL;
    if (before)
        arguments->items[0] = incref(g->name);
    for (size_t i = 0; i < positional; i++)
        arguments->items[i + before] = incref(g->what->items[i]);
    tuple_finish(arguments);
    Object *result =
        before ? OBJ(tuple_pack(2, self->type, arguments)) : reduce_with_keywords(g, arguments);
    decref(arguments);
    return result;
}

static const MethodDef methodcaller_methods[] = {
    {"__reduce__", methodcaller_reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type methodcaller_type = {
    GETTER_TYPE,
    .name = "methodcaller",
    .new_ = methodcaller_new,
    .call = methodcaller_call,
    .repr = methodcaller_repr,
    .methods = methodcaller_methods,
    .doc = "A function that calls a method: methodcaller('m', 1, k=2)(x) is x.m(1, k=2).",
    .signature = "name, /, *args, **kwargs",
};
