/* Escapes of a pattern, inside and outside of sets: characters, categories, places, references
 * back. */
#include "runtime/modules/re_parse.h"

#include "runtime/objects/unicode.h"

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
int re_set_escape(Parser *p, uint32_t c, size_t start, ReSetItem *out) {
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

int re_append_literal(Parser *p, Sequence *s, uint32_t c, int flags) {
    int32_t node = re_new_node(p, RE_LITERAL, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = c;
    re_append(p, s, node);
    return 0;
}

int re_append_backref(Parser *p, Sequence *s, uint32_t group, int flags) {
    int32_t node = re_new_node(p, RE_BACKREF, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = group;
    re_append(p, s, node);
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
            return value > 0377 ? octal_error(p, start) : re_append_literal(p, s, value, flags);
        }
    }
    size_t length = re_tell(&p->r) - start;
    if (group > p->tree->groups)
        return re_fail(&p->r, length - 1, "invalid group reference %d", (int)group);
    if (!re_group_is_closed(p, group))
        return re_fail(&p->r, length, "cannot refer to an open group");
    return re_check_look_behind(p, group) < 0 ? -1 : re_append_backref(p, s, group, flags);
}

int re_append_at(Parser *p, Sequence *s, uint32_t what, int flags) {
    int32_t node = re_new_node(p, RE_AT, flags);
    if (node == RE_NO_NODE)
        return -1;
    p->tree->nodes[node].a = what;
    re_append(p, s, node);
    return 0;
}

static int append_category(Parser *p, Sequence *s, uint32_t letter, int flags) {
    int32_t node = re_new_node(p, RE_IN, flags);
    if (node == RE_NO_NODE || re_add_item(p, RE_CATEGORY, letter) < 0)
        return -1;
    p->tree->nodes[node].a = (uint32_t)p->tree->item_count - 1;
    p->tree->nodes[node].b = 1;
    re_append(p, s, node);
    return 0;
}

/* An escape in a sequence; the token behind it is current. */
int re_parse_escape(Parser *p, Sequence *s, uint32_t c, size_t start, int flags) {
    uint32_t value;
    int n;
    if (is_category(c))
        return append_category(p, s, c, flags);
    if (c == 'A' || c == 'Z' || c == 'b' || c == 'B')
        return re_append_at(p, s, c, flags);
    int32_t simple = re_simple_escape(c);
    if (simple >= 0)
        return re_append_literal(p, s, (uint32_t)simple, flags);
    int status = common_escape(p, c, start, &value);
    if (status != 0)
        return status < 0 ? -1 : re_append_literal(p, s, value, flags);
    if (c == '0') {
        value = 0;
        return read_digits(p, 2, 8, &value, &n) < 0 ? -1 : re_append_literal(p, s, value, flags);
    }
    if (c - '0' < 10)
        return number_escape(p, s, c, start, flags);
    return is_ascii_letter(c) ? escape_error(p, start, "bad escape %U")
                              : re_append_literal(p, s, c, flags);
}
