/* JSON text to objects: the type Scanner and scanstring().
 *
 * A scanner keeps what a JSONDecoder says about hooks. Its call reads one value at an index and
 * returns it with the index behind it. Where no value can begin it raises StopIteration(index),
 * which the decoder turns into "Expecting value"; other mistakes are JSONDecodeErrors. Recursion is
 * bounded by the C stack. Hooks may do anything: the text is immutable and held by the caller.
 */
#include "runtime/modules/json_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Scanner {
    Object head;
    bool strict; /* no control characters in strings */
    Object *strict_object, *object_hook, *object_pairs_hook, *parse_float, *parse_int,
        *parse_constant; /* owned */
    Dict *memo; /* owned or NULL: key -> key, so that equal keys of one text are one object */
} Scanner;

/* ---- errors ---------------------------------------------------------------------------------- */

/* JSONDecodeError(message, text, at) */
static Object *fail(const char *message, Str *text, size_t at) {
    Object *module = type_import_hook != NULL ? type_import_hook("json.decoder") : NULL,
           *error = NULL;
    Str *name = module != NULL ? str_from_ascii("JSONDecodeError") : NULL;
    Object *type = name != NULL ? object_getattr(module, name) : NULL;
    Object *words = type != NULL ? OBJ(str_from_ascii(message)) : NULL,
           *index = words != NULL ? int_from_ssize((ssize_t)at) : NULL;
    if (index != NULL)
        error = object_call3(type, words, OBJ(text), index);
    if (error != NULL && is_exception(error))
        raise_object(error);
    else if (error != NULL)
        raise_type_error("JSONDecodeError is no exception");
    xdecref(error);
    xdecref(index);
    xdecref(words);
    xdecref(type);
    xdecref(name);
    xdecref(module);
    return NULL;
}

static Object *no_value(size_t at) {
    Object *index = int_from_u64(at);
    if (index != NULL)
        raise_stop_iteration(index);
    xdecref(index);
    return NULL;
}

/* ---- strings --------------------------------------------------------------------------------- */

/* The four hexadecimal digits at `at`; -1 when they are none. */
static int32_t hex4(Str *text, size_t at) {
    int32_t value = 0;
    if (at + 4 > text->length)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        uint32_t c = str_at(text, i);
        int digit = c >= '0' && c <= '9'                 ? (int)c - '0'
                    : (c | 32) >= 'a' && (c | 32) <= 'f' ? (int)(c | 32) - 'a' + 10
                                                         : -1;
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

static int escaped(uint32_t c) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *found = c != 0 && c < 128 ? strchr(from, (int)c) : NULL;
    return found != NULL ? to[found - from] : -1;
}

/* What an escape means; *at stands behind the backslash and moves behind the escape. -1 with an
 * error. */
static int32_t read_escape(Str *text, size_t begin, size_t *at) {
    if (*at >= text->length)
        return fail("Unterminated string starting at", text, begin), -1;
    uint32_t c = str_at(text, (*at)++);
    if (c != 'u') {
        int value = escaped(c);
        return value >= 0 ? value : (fail("Invalid \\escape", text, *at - 2), -1);
    }
    int32_t value = hex4(text, *at), low;
    if (value < 0)
        return fail("Invalid \\uXXXX escape", text, *at - 1), -1;
    *at += 4;
    if (value >= 0xD800 && value <= 0xDBFF && *at + 6 <= text->length && str_at(text, *at) == '\\'
        && str_at(text, *at + 1) == 'u' && (low = hex4(text, *at + 2)) >= 0xDC00 && low <= 0xDFFF) {
        *at += 6;
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    }
    return value;
}

/* The first quote, backslash or control character from `at` on, the text's length if there is none.
 */
static size_t plain_until(Str *text, size_t at, bool strict) {
    uint32_t lowest = strict ? 32 : 0;
    if (text->kind == 1) {
        const uint8_t *data = str_data(text);
        while (at < text->length && data[at] != '"' && data[at] != '\\' && data[at] >= lowest)
            at++;
        return at;
    }
    for (; at < text->length; at++) {
        uint32_t c = str_at(text, at);
        if (c == '"' || c == '\\' || c < lowest)
            break;
    }
    return at;
}

/* The string whose text begins at `at`, behind its quote; *end: behind its other quote. */
static Str *scan_string(Str *text, size_t at, bool strict, size_t *end) {
    size_t begin = at - 1, stop = plain_until(text, at, strict);
    if (stop < text->length && str_at(text, stop) == '"') { /* no escapes: most strings */
        *end = stop + 1;
        return str_slice(text, at, stop);
    }
    StrBuilder b = STR_BUILDER;
    for (;;) {
        builder_slice(&b, text, at, stop);
        if (stop >= text->length) {
            fail("Unterminated string starting at", text, begin);
            break;
        }
        uint32_t c = str_at(text, stop);
        at = stop + 1;
        if (c == '"') {
            *end = at;
            return builder_finish(&b);
        }
        if (c != '\\') {
            fail("Invalid control character at", text, stop);
            break;
        }
        int32_t value = read_escape(text, begin, &at);
        if (value < 0 || builder_char(&b, (uint32_t)value) < 0)
            break;
        stop = plain_until(text, at, strict);
    }
    builder_discard(&b);
    return NULL;
}

/* (value, end) */
static Object *pair_steal(Object *value, size_t end) {
    Object *index = value != NULL ? int_from_u64(end) : NULL;
    Object *pair = index != NULL ? OBJ(tuple_pack(2, value, index)) : NULL;
    xdecref(value);
    xdecref(index);
    return pair;
}

Object *json_scanstring(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("scanstring", kwnames) < 0 || args_count("scanstring", nargs, 2, 3) < 0)
        return NULL;
    Object *number = number_index(args[1]);
    ssize_t at = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
    xdecref(number);
    int strict = nargs == 3 ? object_truth(args[2]) : 1;
    if ((at == -1 && error_occurred()) || strict < 0)
        return NULL;
    if (!is_str(args[0]))
        return raise_type_error("first argument must be a string, not %T", args[0]);
    Str *text = (Str *)args[0];
    if (at < 0 || (size_t)at > text->length)
        return raise_value_error("end is out of bounds");
    size_t end = 0;
    Str *value = scan_string(text, (size_t)at, strict, &end);
    return pair_steal(OBJ(value), end);
}

/* ---- numbers and constants ------------------------------------------------------------------- */

static bool digit_at(Str *text, size_t i) {
    return i < text->length && str_at(text, i) >= '0' && str_at(text, i) <= '9';
}

/* The characters [start, end), all ASCII, as C text in `small` or in memory of its own. */
static char *c_text(Str *text, size_t start, size_t end, char *small, size_t room) {
    size_t length = end - start;
    char *out = length < room ? small : mem_alloc(length + 1);
    if (out == NULL)
        return (char *)raise_no_memory();
    for (size_t i = 0; i < length; i++)
        out[i] = (char)str_at(text, start + i);
    out[length] = 0;
    return out;
}

enum { SMALL_TEXT = 64, QUICK_DIGITS = 18 };

static Object *make_number(Str *text, size_t start, size_t end, bool floating) {
    char small[SMALL_TEXT], *digits = c_text(text, start, end, small, sizeof small);
    Object *result = NULL;
    double d;
    if (digits == NULL)
        return NULL;
    bool negative = *digits == '-';
    if (floating) {
        if (float_parse(digits, end - start, &d))
            result = float_from_double(d);
        else
            raise_value_error("could not convert string to float");
    } else if (end - start <= QUICK_DIGITS) {
        int64_t n = 0;
        for (const char *c = digits + negative; *c != 0; c++)
            n = n * 10 + (*c - '0');
        result = int_from_i64(negative ? -n : n);
    } else {
        result = int_from_literal(digits + negative, end - start - negative, 10);
        if (result != NULL && negative)
            REPLACE_STEAL(result, number_negative(result));
    }
    if (digits != small)
        mem_free(digits, end - start + 1);
    return result;
}

static Object *scan_number(Scanner *s, Str *text, size_t start, size_t *end) {
    size_t at = start;
    bool floating = false;
    if (str_at(text, at) == '-')
        at++;
    if (!digit_at(text, at))
        return no_value(start);
    if (str_at(text, at) == '0')
        at++;
    else
        while (digit_at(text, at))
            at++;
    if (at < text->length && str_at(text, at) == '.' && digit_at(text, at + 1)) {
        floating = true;
        for (at++; digit_at(text, at);)
            at++;
    }
    if (at < text->length && (str_at(text, at) | 32) == 'e') {
        size_t exponent = at + 1;
        if (exponent < text->length
            && (str_at(text, exponent) == '-' || str_at(text, exponent) == '+'))
            exponent++;
        if (digit_at(text, exponent)) {
            floating = true;
            for (at = exponent; digit_at(text, at);)
                at++;
        }
    }
    *end = at;
    Object *parse = floating ? s->parse_float : s->parse_int;
    if (parse == (floating ? OBJ(&float_type) : OBJ(&int_type)))
        return make_number(text, start, at, floating);
    Str *digits = str_slice(text, start, at);
    Object *result = digits != NULL ? object_call1(parse, OBJ(digits)) : NULL;
    xdecref(digits);
    return result;
}

static bool word_at(Str *text, size_t at, const char *word, size_t *end) {
    size_t length = strlen(word);
    if (length > text->length - at)
        return false;
    for (size_t i = 0; i < length; i++)
        if (str_at(text, at + i) != (uint32_t)word[i])
            return false;
    *end = at + length;
    return true;
}

static Object *scan_constant(Scanner *s, const char *word) {
    Str *name = str_from_ascii(word);
    Object *result = name != NULL ? object_call1(s->parse_constant, OBJ(name)) : NULL;
    xdecref(name);
    return result;
}

/* ---- containers ------------------------------------------------------------------------------ */

static size_t skip_space(Str *text, size_t at) {
    while (at < text->length) {
        uint32_t c = str_at(text, at);
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            break;
        at++;
    }
    return at;
}

static bool char_at(Str *text, size_t at, uint32_t c) {
    return at < text->length && str_at(text, at) == c;
}

static Object *scan_value(Scanner *s, Str *text, size_t at, size_t *end);

/* Behind an item: *at moves behind a comma and spaces, 1; or to the closing bracket, 0; -1 with an
 * error. */
static int next_item(Str *text, size_t *at, uint32_t close, const char *trailing) {
    *at = skip_space(text, *at);
    if (char_at(text, *at, close))
        return 0;
    if (!char_at(text, *at, ','))
        return fail("Expecting ',' delimiter", text, *at), -1;
    size_t comma = *at;
    *at = skip_space(text, comma + 1);
    if (char_at(text, *at, close))
        return fail(trailing, text, comma), -1;
    return 1;
}

static Object *scan_array(Scanner *s, Str *text, size_t at, size_t *end) {
    List *list = list_new(0);
    at = skip_space(text, at);
    if (list != NULL && char_at(text, at, ']')) {
        *end = at + 1;
        return OBJ(list);
    }
    for (int more = 1; list != NULL && more > 0;) {
        Object *value = scan_value(s, text, at, &at);
        if (value == NULL || list_append_steal(list, value) < 0
            || (more = next_item(text, &at, ']', "Illegal trailing comma before end of array")) < 0)
            CLEAR(list);
    }
    *end = at + 1;
    return OBJ(list);
}

/* The key at `at`, and the value behind its colon; *at moves behind it. */
static int scan_pair(Scanner *s, Str *text, size_t *at, Object **key, Object **value) {
    *key = *value = NULL;
    if (!char_at(text, *at, '"'))
        return fail("Expecting property name enclosed in double quotes", text, *at), -1;
    Str *name = scan_string(text, *at + 1, s->strict, at);
    if (name == NULL)
        return -1;
    int result = s->memo == NULL && (s->memo = dict_new()) == NULL
                     ? -1
                     : dict_set_default(s->memo, OBJ(name), OBJ(name), key);
    decref(name);
    if (result < 0)
        return -1;
    *at = skip_space(text, *at);
    if (char_at(text, *at, ':'))
        *value = scan_value(s, text, skip_space(text, *at + 1), at);
    else
        fail("Expecting ':' delimiter", text, *at);
    if (*value != NULL)
        return 0;
    CLEAR(*key);
    return -1;
}

/* Reads all pairs into a dict, or into a list of tuples for object_pairs_hook. */
static int scan_pairs(Scanner *s, Str *text, size_t *at, Dict *dict, List *pairs) {
    Object *key, *value;
    int more = 1;
    while (more > 0) {
        if (scan_pair(s, text, at, &key, &value) < 0)
            return -1;
        int result;
        if (dict != NULL) {
            result = dict_set(dict, key, value);
        } else {
            Object *pair = OBJ(tuple_pack(2, key, value));
            result = pair != NULL ? list_append_steal(pairs, pair) : -1;
        }
        decref(key);
        decref(value);
        if (result < 0
            || (more = next_item(text, at, '}', "Illegal trailing comma before end of object")) < 0)
            return -1;
    }
    return 0;
}

static Object *scan_object(Scanner *s, Str *text, size_t at, size_t *end) {
    bool by_pairs = s->object_pairs_hook != KNone;
    Dict *dict = by_pairs ? NULL : dict_new();
    List *pairs = by_pairs ? list_new(0) : NULL;
    Object *result = by_pairs ? OBJ(pairs) : OBJ(dict),
           *hook = by_pairs ? s->object_pairs_hook : s->object_hook;
    at = skip_space(text, at);
    if (result != NULL && !char_at(text, at, '}') && scan_pairs(s, text, &at, dict, pairs) < 0)
        CLEAR(result);
    *end = at + 1;
    if (result != NULL && hook != KNone)
        REPLACE_STEAL(result, object_call1(hook, result));
    return result;
}

/* ---- any value ------------------------------------------------------------------------------- */

static Object *scan_value(Scanner *s, Str *text, size_t at, size_t *end) {
    if (at >= text->length)
        return no_value(at);
    switch (str_at(text, at)) {
    case '"':
        return OBJ(scan_string(text, at + 1, s->strict, end));
    case '{':
        return c_stack_check(" while decoding a JSON object from a unicode string") < 0
                   ? NULL
                   : scan_object(s, text, at + 1, end);
    case '[':
        return c_stack_check(" while decoding a JSON array from a unicode string") < 0
                   ? NULL
                   : scan_array(s, text, at + 1, end);
    case 'n':
        if (word_at(text, at, "null", end))
            return new_none();
        break;
    case 't':
        if (word_at(text, at, "true", end))
            return new_bool(true);
        break;
    case 'f':
        if (word_at(text, at, "false", end))
            return new_bool(false);
        break;
    case 'N':
        if (word_at(text, at, "NaN", end))
            return scan_constant(s, "NaN");
        break;
    case 'I':
        if (word_at(text, at, "Infinity", end))
            return scan_constant(s, "Infinity");
        break;
    case '-':
        if (word_at(text, at, "-Infinity", end))
            return scan_constant(s, "-Infinity");
        break;
    default:
        break;
    }
    uint32_t c = str_at(text, at);
    return c == '-' || (c >= '0' && c <= '9') ? scan_number(s, text, at, end) : no_value(at);
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Scanner *s = (Scanner *)o;
    Object *bound[2] = {NULL};
    if (args_bind("scan_once", "string, idx", &signature, args, nargs, kwnames, bound) < 0)
        return NULL;
    if (!is_str(bound[0]))
        return raise_type_error("first argument must be a string, not %T", bound[0]);
    Object *number = number_index(bound[1]);
    ssize_t at = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
    xdecref(number);
    if (at == -1 && error_occurred())
        return NULL;
    if (at < 0)
        return raise_value_error("idx cannot be negative");
    size_t end = 0;
    Object *value = scan_value(s, (Str *)bound[0], (size_t)at, &end);
    if (s->memo != NULL)
        dict_clear(s->memo);
    return pair_steal(value, end);
}

/* ---- the type -------------------------------------------------------------------------------- */

static Object **fields(Scanner *s, size_t i) {
    Object **all[] = {&s->strict_object, &s->object_hook, &s->object_pairs_hook,
                      &s->parse_float,   &s->parse_int,   &s->parse_constant};
    return all[i];
}
static const char *const field_names[] = {"strict",      "object_hook", "object_pairs_hook",
                                          "parse_float", "parse_int",   "parse_constant"};
enum { FIELDS = sizeof field_names / sizeof *field_names };

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[1] = {NULL};
    if (args_bind("make_scanner", "context", &signature, args, nargs, kwnames, bound) < 0)
        return NULL;
    Scanner *s = (Scanner *)object_new(type);
    if (s == NULL)
        return NULL;
    gc_track(s);
    for (size_t i = 0; s != NULL && i < FIELDS; i++) {
        Str *name = str_intern_utf8(field_names[i], strlen(field_names[i]));
        if (name == NULL || (*fields(s, i) = object_getattr(bound[0], name)) == NULL)
            CLEAR(s);
        xdecref(name);
    }
    int strict = s != NULL ? object_truth(s->strict_object) : 0;
    if (strict < 0)
        CLEAR(s);
    else if (s != NULL)
        s->strict = strict;
    return OBJ(s);
}

static int clear_slot(Object *o) {
    Scanner *s = (Scanner *)o;
    for (size_t i = 0; i < FIELDS; i++)
        CLEAR(*fields(s, i));
    CLEAR(s->memo);
    return 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    clear_slot(o);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    for (size_t i = 0; i < FIELDS; i++)
        VISIT(*fields((Scanner *)o, i));
    VISIT(((Scanner *)o)->memo);
    return 0;
}

static const MemberDef members[] = {
    {"strict", MEMBER_BOOL, offsetof(Scanner, strict), false, "strict"},
    {"object_hook", MEMBER_OBJECT, offsetof(Scanner, object_hook), false, "object_hook"},
    {"object_pairs_hook", MEMBER_OBJECT, offsetof(Scanner, object_pairs_hook), false,
     "object_pairs_hook"},
    {"parse_float", MEMBER_OBJECT, offsetof(Scanner, parse_float), false, "parse_float"},
    {"parse_int", MEMBER_OBJECT, offsetof(Scanner, parse_int), false, "parse_int"},
    {"parse_constant", MEMBER_OBJECT, offsetof(Scanner, parse_constant), false, "parse_constant"},
    {0},
};

Type json_scanner_type = {
    .head = HEAD(&type_type),
    .name = "_json.Scanner",
    .module = "_json",
    .size = sizeof(Scanner),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .call = call,
    .new_ = new_,
    .members = members,
    .doc = "Reads JSON values; what a decoder says about hooks is taken over.",
};
