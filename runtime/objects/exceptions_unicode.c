/* UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what went wrong where in which
 * text. */
#include "runtime/objects/bytes.h"
#include "runtime/objects/exceptions_internal.h"

static void set(Object **field, Object *value) { REPLACE_STEAL(*field, incref(value)); }

static int take_str(Object *const *args, size_t i, Object **field) {
    if (!is_str(args[i]))
        return raise_type_error("argument %zu must be str, not %.50s", i + 1,
                                type_of(args[i])->name),
               -1;
    set(field, args[i]);
    return 0;
}

static int take_index(Object *o, ssize_t *out) {
    ssize_t n = number_as_argument(o);
    if (n == -1 && error_occurred())
        return -1;
    *out = n;
    return 0;
}

static int begin(Object *self, Object *const *args, size_t nargs, Tuple *kwnames, size_t expected) {
    if (exception_base_init(self, args, nargs, kwnames) < 0)
        return -1;
    if (nargs != expected)
        return raise_type_error("function takes exactly %zu arguments (%zu given)", expected,
                                nargs),
               -1;
    return 0;
}

static int encode_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UnicodeErrorException *e = (UnicodeErrorException *)self;
    if (begin(self, args, nargs, kwnames, 5) < 0 || take_str(args, 0, &e->encoding) < 0
        || take_str(args, 1, &e->object) < 0)
        return -1;
    if (take_index(args[2], &e->start) < 0 || take_index(args[3], &e->end) < 0)
        return -1;
    return take_str(args, 4, &e->reason);
}

/* The input of a decoder as bytes: new. */
static Object *as_bytes(Object *o) {
    if (is_bytes(o))
        return incref(o);
    Buffer buffer;
    if (object_buffer(o, &buffer, false) < 0)
        return NULL;
    Object *bytes = bytes_from_data(buffer.data, buffer.length);
    buffer_release(&buffer);
    return bytes;
}

static int decode_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UnicodeErrorException *e = (UnicodeErrorException *)self;
    if (begin(self, args, nargs, kwnames, 5) < 0 || take_str(args, 0, &e->encoding) < 0)
        return -1;
    if (take_index(args[2], &e->start) < 0 || take_index(args[3], &e->end) < 0
        || take_str(args, 4, &e->reason) < 0)
        return -1;
    Object *bytes = as_bytes(args[1]);
    if (bytes == NULL)
        return -1;
    REPLACE_STEAL(e->object, bytes);
    return 0;
}

static int translate_error_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UnicodeErrorException *e = (UnicodeErrorException *)self;
    if (begin(self, args, nargs, kwnames, 4) < 0 || take_str(args, 0, &e->object) < 0)
        return -1;
    if (take_index(args[1], &e->start) < 0 || take_index(args[2], &e->end) < 0)
        return -1;
    return take_str(args, 3, &e->reason);
}

/* ---- text ------------------------------------------------------------------------------------ */

/* str(o), or "<NULL>": new, or NULL on error. */
static Object *text_of_field(Object *o) {
    return o ? object_str(o) : OBJ(str_from_ascii("<NULL>"));
}

static bool is_single(const UnicodeErrorException *e, size_t length) {
    return (size_t)e->start < length && e->end == e->start + 1;
}

static Str *single_character(UnicodeErrorException *e, const char *intro, Object *encoding,
                             Object *reason) {
    uint32_t c = str_at((Str *)e->object, (size_t)e->start);
    const char *format = c < 0x100     ? "%s character '\\x%02x' in position %zd: %S"
                         : c < 0x10000 ? "%s character '\\u%04x' in position %zd: %S"
                                       : "%s character '\\U%08x' in position %zd: %S";
    Str *prefix = encoding ? str_format("'%S' codec %s", encoding, intro) : str_from_ascii(intro);
    if (prefix == NULL)
        return NULL;
    Str *rest = str_format(format, "", c, e->start, reason),
        *result = rest ? str_concat(prefix, rest) : NULL;
    xdecref(rest);
    decref(prefix);
    return result;
}

/* "'codec' codec can't encode characters in position 1-2: why"; the encoding is NULL for translate.
 */
static Str *describe(UnicodeErrorException *e, Object *encoding, Object *reason, const char *verb,
                     const char *what) {
    bool bytes = is_bytes(e->object);
    size_t length = bytes ? ((Bytes *)e->object)->length : ((Str *)e->object)->length;
    if (is_single(e, length) && !bytes)
        return single_character(e, verb, encoding, reason);
    if (is_single(e, length)) {
        unsigned byte = (uint8_t)((Bytes *)e->object)->data[e->start];
        return str_format("'%S' codec %s byte 0x%02x in position %zd: %S", encoding, verb, byte,
                          e->start, reason);
    }
    if (encoding == NULL)
        return str_format("%s %s in position %zd-%zd: %S", verb, what, e->start, e->end - 1,
                          reason);
    return str_format("'%S' codec %s %s in position %zd-%zd: %S", encoding, verb, what, e->start,
                      e->end - 1, reason);
}

static Object *unicode_error_str(Object *self, bool with_encoding, const char *verb,
                                 const char *what) {
    UnicodeErrorException *e = (UnicodeErrorException *)self;
    if (e->object == NULL)
        return incref(str_empty); /* made without __init__ */
    if (!is_str(e->object) && !is_bytes(e->object))
        return raise_type_error("object attribute must be unicode");
    Object *encoding = with_encoding ? text_of_field(e->encoding) : NULL,
           *reason = text_of_field(e->reason), *result = NULL;
    if (reason != NULL && (encoding != NULL || !with_encoding))
        result = OBJ(describe(e, encoding, reason, verb, what));
    xdecref(encoding);
    xdecref(reason);
    return result;
}

static Object *encode_error_str(Object *self) {
    return unicode_error_str(self, true, "can't encode", "characters");
}
static Object *decode_error_str(Object *self) {
    return unicode_error_str(self, true, "can't decode", "bytes");
}
static Object *translate_error_str(Object *self) {
    return unicode_error_str(self, false, "can't translate", "characters");
}

/* ---- tables ---------------------------------------------------------------------------------- */

static const MemberDef members[] = {
    FIELD(UnicodeErrorException, "encoding", encoding, "The encoding's name."),
    FIELD(UnicodeErrorException, "object", object, "The text or bytes."),
    {"start", MEMBER_SSIZE, offsetof(UnicodeErrorException, start), true,
     "Where the trouble begins."},
    {"end", MEMBER_SSIZE, offsetof(UnicodeErrorException, end), true, "Where it ends."},
    FIELD(UnicodeErrorException, "reason", reason, "What is wrong."),
    {0},
};

const ExceptionKind exception_kinds_unicode[] = {
    {&exc_UnicodeEncodeError, .init = encode_error_init, .str = encode_error_str,
     .members = members},
    {&exc_UnicodeDecodeError, .init = decode_error_init, .str = decode_error_str,
     .members = members},
    {&exc_UnicodeTranslateError, .init = translate_error_init, .str = translate_error_str,
     .members = members},
    {0},
};
