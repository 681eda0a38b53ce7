/* Functions, lambdas and classes: the scopes that they open. See symtable_visit.h. */
#include "compiler/symtable_visit.h"

#include "runtime/names.h"

/* ---- functions */

static bool add_parameter(Symtable *t, Node *node) {
    Scope *scope = t->current;
    Str *given = AST(arg, node)->arg;
    if (!symtable_may_bind(t, given, node, CONTEXT_Store))
        return false;
    Str *name = scope_mangle(t->scratch, scope, given);
    if (name == NULL)
        return symtable_no_memory(t);
    Symbol *symbol = scope_find(scope, name);
    if (symbol != NULL && symbol->flags & SYM_PARAM)
        return symtable_error(t, node, "duplicate argument '%s' in function definition",
                              symtable_utf8(t, name));
    scope->param_count++;
    return symtable_add(t, scope, name, SYM_PARAM) != NULL;
}

static const char *forbidden_in_annotation(const Node *node) {
    switch (node->kind) {
    case AST_NamedExpr:
        return "named expression";
    case AST_Yield:
    case AST_YieldFrom:
        return "yield expression";
    case AST_Await:
        return "await expression";
    default:
        return NULL;
    }
}

static bool check_text_annotation(Symtable *t, Node *node);

static bool check_field(Symtable *t, Node *node, const AstField *field) {
    void *at = (char *)node + field->offset;
    if (field->type == FIELD_REQ || field->type == FIELD_OPT)
        return check_text_annotation(t, *(Node **)at);
    if (field->type != FIELD_SEQ && field->type != FIELD_GAPS)
        return true;
    const NodeSeq *nodes = at;
    for (int32_t i = 0; i < nodes->count; i++)
        if (!check_text_annotation(t, nodes->items[i]))
            return false;
    return true;
}

/* An annotation that is kept as text: no names are noted, but what may not stand there may not. */
static bool check_text_annotation(Symtable *t, Node *node) {
    if (node == NULL || node->kind == AST_Lambda || node->kind == AST_GeneratorExp)
        return true; /* functions of their own */
    if (c_stack_low())
        return symtable_too_deep(t);
    const char *what = forbidden_in_annotation(node);
    if (what != NULL)
        return symtable_error(t, node, "%s cannot be used within an annotation", what);
    uint8_t count;
    const AstField *fields = ast_fields((AstKind)node->kind, &count);
    for (uint8_t i = 0; i < count; i++)
        if (!check_field(t, node, &fields[i]))
            return false;
    return true;
}

bool symtable_annotation(Symtable *t, Node **slot) {
    if (t->future_annotations)
        return check_text_annotation(t, *slot);
    return *slot == NULL || symtable_expression(t, slot);
}

static bool annotate_all(Symtable *t, NodeSeq *args) {
    for (int32_t i = 0; i < args->count; i++)
        if (!symtable_annotation(t, &AST(arg, args->items[i])->annotation))
            return false;
    return true;
}

static bool visit_annotations(Symtable *t, Astarguments *args, Node **returns) {
    if (!annotate_all(t, &args->posonlyargs) || !annotate_all(t, &args->args)
        || (args->vararg && !symtable_annotation(t, &AST(arg, args->vararg)->annotation))
        || (args->kwarg && !symtable_annotation(t, &AST(arg, args->kwarg)->annotation))
        || !annotate_all(t, &args->kwonlyargs))
        return false;
    return symtable_annotation(t, returns);
}

static bool add_all(Symtable *t, NodeSeq *args) {
    for (int32_t i = 0; i < args->count; i++)
        if (!add_parameter(t, args->items[i]))
            return false;
    return true;
}

/* Parameters in the order of the locals. */
static bool add_parameters(Symtable *t, Astarguments *args) {
    t->current->varargs = args->vararg != NULL;
    t->current->varkeywords = args->kwarg != NULL;
    return add_all(t, &args->posonlyargs) && add_all(t, &args->args)
           && add_all(t, &args->kwonlyargs) && (!args->vararg || add_parameter(t, args->vararg))
           && (!args->kwarg || add_parameter(t, args->kwarg));
}

bool symtable_function(Symtable *t, AstFunctionDef *node) {
    Astarguments *args = AST(arguments, node->args);
    bool generic = node->type_params.count > 0;
    if (!symtable_may_bind(t, node->name, &node->head, CONTEXT_Store)
        || !symtable_note(t, node->name, SYM_LOCAL))
        return false;
    WALK_ALL(node->decorator_list);
    WALK_ALL(args->defaults);
    WALK_ALL(args->kw_defaults);
    if (generic && !symtable_type_params(t, &node->head, &node->type_params, node->name, args))
        return false;
    if (!visit_annotations(t, args, &node->returns))
        return false;
    Scope *scope = symtable_enter(t, &node->head, SCOPE_FUNCTION, node->name);
    if (scope == NULL)
        return false;
    scope->is_coroutine = node->head.kind == AST_AsyncFunctionDef;
    if (!add_parameters(t, args) || !symtable_body(t, &node->body))
        return false;
    symtable_leave(t);
    if (generic)
        symtable_leave(t);
    return true;
}

bool symtable_lambda(Symtable *t, AstLambda *node) {
    Astarguments *args = AST(arguments, node->args);
    WALK_ALL(args->defaults);
    WALK_ALL(args->kw_defaults);
    if (symtable_enter(t, &node->head, SCOPE_LAMBDA, NULL) == NULL || !add_parameters(t, args))
        return false;
    WALK(node->body);
    symtable_leave(t);
    return true;
}

bool symtable_class(Symtable *t, AstClassDef *node) {
    bool generic = node->type_params.count > 0;
    if (!symtable_may_bind(t, node->name, &node->head, CONTEXT_Store)
        || !symtable_note(t, node->name, SYM_LOCAL))
        return false;
    WALK_ALL(node->decorator_list);
    if (generic && !symtable_type_params(t, &node->head, &node->type_params, node->name, NULL))
        return false;
    WALK_ALL(node->bases);
    WALK_ALL(node->keywords);
    Scope *scope = symtable_enter(t, &node->head, SCOPE_CLASS, node->name);
    if (scope == NULL)
        return false;
    scope->class_name = node->name;
    scope->mangles_only = NULL;
    if (generic
        && (symtable_add(t, scope, NAME(__type_params__), SYM_LOCAL) == NULL
            || symtable_add(t, scope, NAME(dot_type_params), SYM_USED) == NULL))
        return false;
    if (!symtable_body(t, &node->body))
        return false;
    symtable_leave(t);
    if (generic)
        symtable_leave(t);
    return true;
}
