/* The texts that patterns are matched against: str of any width, bytes and whatever has a buffer.
 */
#include "runtime/modules/re_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"

static int open_text(ReSubject *s, RePattern *p, Object *string) {
    if (is_str(string)) {
        const Str *str = (Str *)string;
        s->data = str_data(str);
        s->length = str->length;
        s->width = str->kind;
    } else if (is_bytes(string)) {
        s->data = ((Bytes *)string)->data;
        s->length = ((Bytes *)string)->length;
    } else if (has_buffer(string)) {
        if (object_buffer(string, &s->buffer, false) < 0)
            return -1;
        s->has_buffer = true;
        s->data = s->buffer.data ? s->buffer.data : "";
        s->length = s->buffer.length;
    } else {
        raise_type_error("expected string or bytes-like object, got '%T'", string);
        return -1;
    }
    s->is_bytes = !is_str(string);
    if (LIKELY(s->is_bytes == p->is_bytes))
        return 0;
    raise_type_error(s->is_bytes ? "cannot use a string pattern on a bytes-like object"
                                 : "cannot use a bytes pattern on a string-like object");
    return -1;
}

/* An argument pos or endpos, clipped to [0, length]. */
static int bound(Object *arg, size_t fallback, size_t length, size_t *out) {
    *out = fallback;
    if (arg == NULL)
        return 0;
    if (!has_index(arg)) {
        raise_type_error("'%T' object cannot be interpreted as an integer", arg);
        return -1;
    }
    ssize_t n = number_as_argument(arg);
    if (n == -1 && error_occurred())
        return -1;
    *out = n < 0 ? 0 : (size_t)n > length ? length : (size_t)n;
    return 0;
}

int re_subject_init(ReSubject *s, RePattern *p, Object *string, Object *pos, Object *endpos) {
    *s = (ReSubject){.owner = incref(string), .width = 1};
    if (open_text(s, p, string) == 0 && bound(pos, 0, s->length, &s->start) == 0
        && bound(endpos, s->length, s->length, &s->end) == 0) {
        if (s->start > s->end)
            s->end = s->start;
        return 0;
    }
    re_subject_release(s);
    return -1;
}

void re_subject_release(ReSubject *s) {
    if (s->wide)
        mem_free(s->wide, (s->length + 1) * 4);
    if (s->has_buffer)
        buffer_release(&s->buffer);
    s->wide = NULL;
    s->has_buffer = false;
    CLEAR(s->owner);
}

Object *re_subject_slice(ReSubject *s, size_t start, size_t end) {
    if (!s->is_bytes)
        return start == 0 && end == s->length ? OBJ(str_exact((Str *)s->owner))
                                              : OBJ(str_slice((Str *)s->owner, start, end));
    if (start == 0 && end == s->length && is_exact(s->owner, &bytes_type))
        return incref(s->owner);
    return bytes_from_data((const char *)s->data + start, end - start);
}

Object *re_slice(Object *string, size_t start, size_t end) {
    if (is_str(string)) {
        size_t length = ((Str *)string)->length;
        if (start == 0 && end >= length)
            return OBJ(str_exact((Str *)string));
        return OBJ(
            str_slice((Str *)string, start < length ? start : length, end < length ? end : length));
    }
    Buffer b;
    if (object_buffer(string, &b, false) < 0)
        return NULL;
    if (end > b.length) /* it was made shorter since */
        end = b.length;
    if (start > end)
        start = end;
    Object *piece = start == 0 && end == b.length && is_exact(string, &bytes_type)
                        ? incref(string)
                        : bytes_from_data((const char *)b.data + start, end - start);
    buffer_release(&b);
    return piece;
}
