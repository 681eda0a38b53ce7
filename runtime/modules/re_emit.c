/* From the tree to a pattern of PCRE2, for subjects of one width.
 *
 * PCRE2 runs without its UTF mode: a code unit is a character, as in our strings, surrogates
 * included. For the 8-bit library the tables of characters say what \w \d \s and case mean
 * (re_engine.c); in the wider ones they follow Unicode when the pattern does. Options are fixed:
 * DOTALL and MULTILINE are on, and what Python's flags ask for is written with \N, \A and \Z
 * instead, so that scoped flags cost nothing. Ignoring case is written out as sets but for plain
 * letters and back references, for which (?i) is switched on and off.
 */
#include "runtime/modules/re_internal.h"

typedef struct Emitter {
    ReUnits *out;
    const ReTree *tree;
    Object *pattern;   /* borrowed: for messages */
    uint32_t greatest; /* the greatest character of the width */
    bool wide;
    bool ascii;    /* the pattern as a whole: what \w and \b of PCRE2 mean */
    bool caseless; /* (?i) is on where we write */
} Emitter;

static int emit_sequence(Emitter *e, int32_t sequence, bool bracketed);

/* ---- writing --------------------------------------------------------------------------------- */

static int put(Emitter *e, uint32_t c) {
    ReUnits *u = e->out;
    if (u->length == u->capacity) {
        size_t n = u->capacity ? u->capacity * 2 : 64;
        uint32_t *more = mem_resize(u->data, u->capacity * 4, n * 4);
        if (more == NULL)
            return raise_no_memory(), -1;
        u->data = more;
        u->capacity = n;
    }
    u->data[u->length++] = c;
    return 0;
}

void re_units_free(ReUnits *u) {
    if (u->data)
        mem_free(u->data, u->capacity * 4);
    *u = (ReUnits){0};
}

static int put_text(Emitter *e, const char *text) {
    for (; *text; text++)
        if (put(e, (uint8_t)*text) < 0)
            return -1;
    return 0;
}

static int put_number(Emitter *e, uint64_t n) {
    char digits[24], *p = digits + sizeof digits;
    *--p = 0;
    do
        *--p = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    return put_text(e, p);
}

static int put_hex(Emitter *e, uint32_t c) {
    char text[16], *p = text + sizeof text;
    *--p = 0;
    *--p = '}';
    do
        *--p = "0123456789abcdef"[c & 15];
    while ((c >>= 4) > 0);
    return put_text(e, "\\x{") < 0 ? -1 : put_text(e, p);
}

static bool is_alnum(uint32_t c) { return c < 128 && ((c | 32) - 'a' < 26 || c - '0' < 10); }

static int put_literal(Emitter *e, uint32_t c) {
    if (!is_alnum(c) && c - 33 < 94 && put(e, '\\') < 0)
        return -1;
    return c < 33 || c == 127 ? put_hex(e, c) : put(e, c);
}

static int put_set_char(Emitter *e, uint32_t c) { return is_alnum(c) ? put(e, c) : put_hex(e, c); }

static int put_set_range(Emitter *e, uint32_t first, uint32_t last) {
    if (first > e->greatest)
        return 0;
    if (last > e->greatest)
        last = e->greatest;
    if (put_set_char(e, first) < 0)
        return -1;
    return first == last ? 0 : put(e, '-') < 0 ? -1 : put_set_char(e, last);
}

static int set_case(Emitter *e, bool on) {
    if (e->caseless == on)
        return 0;
    e->caseless = on;
    return put_text(e, on ? "(?i)" : "(?-i)");
}

static bool is_ascii_mode(const Emitter *e, int flags) {
    return e->tree->is_bytes || (flags & RE_ASCII) || !(flags & RE_UNICODE);
}

/* ---- sets ------------------------------------------------------------------------------------ */

static const ReSetItem unicode_spaces[] = {
    {9, 13},          {0x1c, 0x20},     {0x85, 0x85},     {0xa0, 0xa0},     {0x1680, 0x1680},
    {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
};
static const ReSetItem ascii_spaces[] = {{9, 13}, {0x20, 0x20}};
static const ReSetItem ascii_digits[] = {{'0', '9'}};
static const ReSetItem ascii_words[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};

/* Ranges in order, or what lies between them. */
static int put_ranges(Emitter *e, const ReSetItem *ranges, size_t n, bool negated) {
    uint32_t next = 0;
    for (size_t i = 0; i < n; i++) {
        if (!negated && put_set_range(e, ranges[i].first, ranges[i].last) < 0)
            return -1;
        if (negated && ranges[i].first > next && put_set_range(e, next, ranges[i].first - 1) < 0)
            return -1;
        next = ranges[i].last + 1;
    }
    return negated && next <= e->greatest ? put_set_range(e, next, e->greatest) : 0;
}
#define PUT_RANGES(table, negated) put_ranges(e, table, sizeof(table) / sizeof *(table), negated)

/* \d \D \s \S \w \W inside brackets. */
static int put_category(Emitter *e, uint32_t letter, int flags) {
    bool negated = letter < 'a', ascii = is_ascii_mode(e, flags);
    uint32_t kind = letter | 32;
    if (ascii == e->ascii && (kind != 's' || !e->wide))
        return put(e, '\\') < 0 ? -1 : put(e, letter);
    if (kind == 's')
        return ascii ? PUT_RANGES(ascii_spaces, negated) : PUT_RANGES(unicode_spaces, negated);
    if (ascii)
        return kind == 'd' ? PUT_RANGES(ascii_digits, negated) : PUT_RANGES(ascii_words, negated);
    return put_text(e, kind == 'd' ? (negated ? "\\P{Nd}" : "\\p{Nd}")
                                   : (negated ? "\\P{Xwd}" : "\\p{Xwd}"));
}

static int add_case(void *arg, uint32_t c) { return put_set_range(arg, c, c); }

/* No character. */
static int put_never(Emitter *e) {
    return put_text(e, "[^\\x{0}-") < 0 || put_hex(e, e->greatest) < 0 ? -1 : put(e, ']');
}

static int emit_set(Emitter *e, const ReNode *n) {
    const ReSetItem *items = e->tree->items + n->a;
    bool fold = n->flags & RE_IGNORECASE, ascii = is_ascii_mode(e, n->flags);
    if (set_case(e, false) < 0)
        return -1;
    size_t opened = e->out->length;
    if (put_text(e, n->negated ? "[^" : "[") < 0)
        return -1;
    size_t inside = e->out->length;
    for (uint32_t i = 0; i < n->b; i++) {
        int status;
        if (items[i].first == RE_CATEGORY)
            status = put_category(e, items[i].last, n->flags);
        else if ((status = put_set_range(e, items[i].first, items[i].last)) == 0 && fold)
            status = re_cases_of_range(items[i].first, items[i].last, ascii, add_case, e);
        if (status < 0)
            return -1;
    }
    if (e->out->length > inside)
        return put(e, ']');
    e->out->length = opened; /* nothing of it exists in this width */
    return n->negated ? put(e, '.') : put_never(e);
}

/* ---- single characters and places ------------------------------------------------------------ */

static int emit_literal(Emitter *e, const ReNode *n) {
    uint32_t cases[RE_CASES_MAX], c = n->a;
    int count = 1, kept = 0;
    cases[0] = c;
    if (n->flags & RE_IGNORECASE)
        count = re_cases(c, is_ascii_mode(e, n->flags), cases);
    if (count < 0)
        return -1;
    for (int i = 0; i < count; i++)
        if (cases[i] <= e->greatest)
            cases[kept++] = cases[i];
    if (kept == 0)
        return put_never(e);
    bool letter = (cases[0] | 32) - 'a' < 26 && cases[0] < 128;
    if (count == 1)
        return (letter || c > 127) && set_case(e, false) < 0 ? -1 : put_literal(e, cases[0]);
    if (kept == 2 && letter && (cases[0] ^ cases[1]) == 32
        && (!e->wide || e->ascii || strchr("iks", (int)(cases[0] | 32)) == NULL))
        return set_case(e, true) < 0 ? -1 : put_literal(e, cases[0]);
    if (set_case(e, false) < 0)
        return -1;
    if (kept == 1)
        return put_literal(e, cases[0]);
    if (put(e, '[') < 0)
        return -1;
    for (int i = 0; i < kept; i++)
        if (put_set_char(e, cases[i]) < 0)
            return -1;
    return put(e, ']');
}

/* \b and \B by the words of another mode than the pattern's. */
static int put_boundary(Emitter *e, const ReNode *n) {
    bool inside = n->a == 'B';
    const char *parts[] = {"(?:(?<=", inside ? ")(?=" : ")(?!", ")|(?<!",
                           inside ? ")(?!" : ")(?=", "))"};
    for (int i = 0; i < 5; i++) {
        if (put_text(e, parts[i]) < 0)
            return -1;
        if (i < 4 && (put(e, '[') < 0 || put_category(e, 'w', n->flags) < 0 || put(e, ']') < 0))
            return -1;
    }
    return 0;
}

static int emit_at(Emitter *e, const ReNode *n) {
    bool lines = n->flags & RE_MULTILINE;
    switch (n->a) {
    case '^':
        return put_text(e, lines ? "^" : "\\A");
    case '$':
        return put_text(e, lines ? "$" : "\\Z");
    case 'A':
        return put_text(e, "\\A");
    case 'Z':
        return put_text(e, "\\z");
    default:
        if (n->a == 'B' && put_text(e, "(?!\\A\\z)") < 0) /* not in an empty text */
            return -1;
        if (is_ascii_mode(e, n->flags) != e->ascii)
            return put_boundary(e, n);
        return put(e, '\\') < 0 ? -1 : put(e, n->a);
    }
}

/* ---- structure ------------------------------------------------------------------------------- */

/* opening ... ) ; options set inside end there. */
static int emit_bracket(Emitter *e, const char *opening, int32_t body) {
    bool caseless = e->caseless;
    if (put_text(e, opening) < 0 || emit_sequence(e, body, true) < 0)
        return -1;
    e->caseless = caseless;
    return put(e, ')');
}

static int emit_branch(Emitter *e, const ReNode *n, bool bracketed) {
    bool caseless = e->caseless, first = true;
    if (!bracketed && put_text(e, "(?:") < 0)
        return -1;
    for (int32_t i = n->child; i != RE_NO_NODE; i = e->tree->nodes[i].next, first = false)
        if ((!first && put(e, '|') < 0) || emit_sequence(e, e->tree->nodes[i].child, false) < 0)
            return -1;
    if (bracketed)
        return 0;
    e->caseless = caseless;
    return put(e, ')');
}

static int emit_condition(Emitter *e, const ReNode *n) {
    bool caseless = e->caseless;
    if (put_text(e, "(?(") < 0 || put_number(e, n->a) < 0 || put(e, ')') < 0
        || emit_sequence(e, n->child, false) < 0)
        return -1;
    if (n->b && (put(e, '|') < 0 || emit_sequence(e, n->other, false) < 0))
        return -1;
    e->caseless = caseless;
    return put(e, ')');
}

static int emit_backref(Emitter *e, const ReNode *n) {
    if (set_case(e, n->flags & RE_IGNORECASE) < 0 || put_text(e, "\\g{") < 0
        || put_number(e, n->a) < 0)
        return -1;
    return put(e, '}');
}

static int emit_assertion(Emitter *e, const ReNode *n) {
    return emit_bracket(
        e, n->behind ? (n->kind == '=' ? "(?<=" : "(?<!") : (n->kind == '=' ? "(?=" : "(?!"),
        n->child);
}

static int emit_node(Emitter *e, const ReNode *n, bool bracketed);

/* What a quantifier can stand behind. */
static int emit_atom(Emitter *e, int32_t child) {
    if (child != RE_NO_NODE && e->tree->nodes[child].next == RE_NO_NODE) {
        const ReNode *n = &e->tree->nodes[child];
        if (n->op == RE_LITERAL || n->op == RE_IN || n->op == RE_ANY || n->op == RE_BACKREF
            || n->op == RE_ATOMIC || n->op == RE_GROUP || n->op == RE_BRANCH)
            return emit_node(e, n, false);
    }
    return emit_bracket(e, "(?:", child);
}

enum { BOUND_MAX = 65535 }; /* of PCRE2 */

static int put_bounds(Emitter *e, uint32_t min, uint32_t max) {
    if (min == 0 && max == RE_FOREVER)
        return put(e, '*');
    if (min == 1 && max == RE_FOREVER)
        return put(e, '+');
    if (min == 0 && max == 1)
        return put(e, '?');
    if (put(e, '{') < 0 || put_number(e, min) < 0)
        return -1;
    if (max != min && (put(e, ',') < 0 || (max != RE_FOREVER && put_number(e, max) < 0)))
        return -1;
    return put(e, '}');
}

static int put_repeat(Emitter *e, const ReNode *n, uint32_t min, uint32_t max) {
    if (emit_atom(e, n->child) < 0 || put_bounds(e, min, max) < 0)
        return -1;
    return n->kind ? put(e, n->kind) : 0;
}

static bool has_groups(const Emitter *e, int32_t sequence) {
    for (int32_t i = sequence; i != RE_NO_NODE; i = e->tree->nodes[i].next) {
        const ReNode *n = &e->tree->nodes[i];
        if ((n->op == RE_GROUP && n->a > 0) || has_groups(e, n->child) || has_groups(e, n->other))
            return true;
    }
    return false;
}

/* Bounds beyond PCRE2's: x{70000} as x{65535}x{4465}. */
static int emit_long_repeat(Emitter *e, const ReNode *n) {
    uint32_t min = n->a, optional = n->b == RE_FOREVER ? 0 : n->b - n->a;
    bool caseless = e->caseless;
    if (has_groups(e, n->child) || min / BOUND_MAX > 64 || optional / BOUND_MAX > 64)
        return re_error("regular expression is too large", e->pattern, -1), -1;
    if (put_text(e, n->kind == '+' ? "(?>" : "(?:") < 0)
        return -1;
    for (; min > BOUND_MAX; min -= BOUND_MAX)
        if (put_repeat(e, n, BOUND_MAX, BOUND_MAX) < 0)
            return -1;
    if (n->b == RE_FOREVER) {
        if (put_repeat(e, n, min, RE_FOREVER) < 0)
            return -1;
    } else {
        if (put_repeat(e, n, min, min) < 0)
            return -1;
        for (; optional > 0; optional -= optional < BOUND_MAX ? optional : BOUND_MAX)
            if (put_repeat(e, n, 0, optional < BOUND_MAX ? optional : BOUND_MAX) < 0)
                return -1;
    }
    e->caseless = caseless;
    return put(e, ')');
}

static int emit_repeat(Emitter *e, const ReNode *n) {
    if (n->a > BOUND_MAX || (n->b > BOUND_MAX && n->b != RE_FOREVER))
        return emit_long_repeat(e, n);
    return put_repeat(e, n, n->a, n->b);
}

static int emit_node(Emitter *e, const ReNode *n, bool bracketed) {
    switch (n->op) {
    case RE_LITERAL:
        return emit_literal(e, n);
    case RE_ANY:
        return put_text(e, n->flags & RE_DOTALL ? "." : "\\N");
    case RE_IN:
        return emit_set(e, n);
    case RE_AT:
        return emit_at(e, n);
    case RE_BRANCH:
        return emit_branch(e, n, bracketed);
    case RE_GROUP:
        return emit_bracket(e, n->a > 0 ? "(" : "(?:", n->child);
    case RE_ATOMIC:
        return emit_bracket(e, "(?>", n->child);
    case RE_REPEAT:
        return emit_repeat(e, n);
    case RE_BACKREF:
        return emit_backref(e, n);
    case RE_CONDITION:
        return emit_condition(e, n);
    case RE_ASSERT:
        return emit_assertion(e, n);
    default:
        return put_text(e, "(?!)");
    }
}

/* bracketed: alternatives may stand as they are. */
static int emit_sequence(Emitter *e, int32_t sequence, bool bracketed) {
    if (c_stack_check("") < 0)
        return -1;
    bracketed = bracketed && sequence != RE_NO_NODE && e->tree->nodes[sequence].next == RE_NO_NODE;
    for (int32_t i = sequence; i != RE_NO_NODE; i = e->tree->nodes[i].next)
        if (emit_node(e, &e->tree->nodes[i], bracketed) < 0)
            return -1;
    return 0;
}

int re_emit(ReUnits *out, const ReTree *tree, unsigned width, Object *pattern) {
    Emitter e = {.out = out, .tree = tree, .pattern = pattern};
    e.greatest = width == 1 ? 0xff : width == 2 ? 0xffff : 0x10ffff;
    e.wide = width > 1;
    e.ascii = is_ascii_mode(&e, tree->flags);
    return emit_sequence(&e, tree->root, true);
}
