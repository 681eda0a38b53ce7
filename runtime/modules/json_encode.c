/* Objects to JSON text: the type Encoder, and the functions that quote strings.
 *
 * An encoder keeps what a JSONEncoder says. Its call returns a tuple with the text of a value.
 * Markers, a dict of the ids of the containers that are under way, find circular references; it may
 * be None. default() may do anything: lists are read with their length anew at each turn, dicts by
 * a list of their pairs, all with references held.
 */
#include <math.h>
#include "runtime/modules/json_internal.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Encoder {
    Object head;
    Object *markers, *default_, *encoder, *indent, *key_separator, *item_separator; /* owned */
    bool sort_keys, skipkeys, allow_nan;
    int quoting; /* one of QUOTE_: the encoder function, if it is one of this module's */
} Encoder;

enum { QUOTE_BY_CALL, QUOTE_PLAIN, QUOTE_ASCII };

/* ---- strings --------------------------------------------------------------------------------- */

static int put_escape(StrBuilder *b, uint32_t c) {
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt", hex[] = "0123456789abcdef";
    const char *found = c != 0 && c < 128 ? strchr(from, (int)c) : NULL;
    if (found != NULL) {
        char text[] = {'\\', to[found - from]};
        return builder_ascii(b, text, 2);
    }
    char text[] = {'\\', 'u', hex[c >> 12 & 15], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};
    return builder_ascii(b, text, 6);
}

static int quote(StrBuilder *b, Str *s, bool ascii) {
    size_t length = s->length, done = 0;
    builder_char(b, '"');
    for (size_t i = 0; i < length; i++) {
        uint32_t c = str_at(s, i);
        if (LIKELY(c >= 32 && c != '"' && c != '\\' && (!ascii || c < 127)))
            continue;
        builder_slice(b, s, done, i);
        done = i + 1;
        if (c >= 0x10000) {
            put_escape(b, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_escape(b, c);
    }
    builder_slice(b, s, done, length);
    return builder_char(b, '"');
}

static Object *quoted(Object *o, bool ascii) {
    if (!is_str(o))
        return raise_type_error("first argument must be a string, not %T", o);
    StrBuilder b = STR_BUILDER;
    quote(&b, (Str *)o, ascii);
    return OBJ(builder_finish(&b));
}

Object *json_encode_string(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return quoted(args[0], false);
}
Object *json_encode_ascii(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return quoted(args[0], true);
}

static int put_string(Encoder *e, StrBuilder *b, Object *o) {
    if (e->quoting != QUOTE_BY_CALL)
        return quote(b, (Str *)o, e->quoting == QUOTE_ASCII);
    Object *text = object_call1(e->encoder, o);
    int result = -1;
    if (text != NULL && is_str(text))
        result = builder_str(b, (Str *)text);
    else if (text != NULL)
        raise_type_error("encoder() must return a string, not %T", text);
    xdecref(text);
    return result;
}

/* ---- numbers --------------------------------------------------------------------------------- */

static Str *float_text(Encoder *e, Object *o) {
    double d = FLOAT_VALUE(o);
    if (isfinite(d))
        return float_repr(d);
    if (!e->allow_nan)
        return (Str *)raise_value_error("Out of range float values are not JSON compliant: %R", o);
    return str_from_ascii(isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
}

static int put_steal(StrBuilder *b, Str *text) {
    int result = text != NULL ? builder_str(b, text) : -1;
    xdecref(text);
    return result;
}

/* ---- containers ------------------------------------------------------------------------------ */

static int put_value(Encoder *e, StrBuilder *b, Object *o);

/* The container's mark, new, or NULL without an exception when there are no markers. */
static int mark(Encoder *e, Object *o, Object **ident) {
    *ident = NULL;
    if (e->markers == KNone)
        return 0;
    if ((*ident = int_from_u64((uint64_t)(uintptr_t)o)) == NULL)
        return -1;
    int again = dict_contains((Dict *)e->markers, *ident);
    if (again > 0)
        raise_value_error("Circular reference detected");
    if (again == 0 && dict_set((Dict *)e->markers, *ident, o) == 0)
        return 0;
    CLEAR(*ident);
    return -1;
}

static int unmark_steal(Encoder *e, Object *ident, int result) {
    if (ident == NULL)
        return result;
    if (result == 0)
        result = dict_delete((Dict *)e->markers, ident);
    decref(ident);
    return result;
}

static int put_sequence(Encoder *e, StrBuilder *b, Object *o) {
    Object *ident, *items = sequence_fast(o, "_iterencode_list needs a sequence");
    if (items == NULL)
        return -1;
    size_t length = is_list(items) ? ((List *)items)->length : ((Tuple *)items)->length;
    if (length == 0) {
        decref(items);
        return builder_ascii(b, "[]", 2);
    }
    int result = mark(e, o, &ident);
    if (result == 0)
        builder_char(b, '[');
    for (size_t i = 0; result == 0; i++) {
        bool list = is_list(items);
        if (i >= (list ? ((List *)items)->length : ((Tuple *)items)->length))
            break;
        if (i > 0)
            builder_str(b, (Str *)e->item_separator);
        Object *item = incref(list ? ((List *)items)->items[i] : ((Tuple *)items)->items[i]);
        result = put_value(e, b, item);
        decref(item);
    }
    decref(items);
    if (result == 0)
        result = builder_char(b, ']');
    return unmark_steal(e, ident, result);
}

/* A key as a str: new; NULL without an exception: it is to be skipped. */
static Str *key_text(Encoder *e, Object *key) {
    if (is_str(key))
        return incref(key);
    if (is_float(key))
        return float_text(e, key);
    if (key == KTrue || key == KFalse || key == KNone)
        return str_from_ascii(key == KTrue ? "true" : key == KFalse ? "false" : "null");
    if (is_int(key))
        return int_to_str(int_unwrap(key), 10);
    if (!e->skipkeys)
        raise_type_error("keys must be str, int, float, bool or None, not %T", key);
    return NULL;
}

static int put_pair(Encoder *e, StrBuilder *b, Object *key, Object *value, bool *first) {
    Str *text = key_text(e, key);
    if (text == NULL)
        return error_occurred() ? -1 : 0;
    if (!*first)
        builder_str(b, (Str *)e->item_separator);
    *first = false;
    int result = put_string(e, b, OBJ(text));
    decref(text);
    if (result < 0 || builder_str(b, (Str *)e->key_separator) < 0)
        return -1;
    return put_value(e, b, value);
}

/* All pairs of a mapping as a list that nobody else has. */
static Object *pairs_of(Encoder *e, Object *dict) {
    Object *pairs;
    if (is_exact(dict, &dict_type)) {
        pairs = dict_part_list((Dict *)dict, DICT_ITEMS);
    } else {
        Object *items = object_call_method(dict, NAME(items), NULL, 0);
        pairs = items != NULL ? sequence_list(items) : NULL;
        xdecref(items);
    }
    if (pairs != NULL && e->sort_keys && list_sort((List *)pairs, NULL, false) < 0)
        CLEAR(pairs);
    return pairs;
}

static int put_dict(Encoder *e, StrBuilder *b, Object *o) {
    Object *ident, *pairs;
    bool first = true;
    if (((Dict *)o)->used == 0)
        return builder_ascii(b, "{}", 2);
    int result = mark(e, o, &ident);
    if (result < 0)
        return -1;
    if ((pairs = pairs_of(e, o)) == NULL)
        return unmark_steal(e, ident, -1);
    builder_char(b, '{');
    List *list = (List *)pairs;
    for (size_t i = 0; result == 0 && i < list->length; i++) {
        Tuple *pair = (Tuple *)list->items[i];
        if (!is_tuple(pair) || pair->length != 2)
            result = (raise_value_error("items must return 2-tuples"), -1);
        else
            result = put_pair(e, b, pair->items[0], pair->items[1], &first);
    }
    decref(pairs);
    if (result == 0)
        result = builder_char(b, '}');
    return unmark_steal(e, ident, result);
}

/* What default() makes of it. */
static int put_by_default(Encoder *e, StrBuilder *b, Object *o) {
    Object *ident;
    if (mark(e, o, &ident) < 0)
        return -1;
    Object *replacement = object_call1(e->default_, o);
    int result = replacement == NULL ? -1 : c_stack_check(" while encoding a JSON object");
    if (result == 0)
        result = put_value(e, b, replacement);
    xdecref(replacement);
    return unmark_steal(e, ident, result);
}

static int put_value(Encoder *e, StrBuilder *b, Object *o) {
    if (o == KNone)
        return builder_ascii(b, "null", 4);
    if (o == KTrue)
        return builder_ascii(b, "true", 4);
    if (o == KFalse)
        return builder_ascii(b, "false", 5);
    if (is_str(o))
        return put_string(e, b, o);
    if (is_int(o))
        return put_steal(b, int_to_str(int_unwrap(o), 10));
    if (is_float(o))
        return put_steal(b, float_text(e, o));
    bool sequence = is_list(o) || is_tuple(o);
    if ((sequence || is_dict(o)) && c_stack_check(" while encoding a JSON object") < 0)
        return -1;
    return sequence     ? put_sequence(e, b, o)
           : is_dict(o) ? put_dict(e, b, o)
                        : put_by_default(e, b, o);
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[2] = {NULL};
    if (args_bind("_iterencode", "obj, _current_indent_level", &signature, args, nargs, kwnames,
                  bound)
        < 0)
        return NULL;
    StrBuilder b = STR_BUILDER;
    if (put_value((Encoder *)o, &b, bound[0]) < 0) {
        builder_discard(&b);
        return NULL;
    }
    Str *text = builder_finish(&b);
    Object *result = text != NULL ? OBJ(tuple_pack(1, text)) : NULL;
    xdecref(text);
    return result;
}

/* ---- the type -------------------------------------------------------------------------------- */

/* Is it one of this module's own functions? */
static int quoting_of(Object *encoder) {
    if (!is_exact(encoder, &native_function_type))
        return QUOTE_BY_CALL;
    NativeFn fn = ((NativeFunction *)encoder)->def->fn;
    return fn == json_encode_ascii    ? QUOTE_ASCII
           : fn == json_encode_string ? QUOTE_PLAIN
                                      : QUOTE_BY_CALL;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    enum {
        MARKERS,
        DEFAULT,
        ENCODER,
        INDENT,
        KEY_SEPARATOR,
        ITEM_SEPARATOR,
        SORT_KEYS,
        SKIPKEYS,
        ALLOW_NAN,
        COUNT
    };
    Object *a[COUNT] = {NULL};
    if (args_bind("make_encoder",
                  "markers, default, encoder, indent, key_separator, item_separator, sort_keys, "
                  "skipkeys, allow_nan",
                  &signature, args, nargs, kwnames, a)
        < 0)
        return NULL;
    if (a[MARKERS] != KNone && !is_dict(a[MARKERS]))
        return raise_type_error("make_encoder() argument 1 must be dict or None, not %T",
                                a[MARKERS]);
    for (int i = KEY_SEPARATOR; i <= ITEM_SEPARATOR; i++)
        if (!is_str(a[i]))
            return raise_type_error("make_encoder() argument %d must be str, not %T", i + 1, a[i]);
    int sort_keys = object_truth(a[SORT_KEYS]),
        skipkeys = sort_keys < 0 ? -1 : object_truth(a[SKIPKEYS]);
    int allow_nan = skipkeys < 0 ? -1 : object_truth(a[ALLOW_NAN]);
    Encoder *e = allow_nan < 0 ? NULL : (Encoder *)object_new(type);
    if (e == NULL)
        return NULL;
    e->markers = incref(a[MARKERS]);
    e->default_ = incref(a[DEFAULT]);
    e->encoder = incref(a[ENCODER]);
    e->indent = incref(a[INDENT]);
    e->key_separator = incref(a[KEY_SEPARATOR]);
    e->item_separator = incref(a[ITEM_SEPARATOR]);
    e->sort_keys = sort_keys;
    e->skipkeys = skipkeys;
    e->allow_nan = allow_nan;
    e->quoting = quoting_of(e->encoder);
    gc_track(e);
    return OBJ(e);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Encoder *e = (Encoder *)o;
    VISIT(e->markers);
    VISIT(e->default_);
    VISIT(e->encoder);
    VISIT(e->indent);
    VISIT(e->key_separator);
    VISIT(e->item_separator);
    return 0;
}

static int clear_slot(Object *o) {
    Encoder *e = (Encoder *)o;
    CLEAR(e->markers);
    CLEAR(e->default_);
    CLEAR(e->encoder);
    CLEAR(e->indent);
    CLEAR(e->key_separator);
    CLEAR(e->item_separator);
    return 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    clear_slot(o);
    object_free(o);
}

#define FIELD(name, field)                                                                         \
    { name, MEMBER_OBJECT, offsetof(Encoder, field), false, name }
static const MemberDef members[] = {
    FIELD("markers", markers),
    FIELD("default", default_),
    FIELD("encoder", encoder),
    FIELD("indent", indent),
    FIELD("key_separator", key_separator),
    FIELD("item_separator", item_separator),
    {"sort_keys", MEMBER_BOOL, offsetof(Encoder, sort_keys), false, "sort_keys"},
    {"skipkeys", MEMBER_BOOL, offsetof(Encoder, skipkeys), false, "skipkeys"},
    {0},
};

Type json_encoder_type = {
    .head = HEAD(&type_type),
    .name = "_json.Encoder",
    .module = "_json",
    .size = sizeof(Encoder),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .call = call,
    .new_ = new_,
    .members = members,
    .doc = "Writes values as JSON; what an encoder says about them is taken over.",
};

/* ---- the module ------------------------------------------------------------------------------ */

static int init(Object *module) {
    return module_add(module, "make_scanner", incref(&json_scanner_type)) < 0
                   || module_add(module, "make_encoder", incref(&json_encoder_type)) < 0
               ? -1
           : type_ensure_ready(&json_scanner_type) < 0 || type_ensure_ready(&json_encoder_type) < 0
               ? -1
               : 0;
}

static const MethodDef functions[] = {
    {"encode_basestring", json_encode_string, "string, /", 0, "The string as JSON."},
    {"encode_basestring_ascii", json_encode_ascii, "string, /", 0,
     "The string as JSON, in ASCII only."},
    {"scanstring", json_scanstring, NULL, NATIVE_RAW,
     "Gives the text of a JSON string, of which end is the place behind the opening quote,\n"
     "and the place behind the closing one. Unless strict, control characters may be in it."},
    {0},
};

const ModuleDef _json_module = {
    .name = "_json",
    .doc = "The native part of json.",
    .functions = functions,
    .init = init,
};
