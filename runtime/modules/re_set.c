/* Sets of characters: [a-z\d]. */
#include "runtime/modules/re_parse.h"

#include "runtime/objects/exceptions.h"

static int future_warning(Parser *p, const char *what, size_t position) {
    if (p->flags & RE_REPARSED)
        return 0;
    return warn(&exc_FutureWarning, "Possible %s at position %zu", what, position);
}

static int set_operator_warning(Parser *p, uint32_t c) {
    const char *what = c == '-'   ? "set difference"
                       : c == '&' ? "set intersection"
                       : c == '~' ? "set symmetric difference"
                                  : "set union";
    return future_warning(p, what, re_tell(&p->r) - 1);
}

/* One member; `token` was read and begins at `start`. */
static int set_member(Parser *p, uint32_t token, size_t start, ReSetItem *out) {
    if (token & RE_ESCAPE)
        return re_set_escape(p, token & ~RE_ESCAPE, start, out);
    *out = (ReSetItem){token, token};
    return 0;
}

static int range_error(Parser *p, size_t from, size_t to) {
    Str *text = str_slice(p->r.text, from, to);
    if (text == NULL)
        return -1;
    re_fail(&p->r, text->length, "bad character range %U", text);
    decref(text);
    return -1;
}

static int unterminated_set(Parser *p, size_t start) {
    return re_fail(&p->r, re_tell(&p->r) - start, "unterminated character set");
}

/* Behind "member-": 1 the set has ended, 0, -1. */
static int set_range(Parser *p, ReSetItem low, size_t start, size_t set_start) {
    uint32_t token = p->r.token;
    size_t here = re_tell(&p->r);
    ReSetItem high;
    if (re_next(&p->r) < 0)
        return -1;
    if (token == RE_END)
        return unterminated_set(p, set_start);
    if (token == ']')
        return re_add_item(p, low.first, low.last) < 0 || re_add_item(p, '-', '-') < 0 ? -1 : 1;
    if (token == '-' && future_warning(p, "set difference", re_tell(&p->r) - 2) < 0)
        return -1;
    if (set_member(p, token, here, &high) < 0)
        return -1;
    if (low.first == RE_CATEGORY || high.first == RE_CATEGORY || high.first < low.first)
        return range_error(p, start, re_tell(&p->r));
    return re_add_item(p, low.first, high.first);
}

int re_parse_set(Parser *p, Sequence *s, size_t set_start, int flags) {
    ReReader *r = &p->r;
    size_t first_item = p->tree->item_count;
    if (r->token == '[' && future_warning(p, "nested set", re_tell(r)) < 0)
        return -1;
    bool negated = r->token == '^';
    if (negated && re_next(r) < 0)
        return -1;
    for (;;) {
        uint32_t token = r->token;
        size_t start = re_tell(r);
        bool any = p->tree->item_count > first_item;
        ReSetItem member;
        if (re_next(r) < 0)
            return -1;
        if (token == RE_END)
            return unterminated_set(p, set_start);
        if (token == ']' && any)
            break;
        if (any && r->token == token
            && (token == '-' || token == '&' || token == '~' || token == '|')
            && set_operator_warning(p, token) < 0)
            return -1;
        if (set_member(p, token, start, &member) < 0)
            return -1;
        if (r->token != '-') {
            if (re_add_item(p, member.first, member.last) < 0)
                return -1;
            continue;
        }
        int ended = re_next(r) < 0 ? -1 : set_range(p, member, start, set_start);
        if (ended < 0)
            return -1;
        if (ended)
            break;
    }
    int32_t node = re_new_node(p, RE_IN, flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = (uint32_t)first_item;
    n->b = (uint32_t)(p->tree->item_count - first_item);
    n->negated = negated;
    re_append(p, s, node);
    return 0;
}
