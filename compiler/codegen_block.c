/* Blocks: what a jump out of a statement has to undo, and the jumps that do: return, break,
 * continue. See codegen.h.
 *
 * While the code for leaving is emitted, the handlers of the blocks that were left must not cover
 * it: their regions are closed, and go on behind the jump.
 */
#include "compiler/codegen.h"

#include "runtime/names.h"

enum { NESTED_MAX = 21 };

void block_push(Compiler *c, FrameBlock *block, BlockKind kind, Node *node) {
    *block = (FrameBlock){
        .outer = c->unit->block, .kind = (uint8_t)kind, .region_label = -1, .node = node};
    c->unit->block = block;
    if (++c->unit->block_count > NESTED_MAX && kind != BLOCK_NAMED && kind != BLOCK_VALUE)
        codegen_error(c, node, "too many statically nested blocks");
}

void block_pop(Compiler *c) {
    c->unit->block = c->unit->block->outer;
    c->unit->block_count--;
}

void block_open(Compiler *c, FrameBlock *block, int32_t label, int32_t depth) {
    block->region_label = label;
    block->region_depth = depth;
    block->region_start = here(c);
}

void block_close(Compiler *c, FrameBlock *block) {
    if (block->region_label >= 0)
        add_region(c, block->region_start, block->region_label, block->region_depth);
}

/* ---- leaving */

/* An error at the jump that is being generated. */
static void refuse_jump(Compiler *c) {
    Node place = {.lineno = c->position.line,
                  .col_offset = c->position.column,
                  .end_lineno = c->position.end_line,
                  .end_col_offset = c->position.end_column};
    codegen_error(c, &place, "'break', 'continue' and 'return' cannot appear in an except* block");
}

static void drop_below(Compiler *c, bool preserve, Opcode op) {
    if (preserve)
        emit_imm(c, OP_CODE_SWAP, 2);
    emit(c, op);
}

static void run_finally(Compiler *c, FrameBlock *block, bool preserve) {
    FrameBlock value;
    Position position = c->position;
    if (preserve)
        block_push(c, &value, BLOCK_VALUE, block->node);
    codegen_body(c, block->body);
    if (preserve)
        block_pop(c);
    c->position = position;
}

/* Code to leave one block, which is no longer the current one. preserve: a value on top goes along.
 */
static void leave_block(Compiler *c, FrameBlock *block, bool preserve) {
    switch (block->kind) {
    case BLOCK_FOR:
    case BLOCK_VALUE:
        drop_below(c, preserve, OP_CODE_POP);
        break;
    case BLOCK_FINALLY:
        run_finally(c, block, preserve);
        break;
    case BLOCK_FINALLY_END:
        drop_below(c, preserve, OP_CODE_POP);
        drop_below(c, preserve, OP_CODE_POP_HANDLED);
        break;
    case BLOCK_HANDLER:
        drop_below(c, preserve, OP_CODE_POP_HANDLED);
        break;
    case BLOCK_STAR:
        refuse_jump(c);
        break;
    case BLOCK_NAMED:
        clear_name(c, block->name);
        break;
    case BLOCK_WITH: {
        Position position = c->position;
        if (preserve)
            emit_imm(c, OP_CODE_SWAP, 2);
        at(c, block->node);
        push_constant(c, KNone);
        push_constant(c, KNone);
        push_constant(c, KNone);
        emit_imm(c, OP_CODE_CALL, 3);
        if (block->is_async)
            codegen_await(c, 2);
        emit(c, OP_CODE_POP);
        c->position = position;
        break;
    }
    default:
        break;
    }
}

/* Leaves all blocks inside `target` (NULL: every one). reopen_blocks goes behind the jump. */
static void leave_blocks(Compiler *c, FrameBlock *target, bool preserve) {
    Unit *u = c->unit;
    FrameBlock *innermost = u->block;
    uint32_t count = u->block_count;
    for (FrameBlock *b = innermost; b != target && !c->failed; b = b->outer) {
        block_close(c, b);
        u->block = b->outer;
        u->block_count--;
        leave_block(c, b, preserve);
    }
    u->block = innermost;
    u->block_count = count;
}

static void reopen_blocks(Compiler *c, FrameBlock *target) {
    for (FrameBlock *b = c->unit->block; b != target; b = b->outer)
        b->region_start = here(c);
}

/* ---- return */

/* Whether leaving runs code that could change a local. */
static bool leaves_quietly(const Unit *u) {
    for (const FrameBlock *b = u->block; b != NULL; b = b->outer)
        if (b->kind != BLOCK_FOR && b->kind != BLOCK_WHILE)
            return false;
    return true;
}

void codegen_return(Compiler *c, AstReturn *node) {
    Unit *u = c->unit;
    int32_t depth = u->depth;
    Operand o = ON_STACK;
    if (!scope_is_function(u->scope)) {
        codegen_error(c, &node->head, "'return' outside function");
        return;
    }
    if (node->value != NULL && u->flags & CODE_ASYNC_GENERATOR) {
        codegen_error(c, &node->head, "'return' with value in async generator");
        return;
    }
    at(c, &node->head);
    if (node->value == NULL)
        o = constant_register(c, KNone);
    else if (node->value->kind == AST_Constant || leaves_quietly(u))
        o = codegen_operand(c, node->value);
    else
        codegen_expr(c, node->value);
    bool is_constant = node->value != NULL && node->value->kind == AST_Constant
                       && node->value->lineno == node->head.lineno;
    at(c, is_constant ? node->value : &node->head);
    leave_blocks(c, NULL, o == ON_STACK);
    emit_return(c, o);
    u->depth = depth;
    reopen_blocks(c, NULL);
}

/* ---- loops */

/* NULL, and an error, where there is none. */
static FrameBlock *innermost_loop(Compiler *c, Node *node, const char *message) {
    FrameBlock *b = c->unit->block;
    while (b != NULL && b->kind != BLOCK_FOR && b->kind != BLOCK_WHILE && b->kind != BLOCK_STAR)
        b = b->outer;
    if (b == NULL)
        codegen_error(c, node, "%s", message);
    return b;
}

void codegen_break(Compiler *c, Node *node) {
    FrameBlock *loop = innermost_loop(c, node, "'break' outside loop");
    int32_t depth = c->unit->depth;
    if (loop == NULL)
        return;
    at(c, node);
    leave_blocks(c, loop->outer, false);
    emit_jump(c, OP_CODE_JUMP, 0, loop->break_label);
    c->unit->depth = depth;
    reopen_blocks(c, loop->outer);
}

void codegen_continue(Compiler *c, Node *node) {
    FrameBlock *loop = innermost_loop(c, node, "'continue' not properly in loop");
    int32_t depth = c->unit->depth;
    if (loop == NULL)
        return;
    at(c, node);
    leave_blocks(c, loop->kind == BLOCK_STAR ? loop->outer : loop, false);
    emit_jump(c, OP_CODE_JUMP, 0, loop->continue_label);
    c->unit->depth = depth;
    reopen_blocks(c, loop);
}

void loop_begin(Compiler *c, Node *target, ForLoop *loop) {
    loop->body = new_label(c);
    loop->next = new_label(c);
    bool direct = is_plain_local(c, target, &loop->slot);
    if (!direct)
        loop->slot = DEST_PUSH;
    emit_jump(c, OP_CODE_JUMP, 0, loop->next);
    place_at_depth(c, loop->body, c->unit->depth + !direct);
    if (!direct)
        codegen_store(c, target, ON_STACK);
}

void loop_end(Compiler *c, Node *iter, const ForLoop *loop) {
    place(c, loop->next);
    at(c, iter);
    emit_jump(c, OP_CODE_FOR_ITER, loop->slot << 16, loop->body);
}

void codegen_for(Compiler *c, AstFor *node) {
    FrameBlock block;
    ForLoop loop;
    int32_t end = new_label(c);
    Operand o = codegen_operand(c, node->iter);
    at(c, node->iter);
    emit_two(c, OP_CODE_GET_ITER_R, o);
    block_push(c, &block, BLOCK_FOR, &node->head);
    loop_begin(c, node->target, &loop);
    block.break_label = end;
    block.continue_label = loop.next;
    codegen_body(c, &node->body);
    loop_end(c, node->iter, &loop);
    block_pop(c);
    codegen_body(c, &node->orelse);
    place(c, end);
}

/* The end comes as StopAsyncIteration from the awaited __anext__(), whose handler it is. */
void codegen_async_for(Compiler *c, AstFor *node) {
    FrameBlock block;
    int32_t top = new_label(c), exit = new_label(c), end = new_label(c), depth = c->unit->depth;
    if (!codegen_in_async(c)) {
        codegen_error(c, &node->head, "'async for' outside async function");
        return;
    }
    codegen_expr(c, node->iter);
    at(c, node->iter);
    emit(c, OP_CODE_GET_AITER);
    block_push(c, &block, BLOCK_FOR, &node->head);
    block.break_label = end;
    block.continue_label = top;
    place(c, top);
    at(c, &node->head);
    int32_t start = here(c);
    emit(c, OP_CODE_GET_ANEXT);
    codegen_await(c, 0);
    add_region(c, start, exit, depth + 1);
    codegen_store(c, node->target, ON_STACK);
    codegen_body(c, &node->body);
    emit_jump(c, OP_CODE_JUMP, 0, top);
    block_pop(c);
    at(c, node->iter);
    place_handler(c, exit, depth + 1);
    emit(c, OP_CODE_END_ASYNC_FOR);
    codegen_body(c, &node->orelse);
    place(c, end);
}

/* The test stands at the bottom: a turn takes one jump. */
void codegen_while(Compiler *c, AstWhile *node) {
    FrameBlock block;
    int32_t body = new_label(c), test = new_label(c), end = new_label(c);
    block_push(c, &block, BLOCK_WHILE, &node->head);
    block.break_label = end;
    block.continue_label = test;
    at(c, node->test);
    emit_jump(c, OP_CODE_JUMP, 0, test);
    place(c, body);
    codegen_body(c, &node->body);
    place(c, test);
    jump_if(c, node->test, body, true);
    block_pop(c);
    codegen_body(c, &node->orelse);
    place(c, end);
}
