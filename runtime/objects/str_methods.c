/* The methods of str that take arguments, and the table of all of them. */
#include "runtime/objects/int.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/unicode.h"

#define METHOD(name)                                                                               \
    static Object *m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED ((void)args, (void)nargs, (void)kwnames)

static int check_str(Object *o, const char *method, int position) {
    if (is_str(o))
        return 0;
    if (position == 0)
        return raise_type_error("%s() argument must be str, not %s", method, argument_type(o)), -1;
    return raise_type_error("%s() argument %d must be str, not %s", method, position,
                            argument_type(o)),
           -1;
}

static Object *piece(Object *owner, size_t start, size_t end) {
    return OBJ(str_slice((Str *)owner, start, end));
}

/* ---- searching ------------------------------------------------------------------------------- */

/* Parses (sub, start, end). 1: *view is where to search, from *start; 0: nothing can be found; -1.
 */
static int search_arguments(const char *method, Object *self, Object *const *args, Text *view,
                            ssize_t *start) {
    ssize_t end = PTRDIFF_MAX;
    *start = 0;
    if (check_str(args[0], method, 1) < 0 || text_bound(args[1], start) < 0
        || text_bound(args[2], &end) < 0)
        return -1;
    Text t = text_of((Str *)self);
    if (!text_range((ssize_t)t.length, start, &end))
        return 0;
    *view = text_slice(t, (size_t)*start, (size_t)end);
    return 1;
}

/* Position, -1 not found, -2 error. */
static ssize_t search(const char *method, Object *self, Object *const *args,
                      ssize_t (*find)(Text, Text)) {
    Text view;
    ssize_t start;
    int status = search_arguments(method, self, args, &view, &start);
    if (status <= 0)
        return status < 0 ? -2 : -1;
    ssize_t at = find(view, text_of((Str *)args[0]));
    return at < 0 ? -1 : at + start;
}

static Object *found_or_error(ssize_t at) {
    if (at == -1)
        return raise_value_error("substring not found");
    return at == -2 ? NULL : int_from_i64(at);
}

METHOD(find) {
    UNUSED;
    ssize_t at = search("find", self, args, text_find);
    return at == -2 ? NULL : int_from_i64(at);
}
METHOD(rfind) {
    UNUSED;
    ssize_t at = search("rfind", self, args, text_find_last);
    return at == -2 ? NULL : int_from_i64(at);
}
METHOD(index) {
    UNUSED;
    return found_or_error(search("index", self, args, text_find));
}
METHOD(rindex) {
    UNUSED;
    return found_or_error(search("rindex", self, args, text_find_last));
}

METHOD(count) {
    UNUSED;
    Text view;
    ssize_t start;
    int status = search_arguments("count", self, args, &view, &start);
    if (status <= 0)
        return status < 0 ? NULL : int_from_i64(0);
    return int_from_i64((int64_t)text_count(view, text_of((Str *)args[0]), SIZE_MAX));
}

static bool matches(Text view, Str *part, bool at_end) {
    if (part->length > view.length || part->kind > view.kind)
        return false;
    Text here = at_end ? text_slice(view, view.length - part->length, view.length)
                       : text_slice(view, 0, part->length);
    if (part->kind == view.kind)
        return memcmp(here.data, str_data(part), part->length * part->kind) == 0;
    for (size_t i = 0; i < part->length; i++)
        if (text_at(here, i) != str_at(part, i))
            return false;
    return true;
}

static Object *affix(const char *method, Object *self, Object *const *args, bool at_end) {
    ssize_t start = 0, end = PTRDIFF_MAX;
    if (text_bound(args[1], &start) < 0 || text_bound(args[2], &end) < 0)
        return NULL;
    Text t = text_of((Str *)self);
    bool in_range = text_range((ssize_t)t.length, &start, &end);
    Text view = in_range ? text_slice(t, (size_t)start, (size_t)end) : t;
    if (is_str(args[0]))
        return new_bool(in_range && matches(view, (Str *)args[0], at_end));
    if (!is_tuple(args[0]))
        return raise_type_error("%s first arg must be str or a tuple of str, not %T", method,
                                args[0]);
    Tuple *choices = (Tuple *)args[0];
    for (size_t i = 0; i < choices->length; i++) {
        if (!is_str(choices->items[i]))
            return raise_type_error("tuple for %s must only contain str, not %T", method,
                                    choices->items[i]);
        if (in_range && matches(view, (Str *)choices->items[i], at_end))
            return new_bool(true);
    }
    return new_bool(false);
}

METHOD(startswith) {
    UNUSED;
    return affix("startswith", self, args, false);
}
METHOD(endswith) {
    UNUSED;
    return affix("endswith", self, args, true);
}

METHOD(removeprefix) {
    UNUSED;
    Str *s = (Str *)self;
    if (check_str(args[0], "removeprefix", 0) < 0)
        return NULL;
    return OBJ(str_slice(
        s, matches(text_of(s), (Str *)args[0], false) ? ((Str *)args[0])->length : 0, s->length));
}
METHOD(removesuffix) {
    UNUSED;
    Str *s = (Str *)self;
    if (check_str(args[0], "removesuffix", 0) < 0)
        return NULL;
    return OBJ(str_slice(
        s, 0,
        s->length - (matches(text_of(s), (Str *)args[0], true) ? ((Str *)args[0])->length : 0)));
}

/* ---- splitting and joining ------------------------------------------------------------------- */

typedef Object *(*SplitFn)(Text, Text, ssize_t, PieceFn, Object *);
typedef Object *(*SplitSpaceFn)(Text, ssize_t, SpaceFn, PieceFn, Object *);

static Object *split_with(Str *s, Object *separator, ssize_t max, SplitFn split,
                          SplitSpaceFn split_space) {
    if (separator == NULL || separator == KNone)
        return split_space(text_of(s), max, unicode_is_space, piece, OBJ(s));
    if (!is_str(separator))
        return raise_type_error("must be str or None, not %T", separator);
    if (((Str *)separator)->length == 0)
        return raise_value_error("empty separator");
    return split(text_of(s), text_of((Str *)separator), max, piece, OBJ(s));
}

Object *str_split_on(Str *s, Str *separator, ssize_t max) {
    return split_with(s, OBJ(separator), max, text_split, text_split_space);
}

METHOD(split) {
    UNUSED;
    ssize_t max = -1;
    if (text_count_arg(args[1], &max) < 0)
        return NULL;
    return split_with((Str *)self, args[0], max, text_split, text_split_space);
}
METHOD(rsplit) {
    UNUSED;
    ssize_t max = -1;
    if (text_count_arg(args[1], &max) < 0)
        return NULL;
    return split_with((Str *)self, args[0], max, text_rsplit, text_rsplit_space);
}

METHOD(splitlines) {
    UNUSED;
    int keep = args[0] ? object_truth(args[0]) : 0;
    return keep < 0 ? NULL : text_splitlines(text_of((Str *)self), keep, true, piece, self);
}

/* (before, separator, after), or the whole text and two empty ones on the side of the search's
 * start. */
static Object *partition(Str *s, Object *separator, bool last) {
    if (!is_str(separator))
        return raise_type_error("must be str, not %T", separator);
    Str *mark = (Str *)separator;
    if (mark->length == 0)
        return raise_value_error("empty separator");
    ssize_t at =
        last ? text_find_last(text_of(s), text_of(mark)) : text_find(text_of(s), text_of(mark));
    Object *parts[3] = {NULL};
    if (at < 0) {
        parts[last ? 2 : 0] = incref(s);
        parts[1] = incref(str_empty);
        parts[last ? 0 : 2] = incref(str_empty);
    } else {
        parts[0] = OBJ(str_slice(s, 0, (size_t)at));
        parts[1] = OBJ(str_exact(mark));
        parts[2] = OBJ(str_slice(s, (size_t)at + mark->length, s->length));
    }
    if (parts[0] && parts[1] && parts[2])
        return OBJ(tuple_from_array_steal(parts, 3));
    for (int i = 0; i < 3; i++)
        xdecref(parts[i]);
    return NULL;
}

METHOD(partition) {
    UNUSED;
    return partition((Str *)self, args[0], false);
}
METHOD(rpartition) {
    UNUSED;
    return partition((Str *)self, args[0], true);
}

METHOD(join) {
    UNUSED;
    return OBJ(str_join((Str *)self, args[0]));
}

/* ---- trimming and padding -------------------------------------------------------------------- */

static Object *strip(Object *self, Object *set, const char *method, int sides) {
    Str *s = (Str *)self;
    size_t start = 0, end = s->length;
    if (set == NULL || set == KNone) {
        text_trim(text_of(s), sides, NULL, unicode_is_space, &start, &end);
    } else if (is_str(set)) {
        Text chars = text_of((Str *)set);
        text_trim(text_of(s), sides, &chars, NULL, &start, &end);
    } else {
        return raise_type_error("%s arg must be None or str", method);
    }
    return OBJ(str_slice(s, start, end));
}

METHOD(strip) {
    UNUSED;
    return strip(self, args[0], "strip", TRIM_BOTH);
}
METHOD(lstrip) {
    UNUSED;
    return strip(self, args[0], "lstrip", TRIM_LEFT);
}
METHOD(rstrip) {
    UNUSED;
    return strip(self, args[0], "rstrip", TRIM_RIGHT);
}

static Object *pad(Str *s, size_t left, size_t right, uint32_t fill) {
    if (left + right == 0)
        return OBJ(str_exact(s));
    unsigned kind = kind_for(fill);
    if (left > SIZE_MAX / 8 || right > SIZE_MAX / 8)
        return raise_no_memory();
    Str *result = str_alloc(s->length + left + right, kind > s->kind ? kind : s->kind,
                            s->ascii && fill < 128);
    if (result == NULL)
        return NULL;
    char *data = str_data(result);
    text_fill(data, result->kind, fill, left);
    text_copy(data + left * result->kind, result->kind, str_data(s), s->kind, s->length);
    text_fill(data + (left + s->length) * result->kind, result->kind, fill, right);
    return OBJ(result);
}

/* Missing columns and the fill character of (width, fillchar). */
static int pad_arguments(Object *self, Object *const *args, size_t *missing, uint32_t *fill) {
    ssize_t width = 0;
    *fill = ' ';
    if (text_count_arg(args[0], &width) < 0)
        return -1;
    if (args[1] && !is_str(args[1]))
        return raise_type_error("The fill character must be a unicode character, not %T", args[1]),
               -1;
    if (args[1] && ((Str *)args[1])->length != 1)
        return raise_type_error("The fill character must be exactly one character long"), -1;
    if (args[1])
        *fill = str_at((Str *)args[1], 0);
    size_t length = ((Str *)self)->length;
    *missing = width > (ssize_t)length ? (size_t)width - length : 0;
    return 0;
}

METHOD(ljust) {
    UNUSED;
    size_t missing;
    uint32_t fill;
    return pad_arguments(self, args, &missing, &fill) < 0 ? NULL
                                                          : pad((Str *)self, 0, missing, fill);
}
METHOD(rjust) {
    UNUSED;
    size_t missing;
    uint32_t fill;
    return pad_arguments(self, args, &missing, &fill) < 0 ? NULL
                                                          : pad((Str *)self, missing, 0, fill);
}
METHOD(center) {
    UNUSED;
    size_t missing;
    uint32_t fill;
    if (pad_arguments(self, args, &missing, &fill) < 0)
        return NULL;
    size_t left = missing / 2 + (missing & (((Str *)self)->length + missing) & 1);
    return pad((Str *)self, left, missing - left, fill);
}

METHOD(zfill) {
    UNUSED;
    Str *s = (Str *)self;
    ssize_t width = 0;
    if (text_count_arg(args[0], &width) < 0)
        return NULL;
    if (width <= (ssize_t)s->length)
        return OBJ(str_exact(s));
    size_t zeros = (size_t)width - s->length;
    Str *padded = (Str *)pad(s, zeros, 0, '0');
    uint32_t sign = padded && s->length ? str_at(s, 0) : 0;
    if (sign == '+' || sign == '-') {
        str_put(padded, 0, sign);
        str_put(padded, zeros, '0');
    }
    return OBJ(padded);
}

METHOD(expandtabs) {
    UNUSED;
    Str *s = (Str *)self;
    ssize_t size = 8;
    size_t column = 0;
    if (args[0] != NULL && (size = number_as_c_int(args[0])) == -1 && error_occurred())
        return NULL;
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        size_t spaces = c == '\t' && size > 0 ? (size_t)size - column % (size_t)size : 0;
        if ((c == '\t' ? builder_repeat(&b, ' ', spaces) : builder_char(&b, c)) < 0)
            return NULL;
        column = c == '\n' || c == '\r' ? 0 : column + (c == '\t' ? spaces : 1);
    }
    return OBJ(builder_finish(&b));
}

/* ---- replacing ------------------------------------------------------------------------------- */

/* Copies s to `result`, with the first `count` occurrences of old_ replaced. */
static void copy_replacing(Str *result, Str *s, Str *old_, Str *new_, size_t count) {
    char *to = str_data(result);
    unsigned kind = result->kind;
    size_t from = 0;
    for (; count > 0; count--) {
        size_t skip = 1;
        if (old_->length > 0)
            skip = (size_t)text_find(text_slice(text_of(s), from, s->length), text_of(old_));
        else if (to == (char *)str_data(result))
            skip = 0;
        text_copy(to, kind, (char *)str_data(s) + from * s->kind, s->kind, skip);
        to += skip * kind;
        text_copy(to, kind, str_data(new_), new_->kind, new_->length);
        to += new_->length * kind;
        from += skip + old_->length;
    }
    text_copy(to, kind, (char *)str_data(s) + from * s->kind, s->kind, s->length - from);
}

/* One character for another of the same width. */
static Str *replace_byte(Str *s, uint8_t old_, uint8_t new_, size_t max) {
    Str *result = str_alloc(s->length, 1, s->ascii && new_ < 128);
    if (result == NULL)
        return NULL;
    uint8_t *p = str_data(result), *end = p + s->length;
    memcpy(p, str_data(s), s->length);
    if (max >= s->length) {
        for (; p < end; p++)
            *p = *p == old_ ? new_ : *p;
    } else {
        for (; max > 0 && (p = memchr(p, old_, (size_t)(end - p))) != NULL; max--)
            *p++ = new_;
    }
    return result;
}

Str *str_replace_all(Str *s, Str *old_, Str *new_, ssize_t max) {
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max, removed, added, length;
    if (limit == 0 || old_->kind > s->kind || old_->length > s->length)
        return str_exact(s);
    Str *result;
    if (s->kind == 1 && old_->length == 1 && new_->length == 1 && new_->kind == 1) {
        if (text_find_char(text_of(s), str_at(old_, 0)) < 0)
            return str_exact(s);
        result = replace_byte(s, (uint8_t)str_at(old_, 0), (uint8_t)str_at(new_, 0), limit);
        return result && !result->ascii ? str_canonical_steal(result) : result;
    }
    size_t count = text_count(text_of(s), text_of(old_), limit);
    if (count == 0)
        return str_exact(s);
    removed = count * old_->length;
    if (__builtin_mul_overflow(count, new_->length, &added)
        || __builtin_add_overflow(s->length - removed, added, &length) || length > PTRDIFF_MAX)
        return (Str *)raise_overflow_error("replace string is too long");
    if (length == 0)
        return incref(str_empty);
    result = str_alloc(length, s->kind > new_->kind ? s->kind : new_->kind, s->ascii & new_->ascii);
    if (result == NULL)
        return NULL;
    copy_replacing(result, s, old_, new_, count);
    return result->ascii ? result : str_canonical_steal(result);
}

METHOD(replace) {
    UNUSED;
    ssize_t max = -1;
    if (check_str(args[0], "replace", 1) < 0 || check_str(args[1], "replace", 2) < 0
        || text_count_arg(args[2], &max) < 0)
        return NULL;
    return OBJ(str_replace_all((Str *)self, (Str *)args[0], (Str *)args[1], max));
}

/* ---- the rest -------------------------------------------------------------------------------- */

METHOD(encode) {
    UNUSED;
    const char *encoding, *errors;
    if (str_codec_arguments("encode", args[0], args[1], &encoding, &errors) < 0)
        return NULL;
    return str_encode((Str *)self, encoding, errors);
}

METHOD(getnewargs) {
    UNUSED;
    Str *copy = str_from_text(text_of((Str *)self));
    if (copy == NULL)
        return NULL;
    Object *items[1] = {OBJ(copy)};
    return OBJ(tuple_from_array_steal(items, 1));
}

METHOD(sizeof) {
    UNUSED;
    return int_from_u64(is_exact(self, &str_type) ? mem_class_size(str_bytes((Str *)self))
                                                  : object_body_size(self));
}

const MethodDef str_methods[] = {
    {"capitalize", str_m_capitalize, "", 0,
     "First character in title case, the rest in lower case."},
    {"casefold", str_m_casefold, "", 0, "A form for comparing without regard to case."},
    {"center", m_center, "width, fillchar=' ', /", 0, "Padded on both sides to the width."},
    {"count", m_count, "sub, start=None, end=None, /", 0,
     "How often sub occurs in S[start:end], without overlaps."},
    {"encode", m_encode, "encoding='utf-8', errors='strict'", 0,
     "The text as bytes in an encoding."},
    {"endswith", m_endswith, "suffix, start=None, end=None, /", 0,
     "Does S[start:end] end with suffix, or one of a tuple?"},
    {"expandtabs", m_expandtabs, "tabsize=8", 0,
     "Tabs replaced by spaces up to the next multiple of tabsize."},
    {"find", m_find, "sub, start=None, end=None, /", 0,
     "Lowest index of sub in S[start:end], -1 if there is none."},
    {"format", str_m_format, "*args, **kwargs", NATIVE_RAW,
     "The text with its {} fields replaced by the arguments."},
    {"format_map", str_m_format_map, "mapping, /", 0,
     "Like format(**mapping), without copying the mapping."},
    {"index", m_index, "sub, start=None, end=None, /", 0,
     "Lowest index of sub in S[start:end]; ValueError if there is none."},
    {"isalnum", str_m_isalnum, "", 0, "Only letters and numbers, at least one?"},
    {"isalpha", str_m_isalpha, "", 0, "Only letters, at least one?"},
    {"isascii", str_m_isascii, "", 0, "Only characters below U+0080?"},
    {"isdecimal", str_m_isdecimal, "", 0, "Only decimal digits, at least one?"},
    {"isdigit", str_m_isdigit, "", 0, "Only digits, at least one?"},
    {"isidentifier", str_m_isidentifier, "", 0, "A valid identifier?"},
    {"islower", str_m_islower, "", 0, "No capital letter, and some small one?"},
    {"isnumeric", str_m_isnumeric, "", 0, "Only numeric characters, at least one?"},
    {"isprintable", str_m_isprintable, "", 0, "Only characters that repr() shows as they are?"},
    {"isspace", str_m_isspace, "", 0, "Only white space, at least one?"},
    {"istitle", str_m_istitle, "", 0, "Capitals at the start of words only, at least one?"},
    {"isupper", str_m_isupper, "", 0, "No small letter, and some capital one?"},
    {"join", m_join, "iterable, /", 0, "The strings of the iterable with this one between them."},
    {"ljust", m_ljust, "width, fillchar=' ', /", 0, "Padded on the right to the width."},
    {"lower", str_m_lower, "", 0, "In lower case."},
    {"lstrip", m_lstrip, "chars=None, /", 0,
     "Without white space, or characters of chars, on the left."},
    {"maketrans", str_m_maketrans, "x, y=<unrepresentable>, z=<unrepresentable>, /", NATIVE_STATIC,
     "A table for translate()."},
    {"partition", m_partition, "sep, /", 0,
     "What is before the first sep, sep, and what is behind it."},
    {"removeprefix", m_removeprefix, "prefix, /", 0, "Without the prefix, if it is there."},
    {"removesuffix", m_removesuffix, "suffix, /", 0, "Without the suffix, if it is there."},
    {"replace", m_replace, "old, new, /, count=-1", 0,
     "With occurrences of old replaced by new, all or the first count."},
    {"rfind", m_rfind, "sub, start=None, end=None, /", 0,
     "Highest index of sub in S[start:end], -1 if there is none."},
    {"rindex", m_rindex, "sub, start=None, end=None, /", 0,
     "Highest index of sub in S[start:end]; ValueError if there is none."},
    {"rjust", m_rjust, "width, fillchar=' ', /", 0, "Padded on the left to the width."},
    {"rpartition", m_rpartition, "sep, /", 0,
     "What is before the last sep, sep, and what is behind it."},
    {"rsplit", m_rsplit, "sep=None, maxsplit=-1", 0,
     "Parts between separators, counted from the right."},
    {"rstrip", m_rstrip, "chars=None, /", 0,
     "Without white space, or characters of chars, on the right."},
    {"split", m_split, "sep=None, maxsplit=-1", 0,
     "Parts between separators; white space if sep is None."},
    {"splitlines", m_splitlines, "keepends=False", 0,
     "The lines, without their ends unless keepends."},
    {"startswith", m_startswith, "prefix, start=None, end=None, /", 0,
     "Does S[start:end] start with prefix, or one of a tuple?"},
    {"strip", m_strip, "chars=None, /", 0,
     "Without white space, or characters of chars, at both ends."},
    {"swapcase", str_m_swapcase, "", 0, "Capitals small and small letters capital."},
    {"title", str_m_title, "", 0, "Each word with a capital at its start."},
    {"translate", str_m_translate, "table, /", 0,
     "Each character replaced by what the table maps its ordinal to."},
    {"upper", str_m_upper, "", 0, "In upper case."},
    {"zfill", m_zfill, "width, /", 0, "Filled up with zeros behind the sign."},
    {"__format__", str_m_dunder_format, "format_spec, /", 0,
     "Formatted by a specification of the mini-language."},
    {"__getnewargs__", m_getnewargs, "", 0, "Arguments that make an equal string."},
    {"__sizeof__", m_sizeof, "", 0, "Bytes that the string takes."},
    {0},
};
