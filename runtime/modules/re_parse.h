/* What the files that read patterns share.
 *
 * Nodes lie in one array and name each other by index; a sequence is a list linked by `next`. Every
 * node carries the flags in force where it stands (global flags are only allowed at the start, so
 * that they are known). Checks and messages are those of CPython's parser. Functions that return
 * int give 0, or -1 with an exception; whoever reads a part takes it from the reader and appends it
 * to the sequence s.
 */
#ifndef KRAIT_RE_PARSE_H
#define KRAIT_RE_PARSE_H

#include "runtime/modules/re_internal.h"

typedef struct Parser {
    ReReader r;
    ReTree *tree;
    int flags;       /* global */
    uint32_t closed; /* closing parentheses of capturing groups so far */
    uint32_t behind; /* groups + 1 where the outermost look-behind around here began; 0: none */
    struct Forward { /* conditions on groups by number: checked at the end */
        uint32_t group;
        size_t position;
    } * forward;
    size_t forward_count, forward_capacity;
} Parser;

/* Where the parser stands: what is passed down. */
typedef struct Place {
    int flags;
    bool verbose, nested, first;
} Place;

typedef struct Sequence {
    int32_t first, last; /* RE_NO_NODE: it is empty */
} Sequence;

/* re_tree.c */
/* Doubles an array of items of `item` bytes; `first` is the first capacity. */
int re_grow(void **array, size_t *capacity, size_t item, size_t first) MAY_RAISE;
int32_t re_new_node(Parser *p, ReOp op, int flags) MAY_RAISE; /* RE_NO_NODE: error */
int re_add_item(Parser *p, uint32_t first, uint32_t last) MAY_RAISE;
void re_append(Parser *p, Sequence *s, int32_t node);

/* re_escape.c: `c` is the character behind the backslash, which stands at `start` */
int re_parse_escape(Parser *p, Sequence *s, uint32_t c, size_t start, int flags) MAY_RAISE;
/* In a set: a character, or first is RE_CATEGORY. */
int re_set_escape(Parser *p, uint32_t c, size_t start, ReSetItem *out) MAY_RAISE;
int re_append_literal(Parser *p, Sequence *s, uint32_t c, int flags) MAY_RAISE;
int re_append_backref(Parser *p, Sequence *s, uint32_t group, int flags) MAY_RAISE;
int re_append_at(Parser *p, Sequence *s, uint32_t what, int flags) MAY_RAISE;

/* re_set.c: behind '[', which stands at set_start */
int re_parse_set(Parser *p, Sequence *s, size_t set_start, int flags) MAY_RAISE;

/* re_group.c: behind '(', which stands at start. Global flags change *at. */
int re_parse_parenthesis(Parser *p, Sequence *s, size_t start, Place *at) MAY_RAISE;
bool re_group_is_closed(Parser *p, uint32_t group);
/* May a look-behind around here refer to the group? */
int re_check_look_behind(Parser *p, uint32_t group) MAY_RAISE;

/* re_parse.c: up to ')' or the end; *out is the first node */
int re_parse_sequence(Parser *p, Place at, int32_t *out) MAY_RAISE;
int re_parse_alternatives(Parser *p, Place at, int32_t *out) MAY_RAISE;

#endif
