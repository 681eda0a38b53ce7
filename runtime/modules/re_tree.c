/* The tree of a pattern: making nodes and set items, and how wide the texts are that a part of it
 * can match. */
#include "runtime/modules/re_parse.h"

/* ---- building -------------------------------------------------------------------------------- */

int re_grow(void **array, size_t *capacity, size_t item, size_t first) {
    size_t n = *capacity ? *capacity * 2 : first;
    void *more = mem_resize(*array, *capacity * item, n * item);
    if (more == NULL) {
        raise_no_memory();
        return -1;
    }
    *array = more;
    *capacity = n;
    return 0;
}

int32_t re_new_node(Parser *p, ReOp op, int flags) {
    ReTree *t = p->tree;
    if (t->count == t->capacity
        && (t->count > INT32_MAX / 2
            || re_grow((void **)&t->nodes, &t->capacity, sizeof(ReNode), 16) < 0))
        return RE_NO_NODE;
    t->nodes[t->count] = (ReNode){.op = (uint8_t)op,
                                  .flags = (uint16_t)flags,
                                  .child = RE_NO_NODE,
                                  .other = RE_NO_NODE,
                                  .next = RE_NO_NODE};
    return (int32_t)t->count++;
}

int re_add_item(Parser *p, uint32_t first, uint32_t last) {
    ReTree *t = p->tree;
    if (t->item_count == t->item_capacity
        && re_grow((void **)&t->items, &t->item_capacity, sizeof(ReSetItem), 8) < 0)
        return -1;
    t->items[t->item_count++] = (ReSetItem){first, last};
    return 0;
}

void re_append(Parser *p, Sequence *s, int32_t node) {
    if (s->first == RE_NO_NODE)
        s->first = node;
    else
        p->tree->nodes[s->last].next = node;
    s->last = node;
}

void re_tree_free(ReTree *t) {
    if (t->nodes)
        mem_free(t->nodes, t->capacity * sizeof(ReNode));
    if (t->items)
        mem_free(t->items, t->item_capacity * sizeof(ReSetItem));
    if (t->group_info)
        mem_free(t->group_info, t->group_capacity * sizeof *t->group_info);
    xdecref(t->names);
    *t = (ReTree){0};
}

/* ---- widths ---------------------------------------------------------------------------------- */

static uint64_t add_width(uint64_t a, uint64_t b) { return a + b < a ? UINT64_MAX : a + b; }
static uint64_t multiply_width(uint64_t a, uint64_t b) {
    uint64_t product;
    return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

static void branch_width(const ReTree *t, int32_t alternative, uint64_t *low, uint64_t *high) {
    *low = UINT64_MAX;
    *high = 0;
    for (int32_t i = alternative; i != RE_NO_NODE; i = t->nodes[i].next) {
        uint64_t l, h;
        re_width(t, t->nodes[i].child, &l, &h);
        *low = l < *low ? l : *low;
        *high = h > *high ? h : *high;
    }
}

static void node_width(const ReTree *t, const ReNode *n, uint64_t *low, uint64_t *high) {
    uint64_t l, h;
    *low = *high = 0;
    switch (n->op) {
    case RE_LITERAL:
    case RE_ANY:
    case RE_IN:
        *low = *high = 1;
        break;
    case RE_BRANCH:
        branch_width(t, n->child, low, high);
        break;
    case RE_GROUP:
    case RE_ATOMIC:
        if (n->op == RE_GROUP && n->a > 0 && t->group_info[n->a].closed)
            *low = t->group_info[n->a].low, *high = t->group_info[n->a].high;
        else
            re_width(t, n->child, low, high);
        break;
    case RE_REPEAT:
        re_width(t, n->child, &l, &h);
        *low = multiply_width(l, n->a);
        *high = n->b == RE_FOREVER ? (h ? UINT64_MAX : 0) : multiply_width(h, n->b);
        break;
    case RE_BACKREF:
        *low = t->group_info[n->a].low, *high = t->group_info[n->a].high;
        break;
    case RE_CONDITION:
        re_width(t, n->child, low, high);
        if (n->b) {
            re_width(t, n->other, &l, &h);
            *low = l < *low ? l : *low;
            *high = h > *high ? h : *high;
        } else {
            *low = 0;
        }
        break;
    default:
        break;
    }
}

void re_width(const ReTree *t, int32_t sequence, uint64_t *low, uint64_t *high) {
    *low = *high = 0;
    for (int32_t i = sequence; i != RE_NO_NODE; i = t->nodes[i].next) {
        uint64_t l, h;
        node_width(t, &t->nodes[i], &l, &h);
        *low = add_width(*low, l);
        *high = add_width(*high, h);
    }
}
