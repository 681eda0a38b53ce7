/* From the compiler's tree to objects, and the classes that both directions need. See
 * ast_objects.h; the other direction is ast_read.c. */
#include "compiler/ast_objects_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

AstClasses ast_classes;

void ast_objects_shutdown(void) {
    CLEAR(ast_classes.base);
    CLEAR(ast_classes.kinds);
    CLEAR(ast_classes.operators);
    CLEAR(ast_classes.contexts);
    CLEAR(ast_classes.numbers);
    CLEAR(ast_classes.field_names);
    for (int i = 0; i < 5; i++)
        CLEAR(ast_classes.positions[i]);
}

bool ast_is_object(Object *o) {
    return ast_classes.base != NULL && object_is(o, (Type *)ast_classes.base);
}

/* ---- tree to objects ------------------------------------------------------------------------- */

static Object *node_object(const Node *node);

static Object *sequence_object(const Node *node, const AstField *field) {
    const void *at = (const char *)node + field->offset;
    int32_t count = *(const int32_t *)at;
    List *l = list_new(0);
    for (int32_t i = 0; l != NULL && i < count; i++) {
        Object *item = NULL;
        if (field->type == FIELD_IDS)
            item = incref(((const StrSeq *)at)->items[i]);
        else if (field->type == FIELD_OPS)
            item = incref(ast_classes.operators->items[((const OpSeq *)at)->items[i]]);
        else if (((const NodeSeq *)at)->items[i] == NULL)
            item = new_none();
        else
            item = node_object(((const NodeSeq *)at)->items[i]);
        if (item == NULL || list_append_steal(l, item) < 0)
            CLEAR(l);
    }
    return OBJ(l);
}

static Object *field_object(const Node *node, const AstField *field) {
    const void *at = (const char *)node + field->offset;
    switch (field->type) {
    case FIELD_REQ:
    case FIELD_OPT:
        return *(Node *const *)at ? node_object(*(Node *const *)at) : new_none();
    case FIELD_ID:
    case FIELD_OPTID:
    case FIELD_CONST:
        return *(Object *const *)at ? incref(*(Object *const *)at) : new_none();
    case FIELD_INT:
        return int_from_i64(*(const int *)at);
    case FIELD_OP:
        return incref(ast_classes.operators->items[node->op]);
    case FIELD_CTX:
        return incref(ast_classes.contexts->items[node->ctx]);
    default:
        return sequence_object(node, field);
    }
}

static int set_steal(Object *o, Str *name, Object *value) {
    int status = value != NULL ? object_setattr(o, name, value) : -1;
    xdecref(value);
    return status;
}

static int set_position(Object *o, const Node *node) {
    if (!ast_has_position(node))
        return 0;
    const int32_t values[] = {node->lineno, node->col_offset, node->end_lineno,
                              node->end_col_offset};
    for (int i = 0; i < 4; i++)
        if (set_steal(o, (Str *)ast_classes.positions[i], int_from_i64(values[i])) < 0)
            return -1;
    return 0;
}

static Object *node_object(const Node *node) {
    if (c_stack_check(" during ast construction") < 0)
        return NULL;
    Object *o = instance_new((Type *)ast_classes.kinds->items[node->kind]);
    uint8_t count;
    const AstField *fields = ast_fields(node->kind, &count);
    Tuple *names = (Tuple *)ast_classes.field_names->items[node->kind];
    for (uint8_t i = 0; o != NULL && i < count; i++)
        if (set_steal(o, (Str *)names->items[i], field_object(node, &fields[i])) < 0)
            CLEAR(o);
    if (o != NULL && node->kind == AST_Module
        && set_steal(o, (Str *)ast_classes.positions[4], OBJ(list_new(0))) < 0)
        CLEAR(o);
    if (o != NULL && set_position(o, node) < 0)
        CLEAR(o);
    return o;
}

int ast_classes_load(void) {
    if (ast_classes.base != NULL)
        return 0;
    Object *module = type_import_hook ? type_import_hook("_ast") : NULL;
    xdecref(module);
    if (module != NULL && ast_classes.base == NULL)
        raise_system_error("_ast has registered no classes");
    return ast_classes.base != NULL ? 0 : -1;
}

Object *ast_to_object(const Node *tree) {
    return ast_classes_load() < 0 ? NULL : node_object(tree);
}

/* ---- the module _ast_tree -------------------------------------------------------------------- */

static Object *names_tuple(size_t count, Str *(*name)(size_t i, const void *arg), const void *arg) {
    Tuple *t = tuple_new(count);
    for (size_t i = 0; t != NULL && i < count; i++)
        if ((t->items[i] = OBJ(name(i, arg))) == NULL)
            CLEAR(t);
    return OBJ(t);
}

static Str *kind_name(size_t i, const void *arg) { return str_from_ascii(ast_info[i].name); }
static Str *text_at_index(size_t i, const void *arg) {
    return str_from_ascii(((const char *const *)arg)[i]);
}
static Str *field_name(size_t i, const void *arg) {
    const char *name = ((const AstField *)arg)[i].name;
    return str_intern_utf8(name, strlen(name));
}

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

FUNCTION(kinds) { return names_tuple(AST_KIND_COUNT, kind_name, NULL); }
FUNCTION(operators) { return names_tuple(OPERATOR_COUNT, text_at_index, ast_operator_names); }
FUNCTION(contexts) { return names_tuple(3, text_at_index, ast_context_names); }

/* Adds class -> first + i for the classes, or the classes of the instances, of a tuple. */
static int add_numbers(Dict *numbers, Tuple *items, bool instances, int first) {
    for (size_t i = 0; i < items->length; i++) {
        Object *number = int_from_i64(first + (int)i);
        Object *cls = instances ? OBJ(items->items[i]->type) : items->items[i];
        int status = number ? dict_set(numbers, cls, number) : -1;
        xdecref(number);
        if (status < 0)
            return -1;
    }
    return 0;
}

static Tuple *all_field_names(void) {
    Tuple *t = tuple_new(AST_KIND_COUNT);
    for (size_t i = 0; t != NULL && i < AST_KIND_COUNT; i++) {
        uint8_t count;
        const AstField *fields = ast_fields((AstKind)i, &count);
        if ((t->items[i] = names_tuple(count, field_name, fields)) == NULL)
            CLEAR(t);
    }
    return t;
}

static bool intern_positions(void) {
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset",
                                        "type_ignores"};
    for (int i = 0; i < 5; i++) {
        Str *name = str_intern_utf8(names[i], strlen(names[i]));
        if (name == NULL)
            return false;
        REPLACE_STEAL(ast_classes.positions[i], OBJ(name));
    }
    return true;
}

/* register(AST, kind classes, operator instances, context instances) */
FUNCTION(register_classes) {
    for (int i = 1; i < 4; i++)
        if (!is_exact(args[i], &tuple_type))
            return raise_type_error("register() argument %d must be tuple, not %T", i + 1, args[i]);
    Tuple *classes = (Tuple *)args[1];
    bool good = is_type(args[0]) && classes->length == AST_KIND_COUNT
                && ((Tuple *)args[2])->length == OPERATOR_COUNT && ((Tuple *)args[3])->length == 3;
    for (size_t i = 0; good && i < classes->length; i++)
        good = is_type(classes->items[i]) && (((Type *)classes->items[i])->flags & TYPE_PLAIN);
    if (!good)
        return raise_value_error("not the classes of the syntax tree");
    Dict *numbers = dict_new();
    Tuple *names = numbers ? all_field_names() : NULL;
    if (names == NULL || add_numbers(numbers, classes, false, 0) < 0
        || add_numbers(numbers, (Tuple *)args[2], true, AST_FIRST_OPERATOR) < 0
        || add_numbers(numbers, (Tuple *)args[3], true, AST_FIRST_CONTEXT) < 0
        || !intern_positions()) {
        xdecref(numbers);
        xdecref(names);
        return NULL;
    }
    REPLACE_STEAL(ast_classes.kinds, (Tuple *)incref(args[1]));
    REPLACE_STEAL(ast_classes.operators, (Tuple *)incref(args[2]));
    REPLACE_STEAL(ast_classes.contexts, (Tuple *)incref(args[3]));
    REPLACE_STEAL(ast_classes.numbers, numbers);
    REPLACE_STEAL(ast_classes.field_names, names);
    REPLACE_STEAL(ast_classes.base, incref(args[0]));
    return new_none();
}

static const MethodDef functions[] = {
    {"kinds", kinds, "", 0, "The names of the node kinds, in the order of their numbers."},
    {"operators", operators, "", 0, "The names of the operators."},
    {"contexts", contexts, "", 0, "The names of the expression contexts."},
    {"register", register_classes, "base, kinds, operators, contexts, /", 0,
     "Says which classes the nodes have, and which instances stand for operators and contexts."},
    {0},
};

const ModuleDef _ast_tree_module = {"_ast_tree", "The compiler's side of the module ast.",
                                    functions, NULL};
