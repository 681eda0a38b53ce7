/* Displays and f-strings. See codegen.h.
 *
 * Long displays are built in steps, so that the stack stays small. */
#include "compiler/codegen.h"

#include "runtime/names.h"
#include "runtime/objects/tuple.h"

enum { AT_ONCE = 64, CONSTANT_LIST = 3 };

static bool any_starred(const NodeSeq *elements) {
    for (int32_t i = 0; i < elements->count; i++)
        if (elements->items[i]->kind == AST_Starred)
            return true;
    return false;
}

static bool all_constant(const NodeSeq *elements) {
    for (int32_t i = 0; i < elements->count; i++)
        if (elements->items[i]->kind != AST_Constant)
            return false;
    return true;
}

/* [1, 2, 3]: an empty list, extended by a constant tuple. */
static void constant_display(Compiler *c, Node *node, const NodeSeq *elements) {
    Tuple *t = tuple_new((size_t)elements->count);
    if (t == NULL) {
        codegen_no_memory(c);
        return;
    }
    for (int32_t i = 0; i < elements->count; i++)
        t->items[i] = incref(AST(Constant, elements->items[i])->value);
    tuple_finish(t);
    at(c, node);
    emit_imm(c, node->kind == AST_Set ? OP_CODE_BUILD_SET : OP_CODE_BUILD_LIST, 0);
    if (!scratch_own(c->scratch, OBJ(t))) {
        codegen_no_memory(c);
        return;
    }
    push_constant(c, OBJ(t));
    emit_imm(c, node->kind == AST_Set ? OP_CODE_SET_UPDATE : OP_CODE_LIST_EXTEND, 1);
}

void codegen_display(Compiler *c, Node *node, const NodeSeq *elements) {
    bool is_set = node->kind == AST_Set;
    int32_t i = 0;
    if (node->kind != AST_Tuple && elements->count >= CONSTANT_LIST && all_constant(elements)) {
        constant_display(c, node, elements);
        return;
    }
    if (elements->count <= AT_ONCE && !any_starred(elements)) {
        codegen_exprs(c, elements);
        at(c, node);
        emit_imm(c,
                 node->kind == AST_Tuple ? OP_CODE_BUILD_TUPLE
                 : is_set                ? OP_CODE_BUILD_SET
                                         : OP_CODE_BUILD_LIST,
                 (uint32_t)elements->count);
        return;
    }
    for (; i < elements->count && i < AT_ONCE && elements->items[i]->kind != AST_Starred; i++)
        codegen_expr(c, elements->items[i]);
    at(c, node);
    emit_imm(c, is_set ? OP_CODE_BUILD_SET : OP_CODE_BUILD_LIST, (uint32_t)i);
    for (; i < elements->count && !c->failed; i++) {
        Node *element = elements->items[i];
        bool starred = element->kind == AST_Starred;
        codegen_expr(c, starred ? AST(Starred, element)->value : element);
        at(c, node);
        emit_imm(c,
                 starred  ? (is_set ? OP_CODE_SET_UPDATE : OP_CODE_LIST_EXTEND)
                 : is_set ? OP_CODE_SET_ADD
                          : OP_CODE_LIST_APPEND,
                 1);
    }
    if (node->kind == AST_Tuple)
        emit(c, OP_CODE_LIST_TO_TUPLE);
}

void codegen_dict(Compiler *c, AstDict *node) {
    int32_t count = node->values.count, i = 0;
    for (; i < count && i < AT_ONCE && node->keys.items[i] != NULL; i++) {
        codegen_expr(c, node->keys.items[i]);
        codegen_expr(c, node->values.items[i]);
    }
    at(c, &node->head);
    emit_imm(c, OP_CODE_BUILD_MAP, (uint32_t)i);
    for (; i < count && !c->failed; i++) {
        bool pair = node->keys.items[i] != NULL;
        if (pair)
            codegen_expr(c, node->keys.items[i]);
        codegen_expr(c, node->values.items[i]);
        at(c, &node->head);
        emit_imm(c, pair ? OP_CODE_MAP_ADD : OP_CODE_DICT_UPDATE, 1);
    }
}

/* ---- f-strings */

void codegen_formatted(Compiler *c, AstFormattedValue *node) {
    uint32_t conversion = node->conversion == 's'   ? 1
                          : node->conversion == 'r' ? 2
                          : node->conversion == 'a' ? 3
                                                    : 0;
    codegen_expr(c, node->value);
    if (node->format_spec)
        codegen_expr(c, node->format_spec);
    at(c, &node->head);
    emit_imm(c, OP_CODE_FORMAT_VALUE, conversion | (node->format_spec ? 4 : 0));
}

void codegen_joined(Compiler *c, AstJoinedStr *node) {
    codegen_exprs(c, &node->values);
    at(c, &node->head);
    if (node->values.count == 0)
        push_constant(c, OBJ(str_empty));
    else if (node->values.count > 1)
        emit_imm(c, OP_CODE_BUILD_STRING, (uint32_t)node->values.count);
}
