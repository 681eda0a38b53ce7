/* Methods of bytes and bytearray that change the representation: decode, hex, fromhex, translate,
 * maketrans. */
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/str_private.h"

#define METHOD(name)                                                                               \
    Object *bytes_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED ((void)args, (void)nargs, (void)kwnames)

METHOD(decode) {
    UNUSED;
    const char *encoding, *errors;
    Buffer buffer;
    if (str_codec_arguments("decode", args[0], args[1], &encoding, &errors) < 0
        || object_buffer(self, &buffer, false) < 0)
        return NULL;
    Str *s = str_decode(buffer.data, buffer.length, encoding, errors);
    buffer_release(&buffer);
    return OBJ(s);
}

/* ---- hexadecimal ----------------------------------------------------------------------------- */

/* The separator of hex(): NO_SEPARATOR, -1 error. */
enum { NO_SEPARATOR = 256 };
static int hex_separator(Object *o) {
    if (o == NULL)
        return NO_SEPARATOR;
    ssize_t length = object_len(o);
    if (length < 0)
        return -1;
    if (length != 1)
        return raise_value_error("sep must be length 1."), -1;
    if (!is_str(o) && !is_bytes(o))
        return raise_type_error("sep must be str or bytes."), -1;
    uint32_t c = is_str(o) ? str_at((Str *)o, 0) : (uint8_t)((Bytes *)o)->data[0];
    if (c >= 128)
        return raise_value_error("sep must be ASCII."), -1;
    return (int)c;
}

Str *bytes_to_hex(Text view, int separator, ssize_t group) {
    StrBuilder b = STR_BUILDER;
    bool from_left = group < 0;
    size_t size = from_left ? (size_t)-group : (size_t)group;
    for (size_t i = 0; i < view.length; i++) {
        uint8_t c = (uint8_t)text_at(view, i);
        size_t since = from_left ? i : view.length - i;
        char digits[2] = {"0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
        if (separator != NO_SEPARATOR && i > 0 && size > 0 && since % size == 0)
            builder_char(&b, (uint32_t)separator);
        if (builder_ascii(&b, digits, 2) < 0)
            return NULL;
    }
    return builder_finish(&b);
}

METHOD(hex) {
    UNUSED;
    ssize_t group = 1;
    if (args[1] != NULL && (group = number_as_c_int(args[1])) == -1 && error_occurred())
        return NULL;
    int separator = hex_separator(args[0]);
    if (separator < 0)
        return NULL;
    return OBJ(bytes_to_hex(bytes_view(self), separator, group));
}

static int hex_digit(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a' + 10) : -1;
}

static int parse_hex(BytesBuilder *b, Str *s) {
    for (size_t i = 0; i < s->length;) {
        if (bytes_is_space(str_at(s, i))) {
            i++;
            continue;
        }
        int high = hex_digit(str_at(s, i)),
            low = high >= 0 && i + 1 < s->length ? hex_digit(str_at(s, i + 1)) : -1;
        if (low < 0)
            return raise_value_error(
                       "non-hexadecimal number found in fromhex() arg at position %zu",
                       high < 0 ? i : i + 1),
                   -1;
        if (bytes_builder_byte(b, (uint8_t)(high << 4 | low)) < 0)
            return -1;
        i += 2;
    }
    return 0;
}

METHOD(fromhex) {
    UNUSED;
    if (!is_str(args[0]))
        return raise_type_error("fromhex() argument must be str, not %s", argument_type(args[0]));
    BytesBuilder b = BYTES_BUILDER;
    if (parse_hex(&b, (Str *)args[0]) < 0) {
        bytes_builder_discard(&b);
        return NULL;
    }
    bool array = type_is_subtype((Type *)self, &bytearray_type);
    Object *result =
        array ? bytearray_from_data(b.data, b.length) : bytes_from_data(b.data, b.length);
    bytes_builder_discard(&b);
    if (result && self != OBJ(&bytes_type) && self != OBJ(&bytearray_type)) {
        Object *made = object_call1(self, result); /* a subclass makes its own */
        decref(result);
        return made;
    }
    return result;
}

/* ---- translate ------------------------------------------------------------------------------- */

static Object *translate(Object *self, const uint8_t *table, const Buffer *removed) {
    bool skip[256] = {false};
    for (size_t i = 0; removed && i < removed->length; i++)
        skip[((const uint8_t *)removed->data)[i]] = true;
    Text view = bytes_view(self);
    BytesBuilder b = BYTES_BUILDER;
    uint8_t *to = (uint8_t *)bytes_builder_room(&b, view.length);
    for (size_t i = 0; to && i < view.length; i++) {
        uint8_t c = ((const uint8_t *)view.data)[i];
        if (!skip[c])
            to[b.length++] = table ? table[c] : c;
    }
    Object *result = to ? bytes_like(self, b.data, b.length) : NULL;
    bytes_builder_discard(&b);
    return result;
}

METHOD(translate) {
    UNUSED;
    Buffer table = {0}, removed = {0};
    Object *result = NULL;
    if (args[0] != KNone && object_buffer(args[0], &table, false) < 0)
        return NULL;
    if (table.owner && table.length != 256)
        raise_value_error("translation table must be 256 characters long");
    else if (args[1] == NULL || object_buffer(args[1], &removed, false) == 0)
        result = translate(self, table.data, &removed);
    buffer_release(&removed);
    buffer_release(&table);
    return result;
}

METHOD(maketrans) {
    UNUSED;
    (void)self;
    Buffer from, to;
    if (object_buffer(args[0], &from, false) < 0)
        return NULL;
    Object *result = NULL;
    if (object_buffer(args[1], &to, false) == 0) {
        result = from.length == to.length
                     ? bytes_new(256)
                     : raise_value_error("maketrans arguments must have same length");
        uint8_t *table = result ? (uint8_t *)((Bytes *)result)->data : NULL;
        for (int i = 0; table && i < 256; i++)
            table[i] = (uint8_t)i;
        for (size_t i = 0; table && i < from.length; i++)
            table[((uint8_t *)from.data)[i]] = ((uint8_t *)to.data)[i];
        buffer_release(&to);
    }
    buffer_release(&from);
    return result;
}
