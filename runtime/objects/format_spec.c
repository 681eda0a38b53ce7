/* The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type], and
 * laying out texts and numbers by it. */
#include "runtime/objects/str_private.h"

/* ---- parsing --------------------------------------------------------------------------------- */

typedef struct {
    Str *text;
    size_t at;
} Reader;

static uint32_t peek(const Reader *r, size_t ahead) {
    return r->at + ahead < r->text->length ? str_at(r->text, r->at + ahead) : 0;
}

static bool accept(Reader *r, uint32_t c) {
    if (peek(r, 0) != c || r->at >= r->text->length)
        return false;
    r->at++;
    return true;
}

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/* Decimal digits; leaves *out alone if there are none. 1 some, 0 none, -1 too many. */
static int read_number(Reader *r, ssize_t *out) {
    ssize_t value = 0;
    size_t start = r->at;
    for (; r->at < r->text->length && peek(r, 0) - '0' < 10; r->at++)
        if (__builtin_mul_overflow(value, (ssize_t)10, &value)
            || __builtin_add_overflow(value, (ssize_t)(peek(r, 0) - '0'), &value))
            return raise_value_error("Too many decimal digits in format string"), -1;
    if (r->at == start)
        return 0;
    *out = value;
    return 1;
}

static void read_alignment(Reader *r, FormatSpec *out) {
    if (r->text->length - r->at >= 2 && is_align(peek(r, 1))) {
        out->fill = peek(r, 0);
        out->fill_given = true;
        out->align = (char)peek(r, 1);
        r->at += 2;
    } else if (is_align(peek(r, 0))) {
        out->align = (char)peek(r, 0);
        r->at++;
    }
}

static int read_grouping(Reader *r, FormatSpec *out) {
    if (accept(r, ','))
        out->thousands = ',';
    if (accept(r, '_')) {
        if (out->thousands)
            return raise_value_error("Cannot specify both ',' and '_'."), -1;
        out->thousands = '_';
    }
    if (peek(r, 0) == ',' && out->thousands == '_')
        return raise_value_error("Cannot specify both ',' and '_'."), -1;
    return 0;
}

static int check_grouping(const FormatSpec *spec, uint32_t type) {
    if (!spec->thousands || type == 0)
        return 0;
    if (type < 128 && strchr("defgEG%F", (int)type))
        return 0;
    if (spec->thousands == '_' && type < 128 && strchr("boxX", (int)type))
        return 0;
    if (type > 32 && type < 128)
        raise_value_error("Cannot specify '%c' with '%c'.", spec->thousands, (int)type);
    else
        raise_value_error("Cannot specify '%c' with '\\x%x'.", spec->thousands, type);
    return -1;
}

static int parse(Str *spec, FormatSpec *out, Object *for_value) {
    Reader r = {spec, 0};
    bool text = is_str(for_value);
    *out = (FormatSpec){.fill = ' ', .width = -1, .precision = -1};
    read_alignment(&r, out);
    if (peek(&r, 0) == '+' || peek(&r, 0) == '-' || peek(&r, 0) == ' ')
        out->sign = (char)str_at(spec, r.at++);
    out->no_negative_zero = accept(&r, 'z');
    out->alternate = accept(&r, '#');
    if (!out->fill_given && accept(&r, '0')) {
        out->fill = '0';
        if (out->align == 0 && !text)
            out->align = '=';
    }
    if (read_number(&r, &out->width) < 0 || read_grouping(&r, out) < 0)
        return -1;
    if (accept(&r, '.')) {
        int digits = read_number(&r, &out->precision);
        if (digits == 0)
            raise_value_error("Format specifier missing precision");
        if (digits <= 0)
            return -1;
    }
    if (spec->length - r.at > 1)
        return raise_value_error("Invalid format specifier '%U' for object of type '%T'", spec,
                                 for_value),
               -1;
    if (r.at < spec->length)
        out->type = str_at(spec, r.at);
    return check_grouping(out, out->type == 0 && text ? 's' : out->type);
}

/* Short specs are parsed once: a program has few of them. Whether the value is a str changes what
 * one means. */
enum { CACHED_LENGTH = 7, CACHE_SIZE = 32 };
static struct {
    uint64_t key; /* the spec's characters and, on top, its length and the kind of value; 0: free */
    FormatSpec spec;
} cache[CACHE_SIZE];

int format_spec_parse(Str *spec, FormatSpec *out, Object *for_value) {
    if (!spec->ascii || spec->length > CACHED_LENGTH)
        return parse(spec, out, for_value);
    const uint8_t *text = str_data(spec);
    uint64_t key = spec->length << 1 | 1 | (uint64_t)is_str(for_value) << 4;
    for (size_t i = 0; i < spec->length; i++)
        key = key << 8 | text[i];
    size_t slot = key * 0x9E3779B97F4A7C15u >> 59;
    if (LIKELY(cache[slot].key == key)) {
        *out = cache[slot].spec;
        return 0;
    }
    if (parse(spec, out, for_value) < 0)
        return -1;
    cache[slot].key = key;
    cache[slot].spec = *out;
    return 0;
}

/* ---- layout ---------------------------------------------------------------------------------- */

Str *format_text_layout(const FormatSpec *spec, Str *text) {
    size_t length = text->length;
    if (spec->precision >= 0 && (size_t)spec->precision < length)
        length = (size_t)spec->precision;
    size_t missing = spec->width > (ssize_t)length ? (size_t)spec->width - length : 0;
    if (missing == 0)
        return str_slice(text, 0, length);
    size_t left = spec->align == '>' ? missing : spec->align == '^' ? missing / 2 : 0;
    if (text->ascii && spec->fill < 128 && length + missing > 1) {
        Str *s = str_alloc(length + missing, 1, true);
        if (s != NULL) {
            memset(str_data(s), (int)spec->fill, length + missing);
            memcpy((char *)str_data(s) + left, str_data(text), length);
        }
        return s;
    }
    StrBuilder b = STR_BUILDER;
    builder_repeat(&b, spec->fill, left);
    builder_slice(&b, text, 0, length);
    builder_repeat(&b, spec->fill, missing - left);
    return builder_finish(&b);
}

/* Digits between separators. */
static size_t group_size(const FormatSpec *spec) {
    return spec->type != 0 && spec->type < 128 && strchr("boxX", (int)spec->type) ? 4 : 3;
}

/* The integer part with zeros in front and separators between groups. */
static void put_grouped(StrBuilder *b, const char *digits, size_t count, size_t zeros, size_t group,
                        char separator) {
    size_t total = zeros + count;
    for (size_t i = 0; i < total; i++) {
        if (i > 0 && (total - i) % group == 0)
            builder_char(b, (uint8_t)separator);
        builder_char(b, i < zeros ? '0' : (uint8_t)digits[i - zeros]);
    }
}

/* Zeros that fill the field up to `width` columns, separators counted; a separator never comes
 * first. */
static size_t grouped_zeros(size_t count, size_t group, size_t width) {
    size_t have = count + (count - 1) / group;
    if (have >= width)
        return 0;
    size_t total =
        width - width / (group + 1); /* digits among `width` columns that end with a whole group */
    while (total > count && total - 1 + (total - 2) / group >= width)
        total--;
    while (total + (total - 1) / group < width)
        total++;
    return total > count ? total - count : 0;
}

/* Without grouping all is known: one block, written once. */
static Str *layout_plain(const FormatSpec *spec, char sign, const char *prefix, const char *digits,
                         size_t length, size_t left, size_t inner, size_t right) {
    size_t prefix_length = strlen(prefix),
           total = left + (sign != 0) + prefix_length + inner + length + right;
    Str *s = str_alloc(total, 1, true);
    if (s == NULL)
        return NULL;
    char *to = str_data(s);
    memset(to, (int)spec->fill, total);
    to += left;
    if (sign)
        *to++ = sign;
    memcpy(to, prefix, prefix_length);
    memcpy(to + prefix_length + inner, digits, length);
    return s;
}

Str *format_number_layout(const FormatSpec *spec, char sign, const char *prefix, const char *digits,
                          size_t integer_digits, size_t length) {
    size_t before = (sign != 0) + strlen(prefix), rest = length - integer_digits,
           width = spec->width > 0 ? (size_t)spec->width : 0;
    size_t group = spec->thousands && integer_digits > 0 ? group_size(spec) : 0, zeros = 0,
           columns = before + length;
    if (group) {
        size_t others = before + rest;
        if (spec->fill == '0' && spec->align == '=' && width > others)
            zeros = grouped_zeros(integer_digits, group, width - others);
        size_t total = integer_digits + zeros;
        columns = others + total + (total - 1) / group;
    }
    size_t missing = width > columns ? width - columns : 0;
    size_t left = spec->align == '<' || spec->align == '=' ? 0
                  : spec->align == '^'                     ? missing / 2
                                                           : missing;
    if (group == 0 && spec->fill < 128 && columns + missing > 1)
        return layout_plain(spec, sign, prefix, digits, length, left,
                            spec->align == '=' ? missing : 0,
                            spec->align == '<' || spec->align == '^' ? missing - left : 0);
    StrBuilder b = STR_BUILDER;
    builder_repeat(&b, spec->fill, left);
    if (sign)
        builder_char(&b, (uint8_t)sign);
    builder_text(&b, prefix);
    if (spec->align == '=')
        builder_repeat(&b, spec->fill, missing);
    if (group)
        put_grouped(&b, digits, integer_digits, zeros, group, spec->thousands);
    else
        builder_ascii(&b, digits, integer_digits);
    builder_ascii(&b, digits + integer_digits, rest);
    if (spec->align == '<' || spec->align == '^')
        builder_repeat(&b, spec->fill, missing - left);
    return builder_finish(&b);
}

/* ---- str.__format__ -------------------------------------------------------------------------- */

static int check_text_spec(const FormatSpec *spec) {
    if (spec->sign)
        raise_value_error(spec->sign == ' ' ? "Space not allowed in string format specifier"
                                            : "Sign not allowed in string format specifier");
    else if (spec->no_negative_zero)
        raise_value_error("Negative zero coercion (z) not allowed in string format specifier");
    else if (spec->alternate)
        raise_value_error("Alternate form (#) not allowed in string format specifier");
    else if (spec->align == '=')
        raise_value_error("'=' alignment not allowed in string format specifier");
    else
        return 0;
    return -1;
}

Str *str_format_by_spec(Str *s, Str *text) {
    FormatSpec spec;
    if (text->length == 0)
        return str_exact(s);
    if (format_spec_parse(text, &spec, OBJ(s)) < 0)
        return NULL;
    if (spec.type != 0 && spec.type != 's') {
        if (spec.type > 32 && spec.type < 128)
            raise_value_error("Unknown format code '%c' for object of type '%T'", (int)spec.type,
                              OBJ(s));
        else
            raise_value_error("Unknown format code '\\x%x' for object of type '%T'", spec.type,
                              OBJ(s));
        return NULL;
    }
    return check_text_spec(&spec) < 0 ? NULL : format_text_layout(&spec, s);
}

Object *str_m_dunder_format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("__format__() argument must be str, not %s",
                                argument_type(args[0]));
    Str *spec = (Str *)args[0];
    if (spec->length == 0)
        return object_str(self);
    return OBJ(str_format_by_spec((Str *)self, spec));
}
