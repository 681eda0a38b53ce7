/* Slot wrappers (int.__add__) and method wrappers ((1).__add__): native slots as Python callables.
 *
 * A wrapper knows its row of the table of special methods and the native function that stands in
 * the slot. The row's kind says how to turn Python arguments into a call of that function and its
 * result into an object.
 */
#include "runtime/objects/int.h"
#include "runtime/objects/slots.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

typedef struct MethodWrapper { /* a slot wrapper bound to an object */
    Object head;
    SlotWrapper *wrapper; /* owned */
    Object *self;         /* owned */
} MethodWrapper;

Object *slot_wrapper_new(Type *owner, const SlotRow *row, AnyFn fn) {
    SlotWrapper *w = (SlotWrapper *)object_new(&slot_wrapper_type);
    if (w == NULL)
        return NULL;
    w->row = row;
    w->fn = fn;
    w->owner = incref(owner);
    return OBJ(w);
}

/* ---- calling a slot -------------------------------------------------------------------------- */

static int check_arity(size_t nargs, size_t min, size_t max, bool unpacked) {
    if (nargs >= min && nargs <= max)
        return 0;
    size_t bound = nargs < min ? min : max;
    const char *how = min == max ? "" : nargs < min ? "at least " : "at most ";
    /* What CPython unpacks, two arguments or a count, goes under an empty function name, whose
     * space remains. */
    raise_type_error("%sexpected %s%zu argument%s, got %zu", unpacked ? " " : "", how, bound,
                     bound == 1 ? "" : "s", nargs);
    return -1;
}

static Object *none_unless(int failed) { return failed < 0 ? NULL : new_none(); }

static Str *attribute_name(Object *o) {
    if (is_str(o))
        return (Str *)o;
    return (Str *)raise_type_error("attribute name must be string, not '%.200T'", o);
}

/* object.__setattr__(list, ...) must not get around what the object's own native type says. */
static int check_setattr(Object *self, AnyFn fn, const char *what) {
    Type *t = self->type;
    while (t != NULL && t->setattr == slot_setattr)
        t = t->base;
    if (t == NULL || (AnyFn)t->setattr == fn)
        return 0;
    for (Type *base = t; base != NULL;
         base = base->base) /* an ancestor's, which t replaces: not safe to bypass */
        if ((AnyFn)base->setattr == fn)
            return raise_type_error("can't apply this %s to %T object", what, self), -1;
    return 0;
}

static Object *call_setattr(const SlotRow *row, AnyFn fn, Object *self, Object *const *args) {
    bool deletes = row->kind == SLOT_DELATTR;
    Str *name = attribute_name(args[0]);
    if (name == NULL || check_setattr(self, fn, deletes ? "__delattr__" : "__setattr__") < 0)
        return NULL;
    return none_unless(((SetAttrFn)fn)(self, name, deletes ? NULL : args[1]));
}

static Object *call_get(AnyFn fn, Object *self, Object *const *args, size_t nargs) {
    Object *obj = args[0] == KNone ? NULL : args[0],
           *type = nargs < 2 || args[1] == KNone ? NULL : args[1];
    if (obj == NULL && type == NULL)
        return raise_type_error("__get__(None, None) is invalid");
    return ((DescrGetFn)fn)(self, obj, type);
}

static Object *call_hash(AnyFn fn, Object *self) {
    int64_t hash = ((HashFn)fn)(self);
    return hash == -1 ? NULL : int_from_i64(hash);
}

static Object *call_len(AnyFn fn, Object *self) {
    ssize_t length = ((LenFn)fn)(self);
    return length < 0 ? NULL : int_from_i64(length);
}

static Object *call_next(AnyFn fn, Object *self) {
    Object *value = ((UnaryFn)fn)(self);
    return value == NULL && !error_occurred() ? raise_stop_iteration(NULL) : value;
}

static Object *call_with_index(AnyFn fn, Object *self, Object *arg) {
    ssize_t n = number_as_ssize(arg, &exc_OverflowError);
    return n == -1 && error_occurred() ? NULL : ((SizeArgFn)fn)(self, n);
}

static Object *truth_object(int truth) { return truth < 0 ? NULL : new_bool(truth); }

static Object *call_delete(AnyFn fn, Object *self, Object *obj) {
    return none_unless(((DescrSetFn)fn)(self, obj, NULL));
}

static const uint8_t arity[][2] = {
    [SLOT_UNARY] = {0, 0},
    [SLOT_BINARY] = {1, 1},
    [SLOT_BINARY_R] = {1, 1},
    [SLOT_BINARY_I] = {1, 1},
    [SLOT_BINARY_KEY] = {1, 1},
    [SLOT_TERNARY] = {1, 2},
    [SLOT_TERNARY_R] = {1, 2},
    [SLOT_LEN] = {0, 0},
    [SLOT_BOOL] = {0, 0},
    [SLOT_HASH] = {0, 0},
    [SLOT_CMP_LT] = {1, 1},
    [SLOT_CMP_LE] = {1, 1},
    [SLOT_CMP_EQ] = {1, 1},
    [SLOT_CMP_NE] = {1, 1},
    [SLOT_CMP_GT] = {1, 1},
    [SLOT_CMP_GE] = {1, 1},
    [SLOT_GETATTR] = {1, 1},
    [SLOT_GETATTR_HOOK] = {1, 1},
    [SLOT_SETATTR] = {2, 2},
    [SLOT_DELATTR] = {1, 1},
    [SLOT_GET] = {1, 2},
    [SLOT_SET] = {2, 2},
    [SLOT_DELETE] = {1, 1},
    [SLOT_NEXT] = {0, 0},
    [SLOT_SETITEM] = {2, 2},
    [SLOT_DELITEM] = {1, 1},
    [SLOT_CONTAINS] = {1, 1},
    [SLOT_DEL] = {0, 0},
    [SLOT_INDEXARG] = {1, 1},
    [SLOT_BUFFER] = {1, 1},
    [SLOT_RELEASE_BUFFER] = {1, 1},
};

Object *slot_wrapper_invoke(const SlotRow *row, AnyFn fn, Object *self, Object *const *args,
                            size_t nargs, Tuple *kwnames) {
    if (row->kind == SLOT_CALL)
        return ((CallFn)fn)(self, args, nargs, kwnames);
    if (row->kind == SLOT_INIT)
        return none_unless(((InitFn)fn)(self, args, nargs, kwnames));
    if (kwnames != NULL && kwnames->length > 0)
        return raise_type_error("wrapper %U() takes no keyword arguments", row->name);
    size_t most = arity[row->kind][1];
    if (check_arity(nargs, arity[row->kind][0], most, most == 2 || row->kind == SLOT_INDEXARG) < 0)
        return NULL;
    switch ((SlotKind)row->kind) {
    case SLOT_UNARY:
        return ((UnaryFn)fn)(self);
    case SLOT_BINARY:
    case SLOT_BINARY_I:
    case SLOT_BINARY_KEY:
        return ((BinaryFn)fn)(self, args[0]);
    case SLOT_BINARY_R:
        return ((BinaryFn)fn)(args[0], self);
    case SLOT_TERNARY:
        return ((TernaryFn)fn)(self, args[0], nargs > 1 ? args[1] : KNone);
    case SLOT_TERNARY_R:
        return ((TernaryFn)fn)(args[0], self, nargs > 1 ? args[1] : KNone);
    case SLOT_LEN:
        return call_len(fn, self);
    case SLOT_BOOL:
        return truth_object(((InquiryFn)fn)(self));
    case SLOT_HASH:
        return call_hash(fn, self);
    case SLOT_CMP_LT:
    case SLOT_CMP_LE:
    case SLOT_CMP_EQ:
    case SLOT_CMP_NE:
    case SLOT_CMP_GT:
    case SLOT_CMP_GE:
        return ((CompareFn)fn)(self, args[0], row->kind - SLOT_CMP_LT);
    case SLOT_GETATTR:
    case SLOT_GETATTR_HOOK: {
        Str *name = attribute_name(args[0]);
        return name == NULL ? NULL : ((GetAttrFn)fn)(self, name);
    }
    case SLOT_SETATTR:
    case SLOT_DELATTR:
        return call_setattr(row, fn, self, args);
    case SLOT_GET:
        return call_get(fn, self, args, nargs);
    case SLOT_SET:
        return none_unless(((DescrSetFn)fn)(self, args[0], args[1]));
    case SLOT_DELETE:
        return call_delete(fn, self, args[0]);
    case SLOT_NEXT:
        return call_next(fn, self);
    case SLOT_SETITEM:
        return none_unless(((SetItemFn)fn)(self, args[0], args[1]));
    case SLOT_DELITEM:
        return none_unless(((SetItemFn)fn)(self, args[0], NULL));
    case SLOT_CONTAINS:
        return truth_object(((ContainsFn)fn)(self, args[0]));
    case SLOT_INDEXARG:
        return call_with_index(fn, self, args[0]);
    case SLOT_BUFFER:
        return wrap_buffer((BufferFn)fn, self, args[0]);
    case SLOT_RELEASE_BUFFER:
        return wrap_release_buffer(self, args[0]);
    case SLOT_DEL:
        ((DeallocFn)fn)(self);
        return new_none();
    case SLOT_CALL:
    case SLOT_INIT:
    case SLOT_NEW:
        break; /* above; a function of its own */
    }
    return raise_system_error("slot wrapper of unknown kind");
}

/* ---- wrapper_descriptor ---------------------------------------------------------------------- */

static void wrapper_dealloc(Object *o) {
    decref(((SlotWrapper *)o)->owner);
    object_free(o);
}

static Object *wrapper_repr(Object *o) {
    SlotWrapper *w = (SlotWrapper *)o;
    return OBJ(str_format("<slot wrapper '%U' of '%s' objects>", w->row->name, w->owner->name));
}

static Object *wrapper_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    SlotWrapper *w = (SlotWrapper *)o;
    if (nargs == 0)
        return raise_type_error("descriptor '%U' of '%s' object needs an argument", w->row->name,
                                w->owner->name);
    if (!object_is(args[0], w->owner))
        return raise_type_error("descriptor '%U' requires a '%s' object but received a '%T'",
                                w->row->name, w->owner->name, args[0]);
    return slot_wrapper_invoke(w->row, w->fn, args[0], args + 1, nargs - 1, kwnames);
}

static Object *wrapper_get(Object *o, Object *obj, Object *type) {
    (void)type;
    SlotWrapper *w = (SlotWrapper *)o;
    if (obj == NULL)
        return incref(o);
    if (!object_is(obj, w->owner))
        return raise_type_error("descriptor '%U' for '%s' objects doesn't apply to a '%T' object",
                                w->row->name, w->owner->name, obj);
    MethodWrapper *m = (MethodWrapper *)object_new(&method_wrapper_type);
    if (m == NULL)
        return NULL;
    m->wrapper = incref(w);
    m->self = incref(obj);
    gc_track(m);
    return OBJ(m);
}

static const SlotRow *row_of(Object *o) {
    return is_exact(o, &slot_wrapper_type) ? ((SlotWrapper *)o)->row
                                           : ((MethodWrapper *)o)->wrapper->row;
}
static Type *owner_of(Object *o) {
    return is_exact(o, &slot_wrapper_type) ? ((SlotWrapper *)o)->owner
                                           : ((MethodWrapper *)o)->wrapper->owner;
}
static Object *get_name(Object *o, void *closure) {
    (void)closure;
    return incref(row_of(o)->name);
}
static Object *get_qualname(Object *o, void *closure) {
    (void)closure;
    return OBJ(str_format("%U.%U", owner_of(o)->qualname, row_of(o)->name));
}
static Object *get_doc(Object *o, void *closure) {
    (void)closure;
    return text_or_none(row_of(o)->doc);
}
static Object *get_objclass(Object *o, void *closure) {
    (void)closure;
    return incref(owner_of(o));
}

static Object *get_text_signature(Object *o, void *closure) {
    (void)closure;
    static const char *const texts[] = {
        [SLOT_UNARY] = "($self, /)",
        [SLOT_LEN] = "($self, /)",
        [SLOT_BOOL] = "($self, /)",
        [SLOT_HASH] = "($self, /)",
        [SLOT_NEXT] = "($self, /)",
        [SLOT_DEL] = "($self, /)",
        [SLOT_TERNARY] = "($self, value, mod=None, /)",
        [SLOT_TERNARY_R] = "($self, value, mod=None, /)",
        [SLOT_BINARY_KEY] = "($self, key, /)",
        [SLOT_CONTAINS] = "($self, key, /)",
        [SLOT_SETITEM] = "($self, key, value, /)",
        [SLOT_DELITEM] = "($self, key, /)",
        [SLOT_CALL] = "($self, /, *args, **kwargs)",
        [SLOT_INIT] = "($self, /, *args, **kwargs)",
        [SLOT_GETATTR] = "($self, name, /)",
        [SLOT_SETATTR] = "($self, name, value, /)",
        [SLOT_DELATTR] = "($self, name, /)",
        [SLOT_GET] = "($self, instance, owner=None, /)",
        [SLOT_SET] = "($self, instance, value, /)",
        [SLOT_DELETE] = "($self, instance, /)",
        [SLOT_INDEXARG] = "($self, value, /)",
        [SLOT_BUFFER] = "($self, flags, /)",
        [SLOT_RELEASE_BUFFER] = "($self, buffer, /)",
    };
    const char *text = texts[row_of(o)->kind];
    return OBJ(str_from_ascii(text != NULL ? text : "($self, value, /)"));
}

static const GetSetDef wrapper_getsets[] = {
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {0},
};

Type slot_wrapper_type = {
    .head = HEAD(&type_type),
    .name = "wrapper_descriptor",
    .size = sizeof(SlotWrapper),
    .flags = TYPE_METHOD_DESCR | TYPE_NO_NEW,
    .dealloc = wrapper_dealloc,
    .repr = wrapper_repr,
    .call = wrapper_call,
    .getattr = object_generic_getattr,
    .descr_get = wrapper_get,
    .getsets = wrapper_getsets,
};

/* ---- method-wrapper -------------------------------------------------------------------------- */

static void bound_dealloc(Object *o) {
    MethodWrapper *m = (MethodWrapper *)o;
    gc_untrack(o);
    decref(m->wrapper);
    decref(m->self);
    object_free(o);
}

static int bound_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((MethodWrapper *)o)->self);
    return 0;
}

static Object *bound_repr(Object *o) {
    MethodWrapper *m = (MethodWrapper *)o;
    return OBJ(str_format("<method-wrapper '%U' of %T object at %p>", m->wrapper->row->name,
                          m->self, (void *)m->self));
}

static Object *bound_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    MethodWrapper *m = (MethodWrapper *)o;
    return slot_wrapper_invoke(m->wrapper->row, m->wrapper->fn, m->self, args, nargs, kwnames);
}

static Object *bound_compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &method_wrapper_type) || !is_exact(b, &method_wrapper_type)
        || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    MethodWrapper *x = (MethodWrapper *)a, *y = (MethodWrapper *)b;
    bool equal = x->wrapper == y->wrapper && x->self == y->self;
    return new_bool(equal == (op == CMP_EQ));
}

static int64_t bound_hash(Object *o) {
    MethodWrapper *m = (MethodWrapper *)o;
    int64_t hash = hash_pointer(m->self) ^ hash_pointer(m->wrapper);
    return hash == -1 ? -2 : hash;
}

static Object *get_self(Object *o, void *closure) {
    (void)closure;
    return incref(((MethodWrapper *)o)->self);
}

static const GetSetDef bound_getsets[] = {
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {"__self__", get_self, NULL, NULL, NULL},
    {0},
};

Type method_wrapper_type = {
    .head = HEAD(&type_type),
    .name = "method-wrapper",
    .size = sizeof(MethodWrapper),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = bound_dealloc,
    .traverse = bound_traverse,
    .repr = bound_repr,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
    .getattr = object_generic_getattr,
    .getsets = bound_getsets,
};
