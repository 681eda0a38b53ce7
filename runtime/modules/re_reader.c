/* Reading patterns and templates a token at a time, as Python's grammar for them wants it: a
 * character, or a backslash with what stands behind it. Errors name a place counted back from the
 * current token. */
#include "runtime/modules/re_internal.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"

/* ---- errors ---------------------------------------------------------------------------------- */

Object *re_error_class;

static Object *error_class_of(void) {
    return re_error_class ? re_error_class : OBJ(&exc_ValueError);
}

Object *re_error_text_steal(Str *message, Object *pattern, ssize_t position) {
    if (message == NULL)
        return NULL;
    Object *where = position < 0 ? new_none() : int_from_ssize(position), *error = NULL;
    if (where != NULL && pattern != NULL)
        error = object_call3(error_class_of(), OBJ(message), pattern, where);
    else if (where != NULL)
        error = object_call1(error_class_of(), OBJ(message));
    if (error != NULL && is_exception(error))
        raise_object(error);
    else if (error != NULL)
        raise_type_error("exceptions must derive from BaseException");
    xdecref(error);
    xdecref(where);
    decref(message);
    return NULL;
}

Object *re_error(const char *message, Object *pattern, ssize_t position) {
    return re_error_text_steal(str_from_ascii(message), pattern, position);
}

/* A message about a bytes pattern is ASCII: what is beyond becomes \xhh. */
static Str *message_for_bytes_steal(Str *message) {
    if (message == NULL || message->ascii)
        return message;
    Object *bytes = str_encode(message, "ascii", "backslashreplace");
    decref(message);
    if (bytes == NULL)
        return NULL;
    Str *s = str_from_latin1((const uint8_t *)((Bytes *)bytes)->data, ((Bytes *)bytes)->length);
    decref(bytes);
    return s;
}

int re_fail(ReReader *r, size_t offset, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str *message = str_formatv(format, args);
    va_end(args);
    if (!r->is_text)
        message = message_for_bytes_steal(message);
    re_error_text_steal(message, r->source, (ssize_t)(re_tell(r) - offset));
    return -1;
}

/* ---- tokens ---------------------------------------------------------------------------------- */

int re_next(ReReader *r) {
    if (r->index >= r->text->length) {
        r->token = RE_END;
        return 0;
    }
    uint32_t c = str_at(r->text, r->index++);
    if (c != '\\') {
        r->token = c;
        return 0;
    }
    if (r->index >= r->text->length) {
        re_error("bad escape (end of pattern)", r->source, (ssize_t)r->text->length - 1);
        return -1;
    }
    r->token = str_at(r->text, r->index++) | RE_ESCAPE;
    return 0;
}

int re_seek(ReReader *r, size_t index) {
    r->index = index;
    return re_next(r);
}

int re_reader_init(ReReader *r, Object *source, Str *text, bool is_text) {
    *r = (ReReader){.source = source, .text = text, .is_text = is_text};
    return re_next(r);
}

Str *re_until(ReReader *r, uint32_t terminator, const char *what) {
    size_t start = re_tell(r);
    for (;;) {
        uint32_t c = r->token;
        size_t end = re_tell(r);
        if (re_next(r) < 0)
            return NULL;
        if (c == RE_END) {
            if (end == start)
                re_fail(r, 0, "missing %s", what);
            else
                re_fail(r, end - start, "missing %c, unterminated name", (int)terminator);
            return NULL;
        }
        if (c == terminator) {
            if (end != start)
                return str_slice(r->text, start, end);
            re_fail(r, 1, "missing %s", what);
            return NULL;
        }
    }
}

int re_check_name(ReReader *r, Str *name) {
    if (!r->is_text && !name->ascii) {
        Object *text = object_ascii(OBJ(name));
        if (text == NULL)
            return -1;
        re_fail(r, name->length + 1, "bad character in group name %S", text);
        decref(text);
        return -1;
    }
    return str_is_identifier(name)
               ? 0
               : re_fail(r, name->length + 1, "bad character in group name %R", OBJ(name));
}

bool re_decimal_name(Str *name, uint32_t *out) {
    uint64_t value = 0;
    for (size_t i = 0; i < name->length; i++) {
        uint32_t digit = str_at(name, i) - '0';
        if (digit > 9)
            return false;
        value = value * 10 + digit;
        if (value > UINT32_MAX)
            value = UINT32_MAX;
    }
    *out = (uint32_t)value;
    return true;
}

int32_t re_simple_escape(uint32_t letter) {
    switch (letter) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\\':
        return '\\';
    default:
        return -1;
    }
}
