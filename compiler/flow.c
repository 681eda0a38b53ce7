/* Jumps, reachability and compaction: see flow.h.
 *
 * Passes, each one walk over the unit's instructions:
 *   labels move past unconditional jumps; `if c: jump` over a jump turns round
 *   what can be reached is marked, exception handlers included
 *   checks of bound locals are dropped (flow_bound.c)
 *   what is left moves together; neighbouring PUSH_R merge; labels and regions follow
 */
#include "compiler/flow.h"

enum { MAX_HOPS = 16 };

bool flow_is_jump(const Instr *instr) { return instr->label >= 0; }

bool flow_ends(const Instr *instr) {
    switch (instr->op) {
    case OP_CODE_JUMP:
    case OP_CODE_RETURN_R:
    case OP_CODE_RETURN_S:
    case OP_CODE_RAISE:
    case OP_CODE_RERAISE:
        return true;
    default:
        return false;
    }
}

/* ---- jumps */

static void thread_labels(Flow *f) {
    for (int32_t i = 0; i < f->label_count; i++) {
        Label *label = &f->labels[i];
        for (int hops = 0; hops < MAX_HOPS && label->at >= 0 && label->at < f->count; hops++) {
            const Instr *instr = &f->instrs[label->at];
            if (instr->op != OP_CODE_JUMP || f->labels[instr->label].at == label->at)
                break;
            label->at = f->labels[instr->label].at;
        }
    }
}

static bool is_two_way(uint8_t op) {
    return (op >= OP_CODE_COMPARE_JUMP_RR && op <= OP_CODE_COMPARE_JUMP_SS)
           || (op >= OP_CODE_JUMP_IF_FALSE_R && op <= OP_CODE_JUMP_IF_TRUE_S);
}

static void invert(Instr *instr) {
    if (instr->op <= OP_CODE_COMPARE_JUMP_SS)
        instr->operand ^= (uint32_t)COMPARE_JUMP_IF_TRUE << 16;
    else
        instr->op =
            (uint8_t)(OP_CODE_JUMP_IF_FALSE_R + ((instr->op - OP_CODE_JUMP_IF_FALSE_R) ^ 2));
}
_Static_assert(OP_CODE_COMPARE_JUMP_SS < OP_CODE_JUMP_IF_FALSE_R
                   && OP_CODE_JUMP_IF_TRUE_S == OP_CODE_JUMP_IF_FALSE_R + 3,
               "invert() relies on the order of the families");

/* `if not c goto next; goto far; next:` becomes `if c goto far`. Nothing else may jump to the jump:
 * labels that stood on it have moved to its target. A jump to a return becomes one. */
static void simplify_jumps(Flow *f) {
    for (int32_t i = 0; i < f->count; i++) {
        Instr *instr = &f->instrs[i];
        if (instr->label < 0)
            continue;
        if (instr->op == OP_CODE_JUMP) {
            const Instr *target = &f->instrs[f->labels[instr->label].at];
            if (target->op == OP_CODE_RETURN_R) {
                instr->op = target->op;
                instr->operand = target->operand;
                instr->label = -1;
            }
        } else if (is_two_way(instr->op) && i + 2 < f->count && f->instrs[i + 1].op == OP_CODE_JUMP
                   && f->labels[instr->label].at == i + 2) {
            invert(instr);
            instr->label = f->instrs[i + 1].label;
            f->instrs[i + 1].op = OP_CODE_NOP;
            f->instrs[i + 1].label = -1;
        }
    }
}

/* ---- reachability */

static void reach(Flow *f, int32_t from) {
    int32_t top = 0;
    f->work[top++] = from;
    while (top > 0) {
        int32_t i = f->work[--top];
        while (i < f->count && !(f->marks[i] & FLOW_REACHED)) {
            const Instr *instr = &f->instrs[i];
            f->marks[i] |= FLOW_REACHED;
            if (flow_is_jump(instr)) {
                int32_t target = f->labels[instr->label].at;
                f->marks[target] |= FLOW_TARGET;
                if (!(f->marks[target] & FLOW_REACHED))
                    f->work[top++] = target;
            }
            if (flow_ends(instr) || instr->op == OP_CODE_YIELD_FROM)
                break;
            i++;
        }
    }
}

static bool any_reached(const Flow *f, const Region *region) {
    for (int32_t i = region->start; i < region->end; i++)
        if (f->marks[i] & FLOW_REACHED)
            return true;
    return false;
}

static void mark_reachable(Flow *f) {
    reach(f, 0);
    for (bool more = true; more;) {
        more = false;
        for (int32_t i = f->region_count; i-- > 0;) {
            int32_t handler = f->labels[f->regions[i].label].at;
            if (f->marks[handler] & FLOW_REACHED || !any_reached(f, &f->regions[i]))
                continue;
            f->marks[handler] |= FLOW_TARGET;
            reach(f, handler);
            more = true;
        }
    }
}

/* ---- compaction */

static bool is_live(const Flow *f, int32_t i) {
    return f->marks[i] & FLOW_REACHED && !(f->marks[i] & FLOW_DROPPED)
           && f->instrs[i].op != OP_CODE_NOP;
}

/* A jump to where control goes anyway. */
static bool is_void_jump(const Flow *f, int32_t i) {
    if (f->instrs[i].op != OP_CODE_JUMP)
        return false;
    int32_t target = f->labels[f->instrs[i].label].at;
    if (target <= i)
        return false;
    for (int32_t k = i + 1; k < target; k++)
        if (is_live(f, k))
            return false;
    return true;
}

static bool merge_push(Instr *last, const Instr *instr) {
    if (instr->op != OP_CODE_PUSH_R || (last->op != OP_CODE_PUSH_R && last->op != OP_CODE_PUSH_RR))
        return false;
    last->operand |= instr->operand << (last->op == OP_CODE_PUSH_R ? 8 : 16);
    last->op = (uint8_t)(last->op == OP_CODE_PUSH_R ? OP_CODE_PUSH_RR : OP_CODE_PUSH_RRR);
    return true;
}

/* Moves what is live together. work[i] becomes the new index of what stands at or behind i. */
static int32_t compact(Flow *f) {
    int32_t out = 0;
    for (int32_t i = 0; i < f->count; i++) {
        f->work[i] = out;
        if (!is_live(f, i) || is_void_jump(f, i))
            continue;
        /* A target keeps its own instruction; dropped neighbours before it count as it, for labels
         * on them. */
        bool target = false;
        for (int32_t k = i; k >= 0 && (k == i || f->work[k] == out); k--)
            target |= (f->marks[k] & FLOW_TARGET) != 0;
        if (out > 0 && !target && merge_push(&f->instrs[out - 1], &f->instrs[i]))
            continue;
        f->instrs[out++] = f->instrs[i];
    }
    f->work[f->count] = out;
    return out;
}

static void follow(Flow *f, int32_t count) {
    Compiler *c = f->c;
    int32_t kept = 0;
    for (int32_t i = 0; i < f->label_count; i++)
        if (f->labels[i].at >= 0)
            f->labels[i].at = f->work[f->labels[i].at];
    for (int32_t i = 0; i < f->region_count; i++) {
        Region region = f->regions[i];
        region.start = f->work[region.start];
        region.end = f->work[region.end];
        if (region.start < region.end)
            f->regions[kept++] = region;
    }
    c->regions.count = c->unit->first_region + (uint32_t)kept;
    c->instrs.count = c->unit->first_instr + (uint32_t)count;
}

bool flow_optimize(Compiler *c) {
    Unit *u = c->unit;
    Flow f = {
        .c = c,
        .instrs = c->instrs.items + u->first_instr,
        .labels = c->labels.items ? c->labels.items + u->first_label : NULL,
        .regions = c->regions.items ? c->regions.items + u->first_region : NULL,
        .count = (int32_t)(c->instrs.count - u->first_instr),
        .label_count = (int32_t)(c->labels.count - u->first_label),
        .region_count = (int32_t)(c->regions.count - u->first_region),
    };
    size_t n = (size_t)f.count + 1;
    f.work = codegen_buffer(c, n * (sizeof(int32_t) + 1));
    if (f.work == NULL)
        return false;
    f.marks = (uint8_t *)(f.work + n);
    if (f.label_count > 0) {
        thread_labels(&f);
        simplify_jumps(&f);
    }
    mark_reachable(&f);
    if (u->check_count > 0 && !flow_drop_checks(&f))
        return false;
    follow(&f, compact(&f));
    return true;
}
