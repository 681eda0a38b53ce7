/* Emitting: instructions, labels, constants and names of the current unit. See codegen.h. */
#include "compiler/codegen.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

enum { INDEX_FROM = 8 };

/* ---- positions */

void at(Compiler *c, const Node *node) {
    c->position =
        (Position){node->lineno, node->end_lineno, node->col_offset, node->end_col_offset};
}

void at_none(Compiler *c) { c->position = (Position){0, 0, -1, -1}; }

/* ---- depth */

static const int8_t fixed_pops[OPCODE_COUNT] = {
#define OP(name, operands, cache, pops, pushes, prose) pops,
#include "runtime/opcode.def"
};
static const int8_t fixed_pushes[OPCODE_COUNT] = {
#define OP(name, operands, cache, pops, pushes, prose) pushes,
#include "runtime/opcode.def"
};
/* Has a destination, which is always operand c. */
static const char *const operand_letters[OPCODE_COUNT] = {
#define OP(name, operands, cache, pops, pushes, prose) operands,
#include "runtime/opcode.def"
};

static const int8_t intrinsic_pops[INTRINSIC_COUNT] = {
#define INTRINSIC(name, pops, prose) pops,
#include "runtime/intrinsic.def"
};

static bool has_dest(Opcode op) {
    const char *p = operand_letters[op];
    while (*p != 0 && *p != 'D')
        p++;
    return *p == 'D';
}

/* Pops and pushes of the instructions whose table row says VAR. */
static int32_t variable_effect(Opcode op, uint32_t operand) {
    int32_t n = (int32_t)operand;
    switch (op) {
    case OP_CODE_CALL:
    case OP_CODE_CALL_KW:
        return -n;
    case OP_CODE_CALL_METHOD:
    case OP_CODE_CALL_METHOD_KW:
        return -n - 1;
    case OP_CODE_CALL_SPREAD:
        return -1 - n;
    case OP_CODE_MAKE_FUNCTION:
        return -__builtin_popcount(operand & 15);
    case OP_CODE_UNPACK:
        return n - 1;
    case OP_CODE_UNPACK_STAR:
        return (n & 0xff) + (n >> 8);
    case OP_CODE_BUILD_TUPLE:
    case OP_CODE_BUILD_LIST:
    case OP_CODE_BUILD_SET:
    case OP_CODE_BUILD_STRING:
    case OP_CODE_BUILD_SLICE:
        return 1 - n;
    case OP_CODE_BUILD_MAP:
        return 1 - 2 * n;
    case OP_CODE_FORMAT_VALUE:
        return n & 4 ? -1 : 0;
    case OP_CODE_RAISE:
        return -n;
    case OP_CODE_INTRINSIC:
        return 1 - intrinsic_pops[n];
    default:
        return 0;
    }
}

/* What an instruction adds to the depth when it falls through. */
static int32_t stack_effect(Opcode op, uint32_t operand) {
    if (fixed_pops[op] == VAR || fixed_pushes[op] == VAR)
        return variable_effect(op, operand);
    if (op == OP_CODE_YIELD_FROM) /* it always jumps */
        return -1;
    if (op == OP_CODE_FOR_ITER) /* exhausted: D is not set */
        return -1;
    int32_t effect = fixed_pushes[op] - fixed_pops[op];
    return effect + (has_dest(op) && operand >> 16 == DEST_PUSH);
}

/* What it adds when it jumps. */
static int32_t jump_effect(Opcode op, uint32_t operand) {
    if (op == OP_CODE_FOR_ITER)
        return operand >> 16 == DEST_PUSH;
    if (op == OP_CODE_JUMP_IF_FALSE_KEEP || op == OP_CODE_JUMP_IF_TRUE_KEEP)
        return 0;
    return op == OP_CODE_YIELD_FROM ? -1 : -fixed_pops[op];
}

static void adjust(Compiler *c, int32_t effect) {
    Unit *u = c->unit;
    u->depth += effect;
    if (u->depth > u->max_depth)
        u->max_depth = u->depth;
    assert(u->depth >= 0 || c->failed);
}

/* ---- instructions */

static void add(Compiler *c, Opcode op, uint32_t operand, uint32_t word, int32_t label) {
    if (operand >> 24)
        codegen_no_memory(c);
    Instr instr = {(uint8_t)op, operand, word, label, c->position};
    if (!SCRATCH_PUSH(c->scratch, &c->instrs, instr))
        codegen_no_memory(c);
}

void emit_word(Compiler *c, Opcode op, uint32_t operand, uint32_t word) {
    add(c, op, operand, word, -1);
    adjust(c, stack_effect(op, operand));
}

void emit(Compiler *c, Opcode op) { emit_word(c, op, 0, 0); }

void emit_imm(Compiler *c, Opcode op, uint32_t imm) { emit_word(c, op, imm, 0); }

void emit_abc(Compiler *c, Opcode op, uint32_t a, uint32_t b, uint32_t dest) {
    emit_word(c, op, a | b << 8 | dest << 16, 0);
}

/* A four-mode family's form for these operands. */
void emit_four(Compiler *c, Opcode rr, Operand left, Operand right, uint32_t third, uint32_t word) {
    int mode = (left == ON_STACK ? MODE_SR : 0) | (right == ON_STACK ? MODE_RS : 0);
    uint32_t a = left == ON_STACK ? 0 : (uint32_t)left, b = right == ON_STACK ? 0 : (uint32_t)right;
    emit_word(c, rr + mode, a | b << 8 | third << 16, word);
}

void emit_two(Compiler *c, Opcode r, Operand operand) {
    emit_imm(c, operand == ON_STACK ? r + 1 : r, operand == ON_STACK ? 0 : (uint32_t)operand);
}

void emit_return(Compiler *c, Operand operand) { emit_two(c, OP_CODE_RETURN_R, operand); }

void emit_jump(Compiler *c, Opcode op, uint32_t operand, int32_t label) {
    Label *l = &c->labels.items[c->unit->first_label + (uint32_t)label];
    add(c, op, operand, 0, label);
    if (l->depth < 0)
        l->depth = c->unit->depth + jump_effect(op, operand);
    assert(l->depth == c->unit->depth + jump_effect(op, operand) || c->failed);
    adjust(c, stack_effect(op, operand));
}

/* ---- labels and regions */

int32_t new_label(Compiler *c) {
    if (!SCRATCH_PUSH(c->scratch, &c->labels, ((Label){-1, -1})))
        codegen_no_memory(c);
    return (int32_t)(c->labels.count - c->unit->first_label) - 1;
}

int32_t here(Compiler *c) { return (int32_t)(c->instrs.count - c->unit->first_instr); }

void place(Compiler *c, int32_t label) {
    Label *l = &c->labels.items[c->unit->first_label + (uint32_t)label];
    l->at = here(c);
    if (l->depth < 0)
        l->depth = c->unit->depth;
    c->unit->depth = l->depth;
}

void place_at_depth(Compiler *c, int32_t label, int32_t depth) {
    c->unit->depth = depth;
    adjust(c, 0);
    place(c, label);
}

void place_handler(Compiler *c, int32_t label, int32_t depth) {
    place_at_depth(c, label, depth + 1);
}

void add_region(Compiler *c, int32_t start, int32_t label, int32_t depth) {
    Region region = {start, here(c), label, depth};
    if (region.start < region.end && !SCRATCH_PUSH(c->scratch, &c->regions, region))
        codegen_no_memory(c);
}

/* ---- constants: the same index for the same type and value */

static bool same_constant(Object *a, Object *b);

static bool same_items(Tuple *a, Tuple *b) {
    if (a->length != b->length)
        return false;
    for (size_t i = 0; i < a->length; i++)
        if (!same_constant(a->items[i], b->items[i]))
            return false;
    return true;
}

static bool same_constant(Object *a, Object *b) {
    if (a == b)
        return true;
    if (a->type != b->type)
        return false;
    if (a->type == &str_type)
        return str_equal((Str *)a, (Str *)b);
    if (a->type == &int_type)
        return INT_VALUE(a) == INT_VALUE(b);
    if (a->type == &bigint_type)
        return int_compare(a, b) == 0;
    if (a->type == &float_type)
        return memcmp(&FLOAT_VALUE(a), &FLOAT_VALUE(b), sizeof(double)) == 0;
    if (a->type == &complex_type)
        return memcmp(&((Complex *)a)->real, &((Complex *)b)->real, 2 * sizeof(double)) == 0;
    if (a->type == &bytes_type)
        return ((Bytes *)a)->length == ((Bytes *)b)->length
               && memcmp(((Bytes *)a)->data, ((Bytes *)b)->data, ((Bytes *)a)->length) == 0;
    return a->type == &tuple_type && same_items((Tuple *)a, (Tuple *)b);
}

static uint32_t mix(uint64_t x) { return (uint32_t)((x * 0x9E3779B97F4A7C15u) >> 32); }

static uint32_t constant_hash(Object *o) {
    if (o->type == &str_type)
        return mix(str_hash((Str *)o));
    if (o->type == &int_type)
        return mix((uint64_t)INT_VALUE(o) + 1);
    if (o->type == &bigint_type)
        return mix((uint64_t)int_hash(o) + 2);
    if (o->type == &float_type || o->type == &complex_type) {
        uint64_t bits;
        memcpy(&bits, (char *)o + offsetof(Float, value), sizeof bits);
        return mix(bits + 3);
    }
    if (o->type == &bytes_type)
        return mix((uint64_t)str_hash_bytes(((Bytes *)o)->data, ((Bytes *)o)->length));
    if (o->type == &tuple_type) {
        uint32_t h = 7;
        for (size_t i = 0; i < ((Tuple *)o)->length; i++)
            h = h * 31 + constant_hash(((Tuple *)o)->items[i]);
        return mix(h);
    }
    return mix((uint64_t)(uintptr_t)o);
}

/* Enters all that `items` holds; the table is at most half full. */
static bool index_build(Compiler *c, Index *index, void *const *items, uint32_t count,
                        uint32_t (*hash)(const void *)) {
    uint32_t size = index->slots ? (index->mask + 1) * 2 : INDEX_FROM * 4;
    uint32_t *slots = scratch_array(c->scratch, size, sizeof(uint32_t));
    if (slots == NULL)
        return false;
    index->slots = slots;
    index->mask = size - 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place_at = hash(items[i]) & index->mask;
        while (slots[place_at] != 0)
            place_at = (place_at + 1) & index->mask;
        slots[place_at] = i + 1;
    }
    return true;
}

static uint32_t hash_constant(const void *o) { return constant_hash((Object *)(uintptr_t)o); }
static uint32_t hash_name(const void *o) { return mix((uint64_t)(uintptr_t)o); }

/* Finds `item` among `count` items by `same`; else the count, with *slot the place in the table for
 * it. */
static uint32_t index_find(const Index *index, void *const *items, uint32_t count, const void *item,
                           uint32_t hash, bool (*same)(const void *, const void *),
                           uint32_t *slot) {
    if (index->slots == NULL) {
        for (uint32_t i = 0; i < count; i++)
            if (same(items[i], item))
                return i;
        return count;
    }
    uint32_t place_at = hash & index->mask;
    for (; index->slots[place_at] != 0; place_at = (place_at + 1) & index->mask)
        if (same(items[index->slots[place_at] - 1], item))
            return index->slots[place_at] - 1;
    *slot = place_at;
    return count;
}

static void index_note(Compiler *c, Index *index, uint32_t slot, void *const *items, uint32_t count,
                       uint32_t (*hash)(const void *)) {
    bool full = index->slots ? count * 2 > index->mask : count > INDEX_FROM;
    if (!full && index->slots)
        index->slots[slot] = count;
    if (full && !index_build(c, index, items, count, hash))
        codegen_no_memory(c);
}

static bool same_object(const void *a, const void *b) {
    return same_constant((Object *)(uintptr_t)a, (Object *)(uintptr_t)b);
}
static bool same_pointer(const void *a, const void *b) { return a == b; }

uint32_t constant_index(Compiler *c, Object *value) {
    Unit *u = c->unit;
    uint32_t count = c->constants.count - u->first_constant, slot = 0;
    if (value == NULL)
        return codegen_no_memory(c), 0;
    void **items = (void **)c->constants.items + u->first_constant;
    uint32_t hash = u->constant_index.slots ? constant_hash(value) : 0;
    uint32_t found = index_find(&u->constant_index, items, count, value, hash, same_object, &slot);
    if (found < count)
        return found;
    if (!SCRATCH_PUSH(c->scratch, &c->constants, value))
        return codegen_no_memory(c), 0;
    items = (void **)c->constants.items + u->first_constant;
    index_note(c, &u->constant_index, slot, items, count + 1, hash_constant);
    return count;
}

uint32_t constant_steal(Compiler *c, Object *value) {
    if (!scratch_own(c->scratch, value))
        return codegen_no_memory(c), 0;
    return constant_index(c, value);
}

uint32_t name_index(Compiler *c, Str *name) {
    Unit *u = c->unit;
    uint32_t count = c->names.count - u->first_name, slot = 0;
    if (name == NULL)
        return codegen_no_memory(c), 0;
    void **items = (void **)c->names.items + u->first_name;
    uint32_t found =
        index_find(&u->name_index, items, count, name, hash_name(name), same_pointer, &slot);
    if (found < count)
        return found;
    if (!SCRATCH_PUSH(c->scratch, &c->names, name))
        return codegen_no_memory(c), 0;
    items = (void **)c->names.items + u->first_name;
    index_note(c, &u->name_index, slot, items, count + 1, hash_name);
    return count;
}

/* ---- pushing registers */

void push_register(Compiler *c, Operand reg) {
    assert(reg != ON_STACK);
    emit_imm(c, OP_CODE_PUSH_R, (uint32_t)reg);
}

void push_constant(Compiler *c, Object *value) {
    uint32_t i = constant_index(c, value);
    if (i < REGISTER_CONSTANTS)
        push_register(c, (Operand)(REGISTER_LOCALS + i));
    else
        emit_imm(c, OP_CODE_LOAD_CONST, i);
}

Operand constant_register(Compiler *c, Object *value) {
    uint32_t i = constant_index(c, value);
    if (i < REGISTER_CONSTANTS)
        return (Operand)(REGISTER_LOCALS + i);
    emit_imm(c, OP_CODE_LOAD_CONST, i);
    return ON_STACK;
}

void push_local(Compiler *c, uint32_t slot) {
    if (slot < REGISTER_LOCALS)
        push_register(c, (Operand)slot);
    else
        emit_imm(c, OP_CODE_LOAD_LOCAL, slot);
}
