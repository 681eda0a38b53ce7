/* The unicodedata module: properties of characters, normal forms, names. The properties are
 * utf8proc's; numeric values and widths have tables.
 *
 * utf8proc knows full decompositions only. The one step that decomposition() shows is found by
 * composing all but the last character again. */
#include <stdio.h>
#include <utf8proc.h>

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/unicode.h"

typedef struct Numeric {
    uint32_t first, last;
    long long numerator;
    uint16_t denominator, step;
} Numeric;
typedef struct Width {
    uint32_t first, last;
    uint8_t width;
} Width;
#include "runtime/modules/unicodedata_tables.def"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames
#define COUNT(a)    (sizeof(a) / sizeof *(a))

/* ---- characters ------------------------------------------------------------------------------ */

/* The one character of an argument; `where`: " 1" where the function has several. */
static int character(const char *function, const char *where, Object *o, uint32_t *out) {
    if (is_str(o) && ((Str *)o)->length == 1) {
        *out = str_at((Str *)o, 0);
        return 0;
    }
    raise_type_error("%s() argument%s must be a unicode character, not %T", function, where, o);
    return -1;
}

static const utf8proc_property_t *property(uint32_t c) {
    return utf8proc_get_property((utf8proc_int32_t)c);
}

static Object *text(const char *s) { return OBJ(str_from_ascii(s)); }

NATIVE(category) {
    UNUSED_ARGS;
    uint32_t c;
    return character("category", "", args[0], &c) < 0 ? NULL : text(unicode_category(c));
}

NATIVE(bidirectional) {
    UNUSED_ARGS;
    static const char *const names[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                        "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                        "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    uint32_t c;
    if (character("bidirectional", "", args[0], &c) < 0)
        return NULL;
    unsigned class = (unsigned)property(c)->bidi_class;
    if (class == 0) /* newer than utf8proc: a letter or a symbol */
        return text(unicode_is_alpha(c) ? "L" : strcmp(unicode_category(c), "So") == 0 ? "ON" : "");
    return text(class < COUNT(names) ? names[class] : "");
}

NATIVE(combining) {
    UNUSED_ARGS;
    uint32_t c;
    return character("combining", "", args[0], &c) < 0 ? NULL
                                                       : int_from_i64(property(c)->combining_class);
}

NATIVE(mirrored) {
    UNUSED_ARGS;
    uint32_t c;
    return character("mirrored", "", args[0], &c) < 0 ? NULL
                                                      : int_from_i64(property(c)->bidi_mirrored);
}

NATIVE(east_asian_width) {
    UNUSED_ARGS;
    static const char *const names[] = {"N", "Na", "A", "H", "F", "W"};
    uint32_t c;
    if (character("east_asian_width", "", args[0], &c) < 0)
        return NULL;
    size_t low = 0;
    for (size_t n = COUNT(widths); n > 0;) {
        size_t half = n / 2;
        if (widths[low + half].first <= c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return text(names[low > 0 && c <= widths[low - 1].last ? widths[low - 1].width : 0]);
}

/* ---- numbers --------------------------------------------------------------------------------- */

static const Numeric *find_numeric(uint32_t c) {
    size_t low = 0;
    for (size_t n = COUNT(numerics); n > 0;) {
        size_t half = n / 2;
        if (numerics[low + half].first <= c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return low > 0 && c <= numerics[low - 1].last ? &numerics[low - 1] : NULL;
}

static Object *absent(Object *fallback, const char *message) {
    return fallback ? incref(fallback) : raise_value_error("%s", message);
}

NATIVE(decimal) {
    UNUSED_ARGS;
    uint32_t c;
    if (character("decimal", " 1", args[0], &c) < 0)
        return NULL;
    int value = unicode_decimal(c);
    return value >= 0 ? int_from_i64(value) : absent(args[1], "not a decimal");
}

NATIVE(digit) {
    UNUSED_ARGS;
    uint32_t c;
    if (character("digit", " 1", args[0], &c) < 0)
        return NULL;
    const Numeric *n = unicode_is_digit(c) ? find_numeric(c) : NULL;
    return n ? int_from_i64(n->numerator + n->step * (long long)(c - n->first))
             : absent(args[1], "not a digit");
}

NATIVE(numeric) {
    UNUSED_ARGS;
    uint32_t c;
    if (character("numeric", " 1", args[0], &c) < 0)
        return NULL;
    const Numeric *n = find_numeric(c);
    if (n == NULL)
        return absent(args[1], "not a numeric character");
    return float_from_double((double)(n->numerator + n->step * (long long)(c - n->first))
                             / n->denominator);
}

/* ---- normal forms ---------------------------------------------------------------------------- */

enum { DECOMPOSED_MAX = 32, COMPAT = 1, COMPOSE = 2 };

/* utf8proc has U+1F16A.. and kin by their category alone; surrogates are left as they are. */
static size_t decompose(uint32_t c, bool compat, int32_t out[DECOMPOSED_MAX]) {
    int boundary = 0;
    utf8proc_ssize_t n = -1;
    if (c < 0xd800 || c > 0xdfff)
        n = utf8proc_decompose_char((utf8proc_int32_t)c, out, DECOMPOSED_MAX,
                                    UTF8PROC_DECOMPOSE | (compat ? UTF8PROC_COMPAT : 0), &boundary);
    if (n < 1 || n > DECOMPOSED_MAX) {
        out[0] = (int32_t)c;
        return 1;
    }
    return (size_t)n;
}

typedef struct Points {
    int32_t *data; /* owned */
    size_t length, capacity;
} Points;

static int add_point(Points *p, int32_t c) {
    if (p->length == p->capacity) {
        size_t n = p->capacity ? p->capacity * 2 : 64;
        int32_t *more = mem_resize(p->data, p->capacity * 4, n * 4);
        if (more == NULL)
            return raise_no_memory(), -1;
        p->data = more;
        p->capacity = n;
    }
    p->data[p->length++] = c;
    return 0;
}

static unsigned combining_class(int32_t c) {
    return (unsigned)property((uint32_t)c)->combining_class;
}

/* Puts each run of combining characters in the order of their classes; stable, by insertion from
 * the right place found by bisection being not worth it: runs are short, and long ones are sorted
 * by counting. */
static int order_run(int32_t *run, size_t n) {
    if (n <= 32) {
        for (size_t i = 1; i < n; i++)
            for (size_t k = i; k > 0 && combining_class(run[k - 1]) > combining_class(run[k]);
                 k--) {
                int32_t c = run[k];
                run[k] = run[k - 1];
                run[k - 1] = c;
            }
        return 0;
    }
    size_t place[257] = {0};
    int32_t *sorted = mem_alloc_array(n, 4);
    if (sorted == NULL)
        return raise_no_memory(), -1;
    for (size_t i = 0; i < n; i++)
        place[combining_class(run[i]) + 1]++;
    for (size_t i = 1; i < 257; i++)
        place[i] += place[i - 1];
    for (size_t i = 0; i < n; i++)
        sorted[place[combining_class(run[i])]++] = run[i];
    memcpy(run, sorted, n * 4);
    mem_free(sorted, n * 4);
    return 0;
}

static int order(Points *p) {
    for (size_t i = 0; i < p->length;) {
        size_t end = i;
        while (end < p->length && combining_class(p->data[end]) != 0)
            end++;
        if (end - i > 1 && order_run(p->data + i, end - i) < 0)
            return -1;
        i = end + (end == i);
    }
    return 0;
}

/* The normal form of a text in *out: 0 or -1; out is the caller's to free in any case. */
static int normal_form(Str *s, int form, Points *out) {
    for (size_t i = 0; i < s->length; i++) {
        int32_t few[DECOMPOSED_MAX];
        size_t n = decompose(str_at(s, i), form & COMPAT, few);
        for (size_t k = 0; k < n; k++)
            if (add_point(out, few[k]) < 0)
                return -1;
    }
    if (order(out) < 0)
        return -1;
    if (form & COMPOSE && out->length > 0) {
        utf8proc_ssize_t n = utf8proc_normalize_utf32(out->data, (utf8proc_ssize_t)out->length,
                                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        if (n >= 0)
            out->length = (size_t)n;
    }
    return 0;
}

static int form_of(Object *o, bool is_empty, int *out) {
    static const char *const names[] = {"NFD", "NFKD", "NFC", "NFKC"};
    if (!is_str(o)) {
        raise_type_error("argument 1 must be str, not %T", o);
        return -1;
    }
    for (int i = 0; i < 4; i++)
        if (str_equal_ascii((Str *)o, names[i])) {
            *out = (i & 1 ? COMPAT : 0) | (i & 2 ? COMPOSE : 0);
            return 0;
        }
    *out = 0;
    if (is_empty) /* nothing to do in any form */
        return 0;
    raise_value_error("invalid normalization form");
    return -1;
}

static void points_free(Points *p) {
    if (p->data)
        mem_free(p->data, p->capacity * 4);
}

/* Both functions: the normal form as a str. */
static Str *normalized(const char *function, Object *const *args) {
    int form;
    if (form_of(args[0], is_str(args[1]) && ((Str *)args[1])->length == 0, &form) < 0)
        return NULL;
    if (!is_str(args[1])) {
        raise_type_error("%s() argument 2 must be str, not %T", function, args[1]);
        return NULL;
    }
    Str *s = (Str *)args[1];
    if (s->ascii)
        return str_exact(s);
    Points p = {0};
    Str *result = normal_form(s, form, &p) < 0 ? NULL : str_from_ucs4((uint32_t *)p.data, p.length);
    points_free(&p);
    return result;
}

NATIVE(normalize) {
    UNUSED_ARGS;
    return OBJ(normalized("normalize", args));
}

NATIVE(is_normalized) {
    UNUSED_ARGS;
    Str *s = normalized("is_normalized", args);
    if (s == NULL)
        return NULL;
    bool same = str_equal(s, (Str *)args[1]);
    decref(s);
    return new_bool(same);
}

static const char *const tags[] = {"",          "<font> ",  "<noBreak> ",  "<initial> ",
                                   "<medial> ", "<final> ", "<isolated> ", "<circle> ",
                                   "<super> ",  "<sub> ",   "<vertical> ", "<wide> ",
                                   "<narrow> ", "<small> ", "<square> ",   "<fraction> ",
                                   "<compat> "};

/* Composes all but the last character, or all where they are one. */
static size_t one_step(uint32_t c, int32_t *d, size_t n) {
    int32_t copy[DECOMPOSED_MAX];
    memcpy(copy, d, n * sizeof *copy);
    utf8proc_ssize_t whole =
        utf8proc_normalize_utf32(copy, (utf8proc_ssize_t)n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (whole == 1 && (uint32_t)copy[0] != c) {
        d[0] = copy[0];
        return 1;
    }
    memcpy(copy, d, n * sizeof *copy);
    if (n > 2
        && utf8proc_normalize_utf32(copy, (utf8proc_ssize_t)n - 1,
                                    UTF8PROC_COMPOSE | UTF8PROC_STABLE)
               == 1) {
        d[1] = d[n - 1];
        d[0] = copy[0];
        return 2;
    }
    return n;
}

NATIVE(decomposition) {
    UNUSED_ARGS;
    uint32_t c;
    if (character("decomposition", "", args[0], &c) < 0)
        return NULL;
    unsigned type = (unsigned)property(c)->decomp_type;
    int32_t d[DECOMPOSED_MAX];
    size_t n = decompose(c, type != 0, d);
    if ((n == 1 && (uint32_t)d[0] == c) || c - 0xac00 < 11172)
        return incref(str_empty);
    if (type == 0)
        n = one_step(c, d, n);
    StrBuilder b = STR_BUILDER;
    builder_text(&b, type < COUNT(tags) ? tags[type] : "");
    for (size_t i = 0; i < n; i++) {
        char hex[12];
        snprintf(hex, sizeof hex, i ? " %04X" : "%04X", (unsigned)d[i]);
        builder_text(&b, hex);
    }
    return OBJ(builder_finish(&b));
}

/* ---- names ----------------------------------------------------------------------------------- */

NATIVE(name) {
    UNUSED_ARGS;
    uint32_t c;
    char buffer[UNICODE_NAME_MAX];
    if (character("name", " 1", args[0], &c) < 0)
        return NULL;
    return unicode_name(c, buffer) ? text(buffer) : absent(args[1], "no such name");
}

NATIVE(lookup) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("lookup() argument must be str, not %T", args[0]);
    Str *s = (Str *)args[0];
    int32_t c = s->ascii ? unicode_lookup_name(str_data(s), s->length) : -1;
    if (c >= 0)
        return OBJ(str_from_char((uint32_t)c));
    Str *message = str_format("undefined character name '%U'", s);
    if (message != NULL)
        raise_type_value(&exc_KeyError, OBJ(message));
    xdecref(message);
    return NULL;
}

static const MethodDef functions[] = {
    {"bidirectional", bidirectional, "chr, /", 0,
     "How a character behaves where directions of writing mix, such as 'L'."},
    {"category", category, "chr, /", 0, "A character's category, such as 'Lu'."},
    {"combining", combining, "chr, /", 0, "A character's combining class, 0 for most."},
    {"decimal", decimal, "chr, default=<unrepresentable>, /", 0,
     "The digit a character is in decimal notation."},
    {"decomposition", decomposition, "chr, /", 0,
     "What a character is composed of, as hex numbers; '' for nothing."},
    {"digit", digit, "chr, default=<unrepresentable>, /", 0,
     "The digit a character shows, such as 2 for a superscript two."},
    {"east_asian_width", east_asian_width, "chr, /", 0,
     "A character's width among East Asian text, such as 'W'."},
    {"is_normalized", is_normalized, "form, unistr, /", 0,
     "Whether normalize() would leave a str as it is."},
    {"lookup", lookup, "name, /", 0, "The character, or the sequence, of that name."},
    {"mirrored", mirrored, "chr, /", 0,
     "1 if a character is mirrored in text from right to left, else 0."},
    {"name", name, "chr, default=<unrepresentable>, /", 0, "A character's name."},
    {"normalize", normalize, "form, unistr, /", 0,
     "A str in the form 'NFC', 'NFD', 'NFKC' or 'NFKD'."},
    {"numeric", numeric, "chr, default=<unrepresentable>, /", 0,
     "The number a character stands for."},
    {0},
};

static int init(Object *module) { return module_add(module, "unidata_version", text("15.1.0")); }

extern const ModuleDef unicodedata_module;
const ModuleDef unicodedata_module = {"unicodedata", "The Unicode character database.", functions,
                                      init};
