/* The _codecs module: the registry as functions, and each built-in codec as a pair of functions
 * that say how much they consumed. */
#include "runtime/modules/codecs.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/codec.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- arguments ------------------------------------------------------------------------------- */

const char *codecs_errors(Object *o) {
    if (o == NULL || o == KNone)
        return "strict";
    if (is_str(o) && ((Str *)o)->ascii)
        return str_data((Str *)o);
    raise_type_error("argument 2 must be str or None, not %T", o);
    return NULL;
}

/* (object, length) with the object taken over. */
Object *codecs_pair_steal(Object *o, size_t length) {
    Object *items[] = {o, o ? int_from_i64((int64_t)length) : NULL};
    if (items[0] != NULL && items[1] != NULL)
        return OBJ(tuple_from_array_steal(items, 2));
    xdecref(items[0]);
    return NULL;
}

int codecs_buffer(Object *o, Buffer *out, bool text_allowed) {
    if (text_allowed && is_str(o)) { /* unicode_escape_decode takes ASCII text too */
        size_t length;
        const char *utf8 = str_utf8((Str *)o, &length);
        Object *bytes = utf8 ? bytes_from_data(utf8, length) : NULL;
        str_utf8_free((Str *)o, utf8, length);
        int status = bytes ? object_buffer(bytes, out, false) : -1;
        xdecref(bytes);
        return status;
    }
    return object_buffer(o, out, false);
}

static Object *encode_with(const char *name, Object *const *args) {
    const char *errors = codecs_errors(args[1]);
    if (errors == NULL)
        return NULL;
    if (!is_str(args[0]))
        return raise_type_error("%s_encode() argument 1 must be str, not %T", name, args[0]);
    Str *text = (Str *)args[0];
    return codecs_pair_steal(codec_encode(codec_find_builtin(name), text, errors), text->length);
}

static Object *decode_with(const char *name, Object *const *args, Object *final, bool stateful,
                           bool text_allowed) {
    const char *errors = codecs_errors(args[1]);
    Buffer b;
    int is_final = final ? object_truth(final) : !stateful;
    if (errors == NULL || is_final < 0 || codecs_buffer(args[0], &b, text_allowed) < 0)
        return NULL;
    size_t consumed = b.length;
    Object *text = OBJ(codec_decode(codec_find_builtin(name), b.data ? b.data : "", b.length,
                                    errors, is_final ? NULL : &consumed));
    buffer_release(&b);
    return codecs_pair_steal(text, consumed);
}

/* CODEC(C name, codec, final argument's default, text as input) */
#define CODEC(id, name, stateful, text_allowed)                                                    \
    NATIVE(id##_encode_) {                                                                         \
        UNUSED_ARGS;                                                                               \
        return encode_with(name, args);                                                            \
    }                                                                                              \
    NATIVE(id##_decode_) {                                                                         \
        UNUSED_ARGS;                                                                               \
        return decode_with(name, args, args[2], stateful, text_allowed);                           \
    }
CODEC(utf_8, "utf_8", true, false)
CODEC(utf_16_le, "utf_16_le", true, false)
CODEC(utf_16_be, "utf_16_be", true, false)
CODEC(utf_32_le, "utf_32_le", true, false)
CODEC(utf_32_be, "utf_32_be", true, false)
CODEC(unicode_escape, "unicode_escape", false, true)
CODEC(raw_unicode_escape, "raw_unicode_escape", false, true)

NATIVE(latin_1_encode_) {
    UNUSED_ARGS;
    return encode_with("latin_1", args);
}
NATIVE(latin_1_decode_) {
    UNUSED_ARGS;
    return decode_with("latin_1", args, NULL, false, false);
}
NATIVE(ascii_encode_) {
    UNUSED_ARGS;
    return encode_with("ascii", args);
}
NATIVE(ascii_decode_) {
    UNUSED_ARGS;
    return decode_with("ascii", args, NULL, false, false);
}

/* ---- UTF-16 and UTF-32 with a mark ----------------------------------------------------------- */

static int byte_order(Object *o, int64_t *out) {
    *out = 0;
    if (o == NULL)
        return 0;
    *out = int_as_i64(o);
    return *out == -1 && error_occurred() ? -1 : 0;
}

/* byteorder: 0 the machine's with a mark, negative little, positive big. */
static Object *encode_wide(Object *const *args, const char *marked, const char *little,
                           const char *big) {
    int64_t order;
    if (byte_order(args[2], &order) < 0)
        return NULL;
    return encode_with(order == 0 ? marked : order < 0 ? little : big, args);
}
NATIVE(utf_16_encode_) {
    UNUSED_ARGS;
    return encode_wide(args, "utf_16", "utf_16_le", "utf_16_be");
}
NATIVE(utf_32_encode_) {
    UNUSED_ARGS;
    return encode_wide(args, "utf_32", "utf_32_le", "utf_32_be");
}
NATIVE(utf_16_decode_) {
    UNUSED_ARGS;
    return decode_with("utf_16", args, args[2], true, false);
}
NATIVE(utf_32_decode_) {
    UNUSED_ARGS;
    return decode_with("utf_32", args, args[2], true, false);
}

/* (text, consumed, byteorder): with byteorder 0 a mark decides, and the order that it told is given
 * back. */
static Object *decode_ex(Object *const *args, unsigned unit, const char *const *names) {
    int64_t order;
    Buffer b;
    if (byte_order(args[2], &order) < 0 || codecs_buffer(args[0], &b, false) < 0)
        return NULL;
    const uint8_t *p = b.data;
    if (order == 0 && b.length >= unit) {
        bool zero = unit == 2 || (p[2] == 0 && p[3] == 0),
             zero_big = unit == 2 || (p[0] == 0 && p[1] == 0);
        const uint8_t *tail = unit == 2 ? p : p + 2;
        if (p[0] == 0xff && p[1] == 0xfe && zero)
            order = -1;
        else if (tail[0] == 0xfe && tail[1] == 0xff && zero_big)
            order = 1;
        else
            order = 2;
    }
    buffer_release(&b);
    bool mark = order == 1 || order == -1;
    Object *pair = decode_with(names[args[2] && int_as_i64(args[2]) < 0   ? 1
                                     : args[2] && int_as_i64(args[2]) > 0 ? 2
                                                                          : 0],
                               args, args[3], true, false);
    if (pair == NULL)
        return NULL;
    if (order == 2) /* no mark: the machine's */
        order = args[2] && mark ? order : -1;
    Object *number = int_from_i64(order), *triple = NULL;
    if (number != NULL)
        triple = OBJ(tuple_pack(3, ((Tuple *)pair)->items[0], ((Tuple *)pair)->items[1], number));
    xdecref(number);
    decref(pair);
    return triple;
}
NATIVE(utf_16_ex_decode_) {
    UNUSED_ARGS;
    static const char *const names[] = {"utf_16", "utf_16_le", "utf_16_be"};
    return decode_ex(args, 2, names);
}
NATIVE(utf_32_ex_decode_) {
    UNUSED_ARGS;
    static const char *const names[] = {"utf_32", "utf_32_le", "utf_32_be"};
    return decode_ex(args, 4, names);
}

/* ---- the registry ---------------------------------------------------------------------------- */

NATIVE(codecs_register) {
    UNUSED_ARGS;
    return codec_register(args[0]) < 0 ? NULL : new_none();
}
NATIVE(codecs_unregister) {
    UNUSED_ARGS;
    return codec_unregister(args[0]) < 0 ? NULL : new_none();
}

static Str *text_argument(const char *function, Object *o) {
    if (is_str(o)) {
        if (str_find((Str *)o, &str_latin1[0].str, 0, ((Str *)o)->length) < 0)
            return (Str *)o;
        raise_value_error("embedded null character");
        return NULL;
    }
    raise_type_error("%s() argument must be str, not %T", function, o);
    return NULL;
}

NATIVE(codecs_lookup) {
    UNUSED_ARGS;
    Str *name = text_argument("lookup", args[0]);
    return name ? codec_lookup(name) : NULL;
}

/* encode(obj, encoding, errors) and decode: any codec, any types. */
static Object *through(Object *const *args, size_t which) {
    Str *utf8 = str_from_ascii("utf-8");
    Str *name = utf8 == NULL ? NULL
                : args[1]    ? text_argument(which ? "decode" : "encode", args[1])
                             : utf8;
    const char *errors = name ? codecs_errors(args[2]) : NULL;
    Object *info = errors ? codec_lookup(name) : NULL, *pair = NULL,
           *handler = info ? OBJ(str_from_ascii(errors)) : NULL;
    if (handler != NULL)
        pair = object_call2(((Tuple *)info)->items[which], args[0], handler);
    xdecref(handler);
    xdecref(info);
    xdecref(utf8);
    if (pair == NULL)
        return NULL;
    Object *result = NULL;
    if (is_tuple(pair) && ((Tuple *)pair)->length == 2)
        result = incref(((Tuple *)pair)->items[0]);
    else
        raise_type_error(which ? "decoder must return a tuple (object,integer)"
                               : "encoder must return a tuple (object, integer)");
    decref(pair);
    return result;
}
NATIVE(codecs_encode) {
    UNUSED_ARGS;
    return through(args, 0);
}
NATIVE(codecs_decode) {
    UNUSED_ARGS;
    return through(args, 1);
}

NATIVE(codecs_register_error) {
    UNUSED_ARGS;
    Str *name = text_argument("register_error", args[0]);
    return name == NULL || codec_register_error(name, args[1]) < 0 ? NULL : new_none();
}

/* The built-in handlers as callables stand in codecs.py: nothing in C needs them as such. */
NATIVE(codecs_lookup_error) {
    UNUSED_ARGS;
    Str *name = text_argument("lookup_error", args[0]);
    size_t length;
    const char *utf8 = name ? str_utf8(name, &length) : NULL;
    Object *handler = NULL;
    if (utf8 == NULL)
        return NULL;
    int own = codec_find_handler(utf8, &handler);
    if (own == 0 && codec_is_builtin_handler(utf8) && type_import_hook != NULL) {
        Object *module = type_import_hook("codecs"), *table = NULL;
        Str *attribute = module ? str_from_ascii("_handlers") : NULL;
        if (attribute != NULL && (table = object_getattr(module, attribute)) != NULL)
            handler = object_getitem(table, OBJ(name));
        xdecref(attribute);
        xdecref(table);
        xdecref(module);
    } else if (own == 0) {
        raise_format(&exc_LookupError, "unknown error handler name '%s'", utf8);
    }
    str_utf8_free(name, utf8, length);
    return handler;
}

NATIVE(codecs_readbuffer_encode) {
    UNUSED_ARGS;
    Buffer b;
    if (codecs_buffer(args[0], &b, true) < 0)
        return NULL;
    size_t length = b.length;
    Object *bytes = bytes_from_data(b.data ? b.data : "", b.length);
    buffer_release(&b);
    return codecs_pair_steal(bytes, length);
}

/* ---- the table ------------------------------------------------------------------------------- */

#define ENCODE "str, errors=None, /"
#define PAIR(id, decode_signature)                                                                 \
    {#id "_encode", id##_encode_, ENCODE, 0, NULL}, {                                              \
#id "_decode", id##_decode_, decode_signature, 0, NULL                                     \
    }
#define DECODE         "data, errors=None, /"
#define DECODE_PARTIAL "data, errors=None, final=False, /"
#define DECODE_WHOLE   "data, errors=None, final=True, /"

static const MethodDef functions[] = {
    {"register", codecs_register, "search_function, /", 0,
     "Adds a function that finds the CodecInfo for the name of an encoding, or gives None."},
    {"unregister", codecs_unregister, "search_function, /", 0,
     "Removes a search function and forgets all that was found."},
    {"lookup", codecs_lookup, "encoding, /", 0, "The CodecInfo of an encoding."},
    {"encode", codecs_encode, "obj, encoding='utf-8', errors='strict'", 0,
     "The result of the codec's encoder for obj."},
    {"decode", codecs_decode, "obj, encoding='utf-8', errors='strict'", 0,
     "The result of the codec's decoder for obj."},
    {"register_error", codecs_register_error, "errors, handler, /", 0,
     "Makes handler what errors=NAME stands for."},
    {"lookup_error", codecs_lookup_error, "name, /", 0,
     "Return the error handler of that name; LookupError where there is none."},
    {"readbuffer_encode", codecs_readbuffer_encode, "data, errors=None, /", 0, NULL},
    PAIR(utf_8, DECODE_PARTIAL),
    PAIR(utf_16_le, DECODE_PARTIAL),
    PAIR(utf_16_be, DECODE_PARTIAL),
    PAIR(utf_32_le, DECODE_PARTIAL),
    PAIR(utf_32_be, DECODE_PARTIAL),
    PAIR(unicode_escape, DECODE_WHOLE),
    PAIR(raw_unicode_escape, DECODE_WHOLE),
    PAIR(latin_1, DECODE),
    PAIR(ascii, DECODE),
    {"utf_16_encode", utf_16_encode_, "str, errors=None, byteorder=0, /", 0, NULL},
    {"utf_16_decode", utf_16_decode_, DECODE_PARTIAL, 0, NULL},
    {"utf_16_ex_decode", utf_16_ex_decode_, "data, errors=None, byteorder=0, final=False, /", 0,
     NULL},
    {"utf_32_encode", utf_32_encode_, "str, errors=None, byteorder=0, /", 0, NULL},
    {"utf_32_decode", utf_32_decode_, DECODE_PARTIAL, 0, NULL},
    {"utf_32_ex_decode", utf_32_ex_decode_, "data, errors=None, byteorder=0, final=False, /", 0,
     NULL},
    {"charmap_encode", codecs_charmap_encode, "str, errors=None, mapping=None, /", 0, NULL},
    {"charmap_decode", codecs_charmap_decode, "data, errors=None, mapping=None, /", 0, NULL},
    {"charmap_build", codecs_charmap_build, "map, /", 0, NULL},
    {"escape_encode", codecs_escape_encode, "data, errors=None, /", 0, NULL},
    {"escape_decode", codecs_escape_decode, "data, errors=None, /", 0, NULL},
    {0},
};

extern const ModuleDef _codecs_module;
const ModuleDef _codecs_module = {"_codecs", "Codecs: what codecs.py stands on.", functions, NULL};
