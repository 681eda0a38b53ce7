/* Templates: the replacement texts of sub and expand, with \1, \g<name> and escapes. */
#include "runtime/modules/re_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"

/* A template under construction. */
typedef struct Draft {
    ReReader r;
    RePattern *pattern;
    ReTemplate *t; /* owned */
    size_t capacity;
    StrBuilder literal;
} Draft;

static size_t template_size(size_t parts) {
    return sizeof(ReTemplate) + parts * sizeof(struct ReTemplatePart);
}

/* A finished template has room for exactly its parts. */
static void free_template(ReTemplate *t, size_t capacity) {
    for (size_t i = 0; i < t->count; i++)
        xdecref(t->parts[i].text);
    mem_free(t, template_size(capacity));
}
void re_template_free(ReTemplate *t) {
    if (t)
        free_template(t, t->count);
}

static int add_part(Draft *d, Object *text_steal, uint32_t group) {
    if (d->t == NULL || d->t->count == d->capacity) {
        size_t n = d->capacity ? d->capacity * 2 : 4;
        ReTemplate *more =
            mem_resize(d->t, d->t ? template_size(d->capacity) : 0, template_size(n));
        if (more == NULL) {
            xdecref(text_steal);
            return raise_no_memory(), -1;
        }
        if (d->t == NULL)
            more->count = more->groups_used = 0;
        d->t = more;
        d->capacity = n;
    }
    d->t->parts[d->t->count++] = (struct ReTemplatePart){text_steal, group};
    d->t->groups_used += text_steal == NULL;
    return 0;
}

static int flush_literal(Draft *d) {
    if (d->literal.length == 0 && !d->literal.failed)
        return 0;
    Object *text = OBJ(builder_finish(&d->literal));
    if (text != NULL && d->pattern->is_bytes) {
        Object *bytes = bytes_from_data(str_data((Str *)text), ((Str *)text)->length);
        decref(text);
        text = bytes;
    }
    return text ? add_part(d, text, 0) : -1;
}

static int add_group(Draft *d, uint32_t group, size_t offset) {
    if (group > d->pattern->groups)
        return re_fail(&d->r, offset, "invalid group reference %u", group);
    return flush_literal(d) < 0 ? -1 : add_part(d, NULL, group);
}

static int named_group(Draft *d) {
    if (d->r.token != '<')
        return re_fail(&d->r, 0, "missing <");
    if (re_next(&d->r) < 0)
        return -1;
    Str *name = re_until(&d->r, '>', "group name");
    uint32_t group;
    int status = -1;
    if (name == NULL)
        return -1;
    if (re_decimal_name(name, &group)) {
        if (group >= INT32_MAX / 2)
            re_fail(&d->r, name->length + 1, "invalid group reference %U", name);
        else
            status = add_group(d, group, name->length + 1);
    } else if (re_check_name(&d->r, name) == 0) {
        Object *number = dict_get_str_borrow(d->pattern->names, name);
        if (number == NULL)
            raise_index_error("unknown group name %R", OBJ(name));
        else
            status = add_group(d, (uint32_t)INT_VALUE(number), name->length + 1);
    }
    decref(name);
    return status;
}

static bool is_octal(uint32_t c) { return c - '0' < 8; }
static bool is_digit(uint32_t c) { return c - '0' < 10; }

/* \0 and up to two more octal digits. */
static int zero_escape(Draft *d) {
    uint32_t value = 0;
    for (int i = 0; i < 2 && is_octal(d->r.token); i++) {
        value = value * 8 + (d->r.token - '0');
        if (re_next(&d->r) < 0)
            return -1;
    }
    return builder_char(&d->literal, value & 0xff);
}

/* \1 to \99, or three octal digits. */
static int number_escape(Draft *d, uint32_t c) {
    uint32_t value = c - '0', second = d->r.token;
    if (!is_digit(second))
        return add_group(d, value, 1);
    if (re_next(&d->r) < 0)
        return -1;
    uint32_t third = d->r.token;
    if (is_octal(c) && is_octal(second) && is_octal(third)) {
        if (re_next(&d->r) < 0)
            return -1;
        value = value * 64 + (second - '0') * 8 + (third - '0');
        if (value > 0377)
            return re_fail(&d->r, 4, "octal escape value \\%c%c%c outside of range 0-0o377", (int)c,
                           (int)second, (int)third);
        return builder_char(&d->literal, value);
    }
    return add_group(d, value * 10 + (second - '0'), 2);
}

static int escape(Draft *d, uint32_t c) {
    if (c == 'g')
        return named_group(d);
    if (c == '0')
        return zero_escape(d);
    if (is_digit(c))
        return number_escape(d, c);
    int32_t simple = re_simple_escape(c);
    if (simple >= 0)
        return builder_char(&d->literal, (uint32_t)simple);
    if (c < 128 && (c | 32) - 'a' < 26)
        return re_fail(&d->r, 2, "bad escape \\%c", (int)c);
    return builder_char(&d->literal, '\\') < 0 ? -1 : builder_char(&d->literal, c);
}

static int read_template(Draft *d, Object *source, Str *text) {
    if (re_reader_init(&d->r, source, text, !d->pattern->is_bytes) < 0)
        return -1;
    while (d->r.token != RE_END) {
        uint32_t c = d->r.token;
        if (re_next(&d->r) < 0)
            return -1;
        int status = c & RE_ESCAPE ? escape(d, c & ~RE_ESCAPE) : builder_char(&d->literal, c);
        if (status < 0)
            return -1;
    }
    return flush_literal(d);
}

static Str *template_text(Object *source) {
    if (is_str(source))
        return incref(source);
    Buffer buffer;
    if (!has_buffer(source)) {
        raise_type_error("decoding to str: need a bytes-like object, %T found", source);
        return NULL;
    }
    if (object_buffer(source, &buffer, false) < 0)
        return NULL;
    Str *s = str_from_latin1(buffer.data, buffer.length);
    buffer_release(&buffer);
    return s;
}

/* The part's texts are of the pattern's kind, as CPython's template of the other kind would fail
 * when it is joined. */
ReTemplate *re_template_parse(RePattern *p, Object *source) {
    Draft d = {.pattern = p, .literal = STR_BUILDER};
    Str *text = template_text(source);
    int status = text ? 0 : -1;
    if (status == 0 && is_str(source) == p->is_bytes) {
        raise_type_error(p->is_bytes ? "sequence item 0: expected a bytes-like object, str found"
                                     : "sequence item 0: expected str instance, %T found",
                         source);
        status = -1;
    }
    if (status == 0)
        status = read_template(&d, source, text);
    if (status == 0 && d.t == NULL) { /* an empty one */
        d.t = mem_alloc_zero(template_size(0));
        if (d.t == NULL)
            raise_no_memory();
    } else if (status == 0) {
        ReTemplate *exact = mem_resize(d.t, template_size(d.capacity), template_size(d.t->count));
        if (exact == NULL)
            raise_no_memory(), status = -1;
        else
            d.t = exact;
    }
    builder_discard(&d.literal);
    xdecref(text);
    if (status < 0 && d.t) {
        free_template(d.t, d.capacity);
        d.t = NULL;
    }
    return d.t;
}
