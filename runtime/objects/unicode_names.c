/* Names of characters, for \N{...} and the error handler "namereplace".
 *
 * A name is looked up by turning its words into codes (a word's place in `words`) and searching the
 * result in `names`; the number of names before it says which character it is. All is plain
 * searching in texts of a few hundred kilobytes: some 50 microseconds, no index, no memory.
 * Ideographs and Hangul syllables are named by rule.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include "runtime/objects/unicode.h"

typedef struct {
    uint32_t first, last; /* a run of characters that all have names in `names` */
} Span;
typedef struct {
    const char *name;
    uint32_t c;
} Alias;
#include "runtime/objects/unicode_names.def"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The digits of codes: printable, without quotes, backslash and question mark. */
static const char digits[] =
    "!#$%&'()*+,-./0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
enum {
    DIGITS = sizeof digits - 1,
    THREE = DIGITS - 2 /* digits from here on begin a code of three */
};

/* ---- names by rule --------------------------------------------------------------------------- */

static const struct {
    const char *prefix;
    uint32_t first, last;
} ruled[] = {
    {"CJK UNIFIED IDEOGRAPH-", 0x3400, 0x4dbf},
    {"CJK UNIFIED IDEOGRAPH-", 0x4e00, 0x9fff},
    {"CJK UNIFIED IDEOGRAPH-", 0x20000, 0x2a6df},
    {"CJK UNIFIED IDEOGRAPH-", 0x2a700, 0x2b739},
    {"CJK UNIFIED IDEOGRAPH-", 0x2b740, 0x2b81d},
    {"CJK UNIFIED IDEOGRAPH-", 0x2b820, 0x2cea1},
    {"CJK UNIFIED IDEOGRAPH-", 0x2ceb0, 0x2ebe0},
    {"CJK UNIFIED IDEOGRAPH-", 0x2ebf0, 0x2ee5d},
    {"CJK UNIFIED IDEOGRAPH-", 0x30000, 0x3134a},
    {"CJK UNIFIED IDEOGRAPH-", 0x31350, 0x323af},
    {"CJK COMPATIBILITY IDEOGRAPH-", 0xf900, 0xfa6d},
    {"CJK COMPATIBILITY IDEOGRAPH-", 0xfa70, 0xfad9},
    {"CJK COMPATIBILITY IDEOGRAPH-", 0x2f800, 0x2fa1d},
    {"NUSHU CHARACTER-", 0x1b170, 0x1b2fb},
    {"KHITAN SMALL SCRIPT CHARACTER-", 0x18b00, 0x18cd5},
};

static const char *const leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                    "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char *const vowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                     "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                     "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                    "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                    "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
enum { HANGUL = 0xac00, HANGUL_COUNT = 11172, VOWELS = COUNT(vowels), TAILS = COUNT(tails) };
static const char hangul_prefix[] = "HANGUL SYLLABLE ";

static size_t hangul_name(uint32_t c, char *out) {
    uint32_t i = c - HANGUL;
    return (size_t)snprintf(out, UNICODE_NAME_MAX, "%s%s%s%s", hangul_prefix,
                            leads[i / (VOWELS * TAILS)], vowels[i / TAILS % VOWELS],
                            tails[i % TAILS]);
}

/* The longest of the parts that the text begins with; -1: none. */
static int longest(const char *const *parts, size_t count, const char *text) {
    int best = -1;
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, parts[i], strlen(parts[i])) == 0
            && (best < 0 || strlen(parts[i]) > strlen(parts[best])))
            best = (int)i;
    return best;
}

static int32_t find_hangul(const char *name) {
    if (strncmp(name, hangul_prefix, sizeof hangul_prefix - 1) != 0)
        return -1;
    name += sizeof hangul_prefix - 1;
    int lead = longest(leads, COUNT(leads), name);
    name += strlen(leads[lead]);
    int vowel = longest(vowels, COUNT(vowels), name);
    if (vowel < 0)
        return -1;
    name += strlen(vowels[vowel]);
    int tail = longest(tails, COUNT(tails), name);
    return strcmp(name, tails[tail]) == 0 ? HANGUL + (lead * VOWELS + vowel) * TAILS + tail : -1;
}

static int32_t find_ruled(const char *name) {
    for (size_t i = 0; i < COUNT(ruled); i++) {
        size_t length = strlen(ruled[i].prefix);
        if (strncmp(name, ruled[i].prefix, length) != 0)
            continue;
        uint32_t c = 0;
        const char *p = name + length;
        for (; (*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'F'); p++)
            c = c << 4 | (uint32_t)(*p <= '9' ? *p - '0' : *p - 'A' + 10);
        size_t count = (size_t)(p - name) - length;
        if (*p == 0 && (count == 4 || count == 5) && name[length] != '0' && c >= ruled[i].first
            && c <= ruled[i].last)
            return (int32_t)c;
    }
    return find_hangul(name);
}

/* ---- packed names ---------------------------------------------------------------------------- */

/* The code of the word's rank. */
static size_t write_code(size_t rank, char *out) {
    if (rank < SHORT_CODES) {
        out[0] = digits[rank];
        return 1;
    }
    if (rank < LONG_CODES) {
        rank -= SHORT_CODES;
        out[0] = digits[SHORT_CODES + rank / DIGITS];
        out[1] = digits[rank % DIGITS];
        return 2;
    }
    rank -= LONG_CODES;
    out[0] = digits[THREE + rank / (DIGITS * DIGITS)];
    out[1] = digits[rank / DIGITS % DIGITS];
    out[2] = digits[rank % DIGITS];
    return 3;
}

static size_t digit(char c) { return (size_t)(strchr(digits, c) - digits); }

static size_t read_code(const char *code, size_t *rank) {
    size_t first = digit(code[0]);
    if (first < SHORT_CODES) {
        *rank = first;
        return 1;
    }
    if (first < THREE) {
        *rank = SHORT_CODES + (first - SHORT_CODES) * DIGITS + digit(code[1]);
        return 2;
    }
    *rank = LONG_CODES + ((first - THREE) * DIGITS + digit(code[1])) * DIGITS + digit(code[2]);
    return 3;
}

/* Spaces in [text, end). */
static size_t count_spaces(const char *text, const char *end) {
    size_t n = 0;
    for (; text < end; text++)
        n += *text == ' ';
    return n;
}

static const char *behind_spaces(const char *text, size_t n) {
    for (; n > 0; n--)
        text = strchr(text, ' ') + 1;
    return text;
}

static int32_t find_packed(const char *name) {
    char coded[UNICODE_NAME_MAX * 2] = " ";
    size_t length = 1;
    while (*name) {
        const char *end = strchrnul(name, ' ');
        char word[UNICODE_NAME_MAX + 2];
        int size = snprintf(word, sizeof word, " %.*s ", (int)(end - name), name);
        const char *at = memmem(words, sizeof words - 1, word, (size_t)size);
        if (at == NULL)
            return -1;
        length += write_code(count_spaces(words, at), coded + length);
        name = *end ? end + 1 : end;
    }
    coded[length++] = ' ';
    const char *at = memmem(names, sizeof names - 1, coded, length);
    if (at == NULL)
        return -1;
    size_t index = count_spaces(names, at);
    for (size_t i = 0; i < COUNT(spans); i++) {
        size_t size = spans[i].last - spans[i].first + 1;
        if (index < size)
            return (int32_t)(spans[i].first + index);
        index -= size;
    }
    return -1;
}

int32_t unicode_lookup_name(const char *name, size_t length) {
    char upper[UNICODE_NAME_MAX];
    if (length == 0 || length >= sizeof upper)
        return -1;
    for (size_t i = 0; i < length; i++) {
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
        bool doubled = upper[i] == ' ' && (i == 0 || i + 1 == length || upper[i - 1] == ' ');
        if (upper[i] == 0 || doubled)
            return -1;
    }
    upper[length] = 0;
    for (size_t i = 0; i < COUNT(aliases); i++)
        if (strcmp(aliases[i].name, upper) == 0)
            return (int32_t)aliases[i].c;
    int32_t c = find_ruled(upper);
    return c >= 0 ? c : find_packed(upper);
}

size_t unicode_name(uint32_t c, char out[UNICODE_NAME_MAX]) {
    for (size_t i = 0; i < COUNT(ruled); i++)
        if (c >= ruled[i].first && c <= ruled[i].last)
            return (size_t)snprintf(out, UNICODE_NAME_MAX, "%s%X", ruled[i].prefix, c);
    if (c - HANGUL < HANGUL_COUNT)
        return hangul_name(c, out);
    size_t index = 0, length = 0;
    for (size_t i = 0; i < COUNT(spans); i++) {
        if (c < spans[i].first)
            return 0;
        if (c <= spans[i].last) {
            const char *coded = behind_spaces(names + 1, index + (c - spans[i].first));
            while (*coded != ' ') {
                size_t rank;
                coded += read_code(coded, &rank);
                const char *word = behind_spaces(words + 1, rank);
                length +=
                    (size_t)snprintf(out + length, UNICODE_NAME_MAX - length, "%s%.*s",
                                     length ? " " : "", (int)(strchr(word, ' ') - word), word);
            }
            return length;
        }
        index += spans[i].last - spans[i].first + 1;
    }
    return 0;
}
