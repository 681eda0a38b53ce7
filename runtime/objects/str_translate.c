/* str.maketrans and str.translate. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_private.h"

/* ---- maketrans ------------------------------------------------------------------------------- */

static int set_char(Dict *d, uint32_t c, Object *value) {
    Object *key = int_from_i64(c);
    if (key == NULL)
        return -1;
    int status = dict_set(d, key, value);
    decref(key);
    return status;
}

static int copy_table(Dict *to, Dict *from) {
    size_t position = 0;
    Object *key, *value;
    while (dict_next(from, &position, &key, &value)) {
        if (is_str(key)) {
            if (((Str *)key)->length != 1)
                return raise_value_error("string keys in translate table must be of length 1"), -1;
            if (set_char(to, str_at((Str *)key, 0), value) < 0)
                return -1;
        } else if (is_int(key)) {
            if (dict_set(to, key, value) < 0)
                return -1;
        } else {
            return raise_type_error("keys in translate table must be strings or integers"), -1;
        }
    }
    return 0;
}

static int pair_up(Dict *d, Str *from, Str *to, Str *removed) {
    for (size_t i = 0; i < from->length; i++) {
        Object *value = int_from_i64(str_at(to, i));
        if (value == NULL)
            return -1;
        int status = set_char(d, str_at(from, i), value);
        decref(value);
        if (status < 0)
            return -1;
    }
    for (size_t i = 0; removed && i < removed->length; i++)
        if (set_char(d, str_at(removed, i), KNone) < 0)
            return -1;
    return 0;
}

static int fill_table(Dict *d, Object *x, Object *y, Object *z) {
    if (y == NULL) {
        if (!is_exact(x, &dict_type))
            return raise_type_error("if you give only one argument to maketrans it must be a dict"),
                   -1;
        return copy_table(d, (Dict *)x);
    }
    if (!is_str(y))
        return raise_type_error("maketrans() argument 2 must be str, not %s", argument_type(y)), -1;
    if (z && !is_str(z))
        return raise_type_error("maketrans() argument 3 must be str, not %s", argument_type(z)), -1;
    if (!is_str(x))
        return raise_type_error(
                   "first maketrans argument must be a string if there is a second argument"),
               -1;
    if (((Str *)x)->length != ((Str *)y)->length)
        return raise_value_error("the first two maketrans arguments must have equal length"), -1;
    return pair_up(d, (Str *)x, (Str *)y, (Str *)z);
}

Object *str_m_maketrans(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Dict *d = dict_new();
    if (d && fill_table(d, args[0], args[1], args[2]) < 0) {
        decref(d);
        return NULL;
    }
    return OBJ(d);
}

/* ---- translate ------------------------------------------------------------------------------- */

/* What the table says of c: 1 with *out new (None: remove), 0 no entry, -1. */
static int look_up(Object *table, uint32_t c, Object **out) {
    Object *key = int_from_i64(c);
    if (key == NULL)
        return -1;
    if (is_exact(table, &dict_type)) {
        int found = dict_get((Dict *)table, key, out);
        decref(key);
        return found;
    }
    *out = object_getitem(table, key);
    decref(key);
    if (*out)
        return 1;
    if (!error_is(&exc_LookupError))
        return -1;
    error_clear();
    return 0;
}

static int put_value(StrBuilder *b, Object *value) {
    if (value == KNone)
        return 0;
    if (is_str(value))
        return builder_str(b, (Str *)value);
    if (!is_int(value))
        return raise_type_error("character mapping must return integer, None or str"), -1;
    int64_t c;
    if (!int_fits_i64(value, &c) || c < 0 || c > 0x10ffff)
        return raise_value_error("character mapping must be in range(0x110000)"), -1;
    return builder_char(b, (uint32_t)c);
}

static int translate_char(StrBuilder *b, Object *table, uint32_t c) {
    Object *value;
    int found = look_up(table, c, &value);
    if (found <= 0)
        return found < 0 ? -1 : builder_char(b, c);
    int status = put_value(b, value);
    decref(value);
    return status;
}

/* The table is asked once for each ASCII character: `plain` remembers those that stay. */
Object *str_m_translate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Str *s = (Str *)self;
    StrBuilder b = STR_BUILDER;
    bool plain[128] = {false};
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        if (c < 128 && plain[c]) {
            if (builder_char(&b, c) < 0)
                return NULL;
            continue;
        }
        size_t before = b.length;
        if (translate_char(&b, args[0], c) < 0) {
            builder_discard(&b);
            return NULL;
        }
        if (c < 128 && b.length == before + 1)
            plain[c] = b.kind == 1   ? b.data[before] == c
                       : b.kind == 2 ? ((uint16_t *)b.data)[before] == c
                                     : ((uint32_t *)b.data)[before] == c;
    }
    return OBJ(builder_finish(&b));
}
