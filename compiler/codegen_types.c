/* Type parameters and type aliases (PEP 695, 696). See symtable_types.c for the scopes.
 *
 * `def f[T](x: T = d): ...` becomes, with the hidden function that its scope is:
 *
 *     def <generic parameters of f>(.defaults):
 *         T = TypeVar("T")
 *         def f(x: T = <.defaults>): ...
 *         f.__type_params__ = (T,)
 *         return f
 *     f = <generic parameters of f>((d,))
 */
#include "compiler/codegen.h"

#include "runtime/names.h"

/* Pushes a function without parameters that evaluates an expression. */
static void push_evaluator(Compiler *c, Node *owner, ScopePart part, Str *name, Node *value) {
    Unit unit;
    Scope *scope = symtable_scope_part(c->symtable, owner, part);
    if (!codegen_enter(c, &unit, scope, name, value->lineno, NULL))
        return;
    constant_index(c, KNone);
    if (value->kind == AST_Starred) { /* *Ts = *tuple[int, ...] */
        codegen_expr(c, AST(Starred, value)->value);
        at(c, value);
        emit_imm(c, OP_CODE_UNPACK, 1);
    } else {
        codegen_expr(c, value);
        at(c, value);
    }
    emit(c, OP_CODE_RETURN_S);
    Code *code = codegen_leave(c);
    at(c, value);
    codegen_make_function(c, code, scope, 0);
}

static void push_param(Compiler *c, Node *param) {
    AstTypeVar *variable = AST_AS(TypeVar, param);
    Node *bound = param->kind == AST_TypeVar ? variable->bound : NULL;
    Intrinsic intrinsic = param->kind == AST_ParamSpec      ? INTRINSIC_PARAM_SPEC
                          : param->kind == AST_TypeVarTuple ? INTRINSIC_TYPE_VAR_TUPLE
                          : bound == NULL                   ? INTRINSIC_TYPE_VAR
                          : bound->kind == AST_Tuple        ? INTRINSIC_TYPE_VAR_CONSTRAINTS
                                                            : INTRINSIC_TYPE_VAR_BOUND;
    at(c, param);
    push_constant(c, OBJ(variable->name));
    if (bound != NULL)
        push_evaluator(c, param, PART_BOUND, variable->name, bound);
    at(c, param);
    emit_imm(c, OP_CODE_INTRINSIC, intrinsic);
}

static Node *default_of(Node *param) {
    return param->kind == AST_TypeVar ? AST(TypeVar, param)->default_value
                                      : AST_AS(ParamSpec, param)->default_value;
}

static void push_params(Compiler *c, const NodeSeq *params) {
    bool seen_default = false;
    for (int32_t i = 0; i < params->count && !c->failed; i++) {
        Node *param = params->items[i], *value = default_of(param);
        Str *name = AST_AS(TypeVar, param)->name; /* the first field of all three */
        push_param(c, param);
        if (value != NULL) {
            seen_default = true;
            push_evaluator(c, param, PART_DEFAULT, name, value);
            at(c, param);
            emit_imm(c, OP_CODE_INTRINSIC, INTRINSIC_TYPE_PARAM_DEFAULT);
        } else if (seen_default) {
            codegen_error(c, param,
                          "non-default type parameter '%s' follows default type parameter",
                          codegen_utf8(c, name));
            return;
        }
        emit_imm(c, OP_CODE_COPY, 1);
        store_name(c, name, ON_STACK);
    }
    emit_imm(c, OP_CODE_BUILD_TUPLE, (uint32_t)params->count);
}

bool codegen_enter_type_params(Compiler *c, Unit *unit, Node *definition, Str *name,
                               const NodeSeq *params, int32_t first_line) {
    Scope *scope = symtable_scope_part(c->symtable, definition, PART_TYPE_PARAMS);
    Str *title = str_format("<generic parameters of %U>", name);
    if (title == NULL)
        error_clear();
    if (!scratch_own(c->scratch, OBJ(title))) {
        codegen_no_memory(c);
        return false;
    }
    if (!codegen_enter(c, unit, scope, title, first_line, NULL))
        return false;
    unit->argcount = scope->param_count;
    constant_index(c, KNone);
    push_params(c, params);
    return true;
}

void codegen_leave_type_params(Compiler *c, const Node *definition) {
    Scope *scope = c->unit->scope;
    at(c, definition);
    emit(c, OP_CODE_RETURN_S);
    Code *code = codegen_leave(c);
    at(c, definition);
    codegen_make_function(c, code, scope, 0);
}

void codegen_type_alias(Compiler *c, AstTypeAlias *node) {
    Unit unit;
    Str *name = AST(Name, node->name)->id;
    bool generic = node->type_params.count > 0;
    if (generic) {
        if (!codegen_enter_type_params(c, &unit, &node->head, name, &node->type_params,
                                       node->head.lineno))
            return;
        push_constant(c, OBJ(name));
        emit_imm(c, OP_CODE_SWAP, 2);
    } else {
        at(c, &node->head);
        push_constant(c, OBJ(name));
        push_constant(c, KNone);
    }
    push_evaluator(c, &node->head, PART_ITSELF, name, node->value);
    at(c, &node->head);
    emit_imm(c, OP_CODE_INTRINSIC, INTRINSIC_TYPE_ALIAS);
    if (generic) {
        codegen_leave_type_params(c, &node->head);
        emit_imm(c, OP_CODE_CALL, 0);
    }
    at(c, node->name);
    store_name(c, name, ON_STACK);
}
