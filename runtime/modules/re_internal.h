/* What the files of `re` share.
 *
 * The way of a pattern: re_parse.c and the files behind re_parse.h read Python's syntax into a tree
 * (ReTree) and checks it with Python's messages; re_emit.c writes the tree as a pattern of PCRE2,
 * in code units of the width of the text that is to be matched; re_engine.c compiles that and
 * matches. One Pattern object holds up to three widths times three modes of compiled code, each
 * made when it is first needed. Nothing of PCRE2 is seen outside re_engine.c.
 */
#ifndef KRAIT_RE_INTERNAL_H
#define KRAIT_RE_INTERNAL_H

#include "runtime/native.h"
#include "runtime/objects/str.h"

enum {
    RE_IGNORECASE = 2,
    RE_LOCALE = 4,
    RE_MULTILINE = 8,
    RE_DOTALL = 16,
    RE_UNICODE = 32,
    RE_VERBOSE = 64,
    RE_DEBUG = 128,
    RE_ASCII = 256,
    RE_REPARSED = 1 << 14, /* not the first time: warnings have been given */
    RE_TYPE_FLAGS = RE_ASCII | RE_LOCALE | RE_UNICODE,
};

/* ---- the tree -------------------------------------------------------------------------------- */

#define RE_FOREVER ((uint32_t)UINT32_MAX) /* a repetition without an upper bound */

typedef enum {
    RE_LITERAL, /* a: the character */
    RE_ANY,
    RE_IN,          /* a: first of the set's items, b: how many; negated */
    RE_AT,          /* a: one of the letters ^ $ A Z b B */
    RE_BRANCH,      /* child: the first RE_ALTERNATIVE; they are linked by next */
    RE_ALTERNATIVE, /* child: its sequence */
    RE_GROUP,       /* a: number, 0: none; child; flags: those in force inside */
    RE_ATOMIC,      /* child */
    RE_REPEAT,      /* a, b: bounds; kind: 0 greedy, '?' lazy, '+' possessive; child */
    RE_BACKREF,     /* a: number */
    RE_CONDITION, /* a: number, child: yes, other: no, or RE_NO_NODE; b: there is a second branch */
    RE_ASSERT,    /* kind: '=' or '!'; behind; child */
    RE_FAILURE,
} ReOp;

enum { RE_NO_NODE = -1 };

typedef struct ReNode {
    uint8_t op, kind;
    bool negated, behind;
    bool scoped;    /* a GROUP that sets flags: it is kept apart from its surroundings */
    uint16_t flags; /* in force here */
    uint32_t a, b;
    int32_t child, other, next;
} ReNode;

typedef struct ReSetItem {
    uint32_t first,
        last; /* a range of characters; or first is RE_CATEGORY and last a letter of dDsSwW */
} ReSetItem;
#define RE_CATEGORY UINT32_MAX

typedef struct ReTree {
    ReNode *nodes;
    size_t count, capacity;
    ReSetItem *items;
    size_t item_count, item_capacity;
    int32_t root;
    uint32_t groups; /* capturing ones */
    int flags;       /* of the whole pattern */
    bool is_bytes;
    /* For Match.lastindex, by group number (0 not used): when its ')' stands, and the innermost
     * repetition around it. */
    struct ReGroupInfo {
        uint32_t closed;    /* order of the closing parentheses, from 1 */
        uint64_t low, high; /* width; low > high: still open */
    } * group_info;
    size_t group_capacity;
    Dict *names; /* owned: name -> number */
} ReTree;

/* Reads a pattern (str, or bytes-like: its text as Latin-1). 0 or -1 with PatternError. tree_free
 * in any case. */
int re_parse(ReTree *tree, Object *pattern, Str *text, bool is_bytes, int flags) MAY_RAISE;
void re_tree_free(ReTree *tree);
extern Object *re_error_class; /* owned: PatternError; set by re.py */
/* PatternError(message, pattern, position); position < 0: none. Returns NULL. */
Object *re_error(const char *message, Object *pattern, ssize_t position);
Object *re_error_text_steal(Str *message, Object *pattern, ssize_t position);
/* The width of a sequence: least and most characters. */
void re_width(const ReTree *tree, int32_t sequence, uint64_t *low, uint64_t *high);

/* A reader of patterns and templates: a character, or a backslash with the one behind it, at a
 * time. */
typedef struct ReReader {
    Object *source; /* borrowed: what errors name */
    Str *text;      /* borrowed */
    bool is_text;
    size_t index;   /* behind the current token */
    uint32_t token; /* the character; RE_END at the end; for an escape the character behind the
                       backslash | RE_ESCAPE */
} ReReader;
#define RE_END    UINT32_MAX
#define RE_ESCAPE 0x80000000u
int re_reader_init(ReReader *r, Object *source, Str *text, bool is_text) MAY_RAISE;
int re_next(ReReader *r) MAY_RAISE;
ALWAYS_INLINE size_t re_tell(const ReReader *r) {
    return r->index - (r->token == RE_END ? 0 : r->token & RE_ESCAPE ? 2 : 1);
}
int re_seek(ReReader *r, size_t index) MAY_RAISE;
/* Raises at `offset` characters before the current token. -1. */
int re_fail(ReReader *r, size_t offset, const char *format, ...);
/* The text up to a terminator, which is consumed; what: "group name". New. */
Str *re_until(ReReader *r, uint32_t terminator, const char *what) MAY_RAISE;
/* -1 unless name is a valid group name. */
int re_check_name(ReReader *r, Str *name) MAY_RAISE;
/* Digits only and ASCII: true and the number, UINT32_MAX if it is greater. */
bool re_decimal_name(Str *name, uint32_t *out);
/* \a \b \f \n \r \t \v \\ : the character; -1 otherwise. */
int32_t re_simple_escape(uint32_t letter);

/* ---- case ------------------------------------------------------------------------------------ */

enum { RE_CASES_MAX = 8 };
/* The characters that match c when case is ignored, c included: how many. -1 without memory
 * (raised). */
int re_cases(uint32_t c, bool ascii, uint32_t out[RE_CASES_MAX]) MAY_RAISE;
/* Calls add for each character outside [first, last] that some character in it matches. */
int re_cases_of_range(uint32_t first, uint32_t last, bool ascii, int (*add)(void *arg, uint32_t c),
                      void *arg) MAY_RAISE;
void re_fold_shutdown(void);

/* ---- PCRE2's text ---------------------------------------------------------------------------- */

typedef struct ReUnits { /* the pattern for PCRE2, as code points */
    uint32_t *data;
    size_t length, capacity;
} ReUnits;
/* width: 1, 2 or 4 bytes a character of the subject. */
int re_emit(ReUnits *out, const ReTree *tree, unsigned width, Object *pattern) MAY_RAISE;
void re_units_free(ReUnits *u);

/* ---- patterns -------------------------------------------------------------------------------- */

enum {
    RE_SEARCH,
    RE_MATCH,
    RE_FULLMATCH,
    RE_MODES,
    RE_WATCHED = RE_MODES /* added: stops now and then to look for Ctrl-C */
};

typedef struct ReCode {
    void *code, *data; /* pcre2_code and pcre2_match_data of the width */
    uint32_t work;     /* grows with use, until it is worth translating to machine code */
    bool translated, busy;
} ReCode;

typedef struct RePattern {
    Object head;
    Object *pattern; /* owned: str, bytes or bytes-like */
    Dict *names;     /* owned: name -> number */
    int flags;
    uint32_t groups;
    bool is_bytes;
    bool too_large;   /* for PCRE2's 16-bit links: all subjects are matched in 32-bit units */
    uint32_t *closed; /* owned, groups + 1 of them: order of the closing parentheses */
    int32_t *
        loop; /* owned, groups + 1: a number for the innermost repetition around a group; 0: none */
    uint32_t *loop_outer; /* owned: loop -> the one around it */
    size_t loop_count;
    Object *template_source;      /* owned or NULL: the last template of sub */
    struct ReTemplate *template_; /* owned: what it means */
    ReCode codes[3][2 * RE_MODES];
} RePattern;
extern Type re_pattern_type, re_match_type;

/* A text to match against. `wide` is its copy in 32-bit units where the pattern needs one. */
typedef struct ReSubject {
    Object *owner;     /* owned: str or bytes-like */
    const void *data;  /* borrowed from owner or buffer */
    size_t length;     /* all of it */
    size_t start, end; /* pos and endpos, clipped */
    unsigned width;
    bool is_bytes, has_buffer;
    Buffer buffer;
    uint32_t *wide;
} ReSubject;
int re_subject_init(ReSubject *s, RePattern *p, Object *string, Object *pos,
                    Object *endpos) MAY_RAISE;
void re_subject_release(ReSubject *s);
/* string[start:end] as an exact str or bytes. */
Object *re_subject_slice(ReSubject *s, size_t start, size_t end) MAY_RAISE;
Object *re_slice(Object *string, size_t start, size_t end) MAY_RAISE;

/* Matches from `start`: 1, 0 or -1. marks: 2 * (groups + 1) numbers, -1: unset. not_empty: not the
 * empty match at start. */
int re_exec(RePattern *p, ReSubject *s, int mode, size_t start, bool not_empty,
            ssize_t *marks) MAY_RAISE;
void re_codes_free(RePattern *p);
void re_engine_shutdown(void);

Object *re_pattern_new(Object *pattern, int flags) MAY_RAISE;
/* The cached pattern for a pattern or a text: new. */
RePattern *re_compile_cached(Object *pattern, Object *flags) MAY_RAISE;

typedef struct ReMatch {
    Object head;
    Object *string;     /* owned */
    RePattern *pattern; /* owned */
    size_t pos, endpos;
    int64_t last;    /* lastindex, 0: none */
    ssize_t marks[]; /* 2 * (groups + 1) */
} ReMatch;
Object *re_match_new(RePattern *p, ReSubject *s, const ssize_t *marks) MAY_RAISE;
Object *re_match_group(ReMatch *m, size_t group, Object *fallback) MAY_RAISE;

/* Templates of sub and expand. */
typedef struct ReTemplate {
    size_t count;
    size_t groups_used; /* 0: plain text */
    struct ReTemplatePart {
        Object *text;   /* owned or NULL: str or bytes */
        uint32_t group; /* where text is NULL */
    } parts[];
} ReTemplate;
ReTemplate *re_template_parse(RePattern *p, Object *source) MAY_RAISE;
void re_template_free(ReTemplate *t);
/* Sets *out to the template of a source, kept by the pattern; borrowed until the next call. */
ReTemplate *re_template_cached(RePattern *p, Object *source) MAY_RAISE;

Object *re_sub(RePattern *p, Object *replacement, Object *string, ssize_t count,
               bool with_number) MAY_RAISE;
Object *re_expand(RePattern *p, ReTemplate *t, Object *string, const ssize_t *marks) MAY_RAISE;
extern const MethodDef re_pattern_methods[];
Object *re_findall(RePattern *p, Object *string, Object *pos, Object *endpos) MAY_RAISE;
Object *re_finditer(RePattern *p, Object *string, Object *pos, Object *endpos,
                    bool scanner) MAY_RAISE;
Object *re_split(RePattern *p, Object *string, ssize_t max) MAY_RAISE;
Object *re_match_once(RePattern *p, int mode, Object *string, Object *pos,
                      Object *endpos) MAY_RAISE;
extern Type re_scanner_type, re_finditer_type;

#endif
