/* Source text: encoding, validation, line ends. See source.h.
 *
 * The steps, each on what the one before left: byte order mark, NUL bytes, coding cookie (PEP 263),
 * decoding to UTF-8 or validating it, line ends. Only decoding and line ends make a copy, and only
 * where there is something to change.
 */
#include "compiler/source.h"

#include <stdio.h>
#include <string.h>

#include "compiler/syntax_error.h"
#include "runtime/memory/memory.h"

typedef enum Encoding {
    ENCODING_UTF8,
    ENCODING_ASCII,
    ENCODING_LATIN1,
    ENCODING_LATIN9, /* ISO 8859-15 */
    ENCODING_UNKNOWN,
} Encoding;

/* Names with letters in lower case and '-', '_' and '.' left out. */
static const struct {
    const char *name;
    Encoding encoding;
} encoding_names[] = {
    {"utf8", ENCODING_UTF8},        {"u8", ENCODING_UTF8},          {"utf8sig", ENCODING_UTF8},
    {"utf", ENCODING_UTF8},         {"cp65001", ENCODING_UTF8},     {"ascii", ENCODING_ASCII},
    {"usascii", ENCODING_ASCII},    {"646", ENCODING_ASCII},        {"latin1", ENCODING_LATIN1},
    {"iso88591", ENCODING_LATIN1},  {"isolatin1", ENCODING_LATIN1}, {"latin", ENCODING_LATIN1},
    {"l1", ENCODING_LATIN1},        {"88591", ENCODING_LATIN1},     {"cp819", ENCODING_LATIN1},
    {"iso885915", ENCODING_LATIN9}, {"latin9", ENCODING_LATIN9},    {"l9", ENCODING_LATIN9},
};

enum {
    COOKIE_MAX = 64, /* longer names are no encoding's */
    SIZE_LIMIT = INT32_MAX - 64,
};

static const SyntaxRange nowhere = {0, -1, 0, SYNTAX_ERROR_UNKNOWN_END};

/* An error that shows no line. */
static bool fail_nowhere(SyntaxErrorInfo *error, Scratch *scratch, const char *format,
                         const char *argument) {
    char message[160];
    snprintf(message, sizeof(message), format, argument);
    syntax_error_set(error, scratch, SYNTAX_ERROR, nowhere, "%s", message);
    error->no_text = true;
    return false;
}

static int line_of(const char *text, const char *place) {
    int line = 1;
    while ((text = memchr(text, '\n', (size_t)(place - text)))) {
        line++;
        text++;
    }
    return line;
}

/* ---- the coding cookie ---- */

static bool is_cookie_char(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
           || c == '_' || c == '.';
}

/* Copies the name in `coding[:=] *name` out of a comment; false when there is none. */
static bool cookie_in_comment(const char *p, const char *end, char cookie[COOKIE_MAX]) {
    static const char word[] = "coding";
    const size_t word_length = sizeof(word) - 1;
    for (; (size_t)(end - p) > word_length; p++) {
        if (memcmp(p, word, word_length) != 0 || (p[word_length] != ':' && p[word_length] != '=')) {
            continue;
        }
        const char *name = p + word_length + 1;
        while (name < end && (*name == ' ' || *name == '\t')) {
            name++;
        }
        size_t length = 0;
        while (name + length < end && is_cookie_char((unsigned char)name[length])) {
            length++;
        }
        if (length > 0) {
            length = length < COOKIE_MAX ? length : COOKIE_MAX - 1;
            memcpy(cookie, name, length);
            cookie[length] = '\0';
            return true;
        }
    }
    return false;
}

/* Finds the cookie in the first two lines; the second counts only when the first is blank or a
 * comment. */
static bool find_cookie(const char *text, size_t size, char cookie[COOKIE_MAX]) {
    const char *limit = text + size;
    for (int line = 0; line < 2 && text < limit; line++) {
        const char *end = text;
        while (end < limit && *end != '\n' && *end != '\r') {
            end++;
        }
        while (text < end && (*text == ' ' || *text == '\t' || *text == '\f')) {
            text++;
        }
        if (text < end && *text != '#') {
            return false;
        }
        if (cookie_in_comment(text, end, cookie)) {
            return true;
        }
        text = end + ((size_t)(limit - end) > 1 && end[0] == '\r' && end[1] == '\n' ? 2 : 1);
    }
    return false;
}

static Encoding encoding_by_name(const char *cookie) {
    char plain[COOKIE_MAX];
    size_t length = 0;
    for (const char *p = cookie; *p; p++) {
        if (*p != '-' && *p != '_' && *p != '.') {
            plain[length++] = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
        }
    }
    plain[length] = '\0';
    for (size_t i = 0; i < sizeof(encoding_names) / sizeof(encoding_names[0]); i++) {
        if (strcmp(plain, encoding_names[i].name) == 0) {
            return encoding_names[i].encoding;
        }
    }
    /* Emacs's utf-8-unix, latin-1-dos and the like. */
    return strncmp(plain, "utf8", 4) == 0     ? ENCODING_UTF8
           : strncmp(plain, "latin1", 6) == 0 ? ENCODING_LATIN1
                                              : ENCODING_UNKNOWN;
}

/* "utf-8" however it is spelt with '_' and capitals, or "utf-8-...": the names that go past
 * CPython's codecs. */
static bool names_utf8_itself(const char *cookie) {
    static const char plain[] = "utf-8";
    size_t i = 0;
    for (; plain[i]; i++) {
        char c = (char)(cookie[i] == '_'                       ? '-'
                        : cookie[i] >= 'A' && cookie[i] <= 'Z' ? cookie[i] | 0x20
                                                               : cookie[i]);
        if (c != plain[i]) {
            return false;
        }
    }
    return cookie[i] == '\0' || cookie[i] == '-' || cookie[i] == '_';
}

/* ---- checking UTF-8 ---- */

/* Length of the well-formed sequence at p, or 0. No overlong forms, no surrogates, nothing above
 * U+10FFFF. */
static size_t sequence_length(const unsigned char *p, const unsigned char *end) {
    size_t left = (size_t)(end - p);
    unsigned char lead = p[0];
    size_t length = lead < 0x80   ? 1
                    : lead < 0xC2 ? 0
                    : lead < 0xE0 ? 2
                    : lead < 0xF0 ? 3
                    : lead < 0xF5 ? 4
                                  : 0;
    if (length == 0 || length > left) {
        return 0;
    }
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (length > 1 && (p[1] < low || p[1] > high)) {
        return 0;
    }
    for (size_t i = 2; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

/* The first byte that is not UTF-8, or NULL. */
static const char *first_invalid(const char *text, size_t size) {
    const unsigned char *p = (const unsigned char *)text;
    const unsigned char *end = p + size;
    while (p < end) {
        uint64_t word;
        while ((size_t)(end - p) >= sizeof(word)) {
            memcpy(&word, p, sizeof(word));
            if (word & UINT64_C(0x8080808080808080)) {
                break;
            }
            p += sizeof(word);
        }
        if (p == end) {
            break;
        }
        size_t length = sequence_length(p, end);
        if (length == 0) {
            return (const char *)p;
        }
        p += length;
    }
    return NULL;
}

/* The codec's words for what is wrong at p. */
static const char *reason_at(const char *p, const char *end) {
    unsigned char lead = (unsigned char)p[0];
    if (lead < 0xC2 || lead > 0xF4) {
        return "invalid start byte";
    }
    return end - p > 1 ? "invalid continuation byte" : "unexpected end of data";
}

/* `cookie` is NULL where UTF-8 is what the text is taken for anyway. */
static bool fail_not_utf8(Source *source, const char *bad, SourceKind kind, const char *cookie,
                          Scratch *scratch, SyntaxErrorInfo *error) {
    unsigned byte = (unsigned char)*bad;
    int line = line_of(source->text, bad);
    if (kind == SOURCE_FILE && cookie) {
        return fail_nowhere(error, scratch, "encoding problem: %s", cookie);
    }
    if (kind == SOURCE_FILE) {
        syntax_error_set(error, scratch, SYNTAX_ERROR, nowhere,
                         "Non-UTF-8 code starting with '\\x%02x' in file %s on line %i, but no "
                         "encoding declared; "
                         "see https://peps.python.org/pep-0263/ for details",
                         byte, source->filename ? source->filename : "<string>", line);
        error->no_text = true;
        return false;
    }
    const char *start = bad;
    while (start > source->text && start[-1] != '\n') {
        start--;
    }
    int col = (int)(bad - start);
    SyntaxRange range = {line, col, line, col + 1};
    syntax_error_set(error, scratch, SYNTAX_ERROR, cookie ? nowhere : range,
                     "%s'utf-8' codec can't decode byte 0x%02x in position %zd: %s",
                     cookie ? "" : "(unicode error) ", byte, bad - source->text,
                     reason_at(bad, source->text + source->size));
    error->no_text = cookie != NULL;
    return false;
}

/* ---- making the copy ---- */

static bool alloc_copy(Source *source, size_t size, SyntaxErrorInfo *error) {
    source->copy = mem_alloc(size);
    source->copy_size = size;
    return source->copy != NULL || syntax_error_no_memory(error);
}

static void adopt_copy(Source *source, size_t length) {
    source->copy[length] = '\0';
    source->text = source->copy;
    source->size = length;
}

/* The code point of a byte above 127 in ISO 8859-15: Latin-1 but for these eight. */
static unsigned latin9_character(unsigned char byte) {
    switch (byte) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x160;
    case 0xA8:
        return 0x161;
    case 0xB4:
        return 0x17D;
    case 0xB8:
        return 0x17E;
    case 0xBC:
        return 0x152;
    case 0xBD:
        return 0x153;
    case 0xBE:
        return 0x178;
    default:
        return byte;
    }
}

static bool decode_latin(Source *source, Encoding encoding, SyntaxErrorInfo *error) {
    size_t size = source->size;
    const unsigned char *from = (const unsigned char *)source->text;
    if (size > SIZE_LIMIT / 3) {
        return syntax_error_no_memory(error);
    }
    if (!alloc_copy(source, size * 3 + 1, error)) {
        return false;
    }
    char *to = source->copy;
    for (size_t i = 0; i < size; i++) {
        unsigned c = encoding == ENCODING_LATIN9 ? latin9_character(from[i]) : from[i];
        if (c < 0x80) {
            *to++ = (char)c;
        } else if (c < 0x800) {
            *to++ = (char)(0xC0 | c >> 6);
            *to++ = (char)(0x80 | (c & 0x3F));
        } else {
            *to++ = (char)(0xE0 | c >> 12);
            *to++ = (char)(0x80 | (c >> 6 & 0x3F));
            *to++ = (char)(0x80 | (c & 0x3F));
        }
    }
    adopt_copy(source, (size_t)(to - source->copy));
    return true;
}

static bool check_ascii(Source *source, SourceKind kind, const char *cookie, Scratch *scratch,
                        SyntaxErrorInfo *error) {
    for (size_t i = 0; i < source->size; i++) {
        unsigned byte = (unsigned char)source->text[i];
        if (byte < 0x80) {
            continue;
        }
        if (kind == SOURCE_FILE) {
            return fail_nowhere(error, scratch, "encoding problem: %s", cookie);
        }
        syntax_error_set(
            error, scratch, SYNTAX_ERROR, nowhere,
            "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in range(128)",
            byte, i);
        error->no_text = true;
        return false;
    }
    return true;
}

/* CRLF and lone CR become LF. */
static bool normalize_line_ends(Source *source, SyntaxErrorInfo *error) {
    if (!memchr(source->text, '\r', source->size)) {
        return true;
    }
    if (!source->copy && !alloc_copy(source, source->size + 1, error)) {
        return false;
    }
    const char *from = source->text, *end = source->text + source->size;
    char *to = source->copy;
    while (from < end) {
        char c = *from++;
        if (c == '\r') {
            c = '\n';
            from += from < end && *from == '\n';
        }
        *to++ = c;
    }
    adopt_copy(source, (size_t)(to - source->copy));
    return true;
}

/* ---- the whole way ---- */

static bool check_null_bytes(Source *source, SourceKind kind, Scratch *scratch,
                             SyntaxErrorInfo *error) {
    const char *null = memchr(source->text, '\0', source->size);
    if (!null) {
        return true;
    }
    if (kind != SOURCE_FILE) {
        return fail_nowhere(error, scratch, "source code %s cannot contain null bytes", "string");
    }
    int line = line_of(source->text, null);
    return syntax_error_set(error, scratch, SYNTAX_ERROR,
                            (SyntaxRange){line, -1, line, SYNTAX_ERROR_NO_END},
                            "source code cannot contain null bytes");
}

/* Decodes or validates, by BOM and cookie. */
static bool decode(Source *source, SourceKind kind, bool bom, Scratch *scratch,
                   SyntaxErrorInfo *error) {
    char name[COOKIE_MAX];
    const char *cookie = find_cookie(source->text, source->size, name) ? name : NULL;
    Encoding encoding = cookie ? encoding_by_name(cookie) : ENCODING_UTF8;
    if (encoding == ENCODING_UNKNOWN) {
        return fail_nowhere(error, scratch,
                            kind == SOURCE_FILE ? "encoding problem: %s" : "unknown encoding: %s",
                            cookie);
    }
    if (cookie && !names_utf8_itself(cookie)) {
        const char *shown = encoding == ENCODING_LATIN1 ? "iso-8859-1" : cookie;
        if (bom) {
            return fail_nowhere(error, scratch, "encoding problem: %s with BOM", shown);
        }
        snprintf(source->encoding, sizeof(source->encoding), "%.31s",
                 encoding == ENCODING_UTF8 ? "utf-8" : shown);
    }
    if (encoding == ENCODING_ASCII) {
        return check_ascii(source, kind, cookie, scratch, error);
    }
    if (encoding != ENCODING_UTF8) {
        return decode_latin(source, encoding, error);
    }
    const char *bad = first_invalid(source->text, source->size);
    if (bad && cookie && names_utf8_itself(cookie)) {
        cookie = NULL;
    }
    return !bad || fail_not_utf8(source, bad, kind, cookie, scratch, error);
}

bool source_init(Source *source, const char *bytes, size_t size, SourceKind kind,
                 const char *filename, Scratch *scratch, SyntaxErrorInfo *error) {
    *source = (Source){.text = bytes,
                       .size = size,
                       .is_file = kind == SOURCE_FILE,
                       .filename = filename,
                       .encoding = "utf-8"};
    if (size > SIZE_LIMIT) {
        source->text = "";
        source->size = 0;
        return syntax_error_no_memory(error);
    }
    bool bom = kind != SOURCE_TEXT && size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    if (bom) {
        source->text += 3;
        source->size -= 3;
    }
    return check_null_bytes(source, kind, scratch, error)
           && (kind == SOURCE_TEXT || decode(source, kind, bom, scratch, error))
           && normalize_line_ends(source, error);
}

void source_dispose(Source *source) {
    if (source->copy) {
        mem_free(source->copy, source->copy_size);
    }
    *source = (Source){.text = ""};
}

bool source_line(const Source *source, int lineno, const char **text, size_t *length) {
    const char *start = source->text, *end = source->text + source->size;
    for (int line = 1; line < lineno && start; line++) {
        start = memchr(start, '\n', (size_t)(end - start));
        start = start ? start + 1 : NULL;
    }
    if (lineno < 1 || !start) {
        return false;
    }
    const char *stop = memchr(start, '\n', (size_t)(end - start));
    size_t line_length = (size_t)((stop ? stop : end) - start);
    line_length = strnlen(start, line_length);
    const char *bad = first_invalid(start, line_length);
    *text = start;
    *length = bad ? (size_t)(bad - start) : line_length;
    return true;
}
