/* What bytes(...) and bytearray(...) are made of: counts, buffers, encoded text, iterables of ints;
 * and their repr. */
#include "runtime/native.h"
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/memoryview.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"

/* The items of a buffer, which need not be in one piece. */
static int add_buffer(BytesBuilder *b, Object *source) {
    Buffer buffer;
    if (object_buffer(source, &buffer, BUFFER_FULL_RO) < 0)
        return -1;
    char *to = bytes_builder_room(b, buffer.length);
    if (to != NULL) {
        buffer_copy_out(&buffer, to, 'C');
        b->length += buffer.length;
    }
    buffer_release(&buffer);
    return to != NULL ? 0 : -1;
}

static int add_zeros(BytesBuilder *b, ssize_t count) {
    if (count < 0)
        return raise_value_error("negative count"), -1;
    char *to = bytes_builder_room(b, (size_t)count);
    if (to == NULL)
        return -1;
    memset(to, 0, (size_t)count);
    b->length += (size_t)count;
    return 0;
}

/* Each value may run Python code in its __index__: the list may change meanwhile, so its length is
 * read each time. */
static int add_list(BytesBuilder *b, Object *list, const char *range_error) {
    for (size_t i = 0; i < (is_list(list) ? ((List *)list)->length : ((Tuple *)list)->length);
         i++) {
        Object *item = incref(is_list(list) ? ((List *)list)->items[i] : ((Tuple *)list)->items[i]);
        int c = bytes_value(item, range_error);
        decref(item);
        if (c < 0 || bytes_builder_byte(b, (uint8_t)c) < 0)
            return -1;
    }
    return 0;
}

static int add_iterable(BytesBuilder *b, Object *source, const char *type_name,
                        const char *range_error) {
    Object *iterator = is_str(source) ? NULL : object_iter(source), *item;
    if (iterator == NULL) {
        if (!error_occurred() || error_is(&exc_TypeError)) {
            error_clear();
            raise_type_error("cannot convert '%T' object to %s", source, type_name);
        }
        return -1;
    }
    while ((item = object_next(iterator)) != NULL) {
        int c = bytes_value(item, range_error);
        decref(item);
        if (c < 0 || bytes_builder_byte(b, (uint8_t)c) < 0)
            break;
    }
    decref(iterator);
    return item || error_occurred() ? -1 : 0;
}

int bytes_collect(BytesBuilder *b, Object *source, const char *type_name, const char *range_error) {
    if (has_index(source)) {
        ssize_t count = number_as_ssize(source, &exc_OverflowError);
        if (count != -1 || !error_occurred())
            return add_zeros(b, count);
        if (!error_is(&exc_TypeError))
            return -1;
        error_clear(); /* an __index__ that refuses: other ways are tried */
    }
    bool buffer = !error_occurred() && has_buffer(source);
    if (error_occurred()) /* a type that could not be made ready */
        return -1;
    if (buffer)
        return add_buffer(b, source);
    if (is_exact(source, &list_type) || is_exact(source, &tuple_type))
        return add_list(b, source, range_error);
    return add_iterable(b, source, type_name, range_error);
}

int bytes_collect_arguments(BytesBuilder *b, Object *const *args, const char *type_name,
                            const char *range_error) {
    const char *encoding, *errors;
    if (str_codec_arguments(type_name, args[1], args[2], &encoding, &errors) < 0)
        return -1;
    if (args[0] && is_str(args[0])) {
        if (encoding == NULL)
            return raise_type_error("string argument without an encoding"), -1;
        Object *encoded = str_encode((Str *)args[0], encoding, errors);
        if (encoded == NULL)
            return -1;
        int status = add_buffer(b, encoded);
        decref(encoded);
        return status;
    }
    if (args[1] || args[2])
        return raise_type_error(args[1] ? "encoding without a string argument"
                                        : "errors without a string argument"),
               -1;
    return args[0] ? bytes_collect(b, args[0], type_name, range_error) : 0;
}

Object *bytes_from_object(Object *o) {
    if (is_exact(o, &bytes_type))
        return incref(o);
    Object *method = object_special(o, NAME(__bytes__));
    if (method) {
        Object *made = object_call0(method);
        decref(method);
        if (made && !is_bytes(made)) {
            raise_type_error("__bytes__ returned non-bytes (type %T)", made);
            CLEAR(made);
        }
        return made;
    }
    if (error_occurred())
        return NULL;
    BytesBuilder b = BYTES_BUILDER;
    Object *const args[3] = {o, NULL, NULL};
    if (bytes_collect_arguments(&b, args, "bytes", "bytes must be in range(0, 256)") < 0) {
        bytes_builder_discard(&b);
        return NULL;
    }
    return bytes_builder_finish(&b);
}

/* ---- repr ------------------------------------------------------------------------------------ */

static void put_byte(StrBuilder *b, uint8_t c, char quote) {
    char hex[4] = {'\\', 'x', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
    if (c == (uint8_t)quote || c == '\\') {
        builder_char(b, '\\');
        builder_char(b, c);
    } else if (c == '\t' || c == '\n' || c == '\r') {
        builder_text(b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
    } else if (c < 32 || c >= 127) {
        builder_ascii(b, hex, 4);
    } else {
        builder_char(b, c);
    }
}

Str *bytes_repr(Object *o) {
    StrBuilder b = STR_BUILDER;
    Text view = bytes_view(o);
    char quote = text_find_char(view, '\'') >= 0 && text_find_char(view, '"') < 0 ? '"' : '\'';
    if (!is_bytes(o)) {
        Str *name = str_from_utf8(o->type->name, strlen(o->type->name));
        if (name == NULL)
            return NULL;
        builder_str(&b, name);
        builder_char(&b, '(');
        decref(name);
    }
    builder_char(&b, 'b');
    builder_char(&b, (uint8_t)quote);
    for (size_t i = 0; i < view.length;
         i++) /* a bytearray escapes single quotes, whatever stands around */
        put_byte(&b, (uint8_t)text_at(view, i), is_bytes(o) ? quote : '\'');
    builder_char(&b, (uint8_t)quote);
    if (!is_bytes(o))
        builder_char(&b, ')');
    return builder_finish(&b);
}
