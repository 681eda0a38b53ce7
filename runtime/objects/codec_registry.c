/* The registry of codecs and error handlers: what Python code adds to the built-in ones of codec.c.
 *
 * A codec is found by asking each search function with the normalized name; the answer, a CodecInfo
 * (a tuple of encoder, decoder, stream reader and writer), is kept. The first question imports
 * `encodings`, whose search function knows the standard codecs. Handlers are callables by name:
 * they take the UnicodeError and give (replacement, position).
 */
#include "runtime/objects/codec.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

static List *searches; /* owned or NULL */
static Dict *found;    /* owned or NULL: name -> CodecInfo */
static Dict *handlers; /* owned or NULL: name -> callable */
static bool encodings_loaded;

void codec_registry_shutdown(void) {
    CLEAR(searches);
    CLEAR(found);
    CLEAR(handlers);
}

/* ---- codecs ---------------------------------------------------------------------------------- */

int codec_register(Object *search) {
    if (!is_callable(search))
        return raise_type_error("argument must be callable"), -1;
    if (searches == NULL && (searches = list_new(0)) == NULL)
        return -1;
    return list_append(searches, search);
}

int codec_unregister(Object *search) {
    for (size_t i = 0; searches != NULL && i < searches->length; i++)
        if (searches->items[i] == search) {
            if (found)
                dict_clear(found);
            return list_delete_range(searches, i, i + 1);
        }
    return 0;
}

/* Lower case; every run of other characters than letters, digits and dots becomes one underscore.
 */
static Str *normalize(Str *name) {
    StrBuilder b = STR_BUILDER;
    bool gap = false;
    for (size_t i = 0; i < name->length; i++) {
        uint32_t c = str_at(name, i);
        bool plain = c < 128 && ((c | 32) - 'a' < 26 || c - '0' < 10 || c == '.');
        if (plain && gap && b.length > 0)
            builder_char(&b, '_');
        if (plain)
            builder_char(&b, c - 'A' < 26 ? c + 32 : c);
        gap = !plain && c < 128;
    }
    return builder_finish(&b);
}

static int load_encodings(void) {
    if (encodings_loaded || type_import_hook == NULL)
        return 0;
    encodings_loaded = true;
    Object *module = type_import_hook("encodings");
    if (module == NULL)
        encodings_loaded = false;
    xdecref(module);
    return module ? 0 : -1;
}

/* What the search functions say: new, NULL without an exception where none knows the name. */
static Object *search_all(Str *name) {
    for (size_t i = 0; searches != NULL && i < searches->length; i++) {
        Object *search = incref(searches->items[i]), *info = object_call1(search, OBJ(name));
        decref(search);
        if (info == NULL)
            return NULL;
        if (info == KNone) {
            decref(info);
            continue;
        }
        if (is_tuple(info) && ((Tuple *)info)->length == 4)
            return info;
        decref(info);
        return raise_type_error("codec search functions must return 4-tuples");
    }
    return NULL;
}

Object *codec_lookup(Str *encoding) {
    if (load_encodings() < 0)
        return NULL;
    Str *name = normalize(encoding);
    Object *info = NULL;
    if (name == NULL || (found == NULL && (found = dict_new()) == NULL)
        || dict_get(found, OBJ(name), &info) < 0) {
        xdecref(name);
        return NULL;
    }
    if (info == NULL && (info = search_all(name)) != NULL && dict_set(found, OBJ(name), info) < 0)
        CLEAR(info);
    if (info == NULL && !error_occurred())
        raise_format(&exc_LookupError, "unknown encoding: %U", encoding);
    decref(name);
    return info;
}

static Object *lookup_text(const char *encoding, const char *instead) {
    Str *name = str_from_utf8(encoding, strlen(encoding));
    Object *info = name ? codec_lookup(name) : NULL, *flag = NULL;
    int is_text = 1;
    if (info != NULL && !is_exact(info, &tuple_type)) {
        int there = object_lookup(info, NAME(_is_text_encoding), &flag);
        is_text = there > 0 ? object_truth(flag) : there < 0 ? -1 : 1;
        xdecref(flag);
    }
    if (is_text == 0)
        raise_format(&exc_LookupError,
                     "'%U' is not a text encoding; use %s to handle arbitrary codecs", name,
                     instead);
    if (is_text <= 0)
        CLEAR(info);
    xdecref(name);
    return info;
}

/* Calls the info's encoder or decoder; the first of the pair that it gives, which must be of a
 * type. */
static Object *call_codec(Object *info, size_t which, Object *input, const char *errors,
                          Type *wanted, const char *encoding) {
    Object *handler = OBJ(str_from_ascii(errors ? errors : "strict")), *pair = NULL;
    if (handler != NULL)
        pair = object_call2(((Tuple *)info)->items[which], input, handler);
    xdecref(handler);
    if (pair == NULL)
        return NULL;
    if (!is_tuple(pair) || ((Tuple *)pair)->length != 2) {
        decref(pair);
        return raise_type_error(which ? "decoder must return a tuple (object,integer)"
                                      : "encoder must return a tuple (object, integer)");
    }
    Object *result = incref(((Tuple *)pair)->items[0]);
    decref(pair);
    if (object_is(result, wanted))
        return result;
    raise_type_error("'%.400s' %s returned '%.400T' instead of '%s'; use codecs.%s() to %s to "
                     "arbitrary types",
                     encoding, which ? "decoder" : "encoder", result, wanted->name,
                     which ? "decode" : "encode", which ? "decode" : "encode");
    decref(result);
    return NULL;
}

Object *codec_registry_encode(Str *text, const char *encoding, const char *errors) {
    Object *info = lookup_text(encoding, "codecs.encode()");
    if (info == NULL)
        return NULL;
    Object *bytes = call_codec(info, 0, OBJ(text), errors, &bytes_type, encoding);
    decref(info);
    return bytes;
}

Str *codec_registry_decode(const char *data, size_t length, const char *encoding,
                           const char *errors) {
    Object *info = lookup_text(encoding, "codecs.decode()");
    Object *input = info ? bytes_from_data(data, length) : NULL, *text = NULL;
    if (input != NULL)
        text = call_codec(info, 1, input, errors, &str_type, encoding);
    xdecref(input);
    xdecref(info);
    return (Str *)text;
}

/* ---- error handlers -------------------------------------------------------------------------- */

int codec_register_error(Str *name, Object *handler) {
    if (!is_callable(handler))
        return raise_type_error("handler must be callable"), -1;
    if (handlers == NULL && (handlers = dict_new()) == NULL)
        return -1;
    return dict_set_str(handlers, name, handler);
}

int codec_find_handler(const char *name, Object **out) {
    *out = NULL;
    if (handlers == NULL)
        return 0;
    Str *key = str_from_utf8(name, strlen(name));
    if (key == NULL)
        return -1;
    *out = xincref(dict_get_str_borrow(handlers, key));
    decref(key);
    return *out != NULL;
}

ssize_t codec_call_handler(Object *handler, Object *error, size_t length, bool decoding,
                           Object **replacement) {
    Object *answer = object_call1(handler, error);
    *replacement = NULL;
    if (answer == NULL)
        return -1;
    if (decoding) { /* it may have given the error another input */
        Object *input = ((UnicodeErrorException *)error)->object;
        if (input == NULL || !is_bytes(input)) {
            decref(answer);
            raise_type_error("object attribute must be bytes");
            return -1;
        }
        length = ((Bytes *)input)->length;
    }
    Tuple *pair = (Tuple *)answer;
    bool good = is_tuple(answer) && pair->length == 2 && has_index(pair->items[1])
                && (is_str(pair->items[0]) || (!decoding && is_bytes(pair->items[0])));
    ssize_t at = good ? number_as_ssize(pair->items[1], &exc_IndexError) : -1;
    if (!good)
        raise_type_error(decoding ? "decoding error handler must return (str, int) tuple"
                                  : "encoding error handler must return (str/bytes, int) tuple");
    if (!good || (at == -1 && error_occurred())) {
        decref(answer);
        return -1;
    }
    ssize_t place = at < 0 ? at + (ssize_t)length : at;
    if (place < 0 || (size_t)place > length) {
        raise_index_error("position %zd from error handler out of bounds", at);
        place = -1;
    } else {
        *replacement = incref(pair->items[0]);
    }
    decref(answer);
    return place;
}
