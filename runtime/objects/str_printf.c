/* str_format: printf's formats plus those for objects (see error.h), for messages. */
#define _GNU_SOURCE
#include <stdio.h>
#include "runtime/objects/str_private.h"

/* One conversion: flags, width and precision as text for snprintf, and what it needs to know
 * itself. */
typedef struct {
    char text[32];
    size_t length;
    int precision; /* -1: none */
    int width;
    int longs; /* 'l's; a 'z' counts as one */
    char type;
} Conversion;

static const char *parse(const char *p, Conversion *c, va_list *args) {
    c->length = 0;
    c->precision = -1;
    c->width = c->longs = 0;
    c->text[c->length++] = '%';
    bool dot = false;
    for (; strchr("-+ #0123456789.*lz", *p) && *p && c->length < sizeof c->text - 4; p++) {
        if (*p == '*') {
            c->precision = va_arg(*args, int);
            continue;
        }
        if (*p == 'l' || *p == 'z')
            c->longs++;
        else if (*p == '.')
            dot = true, c->precision = 0;
        else if (*p >= '0' && *p <= '9' && dot)
            c->precision = c->precision * 10 + (*p - '0');
        else if (*p >= '0' && *p <= '9')
            c->width = c->width * 10 + (*p - '0');
        c->text[c->length++] = *p;
    }
    c->type = *p;
    c->text[c->length++] = *p;
    c->text[c->length] = 0;
    return *p ? p + 1 : p;
}

static int put_utf8(StrBuilder *b, const char *text, size_t length) {
    if (text_bits((Text){text, length, 1}) < 128)
        return builder_ascii(b, text, length);
    Str *s = str_from_utf8_lossy(text, length);
    if (s == NULL)
        return -1;
    int status = builder_str(b, s);
    decref(s);
    return status;
}

static int put_c_string(StrBuilder *b, const Conversion *c, const char *text) {
    size_t length = c->precision >= 0 ? strnlen(text, (size_t)c->precision) : strlen(text);
    if (c->precision >= 0) /* no half character at the cut */
        while (length > 0 && ((uint8_t)text[length] & 0xc0) == 0x80)
            length--;
    size_t missing = c->width > (int)length ? (size_t)c->width - length : 0;
    bool left = strchr(c->text, '-') != NULL;
    builder_repeat(b, ' ', left ? 0 : missing);
    int status = put_utf8(b, text, length);
    builder_repeat(b, ' ', left ? missing : 0);
    return status;
}

/* The text of an object, cut to the precision. */
static int put_text(StrBuilder *b, const Conversion *c, Object *text_steal) {
    if (text_steal == NULL)
        return -1;
    Str *s = (Str *)text_steal;
    size_t n =
        c->precision >= 0 && (size_t)c->precision < s->length ? (size_t)c->precision : s->length;
    int status = builder_slice(b, s, 0, n);
    decref(s);
    return status;
}

static int put_number(StrBuilder *b, const Conversion *c, va_list *args) {
    char out[400];
    int n;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    if (strchr("eEfFgG", c->type))
        n = snprintf(out, sizeof out, c->text, va_arg(*args, double));
    else if (c->type == 'p')
        n = snprintf(out, sizeof out, c->text, va_arg(*args, void *));
    else if (c->longs)
        n = snprintf(out, sizeof out, c->text, va_arg(*args, long));
    else
        n = snprintf(out, sizeof out, c->text, va_arg(*args, int));
#pragma GCC diagnostic pop
    return builder_ascii(b, out, n < 0 ? 0 : (size_t)n < sizeof out ? (size_t)n : sizeof out - 1);
}

static int put(StrBuilder *b, const Conversion *c, va_list *args) {
    switch (c->type) {
    case '%':
        return builder_char(b, '%');
    case 'c':
        return builder_char(b, (uint32_t)va_arg(*args, int));
    case 's':
        return put_c_string(b, c, va_arg(*args, const char *));
    case 'R':
        return put_text(b, c, object_repr(va_arg(*args, Object *)));
    case 'S':
        return put_text(b, c, object_str(va_arg(*args, Object *)));
    case 'A':
        return put_text(b, c, object_ascii(va_arg(*args, Object *)));
    case 'U':
        return put_text(b, c, incref(va_arg(*args, Object *)));
    case 'T':
        return put_c_string(b, c, type_of(va_arg(*args, Object *))->name);
    case 'N':
        return put_c_string(b, c, va_arg(*args, Type *)->name);
    default:
        return put_number(b, c, args);
    }
}

Str *str_formatv(const char *format, va_list args) {
    StrBuilder b = STR_BUILDER;
    va_list rest;
    va_copy(rest, args);
    int status = 0;
    while (*format && status == 0) {
        const char *percent = strchrnul(format, '%');
        status = put_utf8(&b, format, (size_t)(percent - format));
        format = percent;
        if (*format == '%' && status == 0) {
            Conversion c;
            format = parse(format + 1, &c, &rest);
            status = put(&b, &c, &rest);
        }
    }
    va_end(rest);
    if (status < 0) {
        builder_discard(&b);
        return NULL;
    }
    return builder_finish(&b);
}

Str *str_format(const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *s = str_formatv(format, args);
    va_end(args);
    return s;
}
