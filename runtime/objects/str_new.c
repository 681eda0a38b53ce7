/* str(): from any object, or decoded from bytes; and str.encode. */
#include "runtime/native.h"
#include "runtime/objects/codec.h"
#include "runtime/objects/str_private.h"

/* The C text of an optional str argument: NULL when absent. The function's name is for the message.
 * 0 or -1. */
static int codec_argument(const char *function, const char *name, Object *arg, const char **out) {
    *out = NULL;
    if (arg == NULL)
        return 0;
    if (!is_str(arg))
        return raise_type_error("%s() argument '%s' must be str, not %s", function, name,
                                argument_type(arg)),
               -1;
    Str *s = (Str *)arg;
    if (text_find_char(text_of(s), 0) >= 0)
        return raise_value_error("embedded null character"), -1;
    *out = s->ascii ? str_data(s) : "?"; /* no codec and no handler has such a name */
    return 0;
}

int str_codec_arguments(const char *function, Object *encoding, Object *errors,
                        const char **encoding_out, const char **errors_out) {
    return codec_argument(function, "encoding", encoding, encoding_out) < 0
               ? -1
               : codec_argument(function, "errors", errors, errors_out);
}

static Object *decode_object(Object *o, const char *encoding, const char *errors) {
    if (is_str(o))
        return raise_type_error("decoding str is not supported");
    if (!has_buffer(o))
        return raise_type_error("decoding to str: need a bytes-like object, %T found", o);
    Buffer buffer;
    if (object_buffer(o, &buffer, false) < 0)
        return NULL;
    Str *s = str_decode(buffer.data, buffer.length, encoding, errors);
    buffer_release(&buffer);
    return OBJ(s);
}

static Object *make(Object *const *args) {
    const char *encoding, *errors;
    if (args[0] == NULL)
        return incref(str_empty);
    if (str_codec_arguments("str", args[1], args[2], &encoding, &errors) < 0)
        return NULL;
    return args[1] || args[2] ? decode_object(args[0], encoding, errors) : object_str(args[0]);
}

/* A copy of s as an instance of a subclass. */
static Object *make_subclass(Type *type, Str *s) {
    Str *copy = (Str *)object_new_var(type, (s->length + 1) * s->kind);
    if (copy == NULL)
        return NULL;
    copy->length = s->length;
    copy->kind = s->kind;
    copy->ascii = s->ascii;
    copy->hash = s->hash;
    memcpy(str_data(copy), str_data(s), s->length * s->kind);
    if (type->flags & TYPE_GC)
        gc_track(copy);
    return OBJ(copy);
}

Object *str_new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    if (LIKELY(nargs == 1 && kwnames == NULL && type == &str_type))
        return OBJ(object_str(args[0]));
    Object *bound[3] = {NULL};
    if (nargs > 3 && kwnames == NULL)
        return raise_type_error("str expected at most 3 arguments, got %zu", nargs);
    if (args_bind("str", "object='', encoding='utf-8', errors='strict'", &signature, args, nargs,
                  kwnames, bound)
        < 0)
        return NULL;
    Object *s = make(bound);
    if (s == NULL || type == &str_type)
        return s;
    Object *copy = make_subclass(type, (Str *)s);
    decref(s);
    return copy;
}
