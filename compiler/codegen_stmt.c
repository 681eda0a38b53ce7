/* Statements. Blocks (loops, return), try, with, match, imports and definitions have files of their
 * own. See codegen.h. */
#include "compiler/codegen.h"
#include "compiler/fold.h"

#include "runtime/names.h"
#include "runtime/objects/tuple.h"

static void expression_statement(Compiler *c, AstExpr *node) {
    if (c->mode == COMPILE_SINGLE && c->unit->outer == NULL) {
        codegen_expr(c, node->value);
        at(c, &node->head);
        emit(c, OP_CODE_DISPLAY);
        return;
    }
    if (node->value->kind == AST_Constant)
        return;
    codegen_expr(c, node->value);
    at(c, &node->head);
    emit(c, OP_CODE_POP);
}

/* What cannot run is compiled for the mistakes in it, and then dropped. */
static void dead_body(Compiler *c, const NodeSeq *body) {
    Unit *u = c->unit;
    uint32_t instrs = c->instrs.count, regions = c->regions.count, checks = u->check_count;
    int32_t depth = u->depth, max_depth = u->max_depth;
    codegen_body(c, body);
    c->instrs.count = instrs;
    c->regions.count = regions;
    u->check_count = checks;
    u->depth = depth;
    u->max_depth = max_depth;
}

/* An if with its elif chain. Only a test that is not constant makes a jump; what cannot run is left
 * out. */
static void if_statement(Compiler *c, AstIf *node) {
    int32_t end = new_label(c);
    for (;;) {
        int truth = fold_truth(node->test);
        bool has_else = node->orelse.count > 0;
        if (truth == 1) {
            codegen_body(c, &node->body);
            dead_body(c, &node->orelse);
            break;
        }
        if (truth == 0)
            dead_body(c, &node->body);
        if (truth < 0) {
            int32_t otherwise = has_else ? new_label(c) : end;
            jump_if(c, node->test, otherwise, false);
            codegen_body(c, &node->body);
            if (!has_else)
                break;
            emit_jump(c, OP_CODE_JUMP, 0, end);
            place(c, otherwise);
        }
        if (node->orelse.count != 1 || node->orelse.items[0]->kind != AST_If) {
            codegen_body(c, &node->orelse);
            break;
        }
        node = AST(If, node->orelse.items[0]);
    }
    place(c, end);
}

static void raise_statement(Compiler *c, AstRaise *node) {
    int32_t depth = c->unit->depth;
    uint32_t count = 0;
    if (node->exc) {
        codegen_expr(c, node->exc);
        count = 1;
        if (node->cause) {
            codegen_expr(c, node->cause);
            count = 2;
        }
    }
    at(c, &node->head);
    emit_imm(c, OP_CODE_RAISE, count);
    c->unit->depth = depth;
}

static void assert_statement(Compiler *c, AstAssert *node) {
    bool is_tuple_display =
        (node->test->kind == AST_Tuple && AST(Tuple, node->test)->elts.count > 0)
        || (node->test->kind == AST_Constant && is_tuple(AST(Constant, node->test)->value)
            && ((Tuple *)AST(Constant, node->test)->value)->length > 0);
    if (is_tuple_display)
        codegen_warn(c, &node->head, "assertion is always true, perhaps remove parentheses?");
    if (c->flags & COMPILE_OPTIMIZE_ASSERTS)
        return;
    int32_t good = new_label(c), depth = c->unit->depth;
    jump_if(c, node->test, good, true);
    at(c, &node->head);
    emit(c, OP_CODE_LOAD_ASSERTION_ERROR);
    if (node->msg) {
        codegen_expr(c, node->msg);
        at(c, &node->head);
        emit_imm(c, OP_CODE_CALL, 1);
    }
    at(c, node->test);
    emit_imm(c, OP_CODE_RAISE, 1);
    c->unit->depth = depth;
    place(c, good);
}

void codegen_statement(Compiler *c, Node *node) {
    if (codegen_deep(c))
        return;
    switch (node->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        codegen_function(c, AST_AS(FunctionDef, node));
        break;
    case AST_ClassDef:
        codegen_class(c, AST(ClassDef, node));
        break;
    case AST_Return:
        codegen_return(c, AST(Return, node));
        break;
    case AST_Delete:
        for (int32_t i = 0; i < AST(Delete, node)->targets.count; i++)
            codegen_delete(c, AST(Delete, node)->targets.items[i]);
        break;
    case AST_Assign:
        codegen_assign(c, AST(Assign, node));
        break;
    case AST_AugAssign:
        codegen_aug_assign(c, AST(AugAssign, node));
        break;
    case AST_AnnAssign:
        codegen_ann_assign(c, AST(AnnAssign, node));
        break;
    case AST_For:
        codegen_for(c, AST(For, node));
        break;
    case AST_AsyncFor:
        codegen_async_for(c, AST_AS(For, node));
        break;
    case AST_While:
        codegen_while(c, AST(While, node));
        break;
    case AST_If:
        if_statement(c, AST(If, node));
        break;
    case AST_With:
    case AST_AsyncWith:
        codegen_with(c, AST_AS(With, node));
        break;
    case AST_Match:
        codegen_match(c, AST(Match, node));
        break;
    case AST_Raise:
        raise_statement(c, AST(Raise, node));
        break;
    case AST_TypeAlias:
        codegen_type_alias(c, AST(TypeAlias, node));
        break;
    case AST_Try:
    case AST_TryStar:
        codegen_try(c, AST_AS(Try, node));
        break;
    case AST_Assert:
        assert_statement(c, AST(Assert, node));
        break;
    case AST_Import:
        codegen_import(c, AST(Import, node));
        break;
    case AST_ImportFrom:
        codegen_import_from(c, AST(ImportFrom, node));
        break;
    case AST_Expr:
        expression_statement(c, AST(Expr, node));
        break;
    case AST_Break:
        codegen_break(c, node);
        break;
    case AST_Continue:
        codegen_continue(c, node);
        break;
    default:
        break; /* pass, global, nonlocal */
    }
}

void codegen_body(Compiler *c, const NodeSeq *body) {
    for (int32_t i = 0; i < body->count && !c->failed; i++)
        codegen_statement(c, body->items[i]);
}
