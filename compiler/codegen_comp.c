/* Comprehensions and generator expressions. See codegen.h.
 *
 * A list, set or dict comprehension is inlined (PEP 709): its variables become hidden locals of the
 * unit, with slots of their own whatever other name is alike, and are cleared behind it. A slot is
 * used again by a later comprehension with the same name. A generator expression is a function of
 * one argument, the iterator.
 */
#include "compiler/codegen.h"

#include "runtime/names.h"

typedef struct Comprehension {
    Node *node;
    const NodeSeq *generators;
    Node *element, *value; /* value: dict only */
} Comprehension;

static Comprehension parts(Node *node) {
    switch (node->kind) {
    case AST_ListComp:
        return (Comprehension){node, &AST(ListComp, node)->generators, AST(ListComp, node)->elt,
                               NULL};
    case AST_SetComp:
        return (Comprehension){node, &AST(SetComp, node)->generators, AST(SetComp, node)->elt,
                               NULL};
    case AST_DictComp:
        return (Comprehension){node, &AST(DictComp, node)->generators, AST(DictComp, node)->key,
                               AST(DictComp, node)->value};
    default:
        return (Comprehension){node, &AST(GeneratorExp, node)->generators,
                               AST(GeneratorExp, node)->elt, NULL};
    }
}

static void push_iterator(Compiler *c, const Comprehension *comp, int32_t i) {
    Astcomprehension *g = AST(comprehension, comp->generators->items[i]);
    if (g->is_async) {
        codegen_expr(c, g->iter);
        at(c, g->iter);
        emit(c, OP_CODE_GET_AITER);
        return;
    }
    Operand o = codegen_operand(c, g->iter);
    at(c, g->iter);
    emit_two(c, OP_CODE_GET_ITER_R, o);
}

/* What is done with each element; `depth` values lie between it and the collection. */
static void add_element(Compiler *c, const Comprehension *comp) {
    uint32_t distance = (uint32_t)comp->generators->count + 1;
    codegen_expr(c, comp->element);
    if (comp->value)
        codegen_expr(c, comp->value);
    at(c, comp->element);
    if (comp->value)
        c->position.end_line = comp->value->end_lineno,
        c->position.end_column = comp->value->end_col_offset;
    switch (comp->node->kind) {
    case AST_ListComp:
        emit_imm(c, OP_CODE_LIST_APPEND, distance);
        break;
    case AST_SetComp:
        emit_imm(c, OP_CODE_SET_ADD, distance);
        break;
    case AST_DictComp:
        emit_imm(c, OP_CODE_MAP_ADD, distance);
        break;
    default:
        emit(c, OP_CODE_YIELD);
        emit(c, OP_CODE_POP);
        break;
    }
}

static void loop(Compiler *c, const Comprehension *comp, int32_t i);

/* What happens with each value of generator i; `next` is where the next one is fetched. */
static void turn(Compiler *c, const Comprehension *comp, int32_t i, int32_t next) {
    Astcomprehension *g = AST(comprehension, comp->generators->items[i]);
    for (int32_t k = 0; k < g->ifs.count; k++)
        jump_if(c, g->ifs.items[k], next, false);
    if (i + 1 < comp->generators->count) {
        push_iterator(c, comp, i + 1);
        loop(c, comp, i + 1);
    } else {
        add_element(c, comp);
    }
}

static void async_loop(Compiler *c, const Comprehension *comp, int32_t i) {
    Astcomprehension *g = AST(comprehension, comp->generators->items[i]);
    int32_t top = new_label(c), end = new_label(c), depth = c->unit->depth;
    place(c, top);
    int32_t start = here(c);
    at(c, comp->node);
    emit(c, OP_CODE_GET_ANEXT);
    codegen_await(c, 0);
    add_region(c, start, end, depth);
    codegen_store(c, g->target, ON_STACK);
    turn(c, comp, i, top);
    emit_jump(c, OP_CODE_JUMP, 0, top);
    at(c, comp->node);
    place_handler(c, end, depth);
    emit(c, OP_CODE_END_ASYNC_FOR);
}

/* The iterator of generator i is on the stack. */
static void loop(Compiler *c, const Comprehension *comp, int32_t i) {
    if (codegen_deep(c))
        return;
    Astcomprehension *g = AST(comprehension, comp->generators->items[i]);
    if (g->is_async) {
        async_loop(c, comp, i);
        return;
    }
    ForLoop for_loop;
    at(c, g->iter);
    loop_begin(c, g->target, &for_loop);
    turn(c, comp, i, for_loop.next);
    loop_end(c, g->iter, &for_loop);
}

/* ---- hidden locals */

uint32_t hidden_take(Compiler *c, Str *name) {
    Unit *u = c->unit;
    for (uint32_t i = 0; i < u->hidden.count; i++) {
        if (u->hidden.items[i].name == name && !u->hidden.items[i].in_use) {
            u->hidden.items[i].in_use = true;
            return u->hidden.items[i].slot;
        }
    }
    HiddenLocal fresh = {name, u->local_count, true};
    if (!SCRATCH_PUSH(c->scratch, &u->hidden, fresh) || !SCRATCH_PUSH(c->scratch, &u->locals, name))
        codegen_no_memory(c);
    return u->local_count++;
}

static bool is_hidden(const Symbol *symbol) {
    return symbol->meaning == MEANING_LOCAL || symbol->meaning == MEANING_CELL;
}

static void enter_inlined(Compiler *c, Inlined *inlined) {
    Scope *scope = inlined->scope;
    for (uint32_t i = 0; i < scope->symbols.count; i++) {
        Symbol *symbol = scope->symbols.items[i];
        if (!is_hidden(symbol))
            continue;
        symbol->slot = (int32_t)hidden_take(c, symbol->name);
        if (symbol->meaning == MEANING_CELL) {
            emit_imm(c, OP_CODE_CLEAR_LOCAL, (uint32_t)symbol->slot);
            emit_imm(c, OP_CODE_MAKE_CELL, (uint32_t)symbol->slot);
        }
    }
    inlined->outer = c->unit->inlined;
    c->unit->inlined = inlined;
}

static void clear_hidden(Compiler *c, const Scope *scope) {
    for (uint32_t i = 0; i < scope->symbols.count; i++)
        if (is_hidden(scope->symbols.items[i]))
            emit_imm(c, OP_CODE_CLEAR_LOCAL, (uint32_t)scope->symbols.items[i]->slot);
}

void hidden_release(Compiler *c, uint32_t slot) {
    Unit *u = c->unit;
    for (uint32_t i = 0; i < u->hidden.count; i++)
        if (u->hidden.items[i].slot == slot)
            u->hidden.items[i].in_use = false;
}

static void leave_inlined(Compiler *c, const Inlined *inlined) {
    c->unit->inlined = inlined->outer;
    for (uint32_t i = 0; i < inlined->scope->symbols.count; i++)
        if (is_hidden(inlined->scope->symbols.items[i]))
            hidden_release(c, (uint32_t)inlined->scope->symbols.items[i]->slot);
}

/* Whether an exception may be caught in this unit: then the hidden locals must not survive it. */
static bool may_catch(const Unit *u) {
    for (const FrameBlock *b = u->block; b != NULL; b = b->outer)
        if (b->region_label >= 0)
            return true;
    return false;
}

static void inlined_comprehension(Compiler *c, const Comprehension *comp) {
    Inlined inlined = {.scope = symtable_scope(c->symtable, comp->node)};
    int32_t depth = c->unit->depth;
    push_iterator(c, comp, 0);
    if (inlined.scope->is_coroutine && !codegen_in_async(c)
        && c->unit->scope->kind != SCOPE_GENERATOR) {
        codegen_error(c, comp->node,
                      "asynchronous comprehension outside of an asynchronous function");
        return;
    }
    at(c, comp->node);
    int32_t start = here(c);
    enter_inlined(c, &inlined);
    emit_imm(c,
             comp->node->kind == AST_ListComp ? OP_CODE_BUILD_LIST
             : comp->value                    ? OP_CODE_BUILD_MAP
                                              : OP_CODE_BUILD_SET,
             0);
    emit_imm(c, OP_CODE_SWAP, 2);
    loop(c, comp, 0);
    at(c, comp->node);
    if (may_catch(c->unit)) {
        int32_t handler = new_label(c), end = new_label(c);
        add_region(c, start, handler, depth);
        clear_hidden(c, inlined.scope);
        emit_jump(c, OP_CODE_JUMP, 0, end);
        place_handler(c, handler, depth);
        clear_hidden(c, inlined.scope);
        emit(c, OP_CODE_RERAISE);
        place(c, end);
    } else {
        clear_hidden(c, inlined.scope);
    }
    leave_inlined(c, &inlined);
}

/* ---- generator expressions */

static void generator_expression(Compiler *c, const Comprehension *comp) {
    Unit unit;
    Scope *scope = symtable_scope(c->symtable, comp->node);
    Position outer = c->position;
    if (!codegen_enter(c, &unit, scope, codegen_intern(c, "<genexpr>"), comp->node->lineno, NULL))
        return;
    at(c, AST(comprehension, comp->generators->items[0])->iter);
    push_local(c, 0);
    loop(c, comp, 0);
    at(c, comp->node);
    emit_return(c, constant_register(c, KNone));
    Code *code = codegen_leave(c);
    c->position = outer;
    at(c, comp->node);
    codegen_make_function(c, code, scope, 0);
    push_iterator(c, comp, 0);
    at(c, comp->node);
    emit_imm(c, OP_CODE_CALL, 1);
}

void codegen_comprehension(Compiler *c, Node *node) {
    Comprehension comp = parts(node);
    if (node->kind == AST_GeneratorExp)
        generator_expression(c, &comp);
    else
        inlined_comprehension(c, &comp);
}
