/* What stands in parentheses: groups, flags, assertions, conditions, comments; and which groups
 * there are, by number and by name. */
#include "runtime/modules/re_parse.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/unicode.h"

/* ---- groups ---------------------------------------------------------------------------------- */

static int open_group(Parser *p, Str *name, uint32_t *out) {
    ReTree *t = p->tree;
    uint32_t group = t->groups + 1;
    if (group >= t->group_capacity
        && re_grow((void **)&t->group_info, &t->group_capacity, sizeof *t->group_info, 4) < 0)
        return -1;
    t->group_info[group].closed = 0;
    t->groups = *out = group;
    if (name == NULL)
        return 0;
    Object *earlier = dict_get_str_borrow(t->names, name);
    if (earlier != NULL)
        return re_fail(&p->r, name->length + 1,
                       "redefinition of group name %R as group %d; was group %S", OBJ(name),
                       (int)group, earlier);
    Object *number = int_from_i64(group);
    int status = number ? dict_set_str(t->names, name, number) : -1;
    xdecref(number);
    return status;
}

static void close_group(Parser *p, uint32_t group, int32_t sequence) {
    uint64_t low, high;
    re_width(p->tree, sequence, &low, &high);
    p->tree->group_info[group].low = low;
    p->tree->group_info[group].high = high;
    p->tree->group_info[group].closed = ++p->closed;
}

bool re_group_is_closed(Parser *p, uint32_t group) {
    return group <= p->tree->groups && p->tree->group_info[group].closed;
}

int re_check_look_behind(Parser *p, uint32_t group) {
    if (p->behind == 0)
        return 0;
    if (!re_group_is_closed(p, group))
        return re_fail(&p->r, 0, "cannot refer to an open group");
    if (group >= p->behind)
        return re_fail(&p->r, 0, "cannot refer to group defined in the same lookbehind subpattern");
    return 0;
}

static int32_t group_named(Parser *p, Str *name) {
    Object *number = dict_get_str_borrow(p->tree->names, name);
    if (number != NULL)
        return (int32_t)INT_VALUE(number);
    return re_fail(&p->r, name->length + 1, "unknown group name %R", OBJ(name));
}

/* ---- parentheses ----------------------------------------------------------------------------- */

static int flag_of(uint32_t c) {
    switch (c) {
    case 'i':
        return RE_IGNORECASE;
    case 'L':
        return RE_LOCALE;
    case 'm':
        return RE_MULTILINE;
    case 's':
        return RE_DOTALL;
    case 'x':
        return RE_VERBOSE;
    case 'a':
        return RE_ASCII;
    case 'u':
        return RE_UNICODE;
    default:
        return 0;
    }
}

static bool is_letter(uint32_t c) { return c != RE_END && !(c & RE_ESCAPE) && unicode_is_alpha(c); }

/* The next character of a flags group; `missing` says what should stand there. */
static int next_flag(Parser *p, const char *missing, bool (*ends)(uint32_t), uint32_t *c) {
    *c = p->r.token;
    if (re_next(&p->r) < 0)
        return -1;
    if (*c == RE_END)
        return re_fail(&p->r, 0, "%s", missing);
    if (ends(*c) || flag_of(*c))
        return 0;
    return re_fail(&p->r, *c & RE_ESCAPE ? 2 : 1, "%s", is_letter(*c) ? "unknown flag" : missing);
}

static bool ends_added(uint32_t c) { return c == ')' || c == '-' || c == ':'; }
static bool ends_removed(uint32_t c) { return c == ':'; }
static bool ends_nothing(uint32_t c) {
    (void)c;
    return false;
}

/* (?flags) (1: global, taken over), (?flags-flags: (0). c is the first character behind the
 * question mark. */
static int parse_flags(Parser *p, uint32_t c, int *add, int *remove) {
    *add = *remove = 0;
    while (c != '-' && c != ':' && c != ')') {
        int flag = flag_of(c);
        if (p->r.is_text && c == 'L')
            return re_fail(&p->r, 0, "bad inline flags: cannot use 'L' flag with a str pattern");
        if (!p->r.is_text && c == 'u')
            return re_fail(&p->r, 0, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        *add |= flag;
        if ((flag & RE_TYPE_FLAGS) && (*add & RE_TYPE_FLAGS) != flag)
            return re_fail(&p->r, 0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        if (next_flag(p, "missing -, : or )", ends_added, &c) < 0)
            return -1;
    }
    if (c == ')') {
        p->flags |= *add;
        return 1;
    }
    if (c == '-') {
        if (next_flag(p, "missing flag", ends_nothing, &c) < 0)
            return -1;
        while (c != ':') {
            if (flag_of(c) & RE_TYPE_FLAGS)
                return re_fail(&p->r, 0,
                               "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
            *remove |= flag_of(c);
            if (next_flag(p, "missing :", ends_removed, &c) < 0)
                return -1;
        }
    }
    return *add & *remove ? re_fail(&p->r, 1, "bad inline flags: flag turned on and off") : 0;
}

static int close_parenthesis(Parser *p, size_t start) {
    if (p->r.token == ')')
        return re_next(&p->r);
    return re_fail(&p->r, re_tell(&p->r) - start, "missing ), unterminated subpattern");
}

/* (?=...) (?!...) (?<=...) (?<!...) */
static int parse_assertion(Parser *p, Sequence *s, uint32_t kind, bool behind, size_t start,
                           Place at) {
    int32_t body;
    uint32_t outer = p->behind;
    if (behind && outer == 0)
        p->behind = p->tree->groups + 1;
    at.nested = true;
    if (re_parse_alternatives(p, at, &body) < 0)
        return -1;
    p->behind = outer;
    if (close_parenthesis(p, start) < 0)
        return -1;
    int32_t node =
        re_new_node(p, kind == '!' && body == RE_NO_NODE ? RE_FAILURE : RE_ASSERT, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->kind = (uint8_t)kind;
    n->behind = behind;
    n->child = body;
    re_append(p, s, node);
    return 0;
}

static int add_forward(Parser *p, uint32_t group, size_t position) {
    if (p->forward_count == p->forward_capacity
        && re_grow((void **)&p->forward, &p->forward_capacity, sizeof *p->forward, 4) < 0)
        return -1;
    p->forward[p->forward_count++] = (struct Forward){group, position};
    return 0;
}

/* The group that (?(...) asks for; -1: error. */
static int64_t condition_group(Parser *p) {
    Str *name = re_until(&p->r, ')', "group name");
    uint32_t group;
    int64_t result = -1;
    if (name == NULL)
        return -1;
    if (!re_decimal_name(name, &group)) {
        if (re_check_name(&p->r, name) == 0)
            result = group_named(p, name);
    } else if (group == 0) {
        re_fail(&p->r, name->length + 1, "bad group number");
    } else if (group >= INT32_MAX / 2) {
        re_fail(&p->r, name->length + 1, "invalid group reference %U", name);
    } else if (add_forward(p, group, re_tell(&p->r) - name->length - 1) == 0) {
        result = group;
    }
    decref(name);
    return result;
}

/* (?(group)yes|no) */
static int parse_condition(Parser *p, Sequence *s, size_t start, Place at) {
    int64_t group = condition_group(p);
    int32_t yes, no = RE_NO_NODE;
    bool has_no = false;
    if (group < 0 || re_check_look_behind(p, (uint32_t)group) < 0)
        return -1;
    at.nested = true;
    at.first = false;
    if (re_parse_sequence(p, at, &yes) < 0)
        return -1;
    if (p->r.token == '|') {
        has_no = true;
        if (re_next(&p->r) < 0 || re_parse_sequence(p, at, &no) < 0)
            return -1;
        if (p->r.token == '|')
            return re_fail(&p->r, 0, "conditional backref with more than two branches");
    }
    if (close_parenthesis(p, start) < 0)
        return -1;
    int32_t node = re_new_node(p, RE_CONDITION, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = (uint32_t)group;
    n->b = has_no;
    n->child = yes;
    n->other = no;
    re_append(p, s, node);
    return 0;
}

static int skip_comment(Parser *p, size_t start) {
    for (;;) {
        uint32_t c = p->r.token;
        if (c == RE_END)
            return re_fail(&p->r, re_tell(&p->r) - start, "missing ), unterminated comment");
        if (re_next(&p->r) < 0)
            return -1;
        if (c == ')')
            return 0;
    }
}

typedef struct Opening {
    bool capture, atomic, scoped;
    Str *name; /* owned or NULL */
    int flags;
    bool verbose;
} Opening;

static int parse_group(Parser *p, Sequence *s, size_t start, const Opening *o, Place at) {
    uint32_t group = 0;
    int32_t body;
    if (o->capture && open_group(p, o->name, &group) < 0)
        return -1;
    Place inner = {o->flags, o->verbose, true, false};
    if (re_parse_alternatives(p, inner, &body) < 0 || close_parenthesis(p, start) < 0)
        return -1;
    if (group > 0)
        close_group(p, group, body);
    int32_t node = re_new_node(p, o->atomic ? RE_ATOMIC : RE_GROUP, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = group;
    n->child = body;
    n->scoped = o->scoped;
    re_append(p, s, node);
    return 0;
}

static int unexpected_end(Parser *p) { return re_fail(&p->r, 0, "unexpected end of pattern"); }

/* "unknown extension ?..." from `from` to before the current token; points at the question mark. */
static int unknown_extension(Parser *p, size_t question) {
    Str *text = str_slice(p->r.text, question, re_tell(&p->r));
    if (text == NULL)
        return -1;
    re_fail(&p->r, text->length, "unknown extension %U", text);
    decref(text);
    return -1;
}

/* (?P=name): 1 done; (?P<name>: 0 with the name; -1. */
static int parse_python_extension(Parser *p, Sequence *s, size_t question, Str **name, int flags) {
    uint32_t c = p->r.token;
    if (c == '<' || c == '=') {
        if (re_next(&p->r) < 0
            || (*name = re_until(&p->r, c == '<' ? '>' : ')', "group name")) == NULL
            || re_check_name(&p->r, *name) < 0)
            return -1;
        if (c == '<')
            return 0;
        int32_t group = group_named(p, *name);
        if (group < 0)
            return -1;
        if (!re_group_is_closed(p, (uint32_t)group))
            return re_fail(&p->r, (*name)->length + 1, "cannot refer to an open group");
        if (re_check_look_behind(p, (uint32_t)group) < 0
            || re_append_backref(p, s, (uint32_t)group, flags) < 0)
            return -1;
        return 1;
    }
    if (re_next(&p->r) < 0)
        return -1;
    return c == RE_END ? unexpected_end(p) : unknown_extension(p, question);
}

/* Behind "(?": 1 the whole construct is read, 0 a group opens as *o says, -1. */
static int parse_extension(Parser *p, Sequence *s, size_t start, Opening *o, Place *at) {
    ReReader *r = &p->r;
    uint32_t c = r->token;
    size_t question = start + 1;
    if (re_next(r) < 0)
        return -1;
    if (c == RE_END)
        return unexpected_end(p);
    if (c == 'P')
        return parse_python_extension(p, s, question, &o->name, at->flags);
    o->capture = false;
    if (c == ':')
        return 0;
    if (c == '>')
        return o->atomic = true, 0;
    if (c == '#')
        return skip_comment(p, start) < 0 ? -1 : 1;
    if (c == '(')
        return parse_condition(p, s, start, *at) < 0 ? -1 : 1;
    if (c == '=' || c == '!')
        return parse_assertion(p, s, c, false, start, *at) < 0 ? -1 : 1;
    if (c == '<') {
        uint32_t kind = r->token;
        if (re_next(r) < 0)
            return -1;
        if (kind == RE_END)
            return unexpected_end(p);
        if (kind != '=' && kind != '!')
            return unknown_extension(p, question);
        return parse_assertion(p, s, kind, true, start, *at) < 0 ? -1 : 1;
    }
    if (!flag_of(c) && c != '-')
        return unknown_extension(p, question);
    int add, remove, global = parse_flags(p, c, &add, &remove);
    if (global < 0)
        return -1;
    if (global) {
        if (!at->first || s->first != RE_NO_NODE)
            return re_fail(r, re_tell(r) - start,
                           "global flags not at the start of the expression");
        at->flags = p->flags;
        at->verbose = p->flags & RE_VERBOSE;
        return 1;
    }
    if (add & RE_TYPE_FLAGS)
        o->flags &= ~RE_TYPE_FLAGS;
    o->flags = (o->flags | add) & ~remove;
    o->scoped = add || remove;
    o->verbose = (at->verbose || (add & RE_VERBOSE)) && !(remove & RE_VERBOSE);
    return 0;
}

int re_parse_parenthesis(Parser *p, Sequence *s, size_t start, Place *at) {
    Opening o = {.capture = true, .flags = at->flags, .verbose = at->verbose};
    int done = 0;
    if (p->r.token == '?')
        done = re_next(&p->r) < 0 ? -1 : parse_extension(p, s, start, &o, at);
    if (done == 0)
        done = parse_group(p, s, start, &o, *at);
    xdecref(o.name);
    return done < 0 ? -1 : 0;
}
