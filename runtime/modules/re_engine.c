/* Compiling and matching with PCRE2: the only file that knows it.
 *
 * A pattern is compiled for the width of the subject and for the mode (search, match, full match),
 * each when it is first needed, and is translated to machine code once it has proved to be in use.
 * Texts too large for the 16-bit links of the narrow libraries are matched in 32-bit units.
 *
 * Memory comes from our allocator, so that limits and accounts hold. A match is first tried with a
 * bound on its steps; one that exceeds it is started again with a callout at every item, which
 * looks for Ctrl-C. A match data block is `busy` while it is in use: a signal handler that runs in
 * the callout may use the same pattern, and gets one of its own.
 */
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include "runtime/modules/re_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/unicode.h"

enum {
    COMPILE_OPTIONS = PCRE2_DOTALL | PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_UTF
                      | PCRE2_NEVER_BACKSLASH_C,
    FREE_STEPS = 10 * 1000 * 1000, /* before Ctrl-C is looked for */
    HEAP_LIMIT = 1 << 20,          /* KiB that a match may take to backtrack */
    BLOCK_LIMIT = 256 << 20,       /* bytes of one compiled pattern */
    TRANSLATE_WORK = 4096,         /* characters matched before machine code pays */
    JIT_STACK = 64 << 20, /* reserved, not used; a process with a limit on its memory gets less */
    JIT_STACK_LIMITED = 1 << 20,
    LONG_TEXT = 1 << 16, /* after one such the stack is given back */
    LARGE = 1 << 20,
    NESTING = 1 << 20, /* the stack's address is the bound */
    TABLE_SIZE = 1088,
};

/* ---- memory ---------------------------------------------------------------------------------- */

static size_t large_bytes; /* in blocks beyond LARGE: a match that took such is not kept */

static void *allocate(size_t size, void *data) {
    (void)data;
    if (size > BLOCK_LIMIT * (size_t)4)
        return NULL;
    size_t *block = mem_alloc(size + 16);
    if (block == NULL)
        return NULL;
    *block = size;
    large_bytes += size > LARGE ? size : 0;
    return block + 2;
}

static void release(void *block, void *data) {
    (void)data;
    if (block == NULL)
        return;
    size_t size = ((size_t *)block)[-2];
    large_bytes -= size > LARGE ? size : 0;
    mem_free((size_t *)block - 2, size + 16);
}

/* ---- the three libraries --------------------------------------------------------------------- */

static int too_deep(uint32_t depth, void *data) {
    (void)depth, (void)data;
    return c_stack_low();
}

/* The callout of a watched match. */
static int watch(void) {
    return (requests & REQUEST_SIGNAL) && interrupt_check() < 0 ? PCRE2_ERROR_CALLOUT : 0;
}

static size_t jit_stack_size(void) { return mem.limit == SIZE_MAX ? JIT_STACK : JIT_STACK_LIMITED; }

typedef struct Library {
    int (*setup)(void);
    void (*teardown)(void);
    void *(*compile)(const void *text, size_t length, uint32_t options, const uint8_t *tables,
                     int *error);
    void *(*match_data)(void *code);
    void (*free_code)(void *code);
    void (*free_data)(void *data);
    int (*match)(void *code, const void *subject, size_t length, size_t start, uint32_t options,
                 void *data, bool watched);
    size_t *(*ovector)(void *data);
    void (*translate)(void *code);
    void (*drop_stack)(void);
} Library;

/* clang-format off */
#define LIBRARY(N, unit)                                                                          \
    static pcre2_general_context_##N *general_##N;                                                \
    static pcre2_compile_context_##N *compile_context_##N;                                        \
    static pcre2_match_context_##N *free_context_##N, *watched_context_##N;                       \
    static pcre2_jit_stack_##N *jit_stack_##N;                                                    \
    static int callout_##N(pcre2_callout_block_##N *block, void *data) {                          \
        (void)block, (void)data;                                                                  \
        return watch();                                                                           \
    }                                                                                             \
    static pcre2_jit_stack_##N *jit_stack_get_##N(void *data) {                                   \
        (void)data;                                                                               \
        if (jit_stack_##N == NULL)                                                                \
            jit_stack_##N = pcre2_jit_stack_create_##N(32 << 10, jit_stack_size(), general_##N);  \
        return jit_stack_##N;                                                                     \
    }                                                                                             \
    static void drop_stack_##N(void) {                                                            \
        pcre2_jit_stack_free_##N(jit_stack_##N);                                                  \
        jit_stack_##N = NULL;                                                                     \
    }                                                                                             \
    static void teardown_##N(void) {                                                              \
        drop_stack_##N();                                                                         \
        pcre2_match_context_free_##N(free_context_##N);                                           \
        pcre2_match_context_free_##N(watched_context_##N);                                        \
        pcre2_compile_context_free_##N(compile_context_##N);                                      \
        pcre2_general_context_free_##N(general_##N);                                              \
        free_context_##N = watched_context_##N = NULL;                                            \
        compile_context_##N = NULL;                                                               \
        general_##N = NULL;                                                                       \
    }                                                                                             \
    static int setup_##N(void) {                                                                  \
        if (watched_context_##N)                                                                  \
            return 0;                                                                             \
        if ((general_##N = pcre2_general_context_create_##N(allocate, release, NULL)) == NULL     \
            || (compile_context_##N = pcre2_compile_context_create_##N(general_##N)) == NULL      \
            || (free_context_##N = pcre2_match_context_create_##N(general_##N)) == NULL           \
            || (watched_context_##N = pcre2_match_context_create_##N(general_##N)) == NULL) {     \
            teardown_##N();                                                                       \
            return -1;                                                                            \
        }                                                                                         \
        pcre2_set_newline_##N(compile_context_##N, PCRE2_NEWLINE_LF);                             \
        pcre2_set_parens_nest_limit_##N(compile_context_##N, NESTING);                            \
        pcre2_set_compile_recursion_guard_##N(compile_context_##N, too_deep, NULL);               \
        pcre2_set_match_limit_##N(free_context_##N, FREE_STEPS);                                  \
        pcre2_set_depth_limit_##N(free_context_##N, UINT32_MAX);                                  \
        pcre2_set_heap_limit_##N(free_context_##N, HEAP_LIMIT);                                   \
        pcre2_jit_stack_assign_##N(free_context_##N, jit_stack_get_##N, NULL);                    \
        pcre2_set_match_limit_##N(watched_context_##N, UINT32_MAX);                               \
        pcre2_set_depth_limit_##N(watched_context_##N, UINT32_MAX);                               \
        pcre2_set_heap_limit_##N(watched_context_##N, HEAP_LIMIT);                                \
        pcre2_jit_stack_assign_##N(watched_context_##N, jit_stack_get_##N, NULL);                 \
        pcre2_set_callout_##N(watched_context_##N, callout_##N, NULL);                            \
        return 0;                                                                                 \
    }                                                                                             \
    static void *compile_##N(const void *text, size_t length, uint32_t options,                   \
                             const uint8_t *tables, int *error) {                                 \
        size_t offset;                                                                            \
        pcre2_set_character_tables_##N(compile_context_##N, tables);                              \
        return pcre2_compile_##N(text, length, options, error, &offset, compile_context_##N);     \
    }                                                                                             \
    static void *match_data_##N(void *code) {                                                     \
        return pcre2_match_data_create_from_pattern_##N(code, general_##N);                       \
    }                                                                                             \
    static void free_code_##N(void *code) { pcre2_code_free_##N(code); }                          \
    static void free_data_##N(void *data) { pcre2_match_data_free_##N(data); }                    \
    static int match_##N(void *code, const void *subject, size_t length, size_t start,            \
                         uint32_t options, void *data, bool watched) {                            \
        return pcre2_match_##N(code, (const unit *)subject, length, start, options, data,         \
                               watched ? watched_context_##N : free_context_##N);                 \
    }                                                                                             \
    static size_t *ovector_##N(void *data) { return pcre2_get_ovector_pointer_##N(data); }        \
    static void translate_##N(void *code) { pcre2_jit_compile_##N(code, PCRE2_JIT_COMPLETE); }    \
    static const Library library_##N = {                                                          \
        setup_##N, teardown_##N, compile_##N, match_data_##N, free_code_##N, free_data_##N,       \
        match_##N, ovector_##N, translate_##N, drop_stack_##N,                                    \
    };

LIBRARY(8, uint8_t)
LIBRARY(16, uint16_t)
LIBRARY(32, uint32_t)
/* clang-format on */

static const Library *const libraries[3] = {&library_8, &library_16, &library_32};
static bool library_used[3];

/* ---- character tables ------------------------------------------------------------------------ */

/* Their layout is that of pcre2_maketables: lower case, the other case, ten sets of 256 bits,
 * classes. */
enum { TABLE_LOWER = 0, TABLE_FLIP = 256, TABLE_SETS = 512, TABLE_CLASSES = 832 };
enum { SET_SPACE = 0, SET_DIGIT = 64, SET_WORD = 160 };
enum { CLASS_SPACE = 1, CLASS_LETTER = 2, CLASS_LOWER = 4, CLASS_DIGIT = 8, CLASS_WORD = 16 };

static uint8_t ascii_table[TABLE_SIZE], latin1_table[TABLE_SIZE];

static void fill_table(uint8_t *t, uint32_t end, bool ascii) {
    for (uint32_t c = 0; c < 256; c++) {
        uint32_t lower[UNICODE_CASE_MAX] = {c}, upper[UNICODE_CASE_MAX] = {c};
        bool in = c < end;
        if (in && c != 0xb5)
            unicode_lower(c, lower), unicode_upper(c, upper);
        if (upper[0] > 0xff || upper[1])
            upper[0] = c;
        t[TABLE_LOWER + c] = (uint8_t)lower[0];
        t[TABLE_FLIP + c] = (uint8_t)(lower[0] != c ? lower[0] : upper[0]);
        bool space = in && unicode_is_space(c) && !(ascii && c - 0x1c < 4), digit = c - '0' < 10,
             letter = in && unicode_is_alpha(c),
             word = letter || c == '_' || (in && unicode_is_numeric(c));
        uint8_t bit = (uint8_t)(1u << (c & 7));
        t[TABLE_SETS + SET_SPACE + c / 8] |= space ? bit : 0;
        t[TABLE_SETS + SET_DIGIT + c / 8] |= digit ? bit : 0;
        t[TABLE_SETS + SET_WORD + c / 8] |= word ? bit : 0;
        t[TABLE_CLASSES + c] = (uint8_t)((space ? CLASS_SPACE : 0) | (letter ? CLASS_LETTER : 0)
                                         | (letter && unicode_is_lower(c) ? CLASS_LOWER : 0)
                                         | (digit ? CLASS_DIGIT : 0) | (word ? CLASS_WORD : 0));
    }
}

static const uint8_t *tables_for(bool ascii) {
    if (!ascii_table[TABLE_LOWER + 'A']) {
        fill_table(ascii_table, 128, true);
        fill_table(latin1_table, 256, false);
    }
    return ascii ? ascii_table : latin1_table;
}

/* ---- compiling ------------------------------------------------------------------------------- */

static COLD void compile_error(RePattern *p, int error) {
    uint8_t text[160];
    if (error == PCRE2_ERROR_HEAP_FAILED || error == PCRE2_ERROR_NOMEMORY) {
        raise_no_memory();
    } else if (error == 133 || error == PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP
               || error == PCRE2_ERROR_PARENTHESES_STACK_CHECK) {
        raise_format(&exc_RecursionError, "maximum recursion depth exceeded");
    } else {
        pcre2_get_error_message_8(error, text, sizeof text);
        re_error((char *)text, p->pattern, -1);
    }
}

static bool is_too_large(int error) {
    return error == PCRE2_ERROR_PATTERN_TOO_LARGE || error == PCRE2_ERROR_PATTERN_STRING_TOO_LONG
           || error == PCRE2_ERROR_PATTERN_TOO_COMPLICATED;
}

/* The units in place as 8 or 16 bits. */
static void narrow(ReUnits *u, int library) {
    if (library == 0)
        for (size_t i = 0; i < u->length; i++)
            ((uint8_t *)u->data)[i] = (uint8_t)u->data[i];
    else if (library == 1)
        for (size_t i = 0; i < u->length; i++)
            ((uint16_t *)u->data)[i] = (uint16_t)u->data[i];
}

static Str *pattern_text(RePattern *p) {
    if (is_str(p->pattern))
        return incref(p->pattern);
    Buffer buffer;
    if (object_buffer(p->pattern, &buffer, false) < 0)
        return NULL;
    Str *s = str_from_latin1(buffer.data, buffer.length);
    buffer_release(&buffer);
    return s;
}

/* PCRE2's text for a width. */
static int units_for(RePattern *p, int library, ReUnits *units) {
    ReTree tree = {0};
    Str *text = pattern_text(p);
    int status = text ? re_parse(&tree, p->pattern, text, p->is_bytes, p->flags | RE_REPARSED) : -1;
    if (status == 0)
        status = re_emit(units, &tree, library == 0 ? 1 : library == 1 ? 2 : 4, p->pattern);
    re_tree_free(&tree);
    xdecref(text);
    return status;
}

/* Makes the code for a slot: 1, 0 it is too large for this library, -1. */
static int make_code(RePattern *p, int library, int slot) {
    const Library *lib = libraries[library];
    ReUnits units = {0};
    bool ascii = p->is_bytes || !(p->flags & RE_UNICODE);
    uint32_t options = COMPILE_OPTIONS;
    int mode = slot % RE_WATCHED, error = 0;
    if (units_for(p, library, &units) < 0) {
        re_units_free(&units);
        return -1;
    }
    narrow(&units, library);
    if (!ascii && library > 0)
        options |= PCRE2_UCP;
    if (mode != RE_SEARCH)
        options |= PCRE2_ANCHORED;
    if (mode == RE_FULLMATCH)
        options |= PCRE2_ENDANCHORED;
    if (slot >= RE_WATCHED)
        options |= PCRE2_AUTO_CALLOUT;
    library_used[library] = true;
    void *code = NULL;
    if (lib->setup() < 0)
        error = PCRE2_ERROR_NOMEMORY;
    else
        code = lib->compile(units.data ? (void *)units.data : "", units.length, options,
                            tables_for(ascii), &error);
    re_units_free(&units);
    if (code == NULL) {
        if (library < 2 && is_too_large(error))
            return 0;
        compile_error(p, error);
        return -1;
    }
    p->codes[library][slot].code = code;
    return 1;
}

void re_codes_free(RePattern *p) {
    for (int library = 0; library < 3; library++)
        for (int slot = 0; slot < 2 * RE_MODES; slot++) {
            ReCode *c = &p->codes[library][slot];
            if (c->data)
                libraries[library]->free_data(c->data);
            if (c->code)
                libraries[library]->free_code(c->code);
            *c = (ReCode){0};
        }
}

void re_engine_shutdown(void) {
    for (int i = 0; i < 3; i++)
        if (library_used[i])
            libraries[i]->teardown();
}

/* ---- matching -------------------------------------------------------------------------------- */

static int widen(ReSubject *s) {
    if (s->wide)
        return 0;
    s->wide = mem_alloc_array(s->length + 1, 4);
    if (s->wide == NULL)
        return raise_no_memory(), -1;
    text_copy(s->wide, 4, s->data, s->width, s->length);
    return 0;
}

static COLD int match_error(int result) {
    if (result == PCRE2_ERROR_CALLOUT && error_occurred())
        return -1;
    if (result == PCRE2_ERROR_NOMEMORY || result == PCRE2_ERROR_HEAPLIMIT)
        raise_no_memory();
    else if (result == PCRE2_ERROR_MATCHLIMIT)
        raise_runtime_error("regular expression match takes too many steps");
    else
        raise_system_error("internal error in regular expression engine (%d)", result);
    return -1;
}

static int run(const Library *lib, ReCode *c, void *data, const void *subject, size_t length,
               size_t start, uint32_t options, bool watched) {
    int result = lib->match(c->code, subject, length, start, options, data, watched);
    if (UNLIKELY(result == PCRE2_ERROR_JIT_STACKLIMIT))
        result = lib->match(c->code, subject, length, start, options | PCRE2_NO_JIT, data, watched);
    return result;
}

static int code_for(RePattern *p, ReSubject *s, int slot, int *library) {
    *library = p->too_large ? 2 : s->width >> 1;
    if (LIKELY(p->codes[*library][slot].code != NULL))
        return 0;
    int made = make_code(p, *library, slot);
    if (made == 0) {
        p->too_large = true;
        *library = 2;
        made = p->codes[2][slot].code != NULL ? 1 : make_code(p, 2, slot);
    }
    return made < 0 ? -1 : 0;
}

/* The marks of a match that PCRE2 reports with `result`. */
static void take_marks(const size_t *ovector, int result, uint32_t groups, ssize_t *marks) {
    for (size_t i = 0; i <= groups; i++) {
        bool set = (int)i < result && ovector[2 * i] != PCRE2_UNSET;
        marks[2 * i] = set ? (ssize_t)ovector[2 * i] : -1;
        marks[2 * i + 1] = set ? (ssize_t)ovector[2 * i + 1] : -1;
    }
}

static int exec_slot(RePattern *p, ReSubject *s, int slot, size_t start, bool not_empty,
                     ssize_t *marks) {
    int library;
    if (code_for(p, s, slot, &library) < 0 || (p->too_large && widen(s) < 0))
        return -1;
    const Library *lib = libraries[library];
    ReCode *c = &p->codes[library][slot];
    if (UNLIKELY(!c->translated)) {
        c->work += 64;
        if (c->work > TRANSLATE_WORK || s->end - start > TRANSLATE_WORK) {
            c->translated = true;
            lib->translate(c->code);
        }
    }
    bool own = c->busy;
    void *data = own ? NULL : c->data;
    if (UNLIKELY(data == NULL) && (data = lib->match_data(c->code)) == NULL)
        return raise_no_memory(), -1;
    if (!own)
        c->data = data;
    c->busy = true;
    size_t large = large_bytes;
    uint32_t options = not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
    int result = run(lib, c, data, library == 2 && s->width != 4 ? (void *)s->wide : s->data,
                     s->end, start, options, slot >= RE_WATCHED);
    if (result > 0)
        take_marks(lib->ovector(data), result, p->groups, marks);
    c->busy = own;
    if (UNLIKELY(s->end - start > LONG_TEXT) && !own)
        lib->drop_stack();
    if (UNLIKELY(own || large_bytes > large)) {
        lib->free_data(data);
        c->data = own ? c->data : NULL;
    }
    return result;
}

int re_exec(RePattern *p, ReSubject *s, int mode, size_t start, bool not_empty, ssize_t *marks) {
    int result = exec_slot(p, s, mode, start, not_empty, marks);
    if (UNLIKELY(result == PCRE2_ERROR_MATCHLIMIT))
        result = exec_slot(p, s, mode + RE_WATCHED, start, not_empty, marks);
    if (result > 0)
        return 1;
    if (LIKELY(result == PCRE2_ERROR_NOMATCH) && !error_occurred())
        return 0;
    return error_occurred() ? -1 : match_error(result);
}
