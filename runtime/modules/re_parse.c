/* Python's regular expression syntax, read into a tree.
 *
 * Nodes lie in one array and name each other by index; a sequence is a list linked by `next`. Every
 * node carries the flags in force where it stands (global flags are only allowed at the start, so
 * that they are known). Checks and messages are those of CPython's parser.
 */
#include "runtime/modules/re_internal.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/unicode.h"

typedef struct Parser {
    ReReader r;
    ReTree *tree;
    int flags;       /* global */
    uint32_t closed; /* closing parentheses of capturing groups so far */
    uint32_t behind; /* groups + 1 where the outermost look-behind around here began; 0: none */
    struct Forward { /* conditions on groups by number: checked at the end */
        uint32_t group;
        size_t position;
    } * forward;
    size_t forward_count, forward_capacity;
} Parser;

/* Where the parser stands: what is passed down. */
typedef struct Place {
    int flags;
    bool verbose, nested, first;
} Place;

static int parse_alternatives(Parser *p, Place at, int32_t *out);

/* ---- building ------------------------------------------------------------------------------------ */

static int grow(void **array, size_t *capacity, size_t item, size_t first) {
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

static int32_t new_node(Parser *p, ReOp op, int flags) {
    ReTree *t = p->tree;
    if (t->count == t->capacity
        && (t->count > INT32_MAX / 2
            || grow((void **)&t->nodes, &t->capacity, sizeof(ReNode), 16) < 0))
        return RE_NO_NODE;
    t->nodes[t->count] = (ReNode){.op = (uint8_t)op,
                                  .flags = (uint16_t)flags,
                                  .child = RE_NO_NODE,
                                  .other = RE_NO_NODE,
                                  .next = RE_NO_NODE};
    return (int32_t)t->count++;
}

static int add_item(Parser *p, uint32_t first, uint32_t last) {
    ReTree *t = p->tree;
    if (t->item_count == t->item_capacity
        && grow((void **)&t->items, &t->item_capacity, sizeof(ReSetItem), 8) < 0)
        return -1;
    t->items[t->item_count++] = (ReSetItem){first, last};
    return 0;
}

typedef struct Sequence {
    int32_t first, last;
} Sequence;

static void append(Parser *p, Sequence *s, int32_t node) {
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

/* ---- widths -------------------------------------------------------------------------------------- */

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

/* ---- groups -------------------------------------------------------------------------------------- */

static int open_group(Parser *p, Str *name, uint32_t *out) {
    ReTree *t = p->tree;
    uint32_t group = t->groups + 1;
    if (group >= t->group_capacity
        && grow((void **)&t->group_info, &t->group_capacity, sizeof *t->group_info, 4) < 0)
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

static bool group_is_closed(Parser *p, uint32_t group) {
    return group <= p->tree->groups && p->tree->group_info[group].closed;
}

static int check_look_behind(Parser *p, uint32_t group) {
    if (p->behind == 0)
        return 0;
    if (!group_is_closed(p, group))
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

/* ---- escapes ------------------------------------------------------------------------------------- */

static int digit_value(uint32_t c, int base) {
    int v = c - '0' < 10 ? (int)c - '0' : (c | 32) - 'a' < 6 ? (int)(c | 32) - 'a' + 10 : 99;
    return v < base ? v : -1;
}

/* Up to n more digits of a base behind an escape; *end is where they stop. */
static int read_digits(Parser *p, int n, int base, uint32_t *value, int *count) {
    for (*count = 0; *count < n; ++*count) {
        int v = p->r.token == RE_END || p->r.token & RE_ESCAPE ? -1 : digit_value(p->r.token, base);
        if (v < 0)
            return 0;
        *value = *value * (uint32_t)base + (uint32_t)v;
        if (re_next(&p->r) < 0)
            return -1;
    }
    return 0;
}

/* "message \..." with the escape from `start` up to the current token; points at its start. */
static int escape_error(Parser *p, size_t start, const char *format) {
    Str *escape = str_slice(p->r.text, start, re_tell(&p->r));
    if (escape == NULL)
        return -1;
    re_fail(&p->r, escape->length, format, escape);
    decref(escape);
    return -1;
}

static int named_character(Parser *p, uint32_t *out) {
    if (p->r.token != '{')
        return re_fail(&p->r, 0, "missing {");
    if (re_next(&p->r) < 0)
        return -1;
    Str *name = re_until(&p->r, '}', "character name");
    if (name == NULL)
        return -1;
    int32_t c = name->ascii ? unicode_lookup_name(str_data(name), name->length) : -1;
    if (c < 0)
        re_fail(&p->r, name->length + 4, "undefined character name %R", OBJ(name));
    decref(name);
    *out = (uint32_t)c;
    return c < 0 ? -1 : 0;
}

/* The escapes that sets and sequences share. start: of the escape; the token behind it is current.
 * 1: *out is the character, 0: not one of these, -1: error. */
static int common_escape(Parser *p, uint32_t c, size_t start, uint32_t *out) {
    int digits = c == 'x' ? 2 : c == 'u' && p->r.is_text ? 4 : c == 'U' && p->r.is_text ? 8 : 0, n;
    *out = 0;
    if (digits > 0) {
        if (read_digits(p, digits, 16, out, &n) < 0)
            return -1;
        if (n < digits)
            return escape_error(p, start, "incomplete escape %U");
        return *out > 0x10ffff ? escape_error(p, start, "bad escape %U") : 1;
    }
    if (c == 'N' && p->r.is_text)
        return named_character(p, out) < 0 ? -1 : 1;
    return 0;
}

static bool is_ascii_letter(uint32_t c) { return (c | 32) - 'a' < 26 && c < 128; }

static int octal_error(Parser *p, size_t start) {
    return escape_error(p, start, "octal escape value %U outside of range 0-0o377");
}

static bool is_category(uint32_t c) {
    return c < 128 && c != 0 && strchr("dDsSwW", (int)c) != NULL;
}

/* An escape in a set: a character, or first is RE_CATEGORY. */
static int set_escape(Parser *p, uint32_t c, size_t start, ReSetItem *out) {
    int32_t simple = re_simple_escape(c);
    uint32_t value = c - '0';
    int n;
    if (simple >= 0)
        return *out = (ReSetItem){(uint32_t)simple, (uint32_t)simple}, 0;
    if (is_category(c))
        return *out = (ReSetItem){RE_CATEGORY, c}, 0;
    int status = common_escape(p, c, start, &value);
    if (status < 0)
        return -1;
    if (status == 0 && c - '0' < 8) {
        value = c - '0';
        if (read_digits(p, 2, 8, &value, &n) < 0)
            return -1;
        if (value > 0377)
            return octal_error(p, start);
    } else if (status == 0) {
        if (is_ascii_letter(c) || c - '0' < 10)
            return escape_error(p, start, "bad escape %U");
        value = c;
    }
    *out = (ReSetItem){value, value};
    return 0;
}

static int append_literal(Parser *p, Sequence *s, uint32_t c, int flags) {
    int32_t node = new_node(p, RE_LITERAL, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = c;
    append(p, s, node);
    return 0;
}

static int append_backref(Parser *p, Sequence *s, uint32_t group, int flags) {
    int32_t node = new_node(p, RE_BACKREF, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = group;
    append(p, s, node);
    return 0;
}

/* \1 to \99: a group; or three octal digits: a character. */
static int number_escape(Parser *p, Sequence *s, uint32_t c, size_t start, int flags) {
    uint32_t group = c - '0', next = p->r.token;
    if (next - '0' < 10) {
        group = group * 10 + (next - '0');
        if (re_next(&p->r) < 0)
            return -1;
        uint32_t third = p->r.token;
        if (c - '0' < 8 && next - '0' < 8 && third - '0' < 8) {
            uint32_t value = (c - '0') * 64 + (next - '0') * 8 + (third - '0');
            if (re_next(&p->r) < 0)
                return -1;
            return value > 0377 ? octal_error(p, start) : append_literal(p, s, value, flags);
        }
    }
    size_t length = re_tell(&p->r) - start;
    if (group > p->tree->groups)
        return re_fail(&p->r, length - 1, "invalid group reference %d", (int)group);
    if (!group_is_closed(p, group))
        return re_fail(&p->r, length, "cannot refer to an open group");
    return check_look_behind(p, group) < 0 ? -1 : append_backref(p, s, group, flags);
}

static int append_at(Parser *p, Sequence *s, uint32_t what, int flags) {
    int32_t node = new_node(p, RE_AT, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = what;
    append(p, s, node);
    return 0;
}

static int append_category(Parser *p, Sequence *s, uint32_t letter, int flags) {
    int32_t node = new_node(p, RE_IN, flags);
    if (node == RE_NO_NODE || add_item(p, RE_CATEGORY, letter) < 0)
        return -1;
    p->tree->nodes[node].a = (uint32_t)p->tree->item_count - 1;
    p->tree->nodes[node].b = 1;
    append(p, s, node);
    return 0;
}

/* An escape in a sequence; the token behind it is current. */
static int parse_escape(Parser *p, Sequence *s, uint32_t c, size_t start, int flags) {
    uint32_t value;
    int n;
    if (is_category(c))
        return append_category(p, s, c, flags);
    if (c == 'A' || c == 'Z' || c == 'b' || c == 'B')
        return append_at(p, s, c, flags);
    int32_t simple = re_simple_escape(c);
    if (simple >= 0)
        return append_literal(p, s, (uint32_t)simple, flags);
    int status = common_escape(p, c, start, &value);
    if (status != 0)
        return status < 0 ? -1 : append_literal(p, s, value, flags);
    if (c == '0') {
        value = 0;
        return read_digits(p, 2, 8, &value, &n) < 0 ? -1 : append_literal(p, s, value, flags);
    }
    if (c - '0' < 10)
        return number_escape(p, s, c, start, flags);
    return is_ascii_letter(c) ? escape_error(p, start, "bad escape %U")
                              : append_literal(p, s, c, flags);
}

/* ---- sets ---------------------------------------------------------------------------------------- */

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
        return set_escape(p, token & ~RE_ESCAPE, start, out);
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
        return add_item(p, low.first, low.last) < 0 || add_item(p, '-', '-') < 0 ? -1 : 1;
    if (token == '-' && future_warning(p, "set difference", re_tell(&p->r) - 2) < 0)
        return -1;
    if (set_member(p, token, here, &high) < 0)
        return -1;
    if (low.first == RE_CATEGORY || high.first == RE_CATEGORY || high.first < low.first)
        return range_error(p, start, re_tell(&p->r));
    return add_item(p, low.first, high.first);
}

static int parse_set(Parser *p, Sequence *s, size_t set_start, int flags) {
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
            if (add_item(p, member.first, member.last) < 0)
                return -1;
            continue;
        }
        int ended = re_next(r) < 0 ? -1 : set_range(p, member, start, set_start);
        if (ended < 0)
            return -1;
        if (ended)
            break;
    }
    int32_t node = new_node(p, RE_IN, flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = (uint32_t)first_item;
    n->b = (uint32_t)(p->tree->item_count - first_item);
    n->negated = negated;
    append(p, s, node);
    return 0;
}

/* ---- repetition ---------------------------------------------------------------------------------- */

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
    int32_t copy = new_node(p, RE_REPEAT, flags);
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
            return bounds < 0 ? -1 : append_literal(p, s, '{', flags);
    }
    const ReNode *last = s->last == RE_NO_NODE ? NULL : &p->tree->nodes[s->last];
    if (last == NULL || last->op == RE_AT)
        return re_fail(&p->r, re_tell(&p->r) - here + 1, "nothing to repeat");
    if (last->op == RE_REPEAT)
        return re_fail(&p->r, re_tell(&p->r) - here + 1, "multiple repeat");
    return wrap_last(p, s, min, max, flags);
}

/* ---- parentheses --------------------------------------------------------------------------------- */

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
    if (parse_alternatives(p, at, &body) < 0)
        return -1;
    p->behind = outer;
    if (close_parenthesis(p, start) < 0)
        return -1;
    int32_t node =
        new_node(p, kind == '!' && body == RE_NO_NODE ? RE_FAILURE : RE_ASSERT, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->kind = (uint8_t)kind;
    n->behind = behind;
    n->child = body;
    append(p, s, node);
    return 0;
}

static int add_forward(Parser *p, uint32_t group, size_t position) {
    if (p->forward_count == p->forward_capacity
        && grow((void **)&p->forward, &p->forward_capacity, sizeof *p->forward, 4) < 0)
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

static int parse_sequence(Parser *p, Place at, int32_t *out);

/* (?(group)yes|no) */
static int parse_condition(Parser *p, Sequence *s, size_t start, Place at) {
    int64_t group = condition_group(p);
    int32_t yes, no = RE_NO_NODE;
    bool has_no = false;
    if (group < 0 || check_look_behind(p, (uint32_t)group) < 0)
        return -1;
    at.nested = true;
    at.first = false;
    if (parse_sequence(p, at, &yes) < 0)
        return -1;
    if (p->r.token == '|') {
        has_no = true;
        if (re_next(&p->r) < 0 || parse_sequence(p, at, &no) < 0)
            return -1;
        if (p->r.token == '|')
            return re_fail(&p->r, 0, "conditional backref with more than two branches");
    }
    if (close_parenthesis(p, start) < 0)
        return -1;
    int32_t node = new_node(p, RE_CONDITION, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = (uint32_t)group;
    n->b = has_no;
    n->child = yes;
    n->other = no;
    append(p, s, node);
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
    if (parse_alternatives(p, inner, &body) < 0 || close_parenthesis(p, start) < 0)
        return -1;
    if (group > 0)
        close_group(p, group, body);
    int32_t node = new_node(p, o->atomic ? RE_ATOMIC : RE_GROUP, at.flags);
    if (node == RE_NO_NODE)
        return -1;
    ReNode *n = &p->tree->nodes[node];
    n->a = group;
    n->child = body;
    n->scoped = o->scoped;
    append(p, s, node);
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
        if (!group_is_closed(p, (uint32_t)group))
            return re_fail(&p->r, (*name)->length + 1, "cannot refer to an open group");
        if (check_look_behind(p, (uint32_t)group) < 0
            || append_backref(p, s, (uint32_t)group, flags) < 0)
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

static int parse_parenthesis(Parser *p, Sequence *s, size_t start, Place *at) {
    Opening o = {.capture = true, .flags = at->flags, .verbose = at->verbose};
    int done = 0;
    if (p->r.token == '?')
        done = re_next(&p->r) < 0 ? -1 : parse_extension(p, s, start, &o, at);
    if (done == 0)
        done = parse_group(p, s, start, &o, *at);
    xdecref(o.name);
    return done < 0 ? -1 : 0;
}

/* ---- sequences ----------------------------------------------------------------------------------- */

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
        return parse_escape(p, s, c & ~RE_ESCAPE, start, at->flags);
    switch (c) {
    case '[':
        return parse_set(p, s, start, at->flags);
    case '(':
        return parse_parenthesis(p, s, start, at);
    case '*':
    case '+':
    case '?':
    case '{':
        return parse_repeat(p, s, c, at->flags);
    case '^':
    case '$':
        return append_at(p, s, c, at->flags);
    case '.':
        if ((node = new_node(p, RE_ANY, at->flags)) == RE_NO_NODE)
            return -1;
        append(p, s, node);
        return 0;
    default:
        return append_literal(p, s, c, at->flags);
    }
}

static int parse_sequence(Parser *p, Place at, int32_t *out) {
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
static int parse_alternatives(Parser *p, Place at, int32_t *out) {
    Sequence alternatives = {RE_NO_NODE, RE_NO_NODE};
    int32_t body;
    at.first = !at.nested;
    if (parse_sequence(p, at, &body) < 0)
        return -1;
    if (p->r.token != '|') {
        *out = body;
        return 0;
    }
    int32_t branch = new_node(p, RE_BRANCH, at.flags);
    for (;;) {
        int32_t node = branch == RE_NO_NODE ? RE_NO_NODE : new_node(p, RE_ALTERNATIVE, at.flags);
        if (node == RE_NO_NODE)
            return -1;
        p->tree->nodes[node].child = body;
        append(p, &alternatives, node);
        if (p->r.token != '|')
            break;
        if (!at.nested)
            at.flags = p->flags, at.verbose = p->flags & RE_VERBOSE;
        at.first = false;
        if (re_next(&p->r) < 0 || parse_sequence(p, at, &body) < 0)
            return -1;
    }
    p->tree->nodes[branch].child = alternatives.first;
    *out = branch;
    return 0;
}

/* ---- the whole ----------------------------------------------------------------------------------- */

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
        && grow((void **)&tree->group_info, &tree->group_capacity, sizeof *tree->group_info, 2) == 0
        && re_reader_init(&p.r, pattern, text, !is_bytes) == 0
        && parse_alternatives(&p, at, &tree->root) == 0 && fix_flags(&p) == 0) {
        if (p.r.token != RE_END)
            re_fail(&p.r, 0, "unbalanced parenthesis");
        else
            status = check_forward(&p) < 0 ? -1 : check_look_behinds(&p);
    }
    if (p.forward)
        mem_free(p.forward, p.forward_capacity * sizeof *p.forward);
    return status;
}
