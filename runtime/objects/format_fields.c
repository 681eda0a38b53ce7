/* str.format and str.format_map: literal text with replacement fields {name!conversion:spec}.
 *
 * The text is read once from left to right and written to one builder. A field's spec may hold
 * fields itself, one level deep; it is expanded by the same function. Fields are numbered by hand
 * or automatically, never both in one call.
 */
#include "runtime/objects/int.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"

enum { MAX_DEPTH = 2 };
typedef enum { NUMBERING_OPEN, NUMBERING_AUTO, NUMBERING_MANUAL } Numbering;

typedef struct {
    Object *const *args; /* borrowed; keyword values behind the positional ones */
    size_t nargs;
    Tuple *kwnames;  /* borrowed or NULL */
    Object *mapping; /* borrowed: format_map's; NULL: format */
    Numbering numbering;
    ssize_t next; /* automatic number */
} Source;

typedef struct {
    size_t start, end; /* of the format string */
} Span;

typedef struct {
    Span name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* the spec holds fields */
} Field;

static int format_into(StrBuilder *b, Str *text, Span span, Source *source, int depth);

/* ---- reading --------------------------------------------------------------------------------- */

static int value_error(const char *message) {
    raise_value_error("%s", message);
    return -1;
}

/* The field's name ends at '!', ':' or '}', which *at is moves behind and which is returned; 0: the
 * text ended; -1 error. */
static int read_name(Str *text, size_t *at, size_t end, Span *name) {
    name->start = *at;
    while (*at < end) {
        uint32_t c = str_at(text, (*at)++);
        if (c == '{')
            return value_error("unexpected '{' in field name");
        if (c == '[') {
            while (*at < end && str_at(text, *at) != ']')
                ++*at;
        } else if (c == '}' || c == ':' || c == '!') {
            name->end = *at - 1;
            return (int)c;
        }
    }
    return 0;
}

/* Up to the '}' that closes the field. */
static int read_spec(Str *text, size_t *at, size_t end, Field *f) {
    f->spec.start = *at;
    for (int open = 1; *at < end;) {
        uint32_t c = str_at(text, (*at)++);
        if (c == '{') {
            f->nested = true;
            open++;
        } else if (c == '}' && --open == 0) {
            f->spec.end = *at - 1;
            return 0;
        }
    }
    return value_error("unmatched '{' in format spec");
}

static int read_field(Str *text, size_t *at, size_t end, Field *f) {
    *f = (Field){.conversion = 0};
    int stop = read_name(text, at, end, &f->name);
    if (stop <= 0)
        return stop < 0 ? -1 : value_error("expected '}' before end of string");
    if (stop == '}')
        return 0;
    if (stop == '!') {
        if (*at >= end)
            return value_error("end of string while looking for conversion specifier");
        f->conversion = str_at(text, (*at)++);
        if (*at < end) {
            uint32_t c = str_at(text, (*at)++);
            if (c == '}')
                return 0;
            if (c != ':')
                return value_error("expected ':' after conversion specifier");
        }
    }
    return read_spec(text, at, end, f);
}

/* ---- looking up ------------------------------------------------------------------------------ */

/* A name that is a number: its value; -1: it is none; -2: error. */
static ssize_t read_index(Str *text, Span span) {
    ssize_t value = 0;
    if (span.start == span.end)
        return -1;
    for (size_t i = span.start; i < span.end; i++) {
        uint32_t digit = str_at(text, i) - '0';
        if (digit > 9)
            return -1;
        if (__builtin_mul_overflow(value, (ssize_t)10, &value)
            || __builtin_add_overflow(value, (ssize_t)digit, &value))
            return value_error("Too many decimal digits in format string"), -2;
    }
    return value;
}

/* Decides between automatic and given numbers; both in one text are an error. */
static int settle_numbering(Source *source, bool automatic) {
    Numbering wanted = automatic ? NUMBERING_AUTO : NUMBERING_MANUAL;
    if (source->numbering == NUMBERING_OPEN)
        source->numbering = wanted;
    if (source->numbering == wanted)
        return 0;
    return value_error(
        automatic ? "cannot switch from manual field specification to automatic field numbering"
                  : "cannot switch from automatic field numbering to manual field specification");
}

static Object *keyword(Source *source, Str *name) {
    if (source->mapping)
        return object_getitem(source->mapping, OBJ(name));
    for (size_t i = 0; source->kwnames && i < source->kwnames->length; i++)
        if (str_equal((Str *)source->kwnames->items[i], name))
            return incref(source->args[source->nargs + i]);
    return raise_key_error(OBJ(name));
}

/* What the first part of a field's name means. */
static Object *first_object(Str *text, Span name, Source *source) {
    ssize_t index = read_index(text, name);
    bool automatic = name.start == name.end;
    if (index == -2)
        return NULL;
    if ((automatic || index >= 0) && settle_numbering(source, automatic) < 0)
        return NULL;
    if (automatic)
        index = source->next++;
    if (index < 0) {
        Str *key = str_slice(text, name.start, name.end);
        Object *value = key ? keyword(source, key) : NULL;
        xdecref(key);
        return value;
    }
    if (source->mapping)
        return raise_value_error("Format string contains positional fields");
    if ((size_t)index >= source->nargs)
        return raise_index_error("Replacement index %zd out of range for positional args tuple",
                                 index);
    return incref(source->args[index]);
}

/* object.name or object[key], for the part of the name behind '.' or '['. Moves *at behind the
 * part. */
static Object *step_into(Object *object, Str *text, size_t *at, size_t end) {
    bool attribute = str_at(text, (*at)++) == '.';
    Span part = {*at, *at};
    while (*at < end
           && (attribute ? str_at(text, *at) != '.' && str_at(text, *at) != '['
                         : str_at(text, *at) != ']'))
        ++*at;
    part.end = *at;
    if (!attribute && *at == end)
        return raise_value_error("Missing ']' in format string");
    if (!attribute)
        ++*at;
    if (part.start == part.end)
        return raise_value_error("Empty attribute in format string");
    ssize_t index = attribute ? -1 : read_index(text, part);
    if (index == -2)
        return NULL;
    Object *key = index >= 0 ? int_from_i64(index) : OBJ(str_slice(text, part.start, part.end));
    if (key == NULL)
        return NULL;
    if (attribute)
        key = OBJ(str_intern_steal((Str *)key));
    Object *value = key == NULL ? NULL
                    : attribute ? object_getattr(object, (Str *)key)
                                : object_getitem(object, key);
    xdecref(key);
    return value;
}

static Object *field_object(Str *text, Span name, Source *source) {
    size_t at = name.start;
    while (at < name.end && str_at(text, at) != '.' && str_at(text, at) != '[')
        at++;
    Object *object = first_object(text, (Span){name.start, at}, source);
    while (object && at < name.end) {
        uint32_t c = str_at(text, at);
        if (c != '.' && c != '[') {
            decref(object);
            return raise_value_error("Only '.' or '[' may follow ']' in format field specifier");
        }
        Object *inner = step_into(object, text, &at, name.end);
        decref(object);
        object = inner;
    }
    return object;
}

/* ---- writing --------------------------------------------------------------------------------- */

static Object *convert(Object *object_steal, uint32_t conversion) {
    Object *result;
    switch (conversion) {
    case 0:
        return object_steal;
    case 'r':
        result = object_repr(object_steal);
        break;
    case 's':
        result = object_str(object_steal);
        break;
    case 'a':
        result = object_ascii(object_steal);
        break;
    default:
        result = conversion > 32 && conversion < 127
                     ? raise_value_error("Unknown conversion specifier %c", (int)conversion)
                     : raise_value_error("Unknown conversion specifier \\x%x", conversion);
    }
    decref(object_steal);
    return result;
}

static Str *expand_spec(Str *text, const Field *f, Source *source, int depth) {
    if (!f->nested)
        return str_slice(text, f->spec.start, f->spec.end);
    StrBuilder b = STR_BUILDER;
    if (format_into(&b, text, f->spec, source, depth - 1) < 0) {
        builder_discard(&b);
        return NULL;
    }
    return builder_finish(&b);
}

static int put_object(StrBuilder *b, Object *object, Str *spec) {
    if (spec->length == 0 && is_exact(object, &str_type))
        return builder_str(b, (Str *)object);
    Object *result = object_format(object, spec);
    if (result == NULL)
        return -1;
    int status = builder_str(b, (Str *)result);
    decref(result);
    return status;
}

static int put_field(StrBuilder *b, Str *text, const Field *f, Source *source, int depth) {
    Object *object = field_object(text, f->name, source);
    if (object && (object = convert(object, f->conversion)) == NULL)
        return -1;
    Str *spec = object ? expand_spec(text, f, source, depth) : NULL;
    int status = spec ? put_object(b, object, spec) : -1;
    xdecref(spec);
    xdecref(object);
    return status;
}

static int format_into(StrBuilder *b, Str *text, Span span, Source *source, int depth) {
    if (depth <= 0)
        return value_error("Max string recursion exceeded");
    size_t at = span.start;
    while (at < span.end) {
        size_t start = at;
        uint32_t c = 0;
        while (at < span.end && (c = str_at(text, at)) != '{' && c != '}')
            at++;
        bool brace = at < span.end, doubled = at + 1 < span.end && str_at(text, at + 1) == c;
        if (brace && c == '}' && !doubled)
            return value_error("Single '}' encountered in format string");
        if (brace && c == '{' && at + 1 == span.end)
            return value_error("Single '{' encountered in format string");
        if (builder_slice(b, text, start, at + (brace && doubled)) < 0)
            return -1;
        at += brace ? doubled ? 2 : 1 : 0;
        if (!brace || doubled)
            continue;
        Field f;
        if (read_field(text, &at, span.end, &f) < 0 || put_field(b, text, &f, source, depth) < 0)
            return -1;
    }
    return 0;
}

static Object *format_all(Str *text, Source *source) {
    StrBuilder b = STR_BUILDER;
    if (format_into(&b, text, (Span){0, text->length}, source, MAX_DEPTH) < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

Object *str_m_format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Source source = {.args = args, .nargs = nargs, .kwnames = kwnames};
    return format_all((Str *)self, &source);
}

Object *str_m_format_map(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Source source = {.mapping = args[0]};
    return format_all((Str *)self, &source);
}
