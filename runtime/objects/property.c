/* property: an attribute that is computed by functions. A data descriptor, also when it has no
 * setter: it then refuses to be assigned to. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- life ------------------------------------------------------------------------------------ */

static void dealloc(Object *o) {
    Property *p = (Property *)o;
    gc_untrack(o);
    CLEAR(p->get);
    CLEAR(p->set);
    CLEAR(p->del);
    CLEAR(p->doc);
    CLEAR(p->name);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Property *p = (Property *)o;
    VISIT(p->get);
    VISIT(p->set);
    VISIT(p->del);
    VISIT(p->doc);
    VISIT(p->name);
    return 0;
}

static int clear(Object *o) {
    CLEAR(((Property *)o)->get);
    CLEAR(((Property *)o)->set);
    CLEAR(((Property *)o)->del);
    CLEAR(((Property *)o)->doc);
    return 0;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

static Object *none_as_null(Object *o) { return o == KNone ? NULL : o; }

/* Without a doc of its own it has the getter's. A subclass's object keeps it as an attribute, where
 * the class's does not hide it; that there is no room for one matters only if it is the getter's.
 */
static int set_doc(Property *p, Object *given) {
    Object *doc = xincref(given);
    if (doc == NULL && p->get != NULL) {
        if (object_lookup(p->get, NAME(__doc__), &doc) < 0)
            return -1;
        if (doc == KNone)
            CLEAR(doc);
        p->doc_from_getter = doc != NULL;
    }
    if (is_exact(p, &property_type)) {
        REPLACE_STEAL(p->doc, doc);
        return 0;
    }
    int result = object_setattr(OBJ(p), NAME(__doc__), doc ? doc : KNone);
    if (result < 0 && !p->doc_from_getter && error_is(&exc_AttributeError)) {
        error_clear();
        result = 0;
    }
    xdecref(doc);
    return result;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Property *p = (Property *)self;
    Object *given[4];
    if (args_bind("property", "fget=None, fset=None, fdel=None, doc=None", &signature, args, nargs,
                  kwnames, given)
        < 0)
        return -1;
    for (int i = 0; i < 4; i++)
        given[i] = given[i] ? none_as_null(given[i]) : NULL;
    REPLACE_STEAL(p->get, xincref(given[0]));
    REPLACE_STEAL(p->set, xincref(given[1]));
    REPLACE_STEAL(p->del, xincref(given[2]));
    CLEAR(p->doc);
    CLEAR(p->name);
    p->doc_from_getter = false;
    return set_doc(p, given[3]);
}

/* ---- the descriptor -------------------------------------------------------------------------- */

/* The name: given by __set_name__, or the getter's. New; NULL without an exception: there is none.
 */
static Object *find_name(Property *p) {
    Object *name;
    if (p->name != NULL)
        return incref(p->name);
    if (p->get == NULL || object_lookup(p->get, NAME(__name__), &name) <= 0)
        return NULL;
    return name;
}

static COLD Object *raise_lacking(Property *p, Object *obj, const char *what) {
    Object *name = find_name(p);
    Type *type = type_of(obj);
    if (error_occurred())
        return NULL;
    if (type_ensure_ready(type) < 0)
        return NULL;
    if (name != NULL)
        raise_format(&exc_AttributeError, "property %R of %R object has no %s", name,
                     type->qualname, what);
    else
        raise_format(&exc_AttributeError, "property of %R object has no %s", type->qualname, what);
    xdecref(name);
    return NULL;
}

static Object *get(Object *self, Object *obj, Object *type) {
    (void)type;
    Property *p = (Property *)self;
    if (obj == NULL || obj == KNone)
        return incref(self);
    if (p->get == NULL)
        return raise_lacking(p, obj, "getter");
    Object *getter = incref(p->get), *result = object_call1(getter, obj);
    decref(getter);
    return result;
}

static int set(Object *self, Object *obj, Object *value) {
    Property *p = (Property *)self;
    Object *function = value ? p->set : p->del;
    if (function == NULL)
        return raise_lacking(p, obj, value ? "setter" : "deleter"), -1;
    incref(function);
    Object *result = value ? object_call2(function, obj, value) : object_call1(function, obj);
    decref(function);
    if (result == NULL)
        return -1;
    decref(result);
    return 0;
}

/* ---- methods --------------------------------------------------------------------------------- */

/* A property like this one, with what is not NULL replaced. */
static Object *copy_with(Object *self, Object *getter, Object *setter, Object *deleter) {
    Property *p = (Property *)self;
    Object *new_get = getter && getter != KNone ? getter : p->get,
           *new_set = setter && setter != KNone ? setter : p->set;
    Object *new_del = deleter && deleter != KNone ? deleter : p->del, *doc = p->doc;
    if (p->doc_from_getter && new_get != NULL)
        doc = KNone; /* the new getter's */
    Object *args[] = {new_get ? new_get : KNone, new_set ? new_set : KNone,
                      new_del ? new_del : KNone, doc ? doc : KNone};
    Object *copy = object_call(OBJ(type_of(self)), args, 4, NULL);
    if (copy != NULL && object_is(copy, &property_type))
        REPLACE_STEAL(((Property *)copy)->name, xincref(p->name));
    return copy;
}

static Object *getter(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return copy_with(self, args[0], NULL, NULL);
}
static Object *setter(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return copy_with(self, NULL, args[0], NULL);
}
static Object *deleter(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return copy_with(self, NULL, NULL, args[0]);
}

static Object *set_name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("property.__set_name__", kwnames) < 0)
        return NULL;
    if (nargs != 2)
        return raise_type_error("__set_name__() takes 2 positional arguments but %zu were given",
                                nargs);
    REPLACE_STEAL(((Property *)self)->name, incref(args[1]));
    return new_none();
}

static Object *get_name(Object *self, void *closure) {
    (void)closure;
    Object *name = find_name((Property *)self);
    if (name == NULL && !error_occurred())
        raise_attribute_error(self, NAME(__name__));
    return name;
}

static int put_name(Object *self, Object *value, void *closure) {
    (void)closure;
    REPLACE_STEAL(((Property *)self)->name, xincref(value));
    return 0;
}

static int is_abstract(Object *function) {
    Object *flag;
    int found = function == NULL ? 0 : object_lookup(function, NAME(__isabstractmethod__), &flag);
    if (found <= 0)
        return found;
    int truth = object_truth(flag);
    decref(flag);
    return truth;
}

static Object *get_abstract(Object *self, void *closure) {
    (void)closure;
    Object *functions[] = {((Property *)self)->get, ((Property *)self)->set,
                           ((Property *)self)->del};
    for (int i = 0; i < 3; i++) {
        int truth = is_abstract(functions[i]);
        if (truth != 0)
            return truth < 0 ? NULL : new_bool(true);
    }
    return new_bool(false);
}

static const MethodDef methods[] = {
    {"getter", getter, "object, /", 0, "A copy that reads by this function."},
    {"setter", setter, "object, /", 0, "A copy that sets by this function."},
    {"deleter", deleter, "object, /", 0, "A copy that deletes by this function."},
    {"__set_name__", set_name, "owner, name, /", NATIVE_RAW,
     "Tells the property its name in the class."},
    {0},
};

static const MemberDef members[] = {
    {"fget", MEMBER_OBJECT, offsetof(Property, get), false, NULL},
    {"fset", MEMBER_OBJECT, offsetof(Property, set), false, NULL},
    {"fdel", MEMBER_OBJECT, offsetof(Property, del), false, NULL},
    {"__doc__", MEMBER_OBJECT, offsetof(Property, doc), true, NULL},
    {0},
};

static const GetSetDef getsets[] = {
    {"__name__", get_name, put_name, NULL, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL, NULL},
    {0},
};

Type property_type = {
    .head = HEAD(&type_type),
    .name = "property",
    .size = sizeof(Property),
    .flags = TYPE_GC | TYPE_BASE,
    .doc = "An attribute that functions compute: fget reads it, fset sets it, fdel deletes it.\n"
           "doc is its docstring, by default that of fget.",
    .signature = "fget=None, fset=None, fdel=None, doc=None",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .getattr = object_generic_getattr,
    .descr_get = get,
    .descr_set = set,
    .new_ = make,
    .init = init,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
