/* staticmethod and classmethod: how a function in a class is bound. They take over the function's
 * name, doc and module. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/type.h"

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((MethodWrap *)o)->callable);
    CLEAR(((MethodWrap *)o)->dict);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((MethodWrap *)o)->callable);
    VISIT(((MethodWrap *)o)->dict);
    return 0;
}

static int clear(Object *o) {
    CLEAR(((MethodWrap *)o)->callable);
    CLEAR(((MethodWrap *)o)->dict);
    return 0;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o == NULL)
        return NULL;
    ((MethodWrap *)o)->callable = new_none();
    gc_track(o);
    return o;
}

static int copy_attribute(Object *from, Object *to, Str *name) {
    Object *value;
    int found = object_lookup(from, name, &value);
    if (found <= 0)
        return found;
    int result = object_setattr(to, name, value);
    decref(value);
    return result;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    const char *name = object_is(self, &staticmethod_type) ? "staticmethod" : "classmethod";
    if (args_no_keywords(name, kwnames) < 0 || args_count(name, nargs, 1, 1) < 0)
        return -1;
    REPLACE_STEAL(((MethodWrap *)self)->callable, incref(args[0]));
    Str *const copied[] = {NAME(__module__), NAME(__name__), NAME(__qualname__), NAME(__doc__)};
    for (size_t i = 0; i < sizeof(copied) / sizeof(copied[0]); i++)
        if (copy_attribute(args[0], self, copied[i]) < 0)
            return -1;
    return 0;
}

static Object *static_get(Object *self, Object *obj, Object *type) {
    (void)obj, (void)type;
    return incref(((MethodWrap *)self)->callable);
}

static Object *class_get(Object *self, Object *obj, Object *type) {
    return method_new(((MethodWrap *)self)->callable, type ? type : OBJ(type_of(obj)));
}

static Object *static_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return object_call(((MethodWrap *)self)->callable, args, nargs, kwnames);
}

static Object *static_repr(Object *self) {
    return OBJ(str_format("<staticmethod(%R)>", ((MethodWrap *)self)->callable));
}
static Object *class_repr(Object *self) {
    return OBJ(str_format("<classmethod(%R)>", ((MethodWrap *)self)->callable));
}

static Object *get_abstract(Object *self, void *closure) {
    (void)closure;
    Object *flag;
    int found = object_lookup(((MethodWrap *)self)->callable, NAME(__isabstractmethod__), &flag);
    if (found <= 0)
        return found < 0 ? NULL : new_bool(false);
    int truth = object_truth(flag);
    decref(flag);
    return truth < 0 ? NULL : new_bool(truth);
}

static Object *get_annotations(Object *self, void *closure) {
    (void)closure;
    return object_getattr(((MethodWrap *)self)->callable, NAME(__annotations__));
}

static const MemberDef members[] = {
    {"__func__", MEMBER_OBJECT, offsetof(MethodWrap, callable), false, NULL},
    {"__wrapped__", MEMBER_OBJECT, offsetof(MethodWrap, callable), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__isabstractmethod__", get_abstract, NULL, NULL, NULL},
    {"__annotations__", get_annotations, NULL, NULL, NULL},
    {0},
};

Type staticmethod_type = {
    .head = HEAD(&type_type),
    .name = "staticmethod",
    .size = sizeof(MethodWrap),
    .flags = TYPE_GC | TYPE_BASE,
    .doc = "A function of a class that gets neither the class nor an instance passed.",
    .signature = "function, /",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = static_repr,
    .call = static_call,
    .descr_get = static_get,
    .new_ = make,
    .init = init,
    .members = members,
    .getsets = getsets,
    .dict_offset = offsetof(MethodWrap, dict),
};

Type classmethod_type = {
    .head = HEAD(&type_type),
    .name = "classmethod",
    .size = sizeof(MethodWrap),
    .flags = TYPE_GC | TYPE_BASE,
    .doc = "A method that gets the class passed first, whether it is called by the class or by an "
           "instance.",
    .signature = "function, /",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = class_repr,
    .descr_get = class_get,
    .new_ = make,
    .init = init,
    .members = members,
    .getsets = getsets,
    .dict_offset = offsetof(MethodWrap, dict),
};
