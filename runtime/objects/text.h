/* Text: a borrowed view of characters, 1, 2 or 4 bytes each. What str, bytes and bytearray do alike
 * (searching, splitting, trimming) is written on it once. Nothing here makes or owns objects except
 * through the PieceFn of the caller.
 */
#ifndef KRAIT_TEXT_H
#define KRAIT_TEXT_H

#include "runtime/objects/str.h"

typedef struct Text {
    const void *data; /* borrowed: the owner stays alive and unchanged while the view is in use */
    size_t length;    /* characters */
    unsigned kind;    /* bytes per character */
} Text;

ALWAYS_INLINE uint32_t text_at(Text t, size_t i) {
    return t.kind == 1   ? ((const uint8_t *)t.data)[i]
           : t.kind == 2 ? ((const uint16_t *)t.data)[i]
                         : ((const uint32_t *)t.data)[i];
}
ALWAYS_INLINE Text text_of(const Str *s) { return (Text){str_data(s), s->length, s->kind}; }
ALWAYS_INLINE Text text_slice(Text t, size_t start, size_t end) {
    return (Text){(const char *)t.data + start * t.kind, end - start, t.kind};
}

/* All characters or-ed together: tells the kind that the text needs. */
uint32_t text_bits(Text t);
/* Copies n characters between kinds; narrowing is the caller's promise that they fit. */
void text_copy(void *to, unsigned to_kind, const void *from, unsigned from_kind, size_t n);
void text_fill(void *to, unsigned kind, uint32_t c, size_t n);

/* Position of the first or last occurrence, -1: none. Linear in the worst case. An empty needle is
 * found at the start or end. */
ssize_t text_find(Text hay, Text needle);
ssize_t text_find_last(Text hay, Text needle);
ssize_t text_find_char(Text hay, uint32_t c);
ssize_t text_find_last_char(Text hay, uint32_t c);
/* Occurrences that do not overlap, at most max. An empty needle occurs length + 1 times. */
size_t text_count(Text hay, Text needle, size_t max);

/* Makes the object for characters [start, end) of the owner. */
typedef Object *(*PieceFn)(Object *owner, size_t start, size_t end);
typedef bool (*SpaceFn)(uint32_t c);

/* Lists of pieces. max < 0: no limit. */
Object *text_split_space(Text t, ssize_t max, SpaceFn is_space, PieceFn piece,
                         Object *owner) MAY_RAISE;
Object *text_rsplit_space(Text t, ssize_t max, SpaceFn is_space, PieceFn piece,
                          Object *owner) MAY_RAISE;
Object *text_split(Text t, Text separator, ssize_t max, PieceFn piece, Object *owner) MAY_RAISE;
Object *text_rsplit(Text t, Text separator, ssize_t max, PieceFn piece, Object *owner) MAY_RAISE;
/* unicode_breaks: every line boundary of str.splitlines; else \n, \r and \r\n only. */
Object *text_splitlines(Text t, bool keep_ends, bool unicode_breaks, PieceFn piece,
                        Object *owner) MAY_RAISE;

enum { TRIM_LEFT = 1, TRIM_RIGHT = 2, TRIM_BOTH = 3 };
/* Narrows [*start, *end) by the characters of `set`, or by spaces when is_space is given. */
void text_trim(Text t, int sides, const Text *set, SpaceFn is_space, size_t *start, size_t *end);

/* An argument that is a slice bound: absent (NULL) or None leaves *out alone; clipped; TypeError as
 * slices raise it. */
int text_bound(Object *arg, ssize_t *out) MAY_RAISE;
/* A count or width: any object with __index__; TypeError, OverflowError "cannot fit 'int' into an
 * index-sized integer". Absent leaves *out alone. */
int text_count_arg(Object *arg, ssize_t *out) MAY_RAISE;
/* Resolves the two bounds against a length as slices do; false: start lies behind end, nothing can
 * be found. */
bool text_range(ssize_t length, ssize_t *start, ssize_t *end);

#endif
