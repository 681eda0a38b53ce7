/* Python's regular expression syntax, read into a tree: the descent, repetition, and the checks of
 * the whole. re_group.c, re_set.c and re_escape.c read their parts of it; re_tree.c makes the
 * nodes.
 */
#include "runtime/modules/re_parse.h"

#include "runtime/objects/dict.h"

/* ---- repetition ------------------------------------------------------------------------------ */

static int read_bound(Parser *p, uint64_t *value, bool *given) {
    *given = false;
    *value = 0;
    while (p->r.token - '0' < 10) {
        *given = true;
        *value = *value * 10 + (p->r.token - '0');
        if (*value > UINT32_MAX)
            *value = UINT32_MAX;
        if (re_next(&p->r) < 0)
            return -1;
    }
    return 0;
}

/* Behind '{': 1 with the bounds, 0 it is a literal brace, -1. */
static int read_bounds(Parser *p, size_t here, uint32_t *min, uint32_t *max) {
    ReReader *r = &p->r;
    uint64_t low, high;
    bool low_given, high_given;
    if (r->token == '}')
        return 0;
    if (read_bound(p, &low, &low_given) < 0)
        return -1;
    high = low, high_given = low_given;
    if (r->token == ',' && (re_next(r) < 0 || read_bound(p, &high, &high_given) < 0))
        return -1;
    if (r->token != '}')
        return re_seek(r, here) < 0 ? -1 : 0;
    if (re_next(r) < 0)
        return -1;
    if ((low_given && low >= UINT32_MAX) || (high_given && high >= UINT32_MAX))
        return raise_overflow_error("the repetition number is too large"), -1;
    *min = low_given ? (uint32_t)low : 0;
    *max = high_given ? (uint32_t)high : RE_FOREVER;
    if (high_given && *max < *min)
        return re_fail(r, re_tell(r) - here, "min repeat greater than max repeat");
    return 1;
}

/* Makes the last node of the sequence the child of a repetition, which takes its place. */
static int wrap_last(Parser *p, Sequence *s, uint32_t min, uint32_t max, int flags) {
    int32_t copy = re_new_node(p, RE_REPEAT, flags);
    if (copy == RE_NO_NODE)
        return -1;
    ReNode *nodes = p->tree->nodes, repeat = nodes[copy], *last = &nodes[s->last];
    nodes[copy] = *last;
    repeat.a = min;
    repeat.b = max;
    repeat.child = copy;
    if (last->op == RE_GROUP && last->a == 0 && !last->scoped)
        repeat.child = last->child;
    *last = repeat;
    if (p->r.token == '?' || p->r.token == '+') {
        last->kind = (uint8_t)p->r.token;
        return re_next(&p->r);
    }
    return 0;
}

static int parse_repeat(Parser *p, Sequence *s, uint32_t c, int flags) {
    size_t here = re_tell(&p->r); /* behind the sign */
    uint32_t min = c == '+', max = c == '?' ? 1 : RE_FOREVER;
    if (c == '{') {
        int bounds = read_bounds(p, here, &min, &max);
        if (bounds <= 0)
            return bounds < 0 ? -1 : re_append_literal(p, s, '{', flags);
    }
    const ReNode *last = s->last == RE_NO_NODE ? NULL : &p->tree->nodes[s->last];
    if (last == NULL || last->op == RE_AT)
        return re_fail(&p->r, re_tell(&p->r) - here + 1, "nothing to repeat");
    if (last->op == RE_REPEAT)
        return re_fail(&p->r, re_tell(&p->r) - here + 1, "multiple repeat");
    return wrap_last(p, s, min, max, flags);
}

/* ---- sequences ------------------------------------------------------------------------------- */

static bool is_white(uint32_t c) { return c == ' ' || c - 9 < 5; }

static int skip_verbose_comment(Parser *p) {
    for (;;) {
        uint32_t c = p->r.token;
        if (re_next(&p->r) < 0)
            return -1;
        if (c == RE_END || c == '\n')
            return 0;
    }
}

static int parse_item(Parser *p, Sequence *s, uint32_t c, size_t start, Place *at) {
    int32_t node;
    if (c & RE_ESCAPE)
        return re_parse_escape(p, s, c & ~RE_ESCAPE, start, at->flags);
    switch (c) {
    case '[':
        return re_parse_set(p, s, start, at->flags);
    case '(':
        return re_parse_parenthesis(p, s, start, at);
    case '*':
    case '+':
    case '?':
    case '{':
        return parse_repeat(p, s, c, at->flags);
    case '^':
    case '$':
        return re_append_at(p, s, c, at->flags);
    case '.':
        if ((node = re_new_node(p, RE_ANY, at->flags)) == RE_NO_NODE)
            return -1;
        re_append(p, s, node);
        return 0;
    default:
        return re_append_literal(p, s, c, at->flags);
    }
}

int re_parse_sequence(Parser *p, Place at, int32_t *out) {
    Sequence s = {RE_NO_NODE, RE_NO_NODE};
    if (c_stack_check("") < 0)
        return -1;
    for (;;) {
        uint32_t c = p->r.token;
        size_t start = re_tell(&p->r);
        if (c == RE_END || c == '|' || c == ')')
            break;
        if (re_next(&p->r) < 0)
            return -1;
        if (at.verbose && is_white(c))
            continue;
        if (at.verbose && c == '#') {
            if (skip_verbose_comment(p) < 0)
                return -1;
            continue;
        }
        if (parse_item(p, &s, c, start, &at) < 0)
            return -1;
    }
    *out = s.first;
    return 0;
}

/* a|b|c */
int re_parse_alternatives(Parser *p, Place at, int32_t *out) {
    Sequence alternatives = {RE_NO_NODE, RE_NO_NODE};
    int32_t body;
    at.first = !at.nested;
    if (re_parse_sequence(p, at, &body) < 0)
        return -1;
    if (p->r.token != '|') {
        *out = body;
        return 0;
    }
    int32_t branch = re_new_node(p, RE_BRANCH, at.flags);
    for (;;) {
        int32_t node = branch == RE_NO_NODE ? RE_NO_NODE : re_new_node(p, RE_ALTERNATIVE, at.flags);
        if (node == RE_NO_NODE)
            return -1;
        p->tree->nodes[node].child = body;
        re_append(p, &alternatives, node);
        if (p->r.token != '|')
            break;
        if (!at.nested)
            at.flags = p->flags, at.verbose = p->flags & RE_VERBOSE;
        at.first = false;
        if (re_next(&p->r) < 0 || re_parse_sequence(p, at, &body) < 0)
            return -1;
    }
    p->tree->nodes[branch].child = alternatives.first;
    *out = branch;
    return 0;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static int fix_flags(Parser *p) {
    int flags = p->flags;
    const char *message = NULL;
    if (p->r.is_text) {
        if (flags & RE_LOCALE)
            message = "cannot use LOCALE flag with a str pattern";
        else if (!(flags & RE_ASCII))
            flags |= RE_UNICODE;
        else if (flags & RE_UNICODE)
            message = "ASCII and UNICODE flags are incompatible";
    } else if (flags & RE_UNICODE) {
        message = "cannot use UNICODE flag with a bytes pattern";
    } else if ((flags & RE_LOCALE) && (flags & RE_ASCII)) {
        message = "ASCII and LOCALE flags are incompatible";
    }
    p->tree->flags = flags;
    return message ? (raise_value_error("%s", message), -1) : 0;
}

static int check_forward(Parser *p) {
    for (size_t i = 0; i < p->forward_count; i++)
        if (p->forward[i].group > p->tree->groups) {
            re_error_text_steal(str_format("invalid group reference %d", (int)p->forward[i].group),
                                p->r.source, (ssize_t)p->forward[i].position);
            return -1;
        }
    return 0;
}

static int check_look_behinds(Parser *p) {
    const ReTree *t = p->tree;
    for (size_t i = 0; i < t->count; i++) {
        uint64_t low, high;
        if (t->nodes[i].op != RE_ASSERT || !t->nodes[i].behind)
            continue;
        re_width(t, t->nodes[i].child, &low, &high);
        if (low != high)
            return re_error("look-behind requires fixed-width pattern", NULL, -1), -1;
        if (low > UINT32_MAX)
            return re_error("looks too much behind", NULL, -1), -1;
    }
    return 0;
}

int re_parse(ReTree *tree, Object *pattern, Str *text, bool is_bytes, int flags) {
    Parser p = {.tree = tree, .flags = flags};
    *tree = (ReTree){.root = RE_NO_NODE, .is_bytes = is_bytes};
    Place at = {flags, flags & RE_VERBOSE, false, true};
    int status = -1;
    if ((tree->names = dict_new()) != NULL
        && re_grow((void **)&tree->group_info, &tree->group_capacity, sizeof *tree->group_info, 2)
               == 0
        && re_reader_init(&p.r, pattern, text, !is_bytes) == 0
        && re_parse_alternatives(&p, at, &tree->root) == 0 && fix_flags(&p) == 0) {
        if (p.r.token != RE_END)
            re_fail(&p.r, 0, "unbalanced parenthesis");
        else
            status = check_forward(&p) < 0 ? -1 : check_look_behinds(&p);
    }
    if (p.forward)
        mem_free(p.forward, p.forward_capacity * sizeof *p.forward);
    return status;
}
