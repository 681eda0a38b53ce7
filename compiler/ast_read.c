/* From objects to the compiler's tree. Each node is checked as it is read, so that the phases
 * behind the parser can rely on what the parser guarantees: no missing parts, contexts that fit,
 * parallel lists of one length. Messages are CPython 3.13's.
 *
 * Attributes are looked up as any program would, which may run code; what was read is kept alive by
 * scratch.
 */
#include <limits.h>

#include "compiler/ast_objects_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Reader {
    Scratch *scratch;
} Reader;

/* What may stand in a field: a kind of its own, or any of a group. */
typedef struct Expected {
    int kind;         /* AstKind, or -1: any kind of the group */
    int group;        /* AstGroup */
    int ctx;          /* for expressions */
    const char *name; /* as messages call it */
} Expected;

static Node *read_node(Reader *r, Object *o, Expected expected);

static void *failed(Reader *r) {
    if (!error_occurred())
        raise_no_memory();
    return NULL;
}

static void *scratch_or_raise(Reader *r, size_t count, size_t size) {
    void *memory = scratch_array(r->scratch, count ? count : 1, size);
    return memory ? memory : failed(r);
}

/* ---- what belongs where ---------------------------------------------------------------------- */

static bool is_name(const AstField *field, const char *name) {
    return strcmp(field->name, name) == 0;
}

static Expected part(AstKind kind, const char *name) {
    return (Expected){kind, ast_info[kind].group, 0, name};
}

static int expression_context(AstKind kind, const AstField *field, const Node *parent) {
    if (kind == AST_List || kind == AST_Tuple || kind == AST_Starred)
        return parent->ctx;
    if (kind == AST_Delete)
        return CONTEXT_Del;
    bool target = is_name(field, "targets") || is_name(field, "target")
                  || is_name(field, "optional_vars")
                  || (kind == AST_TypeAlias && is_name(field, "name"));
    return target ? CONTEXT_Store : CONTEXT_Load;
}

static Expected expected_in(AstKind kind, const AstField *field, const Node *parent) {
    bool sequence = field->type == FIELD_SEQ || field->type == FIELD_GAPS;
    static const struct {
        const char *field, *name;
        AstKind kind;
    } parts[] = {
        {"generators", "comprehension", AST_comprehension},
        {"handlers", "excepthandler", AST_ExceptHandler},
        {"keywords", "keyword", AST_keyword},
        {"items", "withitem", AST_withitem},
        {"cases", "match_case", AST_match_case},
        {"names", "alias", AST_alias},
        {"vararg", "arg", AST_arg},
        {"kwarg", "arg", AST_arg},
        {"posonlyargs", "arg", AST_arg},
        {"kwonlyargs", "arg", AST_arg},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is_name(field, parts[i].field))
            return part(parts[i].kind, parts[i].name);
    if (is_name(field, "args") && kind != AST_Call)
        return kind == AST_arguments ? part(AST_arg, "arg") : part(AST_arguments, "arguments");
    if (is_name(field, "type_params"))
        return (Expected){-1, GROUP_type_param, 0, "type_param"};
    if (is_name(field, "pattern") || is_name(field, "patterns") || is_name(field, "kwd_patterns"))
        return (Expected){-1, GROUP_pattern, 0, "pattern"};
    if (sequence
        && (is_name(field, "body") || is_name(field, "orelse") || is_name(field, "finalbody")))
        return (Expected){-1, GROUP_stmt, 0, "stmt"};
    return (Expected){-1, GROUP_expr, expression_context(kind, field, parent), "expr"};
}

/* ---- values ---------------------------------------------------------------------------------- */

/* The attribute, new; NULL without an exception: there is none. */
static Object *attribute(Object *o, Object *name) {
    Object *value = NULL;
    return object_lookup(o, (Str *)name, &value) > 0 ? value : NULL;
}

static bool read_int(Object *value, int *out) {
    int64_t n;
    if (!is_int(value) || !int_fits_i64(value, &n)) {
        raise_value_error("invalid integer value: %R", value);
        return false;
    }
    if (n > INT_MAX || n < INT_MIN) {
        raise_overflow_error("Python int too large to convert to C int");
        return false;
    }
    *out = (int)n;
    return true;
}

static Str *read_identifier(Reader *r, Object *value, bool checked) {
    if (!is_str(value))
        return (Str *)raise_type_error("AST identifier must be of type str");
    static const char *const forbidden[] = {"None", "True", "False"};
    for (int i = 0; checked && i < 3; i++)
        if (str_equal_ascii((Str *)value, forbidden[i]))
            return (Str *)raise_value_error("identifier field can't represent '%s' constant",
                                            forbidden[i]);
    Str *name = str_exact((Str *)value);
    name = name ? str_intern_steal(name) : NULL;
    return name && scratch_own(r->scratch, OBJ(name)) ? name : failed(r);
}

/* With an exception where it is none. */
static bool is_constant(Object *o) {
    static Type *const plain[] = {&int_type,  &float_type, &complex_type,
                                  &bool_type, &str_type,   &bytes_type};
    if (o == KNone || o == KEllipsis)
        return true;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (type_of(o) == plain[i])
            return true;
    if (!is_exact(o, &tuple_type) && !is_exact(o, &frozenset_type)) {
        raise_type_error("got an invalid type in Constant: %T", o);
        return false;
    }
    if (c_stack_check(" during compilation") < 0)
        return false;
    Object *items = sequence_tuple(o);
    bool good = items != NULL;
    for (size_t i = 0; good && i < ((Tuple *)items)->length; i++)
        good = is_constant(((Tuple *)items)->items[i]);
    xdecref(items);
    return good;
}

static Object *read_constant(Reader *r, Object *value) {
    if (!is_constant(value))
        return NULL;
    return scratch_own(r->scratch, incref(value)) ? value : failed(r);
}

/* The number of an operator's or context's class, less `first`; -1: it is none such. */
static int class_number(Object *o, int first, int count) {
    Tuple *mro = o->type->mro;
    for (size_t i = 0; mro != NULL && i < mro->length; i++) {
        Object *number = dict_get_borrow(ast_classes.numbers, mro->items[i]);
        if (number != NULL && INT_VALUE(number) >= first && INT_VALUE(number) < first + count)
            return (int)INT_VALUE(number) - first;
        if (error_occurred())
            return -1;
    }
    return -1;
}

static const char *operator_family(int op) {
    static const char *const families[] = {
#define OPERATOR(name, family, text) #family,
#include "compiler/ast.def"
    };
    return families[op];
}

static bool read_operator(Object *value, const char *family, uint8_t *out) {
    int op = class_number(value, AST_FIRST_OPERATOR, OPERATOR_COUNT);
    if (op >= 0 && strcmp(operator_family(op), family) == 0) {
        *out = (uint8_t)op;
        return true;
    }
    if (!error_occurred())
        raise_type_error("expected some sort of %s, but got %R", family, value);
    return false;
}

/* ---- fields ---------------------------------------------------------------------------------- */

static bool read_sequence(Reader *r, Node *node, const AstField *field, Object *value) {
    const char *owner = ast_info[node->kind].name;
    if (value != NULL && !is_list(value)) {
        raise_type_error("%s field \"%s\" must be a list, not a %T", owner, field->name, value);
        return false;
    }
    List *l = (List *)value;
    size_t count = l ? l->length : 0;
    if (count > INT32_MAX / 2)
        return failed(r), false;
    size_t size = field->type == FIELD_OPS ? 1 : sizeof(void *);
    char *items = scratch_or_raise(r, count, size);
    if (items == NULL)
        return false;
    Expected expected = expected_in(node->kind, field, node);
    for (size_t i = 0; i < count; i++) {
        if (l->length != count) {
            raise_runtime_error("%s field \"%s\" changed size during iteration", owner,
                                field->name);
            return false;
        }
        Object *item = incref(l->items[i]);
        bool good = false;
        if (field->type == FIELD_OPS) {
            good = read_operator(item, "cmpop", (uint8_t *)items + i);
        } else if (field->type == FIELD_IDS) {
            good = (((Str **)items)[i] = read_identifier(r, item, false)) != NULL;
        } else if (item == KNone) {
            good = field->type == FIELD_GAPS;
            if (!good)
                raise_value_error("None disallowed in %s list",
                                  expected.group == GROUP_stmt   ? "statement"
                                  : expected.group == GROUP_expr ? "expression"
                                                                 : expected.name);
        } else {
            good = (((Node **)items)[i] = read_node(r, item, expected)) != NULL;
        }
        decref(item);
        if (!good)
            return false;
    }
    void *at = (char *)node + field->offset;
    *(int32_t *)at = (int32_t)count;
    if (field->type == FIELD_OPS)
        ((OpSeq *)at)->items = (uint8_t *)items;
    else
        ((NodeSeq *)at)->items = (Node **)items;
    return true;
}

static bool missing(const Node *node, const AstField *field) {
    raise_type_error("required field \"%s\" missing from %s", field->name,
                     ast_info[node->kind].name);
    return false;
}

static bool read_child(Reader *r, Node *node, const AstField *field, Object *value) {
    Node **at = (Node **)((char *)node + field->offset);
    if (value == NULL || value == KNone) {
        if (field->type == FIELD_OPT)
            return true;
        if (value == NULL)
            return missing(node, field);
        raise_value_error("field '%s' is required for %s", field->name, ast_info[node->kind].name);
        return false;
    }
    return (*at = read_node(r, value, expected_in(node->kind, field, node))) != NULL;
}

static const char *own_family(AstKind kind) {
    return kind == AST_BoolOp ? "boolop" : kind == AST_UnaryOp ? "unaryop" : "operator";
}

static bool read_value(Reader *r, Node *node, const AstField *field, Object *value) {
    void *at = (char *)node + field->offset;
    bool absent = value == NULL || value == KNone;
    switch (field->type) {
    case FIELD_ID:
        if (absent)
            return value == NULL ? missing(node, field)
                                 : (raise_value_error("field '%s' is required for %s", field->name,
                                                      ast_info[node->kind].name),
                                    false);
        return (*(Str **)at = read_identifier(r, value, node->kind == AST_Name)) != NULL;
    case FIELD_OPTID:
        return absent || (*(Str **)at = read_identifier(r, value, false)) != NULL;
    case FIELD_CONST:
        return value == NULL ? missing(node, field)
                             : (*(Object **)at = read_constant(r, value)) != NULL;
    case FIELD_INT:
        if (value == NULL && !(node->kind == AST_ImportFrom))
            return missing(node, field);
        return absent || read_int(value, at);
    case FIELD_OP:
        return value == NULL ? missing(node, field)
                             : read_operator(value, own_family(node->kind), &node->op);
    default: { /* FIELD_CTX: Load where it is left out */
        int ctx = absent ? CONTEXT_Load : class_number(value, AST_FIRST_CONTEXT, 3);
        if (ctx < 0 && !error_occurred())
            raise_type_error("expected some sort of expr_context, but got %R", value);
        node->ctx = (uint8_t)ctx;
        return ctx >= 0;
    }
    }
}

static bool read_field(Reader *r, Object *o, Node *node, const AstField *field, Object *name) {
    Object *value = attribute(o, name);
    if (value == NULL && error_occurred())
        return false;
    bool good;
    switch (field->type) {
    case FIELD_REQ:
    case FIELD_OPT:
        good = read_child(r, node, field, value);
        break;
    case FIELD_SEQ:
    case FIELD_GAPS:
    case FIELD_IDS:
    case FIELD_OPS:
        good = read_sequence(r, node, field, value);
        break;
    default:
        good = read_value(r, node, field, value);
        break;
    }
    xdecref(value);
    return good;
}

/* ---- positions ------------------------------------------------------------------------------- */

static const char *group_name(const Node *node) {
    static const char *const names[] = {[GROUP_stmt] = "stmt",
                                        [GROUP_expr] = "expr",
                                        [GROUP_pattern] = "pattern",
                                        [GROUP_type_param] = "type_param"};
    uint8_t group = ast_info[node->kind].group;
    if (group == GROUP_placed)
        return node->kind == AST_ExceptHandler ? "excepthandler" : ast_info[node->kind].name;
    return names[group];
}

static bool check_position(const Node *n) {
    if (n->lineno > n->end_lineno)
        raise_value_error("AST node line range (%d, %d) is not valid", n->lineno, n->end_lineno);
    else if ((n->lineno < 0 && n->end_lineno != n->lineno)
             || (n->col_offset < 0 && n->col_offset != n->end_col_offset))
        raise_value_error("AST node column range (%d, %d) for line range (%d, %d) is not valid",
                          n->col_offset, n->end_col_offset, n->lineno, n->end_lineno);
    else if (n->lineno == n->end_lineno && n->col_offset > n->end_col_offset)
        raise_value_error("line %d, column %d-%d is not a valid range", n->lineno, n->col_offset,
                          n->end_col_offset);
    else
        return true;
    return false;
}

static bool read_position(Object *o, Node *node) {
    if (!ast_has_position(node))
        return true;
    int values[4];
    for (int i = 0; i < 4; i++) {
        Object *value = attribute(o, ast_classes.positions[i]);
        bool good = !error_occurred();
        if (good && i >= 2 && (value == NULL || value == KNone)) {
            values[i] = values[i - 2];
        } else if (good && value == NULL) {
            raise_type_error("required field \"%s\" missing from %s",
                             i == 0 ? "lineno" : "col_offset", group_name(node));
            good = false;
        } else if (good) {
            good = read_int(value, &values[i]);
        }
        xdecref(value);
        if (!good)
            return false;
    }
    node->lineno = values[0];
    node->col_offset = values[1];
    node->end_lineno = values[2];
    node->end_col_offset = values[3];
    return check_position(node);
}

/* ---- what holds between fields --------------------------------------------------------------- */

static bool wrong(const char *message) {
    raise_value_error("%s", message);
    return false;
}

static bool nonempty(const Node *node, const char *name, int32_t count) {
    if (count > 0)
        return true;
    raise_value_error("empty %s on %s", name, ast_info[node->kind].name);
    return false;
}

static bool check_comprehension(int32_t generators) {
    return generators > 0 || wrong("comprehension with no generators");
}

static bool check_try(const AstTry *t) {
    if (!nonempty(&t->head, "body", t->body.count))
        return false;
    if (t->handlers.count == 0 && t->finalbody.count == 0) {
        raise_value_error("%s has neither except handlers nor finalbody",
                          ast_info[t->head.kind].name);
        return false;
    }
    if (t->handlers.count == 0 && t->orelse.count > 0) {
        raise_value_error("%s has orelse but no except handlers", ast_info[t->head.kind].name);
        return false;
    }
    return true;
}

static bool check_pattern(const Node *node) {
    switch (node->kind) {
    case AST_MatchSingleton: {
        Object *value = AST_AS(MatchSingleton, node)->value;
        return value == KNone || value == KTrue || value == KFalse
               || wrong("MatchSingleton can only contain True, False and None");
    }
    case AST_MatchMapping:
        return AST_AS(MatchMapping, node)->keys.count == AST_AS(MatchMapping, node)->patterns.count
               || wrong("MatchMapping doesn't have the same number of keys as patterns");
    case AST_MatchClass:
        return AST_AS(MatchClass, node)->kwd_attrs.count
                   == AST_AS(MatchClass, node)->kwd_patterns.count
               || wrong(
                   "MatchClass doesn't have the same number of keyword attributes as patterns");
    case AST_MatchAs:
        return AST_AS(MatchAs, node)->pattern == NULL || AST_AS(MatchAs, node)->name != NULL
               || wrong("MatchAs must specify a target name if a pattern is given");
    case AST_MatchOr:
        return AST_AS(MatchOr, node)->patterns.count >= 2
               || wrong("MatchOr requires at least 2 patterns");
    default:
        return true;
    }
}

static bool check_expression(const Node *node) {
    switch (node->kind) {
    case AST_BoolOp:
        return AST_AS(BoolOp, node)->values.count >= 2 || wrong("BoolOp with less than 2 values");
    case AST_Dict:
        return AST_AS(Dict, node)->keys.count == AST_AS(Dict, node)->values.count
               || wrong("Dict doesn't have the same number of keys as values");
    case AST_Compare: {
        AstCompare *c = AST_AS(Compare, node);
        if (c->comparators.count == 0)
            return wrong("Compare with no comparators");
        return c->comparators.count == c->ops.count
               || wrong("Compare has a different number of comparators and operands");
    }
    default:
        return true;
    }
}

/* The fields of a kind that must not be empty. */
static const struct {
    uint8_t kind;
    const char *name;
    uint16_t offset;
} full_fields[] = {
#define FULL(kind, field)                                                                          \
    { AST_##kind, #field, offsetof(Ast##kind, field) }
    FULL(FunctionDef, body),
    FULL(AsyncFunctionDef, body),
    FULL(ClassDef, body),
    FULL(Delete, targets),
    FULL(Assign, targets),
    FULL(For, body),
    FULL(AsyncFor, body),
    FULL(While, body),
    FULL(If, body),
    FULL(With, items),
    FULL(With, body),
    FULL(AsyncWith, items),
    FULL(AsyncWith, body),
    FULL(Match, cases),
    FULL(Import, names),
    FULL(ImportFrom, names),
    FULL(Global, names),
    FULL(Nonlocal, names),
    FULL(ExceptHandler, body),
    FULL(match_case, body),
#undef FULL
};

static bool check_full(const Node *node) {
    for (size_t i = 0; i < sizeof full_fields / sizeof *full_fields; i++)
        if (full_fields[i].kind == node->kind
            && !nonempty(node, full_fields[i].name,
                         *(const int32_t *)((const char *)node + full_fields[i].offset)))
            return false;
    return true;
}

static bool check_statement(const Node *node) {
    switch (node->kind) {
    case AST_Try:
    case AST_TryStar:
        return check_try(AST_AS(Try, node));
    case AST_ImportFrom:
        return AST_AS(ImportFrom, node)->level >= 0 || wrong("Negative ImportFrom level");
    case AST_Raise:
        return AST_AS(Raise, node)->cause == NULL || AST_AS(Raise, node)->exc != NULL
               || wrong("Raise with cause but no exception");
    case AST_AnnAssign:
        return !AST_AS(AnnAssign, node)->simple || AST_AS(AnnAssign, node)->target->kind == AST_Name
               || wrong("AnnAssign with simple non-Name target");
    case AST_TypeAlias:
        if (AST_AS(TypeAlias, node)->name->kind == AST_Name)
            return true;
        raise_type_error("TypeAlias with non-Name name");
        return false;
    default:
        return true;
    }
}

static bool check_parameters(const Astarguments *a) {
    if (a->defaults.count > a->posonlyargs.count + a->args.count)
        return wrong("more positional defaults than args on arguments");
    return a->kw_defaults.count == a->kwonlyargs.count
           || wrong("length of kwonlyargs is not the same as kw_defaults on arguments");
}

static bool check_node(const Node *node) {
    if (!check_full(node))
        return false;
    switch (ast_info[node->kind].group) {
    case GROUP_stmt:
        return check_statement(node);
    case GROUP_expr:
        return check_expression(node);
    case GROUP_pattern:
        return check_pattern(node);
    default:
        return node->kind != AST_arguments || check_parameters(AST_AS(arguments, node));
    }
}

static bool has_context(int kind) {
    return kind == AST_Attribute || kind == AST_Subscript || kind == AST_Starred || kind == AST_Name
           || kind == AST_List || kind == AST_Tuple;
}

static bool check_context(const Node *node, int ctx) {
    if (has_context(node->kind) && node->ctx != ctx) {
        raise_value_error("expression must have %s context but has %s instead",
                          ast_context_names[ctx], ast_context_names[node->ctx]);
        return false;
    }
    if (!has_context(node->kind) && ctx != CONTEXT_Load) {
        raise_value_error("expression which can't be assigned to in %s context",
                          ast_context_names[ctx]);
        return false;
    }
    return true;
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static bool is_comprehension(AstKind kind) {
    return kind == AST_ListComp || kind == AST_SetComp || kind == AST_DictComp
           || kind == AST_GeneratorExp;
}

static Node *read_fields(Reader *r, Object *o, AstKind kind) {
    Node *node = ast_new(r->scratch, kind);
    if (node == NULL || !scratch_own(r->scratch, incref(o)))
        return failed(r);
    uint8_t count;
    const AstField *fields = ast_fields(kind, &count);
    Tuple *names = (Tuple *)ast_classes.field_names->items[kind];
    if (!read_position(o, node))
        return NULL;
    if (is_comprehension(kind)) { /* without generators nothing else matters */
        const AstField *last = &fields[count - 1];
        if (!read_field(r, o, node, last, names->items[count - 1])
            || !check_comprehension(*(const int32_t *)((const char *)node + last->offset)))
            return NULL;
        count--;
    }
    /* The context first: parts of a target are checked against it. */
    for (int pass = 0; pass < 2; pass++)
        for (uint8_t i = 0; i < count; i++)
            if ((fields[i].type == FIELD_CTX) == (pass == 0)
                && !read_field(r, o, node, &fields[i], names->items[i]))
                return NULL;
    return check_node(node) ? node : NULL;
}

/* What is no node at all lacks a line before anything else is found wrong with it. */
static bool has_line(Object *o, const char *group) {
    Object *line = attribute(o, ast_classes.positions[0]);
    if (line == NULL && !error_occurred())
        raise_type_error("required field \"lineno\" missing from %s", group);
    xdecref(line);
    return line != NULL;
}

static Node *read_node(Reader *r, Object *o, Expected expected) {
    if (c_stack_check(" during compilation") < 0)
        return NULL;
    int kind = class_number(o, 0, AST_KIND_COUNT);
    bool fits =
        kind >= 0
        && (expected.kind >= 0 ? kind == expected.kind : ast_info[kind].group == expected.group);
    if (!fits) {
        if (!error_occurred() && expected.kind < 0 && !has_line(o, expected.name))
            return NULL;
        if (!error_occurred())
            raise_type_error("expected some sort of %s, but got %R", expected.name, o);
        return NULL;
    }
    Node *node = read_fields(r, o, (AstKind)kind);
    if (node != NULL && expected.group == GROUP_expr && expected.kind < 0
        && !check_context(node, expected.ctx))
        return NULL;
    return node;
}

Node *ast_from_object(Object *object, AstKind root, Scratch *scratch) {
    Reader r = {scratch};
    if (ast_classes_load() < 0)
        return NULL;
    if (class_number(object, 0, AST_KIND_COUNT) != (int)root) {
        if (!error_occurred())
            raise_type_error("expected %s node, got %T", ast_info[root].name, object);
        return NULL;
    }
    return read_fields(&r, object, root);
}
