/* Tests of all characters of a string: isalpha and its kin. */
#include "runtime/objects/str_private.h"
#include "runtime/objects/unicode.h"

#define METHOD(name)                                                                               \
    Object *str_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

static bool all(Str *s, bool (*test)(uint32_t)) {
    for (size_t i = 0; i < s->length; i++)
        if (!test(str_at(s, i)))
            return false;
    return true;
}

static bool is_alnum(uint32_t c) { return unicode_is_alpha(c) || unicode_is_numeric(c); }

/* An empty string passes none of these. */
#define ALL_OF(name, test)                                                                         \
    METHOD(name) {                                                                                 \
        UNUSED_ARGS;                                                                               \
        Str *s = (Str *)self;                                                                      \
        return new_bool(s->length > 0 && all(s, test));                                            \
    }
ALL_OF(isalpha, unicode_is_alpha)
ALL_OF(isalnum, is_alnum)
ALL_OF(isdecimal, unicode_is_decimal)
ALL_OF(isdigit, unicode_is_digit)
ALL_OF(isnumeric, unicode_is_numeric)
ALL_OF(isspace, unicode_is_space)

METHOD(isascii) {
    UNUSED_ARGS;
    return new_bool(((Str *)self)->ascii);
}

METHOD(isprintable) {
    UNUSED_ARGS;
    return new_bool(all((Str *)self, unicode_is_printable));
}

bool str_is_identifier(Str *s) {
    if (s->length == 0 || !unicode_is_id_start(str_at(s, 0)))
        return false;
    for (size_t i = 1; i < s->length; i++)
        if (!unicode_is_id_continue(str_at(s, i)))
            return false;
    return true;
}

METHOD(isidentifier) {
    UNUSED_ARGS;
    return new_bool(str_is_identifier((Str *)self));
}

/* Some cased character, and none for which `wrong` holds or that is in title case. */
static bool one_case(Str *s, bool (*right)(uint32_t), bool (*wrong)(uint32_t)) {
    bool some = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        if (wrong(c) || unicode_is_title(c))
            return false;
        some |= right(c);
    }
    return some;
}

METHOD(islower) {
    UNUSED_ARGS;
    return new_bool(one_case((Str *)self, unicode_is_lower, unicode_is_upper));
}

METHOD(isupper) {
    UNUSED_ARGS;
    return new_bool(one_case((Str *)self, unicode_is_upper, unicode_is_lower));
}

static bool is_titled(Str *s) {
    bool some = false, inside = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        bool capital = unicode_is_upper(c) || unicode_is_title(c), small = unicode_is_lower(c);
        if (capital ? inside : small && !inside)
            return false;
        inside = capital || small;
        some |= inside;
    }
    return some;
}

METHOD(istitle) {
    UNUSED_ARGS;
    return new_bool(is_titled((Str *)self));
}
