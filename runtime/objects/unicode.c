/* Properties of characters: utf8proc's, with small sorted tables for what it does not know.
 *
 * utf8proc may be older or newer than the Unicode 15.1 of Python 3.13; the letters and symbols
 * that 15.1 added are known here.
 */
#include <utf8proc.h>
#include "runtime/objects/unicode.h"

typedef struct {
    uint32_t first, last;
} Range;
typedef struct {
    uint32_t c, upper[UNICODE_CASE_MAX], title[UNICODE_CASE_MAX]; /* zero behind the last */
} SpecialCase;
#include "runtime/objects/unicode_tables.def"

#define COUNT(a)     (sizeof(a) / sizeof *(a))
#define IN(table, c) in_ranges(table, COUNT(table), c)

static bool in_ranges(const Range *table, size_t n, uint32_t c) {
    size_t low = 0;
    while (n > 0) { /* the last range that starts at or before c */
        size_t half = n / 2;
        if (table[low + half].first <= c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return low > 0 && c <= table[low - 1].last;
}

static utf8proc_category_t category(uint32_t c) {
    utf8proc_category_t found = utf8proc_category((utf8proc_int32_t)c);
    if (found != UTF8PROC_CATEGORY_CN)
        return found;
    return IN(letters_15_1, c)   ? UTF8PROC_CATEGORY_LO
           : IN(symbols_15_1, c) ? UTF8PROC_CATEGORY_SO
                                 : found;
}

const char *unicode_category(uint32_t c) {
    static const char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                    "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    return names[category(c)];
}

/* Sets of categories as bits. */
#define BIT(name) (1u << UTF8PROC_CATEGORY_##name)
enum {
    LETTERS = BIT(LU) | BIT(LL) | BIT(LT) | BIT(LM) | BIT(LO),
    NUMBERS = BIT(ND) | BIT(NL) | BIT(NO),
    UNPRINTABLE = BIT(CC) | BIT(CF) | BIT(CS) | BIT(CO) | BIT(CN) | BIT(ZL) | BIT(ZP) | BIT(ZS),
    IGNORABLE = BIT(MN) | BIT(ME) | BIT(CF) | BIT(LM) | BIT(SK),
    IDENTIFIER = LETTERS | BIT(NL) | BIT(MN) | BIT(MC) | BIT(ND) | BIT(PC),
};

static bool has_category(uint32_t c, unsigned set) { return set >> category(c) & 1; }

/* ---- classes --------------------------------------------------------------------------------- */

bool unicode_is_alpha(uint32_t c) {
    return c < 128 ? (c | 32) - 'a' < 26 : has_category(c, LETTERS);
}

bool unicode_is_decimal(uint32_t c) { return c < 128 ? c - '0' < 10 : has_category(c, BIT(ND)); }

bool unicode_is_digit(uint32_t c) { return unicode_is_decimal(c) || (c >= 128 && IN(digits, c)); }

bool unicode_is_numeric(uint32_t c) {
    return c < 128 ? c - '0' < 10 : has_category(c, NUMBERS) || IN(numerics, c);
}

int unicode_decimal(uint32_t c) {
    if (c < 128)
        return c - '0' < 10 ? (int)(c - '0') : -1;
    for (size_t low = 0, n = COUNT(zeros); n > 0;) {
        size_t half = n / 2;
        uint32_t zero = zeros[low + half];
        if (c - zero < 10)
            return (int)(c - zero);
        if (zero < c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return -1;
}

bool unicode_is_space(uint32_t c) {
    if (c < 128)
        return c == ' ' || c - 9 < 5 || c - 0x1c < 4;
    return c == 0x85 || c == 0x2028 || c == 0x2029 || (c >= 0xa0 && has_category(c, BIT(ZS)));
}

bool unicode_is_printable(uint32_t c) { return c < 127 ? c >= 32 : !has_category(c, UNPRINTABLE); }

bool unicode_is_lower(uint32_t c) {
    return c < 128 ? c - 'a' < 26 : utf8proc_islower((utf8proc_int32_t)c);
}

bool unicode_is_upper(uint32_t c) {
    return c < 128 ? c - 'A' < 26 : utf8proc_isupper((utf8proc_int32_t)c);
}

bool unicode_is_title(uint32_t c) { return c >= 128 && has_category(c, BIT(LT)); }

bool unicode_is_cased(uint32_t c) {
    return unicode_is_lower(c) || unicode_is_upper(c) || unicode_is_title(c);
}

bool unicode_is_case_ignorable(uint32_t c) {
    return has_category(c, IGNORABLE) || IN(ignorables, c);
}

bool unicode_is_id_start(uint32_t c) {
    if (c < 128)
        return (c | 32) - 'a' < 26 || c == '_';
    return has_category(c, LETTERS | BIT(NL)) != IN(start_flips, c);
}

bool unicode_is_id_continue(uint32_t c) {
    if (c < 128)
        return (c | 32) - 'a' < 26 || c == '_' || c - '0' < 10;
    return has_category(c, IDENTIFIER) != IN(continue_flips, c);
}

int unicode_width(uint32_t c) {
    return c < 127 ? c >= 32 : utf8proc_charwidth((utf8proc_int32_t)c);
}

/* ---- case ------------------------------------------------------------------------------------ */

static const SpecialCase *special_case(uint32_t c) {
    for (size_t low = 0, n = COUNT(special_cases); n > 0;) {
        size_t half = n / 2;
        const SpecialCase *row = &special_cases[low + half];
        if (row->c == c)
            return row;
        if (row->c < c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return NULL;
}

static int expand(const uint32_t *from, uint32_t *out) {
    int n = 0;
    while (n < UNICODE_CASE_MAX && from[n] != 0)
        out[n] = from[n], n++;
    return n;
}

int unicode_upper(uint32_t c, uint32_t out[UNICODE_CASE_MAX]) {
    const SpecialCase *special = c < 128 ? NULL : special_case(c);
    if (special)
        return expand(special->upper, out);
    *out = c < 128 ? c - (c - 'a' < 26 ? 32 : 0) : (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
    return 1;
}

int unicode_title(uint32_t c, uint32_t out[UNICODE_CASE_MAX]) {
    const SpecialCase *special = c < 128 ? NULL : special_case(c);
    if (special)
        return expand(special->title, out);
    *out = c < 128 ? c - (c - 'a' < 26 ? 32 : 0) : (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
    return 1;
}

int unicode_lower(uint32_t c, uint32_t out[UNICODE_CASE_MAX]) {
    if (c == 0x130) { /* the only one whose lower case is two characters */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    *out = c < 128 ? c + (c - 'A' < 26 ? 32 : 0) : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    return 1;
}

int unicode_fold(uint32_t c, uint32_t out[UNICODE_CASE_MAX]) {
    utf8proc_int32_t folded[8];
    int boundary = 0;
    *out = c < 128 ? c + (c - 'A' < 26 ? 32 : 0) : c;
    if (c < 128 || (c >= 0xd800 && c <= 0xdfff))
        return 1;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, folded, 8, UTF8PROC_CASEFOLD, &boundary);
    if (n < 1 || n > UNICODE_CASE_MAX)
        return 1;
    for (int i = 0; i < n; i++)
        out[i] = (uint32_t)folded[i];
    return (int)n;
}
