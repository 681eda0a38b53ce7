/* Identifiers beyond ASCII: which characters may begin and continue one (UAX 31), and their normal
 * form.
 *
 * utf8proc knows general categories, but not the derived properties XID_Start and XID_Continue that
 * Python's grammar names. They are the categories plus and minus a few characters, which the table
 * below lists: Other_ID_Start, Other_ID_Continue, and what normalization would turn into something
 * that is no identifier.
 */
#include "compiler/lexer_internal.h"

#include <utf8proc.h>

enum { NEITHER = 0, CONTINUES = 1, STARTS = 3 };

/* Exceptions, in rising order. */
static const struct {
    uint32_t first, last;
    int role;
} exceptions[] = {
    {0xB7, 0xB7, CONTINUES},     {0x37A, 0x37A, NEITHER},
    {0x387, 0x387, CONTINUES},   {0xE33, 0xE33, CONTINUES},
    {0xEB3, 0xEB3, CONTINUES},   {0x1369, 0x1371, CONTINUES},
    {0x1885, 0x1886, STARTS},    {0x19DA, 0x19DA, CONTINUES},
    {0x200C, 0x200D, CONTINUES}, {0x2118, 0x2118, STARTS},
    {0x212E, 0x212E, STARTS},    {0x2E2F, 0x2E2F, NEITHER},
    {0x30FB, 0x30FB, CONTINUES}, {0xFC5E, 0xFC63, NEITHER},
    {0xFDFA, 0xFDFB, NEITHER},   {0xFE70, 0xFE70, NEITHER},
    {0xFE72, 0xFE72, NEITHER},   {0xFE74, 0xFE74, NEITHER},
    {0xFE76, 0xFE76, NEITHER},   {0xFE78, 0xFE78, NEITHER},
    {0xFE7A, 0xFE7A, NEITHER},   {0xFE7C, 0xFE7C, NEITHER},
    {0xFE7E, 0xFE7E, NEITHER},   {0xFF65, 0xFF65, CONTINUES},
    {0xFF9E, 0xFF9F, CONTINUES}, {0x2EBF0, 0x2EE5D, STARTS} /* ideographs new in Unicode 15.1 */,
};

static int role_of(uint32_t character) {
    if (character < 0x80) {
        return char_is((char)character, CHAR_NAME_START) ? STARTS
               : char_is((char)character, CHAR_NAME)     ? CONTINUES
                                                         : NEITHER;
    }
    for (size_t i = 0;
         i < sizeof(exceptions) / sizeof(exceptions[0]) && exceptions[i].first <= character; i++) {
        if (character <= exceptions[i].last) {
            return exceptions[i].role;
        }
    }
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return STARTS;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return CONTINUES;
    default:
        return NEITHER;
    }
}

bool lexer_is_printable(uint32_t character) {
    if (character < 0x7F) {
        return character >= ' ';
    }
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    case UTF8PROC_CATEGORY_CN:
        return character >= 0x2EBF0 && character <= 0x2EE5D;
    default:
        return true;
    }
}

uint32_t lexer_decode(const char **p) {
    const unsigned char *u = (const unsigned char *)*p;
    int more = u[0] < 0x80   ? 0
               : u[0] < 0xC0 ? -1
               : u[0] < 0xE0 ? 1
               : u[0] < 0xF0 ? 2
               : u[0] < 0xF8 ? 3
                             : -1;
    uint32_t character = more == 0 ? u[0] : more > 0 ? u[0] & (0x3Fu >> more) : 0xFFFD;
    for (int i = 1; i <= more; i++) {
        if ((u[i] & 0xC0) != 0x80) {
            more = 0;
            character = 0xFFFD;
            break;
        }
        character = character << 6 | (u[i] & 0x3F);
    }
    *p += more < 0 ? 1 : more + 1;
    return character <= 0x10FFFF ? character : 0xFFFD;
}

bool lexer_check_identifier(LexState *s, const char *start, const char *end) {
    int wanted = STARTS;
    const char *p = start;
    while (p < end) {
        const char *character_start = p;
        uint32_t character = lexer_decode(&p);
        if ((role_of(character) & wanted) != wanted) {
            s->cur = p;
            if (lexer_is_printable(character)) {
                return lexer_fail(s, "invalid character '%.*s' (U+%04X)",
                                  (int)(p - character_start), character_start, (unsigned)character);
            }
            return lexer_fail(s, "invalid non-printable character U+%04X", (unsigned)character);
        }
        wanted = CONTINUES;
    }
    return true;
}

const char *lexer_normalize_name(Scratch *scratch, const char *text, size_t length,
                                 size_t *normal_length) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    *normal_length = length;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, NULL, 0, options);
    if (count < 0) {
        return text;
    }
    utf8proc_int32_t *buffer = scratch_array(scratch, (size_t)count + 1, sizeof(*buffer));
    if (!buffer) {
        return NULL;
    }
    utf8proc_decompose(bytes, (utf8proc_ssize_t)length, buffer, count, options);
    utf8proc_ssize_t size = utf8proc_reencode(buffer, count, options);
    if (size < 0) {
        return text;
    }
    if ((size_t)size == length && memcmp(buffer, text, length) == 0) {
        return text;
    }
    *normal_length = (size_t)size;
    return (const char *)buffer;
}
