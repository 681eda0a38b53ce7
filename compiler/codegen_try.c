/* try and with. See codegen.h.
 *
 * A handler begins with the exception on the stack; PUSH_HANDLED puts what was handled before below
 * it. From there on a second region sends whatever is raised to a cleanup that restores what was
 * handled and goes on unwinding.
 */
#include "compiler/codegen.h"

#include "runtime/names.h"

/* A region with no statement of its own: the handler's code between PUSH_HANDLED and POP_HANDLED.
 */
static void cleanup_handler(Compiler *c, int32_t label, int32_t depth) {
    at_none(c);
    place_handler(c, label, depth);
    emit_imm(c, OP_CODE_SWAP, 2);
    emit(c, OP_CODE_POP_HANDLED);
    emit(c, OP_CODE_RERAISE);
}

/* A handler ends without having dealt with the exception: it goes on from this node's line. */
static void raise_on(Compiler *c, const Node *node) {
    at(c, node);
    emit_imm(c, OP_CODE_SWAP, 2);
    emit(c, OP_CODE_POP_HANDLED);
    emit(c, OP_CODE_RERAISE);
}

static void named_handler_body(Compiler *c, AstExceptHandler *handler, int32_t depth) {
    FrameBlock named;
    int32_t failed = new_label(c);
    block_push(c, &named, BLOCK_NAMED, &handler->head);
    named.name = handler->name;
    block_open(c, &named, failed, depth + 1);
    codegen_body(c, &handler->body);
    block_close(c, &named);
    block_pop(c);
    int32_t done = new_label(c);
    at_none(c);
    clear_name(c, handler->name);
    emit_jump(c, OP_CODE_JUMP, 0, done);
    place_handler(c, failed, depth + 1);
    clear_name(c, handler->name);
    emit(c, OP_CODE_RERAISE);
    place(c, done);
}

/* One except clause: previous and exception are on the stack. `block` holds the cleanup's region.
 */
static void except_clause(Compiler *c, AstExceptHandler *handler, FrameBlock *block, int32_t depth,
                          int32_t end) {
    int32_t next = new_label(c);
    if (handler->type) {
        codegen_expr(c, handler->type);
        at(c, &handler->head);
        emit_jump(c, OP_CODE_MATCH_EXCEPTION, 0, next);
    }
    at(c, &handler->head);
    if (handler->name)
        store_name(c, handler->name, ON_STACK);
    else
        emit(c, OP_CODE_POP);
    if (handler->name)
        named_handler_body(c, handler, depth);
    else
        codegen_body(c, &handler->body);
    block_close(c, block);
    at_none(c);
    emit(c, OP_CODE_POP_HANDLED);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    block->region_start = here(c);
    c->unit->depth = depth + 2;
    if (handler->type)
        place(c, next);
}

static void except_clauses(Compiler *c, const NodeSeq *handlers, int32_t depth, int32_t end) {
    FrameBlock block;
    int32_t cleanup = new_label(c);
    emit(c, OP_CODE_PUSH_HANDLED);
    block_push(c, &block, BLOCK_HANDLER, handlers->items[0]);
    block_open(c, &block, cleanup, depth + 1);
    for (int32_t i = 0; i < handlers->count && !c->failed; i++) {
        AstExceptHandler *handler = AST(ExceptHandler, handlers->items[i]);
        if (handler->type == NULL && i < handlers->count - 1) {
            codegen_error(c, &handler->head, "default 'except:' must be last");
            return;
        }
        except_clause(c, handler, &block, depth, end);
    }
    block_close(c, &block);
    block_pop(c);
    raise_on(c, handlers->items[handlers->count - 1]); /* none matched */
    cleanup_handler(c, cleanup, depth + 1);
}

/* ---- except* (PEP 654)
 *
 * While the clauses run the stack holds: previous, the exception, a list of what they raised, and
 * what no clause has matched yet. */

static void star_clause(Compiler *c, AstExceptHandler *handler, int32_t depth) {
    FrameBlock block;
    int32_t next = new_label(c), failed = new_label(c);
    codegen_expr(c, handler->type);
    at(c, &handler->head);
    emit_jump(c, OP_CODE_MATCH_GROUP, 0, next);
    if (handler->name)
        store_name(c, handler->name, ON_STACK);
    else
        emit(c, OP_CODE_POP);
    block_push(c, &block, BLOCK_STAR, &handler->head);
    block_open(c, &block, failed, depth + 4);
    if (handler->name)
        named_handler_body(c, handler, depth + 3);
    else
        codegen_body(c, &handler->body);
    block_close(c, &block);
    block_pop(c);
    at_none(c);
    emit_jump(c, OP_CODE_JUMP, 0, next);
    place_handler(c, failed, depth + 4);
    emit_imm(c, OP_CODE_LIST_APPEND, 2);
    place(c, next);
}

static void star_clauses(Compiler *c, const NodeSeq *handlers, int32_t depth, int32_t end) {
    FrameBlock block;
    int32_t cleanup = new_label(c), done = new_label(c);
    emit(c, OP_CODE_PUSH_HANDLED);
    block_push(c, &block, BLOCK_HANDLER, handlers->items[0]);
    block_open(c, &block, cleanup, depth + 1);
    emit_imm(c, OP_CODE_COPY, 1);
    emit_imm(c, OP_CODE_BUILD_LIST, 0);
    emit_imm(c, OP_CODE_SWAP, 2);
    for (int32_t i = 0; i < handlers->count && !c->failed; i++)
        star_clause(c, AST(ExceptHandler, handlers->items[i]), depth);
    at_none(c);
    emit_jump(c, OP_CODE_REGROUP, 0, done);
    emit(c, OP_CODE_RERAISE);
    block_close(c, &block);
    block_pop(c);
    place(c, done);
    emit(c, OP_CODE_POP_HANDLED);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    cleanup_handler(c, cleanup, depth + 1);
}

/* ---- try */

static void try_except(Compiler *c, AstTry *node) {
    FrameBlock block;
    int32_t depth = c->unit->depth, handler = new_label(c), end = new_label(c);
    block_push(c, &block, BLOCK_TRY, &node->head);
    block_open(c, &block, handler, depth);
    codegen_body(c, &node->body);
    block_close(c, &block);
    block_pop(c);
    codegen_body(c, &node->orelse);
    at_none(c);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    place_handler(c, handler, depth);
    if (node->head.kind == AST_TryStar)
        star_clauses(c, &node->handlers, depth, end);
    else
        except_clauses(c, &node->handlers, depth, end);
    c->unit->depth = depth;
    place(c, end);
}

static void try_finally(Compiler *c, AstTry *node) {
    FrameBlock block, out;
    int32_t depth = c->unit->depth, handler = new_label(c), cleanup = new_label(c),
            end = new_label(c);
    block_push(c, &block, BLOCK_FINALLY, &node->head);
    block.body = &node->finalbody;
    block_open(c, &block, handler, depth);
    if (node->handlers.count > 0)
        try_except(c, node);
    else
        codegen_body(c, &node->body);
    block_close(c, &block);
    block_pop(c);
    codegen_body(c, &node->finalbody);
    at_none(c);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    place_handler(c, handler, depth);
    emit(c, OP_CODE_PUSH_HANDLED);
    block_push(c, &out, BLOCK_FINALLY_END, &node->head);
    block_open(c, &out, cleanup, depth + 1);
    codegen_body(c, &node->finalbody);
    block_close(c, &out);
    block_pop(c);
    raise_on(c, node->finalbody.items[node->finalbody.count - 1]);
    cleanup_handler(c, cleanup, depth + 1);
    c->unit->depth = depth;
    place(c, end);
}

void codegen_try(Compiler *c, AstTry *node) {
    if (node->finalbody.count > 0)
        try_finally(c, node);
    else
        try_except(c, node);
}

/* ---- with */

/* The exception's way out of a with block: exit and exception are on the stack. */
static void with_handler(Compiler *c, const FrameBlock *block, int32_t handler, int32_t depth,
                         int32_t end) {
    Node *manager = block->node;
    FrameBlock out;
    int32_t suppress = new_label(c), cleanup = new_label(c);
    at(c, manager);
    place_handler(c, handler, depth + 1);
    emit(c, OP_CODE_PUSH_HANDLED);
    block_push(c, &out, BLOCK_FINALLY_END, manager);
    block_open(c, &out, cleanup, depth + 2);
    emit(c, OP_CODE_WITH_EXIT);
    if (block->is_async)
        codegen_await(c, 2);
    emit_jump(c, OP_CODE_JUMP_IF_TRUE_S, 0, suppress);
    emit(c, OP_CODE_RERAISE);
    block_close(c, &out);
    block_pop(c);
    place(c, suppress);
    emit(c, OP_CODE_POP);
    emit(c, OP_CODE_POP_HANDLED);
    emit(c, OP_CODE_POP);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    cleanup_handler(c, cleanup, depth + 2);
}

static void with_item(Compiler *c, AstWith *node, int32_t i) {
    FrameBlock block;
    Astwithitem *item = AST(withitem, node->items.items[i]);
    Node *manager = item->context_expr;
    int32_t depth = c->unit->depth, handler = new_label(c), end = new_label(c);
    if (codegen_deep(c))
        return;
    codegen_expr(c, manager);
    at(c, manager);
    bool is_async = node->head.kind == AST_AsyncWith;
    emit(c, is_async ? OP_CODE_ASYNC_WITH_ENTER : OP_CODE_WITH_ENTER);
    if (is_async)
        codegen_await(c, 1);
    block_push(c, &block, BLOCK_WITH, manager);
    block.is_async = is_async;
    block_open(c, &block, handler, depth + 1);
    if (item->optional_vars)
        codegen_store(c, item->optional_vars, ON_STACK);
    else
        emit(c, OP_CODE_POP);
    if (i + 1 < node->items.count)
        with_item(c, node, i + 1);
    else
        codegen_body(c, &node->body);
    block_close(c, &block);
    block_pop(c);
    at(c, manager);
    push_constant(c, KNone);
    push_constant(c, KNone);
    push_constant(c, KNone);
    emit_imm(c, OP_CODE_CALL, 3);
    if (is_async)
        codegen_await(c, 2);
    emit(c, OP_CODE_POP);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    with_handler(c, &block, handler, depth, end);
    c->unit->depth = depth;
    place(c, end);
}

void codegen_with(Compiler *c, AstWith *node) {
    if (node->head.kind == AST_AsyncWith && !codegen_in_async(c))
        codegen_error(c, &node->head, "'async with' outside async function");
    else
        with_item(c, node, 0);
}
