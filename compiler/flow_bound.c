/* Which locals are bound where: forward data flow over basic blocks, to drop CHECK_LOCALs. See
 * flow.h.
 *
 * The state is a set of locals that are bound on every path so far; only locals that some check
 * names have a bit. At a join the sets intersect. An exception may leave a block anywhere, so its
 * handler gets what was bound at the block's start less what the block unbinds.
 */
#include "compiler/flow.h"

typedef struct Basic {
    int32_t start, end;
    int32_t handler; /* block that its exceptions go to; -1 */
    bool reached;
} Basic;

typedef struct Bound {
    Flow *f;
    Basic *blocks;
    int32_t block_count;
    int32_t *block_at; /* per instruction that begins a block: its number */
    int32_t *bit_of;   /* per local: bit, or -1 */
    uint32_t words;    /* per set */
    uint64_t *in;      /* per block: the set on entry */
    uint64_t *state, *least;
    bool changed;
} Bound;

static uint64_t *in_set(const Bound *b, int32_t block) { return b->in + (size_t)block * b->words; }

static bool has_dest(const Instr *instr) {
    uint8_t op = instr->op;
    return (op >= OP_CODE_BINARY_RR && op <= OP_CODE_BINARY_SS) || op == OP_CODE_UNARY_R
           || op == OP_CODE_UNARY_S || op == OP_CODE_LOAD_ATTR_R || op == OP_CODE_LOAD_ATTR_S
           || op == OP_CODE_FOR_ITER;
}

/* The local that an instruction binds; -1. FOR_ITER does it when it jumps, all others when they
 * fall through. */
static int32_t binds(const Instr *instr) {
    if (has_dest(instr))
        return instr->operand >> 16 == DEST_PUSH ? -1 : (int32_t)(instr->operand >> 16);
    switch (instr->op) {
    case OP_CODE_STORE_LOCAL:
    case OP_CODE_CHECK_LOCAL:
        return (int32_t)instr->operand;
    case OP_CODE_MOVE:
        return (int32_t)(instr->operand & 0xff);
    default:
        return -1;
    }
}

static bool unbinds(const Instr *instr) {
    return instr->op == OP_CODE_DELETE_LOCAL || instr->op == OP_CODE_CLEAR_LOCAL;
}

/* ---- set-up */

static bool begin_blocks(Bound *b) {
    Flow *f = b->f;
    Scratch *scratch = f->c->scratch;
    uint8_t *begins = scratch_alloc(scratch, (size_t)f->count + 1);
    b->block_at = scratch_array(scratch, (size_t)f->count + 1, sizeof(int32_t));
    if (begins == NULL || b->block_at == NULL)
        return false;
    begins[0] = 1;
    for (int32_t i = 0; i < f->count; i++) {
        if (f->marks[i] & FLOW_TARGET)
            begins[i] = 1;
        if (flow_is_jump(&f->instrs[i]) || flow_ends(&f->instrs[i]))
            begins[i + 1] = 1;
    }
    for (int32_t i = 0; i < f->region_count; i++)
        begins[f->regions[i].start] = begins[f->regions[i].end] = 1;
    for (int32_t i = 0; i < f->count; i++)
        b->block_count += begins[i];
    b->blocks = scratch_array(scratch, (size_t)b->block_count, sizeof(Basic));
    if (b->blocks == NULL)
        return false;
    int32_t n = -1;
    for (int32_t i = 0; i < f->count; i++) {
        if (begins[i])
            b->blocks[++n] = (Basic){i, i, -1, false};
        b->block_at[i] = n;
        b->blocks[n].end = i + 1;
    }
    return true;
}

/* Regions are listed innermost first: the first that covers a block is the one. */
static void find_handlers(Bound *b) {
    Flow *f = b->f;
    for (int32_t r = 0; r < f->region_count; r++) {
        const Region *region = &f->regions[r];
        int32_t handler = f->labels[region->label].at;
        if (!(f->marks[handler] & FLOW_REACHED))
            continue;
        for (int32_t i = region->start; i < region->end;) {
            Basic *block = &b->blocks[b->block_at[i]];
            if (block->handler < 0)
                block->handler = b->block_at[handler];
            i = block->end;
        }
    }
}

static bool number_locals(Bound *b) {
    Flow *f = b->f;
    Unit *u = f->c->unit;
    uint32_t bits = 0;
    b->bit_of = scratch_array(f->c->scratch, u->local_count + 1, sizeof(int32_t));
    if (b->bit_of == NULL)
        return false;
    memset(b->bit_of, 0xff, u->local_count * sizeof(int32_t));
    for (int32_t i = 0; i < f->count; i++)
        if (f->instrs[i].op == OP_CODE_CHECK_LOCAL && b->bit_of[f->instrs[i].operand] < 0)
            b->bit_of[f->instrs[i].operand] = (int32_t)bits++;
    b->words = bits / 64 + 1;
    b->in = scratch_array(f->c->scratch, ((size_t)b->block_count + 2) * b->words, sizeof(uint64_t));
    if (b->in == NULL)
        return false;
    b->state = in_set(b, b->block_count);
    b->least = in_set(b, b->block_count + 1);
    return true;
}

static void set_bit(const Bound *b, uint64_t *set, int32_t local, bool value) {
    int32_t bit = local < 0 ? -1 : b->bit_of[local];
    if (bit < 0)
        return;
    uint64_t mask = (uint64_t)1 << (bit & 63);
    set[bit >> 6] = value ? set[bit >> 6] | mask : set[bit >> 6] & ~mask;
}

static bool get_bit(const Bound *b, const uint64_t *set, int32_t local) {
    int32_t bit = b->bit_of[local];
    return set[bit >> 6] >> (bit & 63) & 1;
}

/* ---- the iteration */

static void flow_into(Bound *b, int32_t block, const uint64_t *set) {
    uint64_t *in = in_set(b, block);
    if (!b->blocks[block].reached) {
        b->blocks[block].reached = true;
        memcpy(in, set, b->words * sizeof(uint64_t));
        b->changed = true;
        return;
    }
    for (uint32_t w = 0; w < b->words; w++) {
        uint64_t both = in[w] & set[w];
        b->changed |= both != in[w];
        in[w] = both;
    }
}

/* FOR_ITER binds its local on the way to the body only. */
static void run_for(Bound *b, const Instr *instr, bool drop) {
    int32_t local = binds(instr);
    bool bound = local < 0 || b->bit_of[local] < 0 || get_bit(b, b->state, local);
    set_bit(b, b->state, local, true);
    if (!drop)
        flow_into(b, b->block_at[b->f->labels[instr->label].at], b->state);
    if (!bound)
        set_bit(b, b->state, local, false);
}

/* Carries a block's entry set through it; `drop` marks the checks that it proves. */
static void run_block(Bound *b, int32_t number, bool drop) {
    Flow *f = b->f;
    Basic *block = &b->blocks[number];
    memcpy(b->state, in_set(b, number), b->words * sizeof(uint64_t));
    memcpy(b->least, b->state, b->words * sizeof(uint64_t));
    for (int32_t i = block->start; i < block->end; i++) {
        const Instr *instr = &f->instrs[i];
        if (drop && instr->op == OP_CODE_CHECK_LOCAL
            && get_bit(b, b->state, (int32_t)instr->operand))
            f->marks[i] |= FLOW_DROPPED;
        if (instr->op == OP_CODE_FOR_ITER) {
            run_for(b, instr, drop);
            continue;
        }
        if (flow_is_jump(instr) && !drop)
            flow_into(b, b->block_at[f->labels[instr->label].at], b->state);
        if (unbinds(instr)) {
            set_bit(b, b->state, (int32_t)instr->operand, false);
            set_bit(b, b->least, (int32_t)instr->operand, false);
        } else {
            set_bit(b, b->state, binds(instr), true);
        }
    }
    if (drop)
        return;
    if (!flow_ends(&f->instrs[block->end - 1]) && number + 1 < b->block_count)
        flow_into(b, number + 1, b->state);
    if (block->handler >= 0)
        flow_into(b, block->handler, b->least);
}

bool flow_drop_checks(Flow *f) {
    Bound b = {.f = f};
    const Scope *scope = f->c->unit->scope;
    if (!begin_blocks(&b) || !number_locals(&b))
        return false;
    find_handlers(&b);
    for (uint32_t i = 0; scope_is_function(scope) && i < scope->param_count; i++)
        set_bit(&b, in_set(&b, 0), scope->symbols.items[i]->slot, true);
    b.blocks[0].reached = true;
    do {
        b.changed = false;
        for (int32_t i = 0; i < b.block_count; i++)
            if (b.blocks[i].reached)
                run_block(&b, i, false);
    } while (b.changed);
    for (int32_t i = 0; i < b.block_count; i++)
        if (b.blocks[i].reached)
            run_block(&b, i, true);
    return true;
}
