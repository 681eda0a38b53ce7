/* Functions and lambdas. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/tuple.h"

/* ---- docstrings */

/* Indentation that all lines but the first have in common, in columns; -1: there is no such line.
 */
static ssize_t common_margin(Str *text) {
    ssize_t margin = -1;
    size_t i = 0, n = text->length;
    while (i < n && str_at(text, i) != '\n')
        i++;
    while (i < n) {
        size_t start = ++i;
        while (i < n && str_at(text, i) == ' ')
            i++;
        if (i < n && str_at(text, i) != '\n' && (margin < 0 || (ssize_t)(i - start) < margin))
            margin = (ssize_t)(i - start);
        while (i < n && str_at(text, i) != '\n')
            i++;
    }
    return margin;
}

static Str *without_margin(Str *text) {
    size_t margin = (size_t)(common_margin(text) > 0 ? common_margin(text) : 0), i = 0,
           n = text->length;
    StrBuilder b = STR_BUILDER;
    while (i < n && str_at(text, i) == ' ')
        i++;
    while (i < n) {
        size_t start = i;
        while (i < n && str_at(text, i) != '\n')
            i++;
        i += i < n;
        builder_slice(&b, text, start, i);
        for (size_t k = 0; k < margin && i < n && str_at(text, i) == ' '; k++)
            i++;
    }
    return builder_finish(&b);
}

static Str *expand_tabs(Str *text) {
    StrBuilder b = STR_BUILDER;
    size_t column = 0;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t ch = str_at(text, i);
        if (ch == '\t') {
            builder_repeat(&b, ' ', 8 - column % 8);
            column += 8 - column % 8;
            continue;
        }
        builder_char(&b, ch);
        column = ch == '\n' || ch == '\r' ? 0 : column + 1;
    }
    return builder_finish(&b);
}

Object *codegen_docstring(Compiler *c, const NodeSeq *body) {
    if (body->count == 0 || body->items[0]->kind != AST_Expr
        || c->flags & COMPILE_OPTIMIZE_DOCSTRINGS)
        return NULL;
    Node *value = AST(Expr, body->items[0])->value;
    if (value->kind != AST_Constant || value->op != 0 || !is_str(AST(Constant, value)->value))
        return NULL;
    Str *expanded = expand_tabs((Str *)AST(Constant, value)->value);
    Str *clean = expanded ? without_margin(expanded) : NULL;
    xdecref(expanded);
    if (clean == NULL)
        error_clear();
    if (!scratch_own(c->scratch, OBJ(clean))) {
        codegen_no_memory(c);
        return NULL;
    }
    return OBJ(clean);
}

/* ---- making a function object */

/* Pushes the closure and the code, and makes the function; what `flags` names is on the stack
 * already. */
void codegen_make_function(Compiler *c, Code *code, Scope *scope, uint32_t flags) {
    uint32_t count = 0;
    if (code == NULL)
        return;
    for (size_t i = 0; i < code->free_names->length; i++, count++)
        push_closure_cell(c, (Str *)code->free_names->items[i]);
    if (count > 0) {
        emit_imm(c, OP_CODE_BUILD_TUPLE, count);
        flags |= 8;
    }
    (void)scope;
    push_constant(c, OBJ(code));
    emit_imm(c, OP_CODE_MAKE_FUNCTION, flags);
}

static bool all_constant(const NodeSeq *nodes) {
    for (int32_t i = 0; i < nodes->count; i++)
        if (nodes->items[i]->kind != AST_Constant)
            return false;
    return true;
}

static uint32_t push_defaults(Compiler *c, const Node *node, const NodeSeq *defaults) {
    if (defaults->count == 0)
        return 0;
    if (!all_constant(defaults)) {
        codegen_exprs(c, defaults);
        at(c, node);
        emit_imm(c, OP_CODE_BUILD_TUPLE, (uint32_t)defaults->count);
        return 1;
    }
    Tuple *values = tuple_new((size_t)defaults->count);
    for (int32_t i = 0; values != NULL && i < defaults->count; i++)
        values->items[i] = incref(AST(Constant, defaults->items[i])->value);
    if (values != NULL)
        tuple_finish(values);
    if (!scratch_own(c->scratch, OBJ(values))) {
        codegen_no_memory(c);
        return 0;
    }
    at(c, node);
    push_constant(c, OBJ(values));
    return 1;
}

static uint32_t push_keyword_defaults(Compiler *c, const Node *node, const Astarguments *args) {
    uint32_t count = 0;
    for (int32_t i = 0; i < args->kwonlyargs.count; i++) {
        if (args->kw_defaults.items[i] == NULL)
            continue;
        at(c, node);
        push_constant(c, OBJ(codegen_mangle(c, AST(arg, args->kwonlyargs.items[i])->arg)));
        codegen_expr(c, args->kw_defaults.items[i]);
        count++;
    }
    if (count == 0)
        return 0;
    at(c, node);
    emit_imm(c, OP_CODE_BUILD_MAP, count);
    return 2;
}

static uint32_t push_annotation(Compiler *c, Str *name, Node *annotation) {
    if (annotation == NULL)
        return 0;
    at(c, annotation);
    push_constant(c, OBJ(codegen_mangle(c, name)));
    codegen_annotation_value(c, annotation);
    return 2;
}

static uint32_t push_annotations_of(Compiler *c, const NodeSeq *args) {
    uint32_t count = 0;
    for (int32_t i = 0; i < args->count; i++)
        count +=
            push_annotation(c, AST(arg, args->items[i])->arg, AST(arg, args->items[i])->annotation);
    return count;
}

static uint32_t push_annotations(Compiler *c, const Node *node, const Astarguments *args,
                                 Node *returns) {
    uint32_t count = push_annotations_of(c, &args->args); /* in CPython's order */
    count += push_annotations_of(c, &args->posonlyargs);
    if (args->vararg)
        count +=
            push_annotation(c, AST(arg, args->vararg)->arg, AST(arg, args->vararg)->annotation);
    count += push_annotations_of(c, &args->kwonlyargs);
    if (args->kwarg)
        count += push_annotation(c, AST(arg, args->kwarg)->arg, AST(arg, args->kwarg)->annotation);
    if (returns)
        count += push_annotation(c, codegen_intern(c, "return"), returns);
    if (count == 0)
        return 0;
    at(c, node);
    emit_imm(c, OP_CODE_BUILD_TUPLE, count);
    return 4;
}

static void set_parameters(Unit *unit, const Astarguments *args) {
    unit->positional_only = (uint32_t)args->posonlyargs.count;
    unit->argcount = unit->positional_only + (uint32_t)args->args.count;
    unit->keyword_only = (uint32_t)args->kwonlyargs.count;
}

/* ---- def */

static Code *function_code(Compiler *c, AstFunctionDef *node, Scope *scope, int32_t first_line) {
    Unit unit;
    Object *doc = codegen_docstring(c, &node->body);
    if (!codegen_enter(c, &unit, scope, node->name, first_line, NULL))
        return NULL;
    set_parameters(&unit, AST(arguments, node->args));
    unit.has_docstring = doc != NULL;
    constant_index(c, doc ? doc : KNone);
    NodeSeq body = node->body;
    if (doc)
        body.items++, body.count--;
    codegen_body(c, &body);
    emit_return(c, constant_register(c, KNone));
    return codegen_leave(c);
}

/* Makes the function of the defaults that are on the stack. */
static void push_function(Compiler *c, AstFunctionDef *node, uint32_t flags, int32_t first_line) {
    Scope *scope = symtable_scope(c->symtable, &node->head);
    flags |= push_annotations(c, &node->head, AST(arguments, node->args), node->returns);
    Code *code = function_code(c, node, scope, first_line);
    at(c, &node->head);
    codegen_make_function(c, code, scope, flags);
}

/* The defaults are evaluated outside, and passed to the function that makes the type parameters. */
static void push_generic_function(Compiler *c, AstFunctionDef *node, int32_t first_line) {
    Unit unit;
    Astarguments *args = AST(arguments, node->args);
    if (!codegen_enter_type_params(c, &unit, &node->head, node->name, &node->type_params,
                                   first_line))
        return;
    uint32_t flags = 0, count = unit.scope->param_count;
    for (uint32_t i = 0; i < count; i++) {
        push_local(c, i);
        flags |= unit.scope->symbols.items[i]->name == NAME(dot_defaults) ? 1 : 2;
    }
    push_function(c, node, flags, first_line);
    emit_imm(c, OP_CODE_INTRINSIC, INTRINSIC_FUNCTION_TYPE_PARAMS);
    codegen_leave_type_params(c, &node->head);
    push_defaults(c, &node->head, &args->defaults);
    push_keyword_defaults(c, &node->head, args);
    at(c, &node->head);
    emit_imm(c, OP_CODE_CALL, count);
}

void codegen_function(Compiler *c, AstFunctionDef *node) {
    Astarguments *args = AST(arguments, node->args);
    int32_t first_line =
        node->decorator_list.count > 0 ? node->decorator_list.items[0]->lineno : node->head.lineno;
    codegen_exprs(c, &node->decorator_list);
    if (node->type_params.count > 0) {
        push_generic_function(c, node, first_line);
    } else {
        uint32_t flags = push_defaults(c, &node->head, &args->defaults);
        flags |= push_keyword_defaults(c, &node->head, args);
        push_function(c, node, flags, first_line);
    }
    for (int32_t i = node->decorator_list.count; i-- > 0 && !c->failed;) {
        at(c, node->decorator_list.items[i]);
        emit_imm(c, OP_CODE_CALL, 1);
    }
    at(c, &node->head);
    store_name(c, node->name, ON_STACK);
}

void codegen_lambda(Compiler *c, AstLambda *node) {
    Unit unit;
    Astarguments *args = AST(arguments, node->args);
    Scope *scope = symtable_scope(c->symtable, &node->head);
    uint32_t flags = push_defaults(c, &node->head, &args->defaults);
    flags |= push_keyword_defaults(c, &node->head, args);
    if (!codegen_enter(c, &unit, scope, codegen_intern(c, "<lambda>"), node->head.lineno, NULL))
        return;
    set_parameters(&unit, args);
    constant_index(c, KNone);
    Operand o = codegen_operand(c, node->body);
    at(c, node->body);
    emit_return(c, o);
    Code *code = codegen_leave(c);
    at(c, &node->head);
    codegen_make_function(c, code, scope, flags);
}
