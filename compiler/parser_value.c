/* parser_value.c: names and numbers, and the table that keeps equal texts from being converted
 * twice.
 *
 * The table is keyed by a token's text. The texts of names, numbers and string literals differ in
 * their first character or hold quotes, so one table serves them all. Open addressing with linear
 * probing; it lives in scratch and doubles when half full.
 */
#include "compiler/parser_internal.h"

#include <errno.h>
#include <stdlib.h>

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

enum { LITERALS_MIN = 128 };

static uint32_t hash_text(const char *text, size_t length) {
    uint32_t hash = (uint32_t)length * 0x9E3779B1u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 0x01000193u;
    }
    return hash ^ hash >> 15;
}

static bool grow_literals(Parser *p) {
    uint32_t old_capacity = p->literal_capacity;
    uint32_t capacity = old_capacity != 0 ? old_capacity * 2 : LITERALS_MIN;
    Literal *old = p->literals;
    Literal *entries = scratch_array(p->scratch, capacity, sizeof(Literal));
    if (entries == NULL) {
        parser_no_memory(p);
        return false;
    }
    for (uint32_t i = 0; i < old_capacity; i++) {
        if (old[i].value != NULL) {
            uint32_t slot = old[i].hash & (capacity - 1);
            while (entries[slot].value != NULL) {
                slot = (slot + 1) & (capacity - 1);
            }
            entries[slot] = old[i];
        }
    }
    p->literals = entries;
    p->literal_capacity = capacity;
    return true;
}

Literal *literal_find(Parser *p, const char *text, size_t length) {
    if (p->literal_count * 2 >= p->literal_capacity && !grow_literals(p)) {
        return NULL;
    }
    uint32_t hash = hash_text(text, length), mask = p->literal_capacity - 1;
    Literal *entry = &p->literals[hash & mask];
    while (entry->value != NULL) {
        if (entry->hash == hash && entry->length == length
            && memcmp(entry->text, text, length) == 0) {
            return entry;
        }
        entry = entry == p->literals + mask ? p->literals : entry + 1;
    }
    entry->text = text;
    entry->length = (uint32_t)length;
    entry->hash = hash;
    return entry;
}

bool literal_fill(Parser *p, Literal *entry, Object *value) {
    if (own_value(p, value) == NULL) {
        return false;
    }
    entry->value = value;
    p->literal_count++;
    return true;
}

Object *own_value(Parser *p, Object *value) {
    if (value == NULL) {
        return raise_pending(p);
    }
    if (!scratch_own(p->scratch, value)) {
        return parser_no_memory(p);
    }
    return value;
}

/* ---- names ----------------------------------------------------------------------------------- */

Str *name_value(Parser *p, const Token *token) {
    const char *text = p->text + token->start;
    size_t length = token->end - token->start;
    Literal *entry = literal_find(p, text, length);
    if (entry == NULL) {
        return NULL;
    }
    if (entry->value == NULL) {
        if (token->flags & TOKEN_NON_ASCII) {
            text = lexer_normalize_name(p->scratch, text, length, &length);
            if (text == NULL) {
                return parser_no_memory(p);
            }
        }
        if (!literal_fill(p, entry, (Object *)str_intern_utf8(text, length))) {
            return NULL;
        }
    }
    return (Str *)entry->value;
}

Str *dotted_name_value(Parser *p, const Token *first, const Token *last) {
    if (first == last) {
        return name_value(p, first);
    }
    /* Normalizing can lengthen a name. The parts are joined by hand, since blanks may surround the
     * dots. */
    size_t total = 0;
    for (const Token *t = first; t <= last; t += 2) {
        size_t length = t->end - t->start;
        if (lexer_normalize_name(p->scratch, p->text + t->start, length, &length) == NULL) {
            return parser_no_memory(p);
        }
        total += length + 1;
    }
    char *joined = scratch_alloc(p->scratch, total), *out = joined;
    if (joined == NULL) {
        return parser_no_memory(p);
    }
    for (const Token *t = first; t <= last; t += 2) {
        size_t length = t->end - t->start;
        const char *part = lexer_normalize_name(p->scratch, p->text + t->start, length, &length);
        if (part == NULL) {
            return parser_no_memory(p);
        }
        memcpy(out, part, length);
        out[length] = '.';
        out += length + 1;
    }
    return (Str *)own_value(p, (Object *)str_intern_utf8(joined, total - 1));
}

/* ---- numbers --------------------------------------------------------------------------------- */

static Object *small_int(const char *digits, size_t length) {
    int64_t value = 0;
    for (size_t i = 0; i < length; i++) {
        value = value * 10 + (digits[i] - '0');
    }
    return int_from_i64(value);
}

static Object *int_value(Parser *p, const Token *token, const char *digits, size_t length) {
    int base = 10;
    if (length > 2 && digits[0] == '0') {
        char letter = digits[1] | 0x20;
        base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
        if (base != 10) {
            digits += 2;
            length -= 2;
        }
    }
    if (base == 10 && length <= 18) {
        return small_int(digits, length);
    }
    Object *value = int_from_literal(digits, length, base);
    if (value == NULL && error_is(&exc_ValueError)) {
        error_clear();
        SyntaxRange range = {(int)token->line, -1, (int)token->end_line, SYNTAX_ERROR_NO_END};
        return raise_syntax(
            p, range,
            "Exceeds the limit (%lld digits) for integer string conversion: value has %zu "
            "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
            "hexadecimal for huge integer literals to avoid decimal conversion limits.",
            (long long)int_max_str_digits, length);
    }
    return value;
}

/* The text without underscores, ending in NUL. */
static const char *clean_number(Parser *p, const char *text, size_t *length, char *room,
                                size_t room_size) {
    char *clean = *length < room_size ? room : scratch_alloc(p->scratch, *length + 1);
    size_t n = 0;
    if (clean == NULL) {
        return parser_no_memory(p);
    }
    for (size_t i = 0; i < *length; i++) {
        if (text[i] != '_') {
            clean[n++] = text[i];
        }
    }
    clean[n] = '\0';
    *length = n;
    return clean;
}

static Object *convert_number(Parser *p, const Token *token, const char *text, size_t length) {
    bool hex = length > 1 && text[0] == '0' && (text[1] | 0x20) == 'x';
    char last = (char)(text[length - 1] | 0x20);
    if (!hex && last == 'j') {
        return complex_from_doubles(0.0, strtod(text, NULL));
    }
    if (!hex && strpbrk(text, ".eE") != NULL) {
        return float_from_double(strtod(text, NULL));
    }
    return int_value(p, token, text, length);
}

Object *number_value(Parser *p, const Token *token) {
    const char *text = p->text + token->start;
    size_t length = token->end - token->start;
    char room[64];
    Literal *entry = literal_find(p, text, length);
    if (entry == NULL || entry->value != NULL) {
        return entry != NULL ? entry->value : NULL;
    }
    text = clean_number(p, text, &length, room, sizeof room);
    if (text == NULL) {
        return NULL;
    }
    Object *value = convert_number(p, token, text, length);
    if (value == NULL && has_error(p)) {
        return NULL;
    }
    return literal_fill(p, entry, value) ? value : NULL;
}

Node *constant_node(Parser *p, const Token *token, Object *value) {
    AstConstant *node;
    if (value == NULL || (node = NEW_AT(p, Constant, token)) == NULL) {
        return NULL;
    }
    node->value = value;
    node->head.end_lineno = (int32_t)token->end_line;
    node->head.end_col_offset = (int32_t)token->end_col;
    return &node->head;
}
