/* Assignment, augmented and annotated assignment, deletion. See codegen.h. */
#include "compiler/codegen.h"
#include "compiler/unparse.h"

#include "runtime/names.h"
#include "runtime/objects/tuple.h"

enum { SWAPPED_DIRECTLY = 3, PARALLEL_MAX = 16, UNPACK_BEFORE_MAX = 255 };

/* ---- stores */

static void unpack(Compiler *c, Node *target, const NodeSeq *elements) {
    int32_t star = -1;
    for (int32_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind != AST_Starred)
            continue;
        if (star >= 0) {
            codegen_error(c, target, "multiple starred expressions in assignment");
            return;
        }
        star = i;
    }
    at(c, target);
    if (star < 0) {
        emit_imm(c, OP_CODE_UNPACK, (uint32_t)elements->count);
    } else if (star > UNPACK_BEFORE_MAX || elements->count - star - 1 > 0xffff) {
        codegen_error(c, target, "too many expressions in star-unpacking assignment");
        return;
    } else {
        emit_imm(c, OP_CODE_UNPACK_STAR,
                 (uint32_t)star | (uint32_t)(elements->count - star - 1) << 8);
    }
    for (int32_t i = 0; i < elements->count && !c->failed; i++) {
        Node *element = elements->items[i];
        codegen_store(c, element->kind == AST_Starred ? AST(Starred, element)->value : element,
                      ON_STACK);
    }
}

static void store_attribute(Compiler *c, AstAttribute *target, Operand value) {
    if (value != ON_STACK && !is_leaf(target->value)) {
        push_register(c, value);
        value = ON_STACK;
    }
    Operand o = codegen_operand(c, target->value);
    at_attribute(c, &target->head, target);
    emit_four(c, OP_CODE_STORE_ATTR_RR, o, value, 0,
              name_index(c, codegen_mangle(c, target->attr)));
}

/* The register that a container or key is, without any code; ON_STACK when it needs some. */
static bool both_registers(Compiler *c, AstSubscript *target) {
    uint32_t slot;
    bool container = is_plain_local(c, target->value, &slot) && slot < REGISTER_LOCALS;
    bool key = target->slice->kind == AST_Constant
               || (is_plain_local(c, target->slice, &slot) && slot < REGISTER_LOCALS);
    return container && key
           && c->constants.count - c->unit->first_constant < REGISTER_CONSTANTS - 1;
}

static void store_subscript(Compiler *c, AstSubscript *target, Operand value) {
    check_subscript(c, target);
    if (both_registers(c, target)) {
        Operand container = codegen_operand(c, target->value),
                key = codegen_operand(c, target->slice);
        at(c, &target->head);
        if (value == ON_STACK)
            emit_abc(c, OP_CODE_STORE_ITEM_RRS, (uint32_t)container, (uint32_t)key, 0);
        else
            emit_abc(c, OP_CODE_STORE_ITEM_RRR, (uint32_t)container, (uint32_t)key,
                     (uint32_t)value);
        return;
    }
    if (value != ON_STACK)
        push_register(c, value);
    codegen_expr(c, target->value);
    Operand key = codegen_key(c, target->slice);
    at(c, &target->head);
    if (key != ON_STACK)
        push_register(c, key);
    emit(c, OP_CODE_STORE_ITEM_SSS);
}

void codegen_store(Compiler *c, Node *target, Operand value) {
    if (codegen_deep(c))
        return;
    at(c, target);
    switch (target->kind) {
    case AST_Name:
        store_name(c, AST(Name, target)->id, value);
        break;
    case AST_Attribute:
        store_attribute(c, AST(Attribute, target), value);
        break;
    case AST_Subscript:
        store_subscript(c, AST(Subscript, target), value);
        break;
    case AST_Starred:
        codegen_error(c, target, "starred assignment target must be in a list or tuple");
        break;
    default:
        if (value != ON_STACK)
            push_register(c, value);
        unpack(c, target,
               target->kind == AST_Tuple ? &AST(Tuple, target)->elts : &AST(List, target)->elts);
        break;
    }
}

/* ---- a, b = x, y without a tuple */

static const NodeSeq *elements_of(const Node *node) {
    return node->kind == AST_Tuple  ? &AST_AS(Tuple, node)->elts
           : node->kind == AST_List ? &AST_AS(List, node)->elts
                                    : NULL;
}

static bool has_starred(const NodeSeq *nodes) {
    for (int32_t i = 0; i < nodes->count; i++)
        if (nodes->items[i]->kind == AST_Starred)
            return true;
    return false;
}

/* All targets are different plain locals: the order of the stores cannot be seen. */
static bool distinct_locals(Compiler *c, const NodeSeq *targets) {
    for (int32_t i = 0; i < targets->count; i++) {
        uint32_t slot;
        if (!is_plain_local(c, targets->items[i], &slot))
            return false;
        for (int32_t k = 0; k < i; k++)
            if (AST(Name, targets->items[k])->id == AST(Name, targets->items[i])->id)
                return false;
    }
    return true;
}

static bool reads(const Node *value, const Node *target) {
    return value->kind == AST_Name && AST_AS(Name, value)->id == AST_AS(Name, target)->id;
}

/* Only locals and constants on the right, and none that is a target set before it: moves. */
static bool can_move(Compiler *c, const NodeSeq *targets, const NodeSeq *values) {
    for (int32_t i = 0; i < values->count; i++) {
        uint32_t slot;
        if (values->items[i]->kind != AST_Constant
            && !(is_plain_local(c, values->items[i], &slot) && slot < REGISTER_LOCALS))
            return false;
        for (int32_t k = 0; k < i; k++)
            if (reads(values->items[i], targets->items[k]))
                return false;
    }
    return c->constants.count - c->unit->first_constant < REGISTER_CONSTANTS - PARALLEL_MAX;
}

/* All values are taken before any target is set, since taking one may fail. */
static void move_parallel(Compiler *c, const NodeSeq *targets, const NodeSeq *values) {
    Operand operands[PARALLEL_MAX];
    for (int32_t i = 0; i < values->count; i++)
        operands[i] = codegen_operand(c, values->items[i]);
    for (int32_t i = 0; i < values->count; i++)
        codegen_store(c, targets->items[i], operands[i]);
}

static bool assign_parallel(Compiler *c, Node *target, Node *value) {
    const NodeSeq *targets = elements_of(target), *values = elements_of(value);
    if (targets == NULL || values == NULL || targets->count != values->count || targets->count == 0)
        return false;
    if (has_starred(targets) || has_starred(values))
        return false;
    int32_t last = targets->count - 1;
    uint32_t slot;
    if (targets->count <= PARALLEL_MAX && distinct_locals(c, targets)) {
        if (can_move(c, targets, values)) {
            move_parallel(c, targets, values);
            return true;
        }
        for (int32_t i = 0; i < last; i++)
            codegen_expr(c, values->items[i]);
        is_plain_local(c, targets->items[last], &slot);
        codegen_into(c, values->items[last], slot);
        for (int32_t i = last; i-- > 0;)
            codegen_store(c, targets->items[i], ON_STACK);
        return true;
    }
    if (targets->count > SWAPPED_DIRECTLY)
        return false;
    codegen_exprs(c, values);
    at(c, value);
    if (last > 0)
        emit_imm(c, OP_CODE_SWAP, (uint32_t)last + 1);
    for (int32_t i = 0; i <= last; i++)
        codegen_store(c, targets->items[i], ON_STACK);
    return true;
}

/* `a, b = 1, 2` was folded to a constant tuple. */
static bool assign_constants(Compiler *c, Node *target, Node *value) {
    const NodeSeq *targets = elements_of(target);
    Object *tuple = value->kind == AST_Constant ? AST(Constant, value)->value : NULL;
    if (targets == NULL || tuple == NULL || !is_exact(tuple, &tuple_type) || has_starred(targets))
        return false;
    if (((Tuple *)tuple)->length != (size_t)targets->count || targets->count == 0)
        return false;
    for (int32_t i = 0; i < targets->count && !c->failed; i++) {
        at(c, targets->items[i]);
        codegen_store(c, targets->items[i], constant_register(c, ((Tuple *)tuple)->items[i]));
    }
    return true;
}

void codegen_assign(Compiler *c, AstAssign *node) {
    int32_t count = node->targets.count;
    uint32_t slot;
    if (count == 1) {
        Node *target = node->targets.items[0];
        if (is_plain_local(c, target, &slot)) {
            codegen_into(c, node->value, slot);
            return;
        }
        if (assign_parallel(c, target, node->value) || assign_constants(c, target, node->value))
            return;
        codegen_store(c, target, codegen_operand(c, node->value));
        return;
    }
    codegen_expr(c, node->value);
    for (int32_t i = 0; i < count && !c->failed; i++) {
        at(c, &node->head);
        if (i < count - 1)
            emit_imm(c, OP_CODE_COPY, 1);
        codegen_store(c, node->targets.items[i], ON_STACK);
    }
}

/* ---- x op= y */

static void aug_name(Compiler *c, AstAugAssign *node, uint32_t op) {
    Node *target = node->target;
    uint32_t slot = DEST_PUSH;
    bool local = is_plain_local(c, target, &slot);
    Operand left = codegen_first_operand(c, target, node->value);
    Operand right = codegen_operand(c, node->value);
    at(c, &node->head);
    codegen_binary(c, op, left, right, local ? slot : (uint32_t)DEST_PUSH);
    at(c, target);
    if (!local)
        store_name(c, AST(Name, target)->id, ON_STACK);
}

static void aug_attribute(Compiler *c, AstAugAssign *node, uint32_t op) {
    AstAttribute *target = AST(Attribute, node->target);
    uint32_t name = name_index(c, codegen_mangle(c, target->attr));
    Operand o = codegen_first_operand(c, target->value, node->value);
    at_attribute(c, &target->head, target);
    if (o == ON_STACK)
        emit_imm(c, OP_CODE_COPY, 1);
    emit_word(c, o == ON_STACK ? OP_CODE_LOAD_ATTR_S : OP_CODE_LOAD_ATTR_R,
              (o == ON_STACK ? 0 : (uint32_t)o) | DEST_PUSH << 16, name);
    Operand right = codegen_operand(c, node->value);
    at(c, &node->head);
    codegen_binary(c, op, ON_STACK, right, DEST_PUSH);
    at_attribute(c, &target->head, target);
    if (o == ON_STACK)
        emit_imm(c, OP_CODE_SWAP, 2);
    emit_four(c, OP_CODE_STORE_ATTR_RR, o, ON_STACK, 0, name);
}

static void aug_subscript(Compiler *c, AstAugAssign *node, uint32_t op) {
    AstSubscript *target = AST(Subscript, node->target);
    Operand container = ON_STACK, key = ON_STACK;
    bool stable =
        is_leaf(node->value)
        || !(codegen_may_change(c, target->value) || codegen_may_change(c, target->slice));
    bool registers = stable && both_registers(c, target);
    if (registers) {
        container = codegen_operand(c, target->value);
        key = codegen_operand(c, target->slice);
    } else {
        codegen_expr(c, target->value);
        key = codegen_key(c, target->slice);
        at(c, &target->head);
        if (key != ON_STACK)
            push_register(c, key);
        key = ON_STACK;
        emit_imm(c, OP_CODE_COPY, 2);
        emit_imm(c, OP_CODE_COPY, 2);
    }
    at(c, &target->head);
    codegen_binary(c, BINARY_GETITEM, container, key, DEST_PUSH);
    Operand right = codegen_operand(c, node->value);
    at(c, &node->head);
    codegen_binary(c, op, ON_STACK, right, DEST_PUSH);
    at(c, &target->head);
    if (registers) {
        emit_abc(c, OP_CODE_STORE_ITEM_RRS, (uint32_t)container, (uint32_t)key, 0);
        return;
    }
    emit_imm(c, OP_CODE_SWAP, 3);
    emit_imm(c, OP_CODE_SWAP, 2);
    emit(c, OP_CODE_STORE_ITEM_SSS);
}

void codegen_aug_assign(Compiler *c, AstAugAssign *node) {
    uint32_t op = binary_operator(node->head.op) | BINARY_INPLACE;
    switch (node->target->kind) {
    case AST_Name:
        aug_name(c, node, op);
        break;
    case AST_Attribute:
        aug_attribute(c, node, op);
        break;
    default:
        aug_subscript(c, node, op);
        break;
    }
}

/* ---- x: annotation = value */

/* The text of an expression, for `from __future__ import annotations`. */
static void push_source_text(Compiler *c, const Node *node) {
    Str *whole = unparse(node);
    if (whole == NULL)
        error_clear();
    if (!scratch_own(c->scratch, OBJ(whole)))
        codegen_no_memory(c);
    else
        push_constant(c, OBJ(whole));
}

void codegen_annotation_value(Compiler *c, Node *annotation) {
    if (c->flags & COMPILE_FUTURE_ANNOTATIONS) {
        at(c, annotation);
        push_source_text(c, annotation);
    } else if (annotation->kind == AST_Starred) { /* *args: *Ts */
        codegen_expr(c, AST(Starred, annotation)->value);
        at(c, annotation);
        emit_imm(c, OP_CODE_UNPACK, 1);
    } else {
        codegen_expr(c, annotation);
    }
}

static void drop_expression(Compiler *c, Node *node) {
    if (node == NULL)
        return;
    codegen_expr(c, node);
    emit(c, OP_CODE_POP);
}

void codegen_ann_assign(Compiler *c, AstAnnAssign *node) {
    bool evaluated = !scope_is_function(c->unit->scope);
    if (node->value)
        codegen_store(c, node->target, codegen_operand(c, node->value));
    if (node->target->kind == AST_Name && node->simple) {
        if (!evaluated)
            return;
        codegen_annotation_value(c, node->annotation);
        at(c, &node->head);
        load_name(c, NAME(__annotations__));
        push_constant(c, OBJ(codegen_mangle(c, AST(Name, node->target)->id)));
        emit(c, OP_CODE_STORE_ITEM_SSS);
        return;
    }
    if (!node->value && node->target->kind == AST_Attribute)
        drop_expression(c, AST(Attribute, node->target)->value);
    if (!node->value && node->target->kind == AST_Subscript) {
        drop_expression(c, AST(Subscript, node->target)->value);
        drop_expression(c, AST(Subscript, node->target)->slice);
    }
    if (evaluated && !(c->flags & COMPILE_FUTURE_ANNOTATIONS))
        drop_expression(c, node->annotation);
}

/* ---- del */

void codegen_delete(Compiler *c, Node *target) {
    if (codegen_deep(c))
        return;
    switch (target->kind) {
    case AST_Name:
        at(c, target);
        delete_name(c, AST(Name, target)->id);
        break;
    case AST_Attribute:
        codegen_expr(c, AST(Attribute, target)->value);
        at_attribute(c, target, AST(Attribute, target));
        emit_imm(c, OP_CODE_DELETE_ATTR,
                 name_index(c, codegen_mangle(c, AST(Attribute, target)->attr)));
        break;
    case AST_Subscript:
        check_subscript(c, AST(Subscript, target));
        codegen_expr(c, AST(Subscript, target)->value);
        codegen_expr(c, AST(Subscript, target)->slice);
        at(c, target);
        emit(c, OP_CODE_DELETE_ITEM);
        break;
    default: {
        const NodeSeq *elements = elements_of(target);
        for (int32_t i = 0; elements != NULL && i < elements->count; i++)
            codegen_delete(c, elements->items[i]);
    }
    }
}
