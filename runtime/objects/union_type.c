/* types.UnionType: int | str. Its members are flat and differ; their order is that of writing, and
 * does not count in comparisons. */
#include "runtime/objects/generic_alias_internal.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"
#include "runtime/objects/type_params.h"

typedef struct Union {
    Object head;
    Tuple *args;       /* owned: the members */
    Tuple *parameters; /* owned or NULL: not asked for yet */
} Union;

Tuple *union_args_borrow(Object *o) { return ((Union *)o)->args; }

/* ---- making ---------------------------------------------------------------------------------- */

static bool may_be_member(Object *o) {
    return o == KNone || is_type(o) || object_is(o, &generic_alias_type) || is_exact(o, &union_type)
           || is_exact(o, &type_alias_type);
}

static int add_member(List *members, Object *o) {
    if (is_exact(o, &union_type)) {
        Tuple *inner = ((Union *)o)->args;
        for (size_t i = 0; i < inner->length; i++)
            if (add_member(members, inner->items[i]) < 0)
                return -1;
        return 0;
    }
    if (o == KNone)
        o = OBJ(&none_type);
    for (size_t i = 0; i < members->length; i++) {
        int equal = object_compare_bool(members->items[i], o, CMP_EQ);
        if (equal != 0)
            return equal < 0 ? -1 : 0;
    }
    return list_append(members, o);
}

static Object *from_members(List *members) {
    if (members->length == 1)
        return incref(members->items[0]);
    Tuple *args = list_to_tuple(members);
    Union *u = args ? (Union *)object_new(&union_type) : NULL;
    if (u == NULL) {
        xdecref(args);
        return NULL;
    }
    u->args = args;
    gc_track(u);
    return OBJ(u);
}

Object *union_or(Object *left, Object *right) {
    if (!may_be_member(left) || !may_be_member(right))
        return new_not_implemented();
    List *members = list_new(0);
    Object *result = NULL;
    if (members == NULL)
        return NULL;
    if (add_member(members, left) == 0 && add_member(members, right) == 0)
        result = from_members(members);
    decref(members);
    return result;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((Union *)o)->args);
    CLEAR(((Union *)o)->parameters);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Union *)o)->args);
    VISIT(((Union *)o)->parameters);
    return 0;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *repr(Object *o) {
    Tuple *args = ((Union *)o)->args;
    StrBuilder b = STR_BUILDER;
    int result = 0;
    for (size_t i = 0; i < args->length && result >= 0; i++) {
        if (i > 0)
            builder_text(&b, " | ");
        result = args->items[i] == OBJ(&none_type) ? builder_text(&b, "None")
                                                   : alias_write_item(&b, args->items[i]);
    }
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

static Object *members_as_set(Object *o) { return frozenset_new(OBJ(((Union *)o)->args)); }

static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &union_type) || !is_exact(b, &union_type) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    Object *x = members_as_set(a), *y = x ? members_as_set(b) : NULL;
    Object *result = y ? object_compare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return result;
}

static int64_t hash(Object *o) {
    Object *set = members_as_set(o);
    if (set == NULL)
        return -1;
    int64_t result = object_hash(set);
    decref(set);
    return result;
}

static Tuple *parameters_of(Union *u) { /* borrowed */
    if (u->parameters == NULL)
        u->parameters = alias_parameters(u->args);
    return u->parameters;
}

static Object *getitem(Object *o, Object *item) {
    Union *u = (Union *)o;
    Tuple *parameters = parameters_of(u);
    Tuple *args = parameters ? alias_substitute(o, u->args, parameters, item) : NULL;
    Object *result = args && args->length > 0 ? incref(args->items[0]) : NULL;
    for (size_t i = 1; args != NULL && result != NULL && i < args->length; i++) {
        Object *wider = number_binary(OP_OR, result, args->items[i]);
        decref(result);
        result = wider;
    }
    xdecref(args);
    return result;
}

/* ---- methods --------------------------------------------------------------------------------- */

static int check_plain(Tuple *args, const char *function) {
    for (size_t i = 0; i < args->length; i++)
        if (!is_type(args->items[i]))
            return raise_type_error("%s() argument 2 cannot be a parameterized generic", function),
                   -1;
    return 0;
}

static Object *check_any(Object *self, Object *o, int (*check)(Object *, Object *),
                         const char *function) {
    Tuple *args = ((Union *)self)->args;
    if (check_plain(args, function) < 0)
        return NULL;
    for (size_t i = 0; i < args->length; i++) {
        int yes = check(o, args->items[i]);
        if (yes != 0)
            return yes < 0 ? NULL : new_bool(true);
    }
    return new_bool(false);
}

static Object *instancecheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return check_any(self, args[0], object_isinstance, "isinstance");
}

static Object *subclasscheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_type(args[0]))
        return raise_type_error("issubclass() arg 1 must be a class");
    return check_any(self, args[0], object_issubclass, "issubclass");
}

static Object *get_parameters(Object *o, void *closure) {
    (void)closure;
    return xincref(parameters_of((Union *)o));
}

static const MethodDef methods[] = {
    {"__instancecheck__", instancecheck, "instance, /", 0, NULL},
    {"__subclasscheck__", subclasscheck, "subclass, /", 0, NULL},
    {0},
};
static const MemberDef members_table[] = {
    {"__args__", MEMBER_OBJECT, offsetof(Union, args), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__parameters__", get_parameters, NULL, "its type variables", NULL},
    {0},
};

Type union_type = {
    .head = HEAD(&type_type),
    .name = "UnionType",
    .module = "types",
    .size = sizeof(Union),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .doc = "A choice of types, such as int | str.",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .getattr = object_generic_getattr,
    .getitem = getitem,
    .or_ = union_or,
    .methods = methods,
    .members = members_table,
    .getsets = getsets,
};
