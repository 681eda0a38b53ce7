/* Exception groups: several exceptions raised as one, nested as a tree; split and subgroup take
 * parts of the tree with its shape (PEP 654). */
#include "runtime/objects/exceptions_internal.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"

typedef ExceptionGroupException Group;

static bool is_group(Object *o) { return object_is(o, &exc_BaseExceptionGroup); }

/* ---- making ---------------------------------------------------------------------------------- */

/* Checks the members; *all_plain: each is an Exception. */
static int check_members(Tuple *members, bool *all_plain) {
    if (members->length == 0)
        return raise_value_error("second argument (exceptions) must be a non-empty sequence"), -1;
    *all_plain = true;
    for (size_t i = 0; i < members->length; i++) {
        if (!is_exception(members->items[i]))
            return raise_value_error("Item %zu of second argument (exceptions) is not an exception",
                                     i),
                   -1;
        if (!object_is(members->items[i], &exc_Exception))
            *all_plain = false;
    }
    return 0;
}

/* The type to make: a group of Exceptions only is an ExceptionGroup, and a class that is itself an
 * Exception takes nothing else. */
static Type *choose_type(Type *type, bool all_plain) {
    if (type == &exc_BaseExceptionGroup)
        return all_plain ? &exc_ExceptionGroup : type;
    if (all_plain || !type_is_subtype(type, &exc_Exception))
        return type;
    if (type == &exc_ExceptionGroup)
        raise_type_error("Cannot nest BaseExceptions in an ExceptionGroup");
    else
        raise_type_error("Cannot nest BaseExceptions in '%.200s'", type->name);
    return NULL;
}

static bool is_sequence(Object *o) { return !is_dict(o) && o->type->getitem != NULL; }

static Object *group_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs != 2)
        return raise_type_error(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", nargs);
    if (!is_str(args[0]))
        return raise_type_error("BaseExceptionGroup.__new__() argument 1 must be str, not %.50s",
                                type_of(args[0])->name);
    if (!is_sequence(args[1]))
        return raise_type_error("second argument (exceptions) must be a sequence");
    Tuple *members = (Tuple *)sequence_tuple(args[1]);
    if (members == NULL)
        return NULL;
    bool all_plain;
    Object *self = NULL;
    if (check_members(members, &all_plain) == 0 && exception_no_keywords(type, kwnames) == 0
        && (type = choose_type(type, all_plain)) != NULL && type_ensure_ready(type) == 0)
        self = exception_base_new(type, args, nargs, NULL);
    if (self == NULL) {
        decref(members);
        return NULL;
    }
    ((Group *)self)->message = incref(args[0]);
    ((Group *)self)->exceptions = OBJ(members);
    return self;
}

static Object *group_str(Object *self) {
    Group *g = (Group *)self;
    size_t n = g->exceptions ? ((Tuple *)g->exceptions)->length : 0;
    return OBJ(str_format("%S (%zu sub-exception%s)", g->message ? g->message : KNone, n,
                          n == 1 ? "" : "s"));
}

/* ---- splitting ------------------------------------------------------------------------------- */

/* What members are compared with. */
typedef struct Condition {
    Object *value; /* borrowed */
    enum {
        CONDITION_CLASS,    /* an exception class or a tuple of them */
        CONDITION_FUNCTION, /* anything that can be called */
        CONDITION_LEAVES,   /* a set of the addresses of exceptions that are no groups */
    } kind;
} Condition;

static bool is_exception_class(Object *o) {
    return is_type(o) && type_is_subtype((Type *)o, &exc_BaseException);
}

static int condition_from(Object *value, Condition *out) {
    *out = (Condition){value, CONDITION_CLASS};
    if (is_exception_class(value))
        return 0;
    if (!is_type(value) && is_callable(value)) {
        out->kind = CONDITION_FUNCTION;
        return 0;
    }
    bool all = is_tuple(value);
    for (size_t i = 0; all && i < ((Tuple *)value)->length; i++)
        all = is_exception_class(((Tuple *)value)->items[i]);
    if (all)
        return 0;
    raise_type_error("expected an exception type, a tuple of exception types, or a callable (other "
                     "than a class)");
    return -1;
}

static int matches(Object *exception, const Condition *condition) {
    if (condition->kind == CONDITION_CLASS)
        return exception_matches(exception, condition->value);
    if (condition->kind == CONDITION_LEAVES) {
        Object *id = is_group(exception) ? NULL : int_from_i64((int64_t)(uintptr_t)exception);
        if (id == NULL)
            return error_occurred() ? -1 : 0;
        int found = set_contains((Set *)condition->value, id);
        decref(id);
        return found;
    }
    Object *answer = object_call1(condition->value, exception);
    if (answer == NULL)
        return -1;
    int truth = object_truth(answer);
    decref(answer);
    return truth;
}

/* A copy of the list of notes of `from`, so that the parts do not share it. */
static int copy_notes(Object *from, Object *to) {
    Object *notes = NULL;
    int found = object_lookup(from, NAME(__notes__), &notes);
    if (found <= 0)
        return found;
    int result = 0;
    if (is_list(notes) || is_tuple(notes)) { /* anything else is not ours to copy */
        Object *copy = sequence_list(notes);
        result = copy ? object_setattr(to, NAME(__notes__), copy) : -1;
        xdecref(copy);
    }
    decref(notes);
    return result;
}

/* A group like `self` with these members: new, through self.derive(). NULL without an exception
 * when there are none. */
static Object *derive(Object *self, List *members) {
    if (members->length == 0)
        return NULL;
    Object *part = object_call_method(self, NAME(derive), (Object *[]){OBJ(members)}, 1);
    if (part == NULL)
        return NULL;
    if (!is_group(part)) {
        raise_type_error("derive must return an instance of BaseExceptionGroup");
        decref(part);
        return NULL;
    }
    Group *from = (Group *)self, *to = (Group *)part;
    REPLACE_STEAL(to->traceback, xincref(from->traceback));
    exception_set_context_steal(part, xincref(from->context));
    REPLACE_STEAL(to->cause, xincref(from->cause));
    to->suppress_context = true; /* as whenever a cause is set */
    if (copy_notes(self, part) < 0)
        CLEAR(part);
    return part;
}

static int split(Object *exception, const Condition *condition, Object **match, Object **rest);

static int append_steal(List *list, Object *o) { return o ? list_append_steal(list, o) : 0; }

static int split_members(Tuple *members, const Condition *condition, List *matched, List *left) {
    for (size_t i = 0; i < members->length; i++) {
        Object *match, *rest;
        if (split(members->items[i], condition, &match, &rest) < 0)
            return -1;
        int failed = append_steal(matched, match);
        if (append_steal(left, rest) < 0 || failed < 0)
            return -1;
    }
    return 0;
}

static int split_group(Object *group, const Condition *condition, Object **match, Object **rest) {
    List *matched = list_new(0), *left = list_new(0);
    Tuple *members = incref(((Group *)group)->exceptions);
    int result = -1;
    if (matched != NULL && left != NULL && split_members(members, condition, matched, left) == 0) {
        *match = derive(group, matched);
        if (*match != NULL || !error_occurred())
            *rest = derive(group, left);
        result = error_occurred() ? -1 : 0;
    }
    if (result < 0) {
        CLEAR(*match);
        CLEAR(*rest);
    }
    decref(members);
    xdecref(matched);
    xdecref(left);
    return result;
}

/* Both results are new, or NULL for nothing. */
static int split(Object *exception, const Condition *condition, Object **match, Object **rest) {
    *match = *rest = NULL;
    if (c_stack_check(" in exceptiongroup_split_recursive") < 0)
        return -1;
    int matched = matches(exception, condition);
    if (matched < 0)
        return -1;
    if (matched)
        *match = incref(exception);
    else if (is_group(exception) && ((Group *)exception)->exceptions != NULL)
        return split_group(exception, condition, match, rest);
    else
        *rest = incref(exception);
    return 0;
}

int exception_group_split(Object *exception, Object *type_or_tuple, Object **match, Object **rest) {
    Condition condition;
    *match = *rest = NULL;
    return condition_from(type_or_tuple, &condition) < 0
               ? -1
               : split(exception, &condition, match, rest);
}

/* ---- for except* ----------------------------------------------------------------------------- */

Object *exception_group_new(const char *message, Object *const *exceptions, size_t count) {
    Str *text = str_from_ascii(message);
    Object *members =
        NULL; /* what repr shows: CPython gives a lone exception in a tuple, several in a list */
    if (text != NULL)
        members = count == 1 ? OBJ(tuple_from_array(exceptions, count))
                             : OBJ(list_from_array(exceptions, count));
    Object *values[2] = {OBJ(text), members};
    Object *result = members ? object_call(OBJ(&exc_BaseExceptionGroup), values, 2, NULL) : NULL;
    xdecref(text);
    xdecref(members);
    return result;
}

/* Adds the identities of the leaves of a tree. */
static int collect_leaves(Object *exception, Set *leaves) {
    if (c_stack_check(" in collect_exception_group_leaf_ids") < 0)
        return -1;
    if (!is_group(exception)) {
        Object *id = int_from_i64((int64_t)(uintptr_t)exception);
        int failed = id ? set_add(leaves, id) : -1;
        xdecref(id);
        return failed;
    }
    Tuple *members = (Tuple *)((Group *)exception)->exceptions;
    for (size_t i = 0; i < members->length; i++)
        if (collect_leaves(members->items[i], leaves) < 0)
            return -1;
    return 0;
}

Object *exception_group_project(Object *group, List *keep) {
    Set *leaves = (Set *)set_new(NULL);
    Object *match = NULL, *rest = NULL;
    int failed = leaves == NULL;
    for (size_t i = 0; i < keep->length && !failed; i++)
        failed = collect_leaves(keep->items[i], leaves) < 0;
    Condition condition = {OBJ(leaves), CONDITION_LEAVES};
    if (!failed)
        failed = split(group, &condition, &match, &rest) < 0;
    xdecref(leaves);
    xdecref(rest);
    return failed ? NULL : match ? match : new_none();
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *group_split(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *match, *rest;
    if (exception_group_split(self, args[0], &match, &rest) < 0)
        return NULL;
    Tuple *pair = tuple_pack(2, match ? match : KNone, rest ? rest : KNone);
    xdecref(match);
    xdecref(rest);
    return OBJ(pair);
}

static Object *group_subgroup(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *match, *rest;
    if (exception_group_split(self, args[0], &match, &rest) < 0)
        return NULL;
    xdecref(rest);
    return match ? match : new_none();
}

static Object *group_derive(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *values[2] = {((Group *)self)->message, args[0]};
    return object_call(OBJ(&exc_BaseExceptionGroup), values, 2, NULL);
}

static const MethodDef methods[] = {
    {"derive", group_derive, "excs, /", 0, "Makes a group like this one with other members."},
    {"split", group_split, "matcher_value, /", 0,
     "Gives the part of the tree that matches and the part that does not."},
    {"subgroup", group_subgroup, "matcher_value, /", 0,
     "Gives the part of the tree that matches, or None."},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const MemberDef members[] = {
    {"message", MEMBER_OBJECT, offsetof(Group, message), false, "the text about the whole"},
    {"exceptions", MEMBER_OBJECT, offsetof(Group, exceptions), false,
     "the exceptions it is made of"},
    {0},
};

const ExceptionKind exception_kinds_group[] = {
    {&exc_BaseExceptionGroup, group_new, .str = group_str, .methods = methods, .members = members},
    {0},
};
