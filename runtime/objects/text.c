/* Views of characters: copying between kinds, and searching.
 *
 * Searching tries the plain way first: look for the first character, compare the rest. It counts
 * what it compares; when that gets out of proportion to the text, the search goes on by Knuth,
 * Morris and Pratt's automaton, so that no input is quadratic. One-byte text is left to the C
 * library's memmem, which is linear by itself.
 */
#define _GNU_SOURCE
#include "runtime/objects/text.h"

uint32_t text_bits(Text t) {
    uint32_t bits = 0;
    if (t.kind == 1) {
        const uint8_t *p = t.data;
        size_t i = 0;
        uint64_t wide = 0, word;
        for (; i + 8 <= t.length; i += 8) {
            memcpy(&word, p + i, 8);
            wide |= word;
        }
        for (; i < t.length; i++)
            bits |= p[i];
        return wide & 0x8080808080808080u ? bits | 0x80 : bits;
    }
    if (t.kind == 2) {
        const uint16_t *p = t.data;
        for (size_t i = 0; i < t.length; i++)
            bits |= p[i];
    } else {
        const uint32_t *p = t.data;
        for (size_t i = 0; i < t.length; i++)
            bits |= p[i];
    }
    return bits;
}

#define COPY_LOOP(To, From)                                                                        \
    do {                                                                                           \
        To *t_ = to;                                                                               \
        const From *f_ = from;                                                                     \
        for (size_t i = 0; i < n; i++)                                                             \
            t_[i] = (To)f_[i];                                                                     \
    } while (0)

void text_copy(void *to, unsigned to_kind, const void *from, unsigned from_kind, size_t n) {
    if (to_kind == from_kind)
        memcpy(to, from, n * to_kind);
    else if (to_kind == 2 && from_kind == 1)
        COPY_LOOP(uint16_t, uint8_t);
    else if (to_kind == 4 && from_kind == 1)
        COPY_LOOP(uint32_t, uint8_t);
    else if (to_kind == 4 && from_kind == 2)
        COPY_LOOP(uint32_t, uint16_t);
    else if (to_kind == 1 && from_kind == 2)
        COPY_LOOP(uint8_t, uint16_t);
    else if (to_kind == 1)
        COPY_LOOP(uint8_t, uint32_t);
    else
        COPY_LOOP(uint16_t, uint32_t);
}

void text_fill(void *to, unsigned kind, uint32_t c, size_t n) {
    if (kind == 1) {
        memset(to, (int)c, n);
    } else if (kind == 2) {
        for (size_t i = 0; i < n; i++)
            ((uint16_t *)to)[i] = (uint16_t)c;
    } else {
        for (size_t i = 0; i < n; i++)
            ((uint32_t *)to)[i] = c;
    }
}

/* ---- one character --------------------------------------------------------------------------- */

ssize_t text_find_char(Text hay, uint32_t c) {
    if (hay.kind == 1) {
        const char *at = c > 255 ? NULL : memchr(hay.data, (int)c, hay.length);
        return at ? at - (const char *)hay.data : -1;
    }
    if (hay.kind == 2) {
        const uint16_t *p = hay.data;
        for (size_t i = 0; i < hay.length; i++)
            if (p[i] == c)
                return (ssize_t)i;
        return -1;
    }
    const uint32_t *p = hay.data;
    for (size_t i = 0; i < hay.length; i++)
        if (p[i] == c)
            return (ssize_t)i;
    return -1;
}

ssize_t text_find_last_char(Text hay, uint32_t c) {
    if (hay.kind == 1) {
        const char *at = c > 255 ? NULL : memrchr(hay.data, (int)c, hay.length);
        return at ? at - (const char *)hay.data : -1;
    }
    for (size_t i = hay.length; i-- > 0;)
        if (text_at(hay, i) == c)
            return (ssize_t)i;
    return -1;
}

/* ---- Knuth, Morris, Pratt -------------------------------------------------------------------- */

/* The i-th character in the direction of the search. */
ALWAYS_INLINE uint32_t directed(Text t, size_t i, bool backward) {
    return text_at(t, backward ? t.length - 1 - i : i);
}

/* Searches from position `from` (in the direction); returns the position in the direction, -1 none,
 * -2 no memory for the table. */
static ssize_t kmp(Text hay, Text needle, size_t from, bool backward) {
    size_t m = needle.length;
    uint32_t *border = m < UINT32_MAX ? mem_alloc_array(m, sizeof *border) : NULL;
    if (border == NULL)
        return -2;
    border[0] = 0;
    for (size_t i = 1, k = 0; i < m; i++) {
        while (k > 0 && directed(needle, i, backward) != directed(needle, k, backward))
            k = border[k - 1];
        if (directed(needle, i, backward) == directed(needle, k, backward))
            k++;
        border[i] = (uint32_t)k;
    }
    ssize_t found = -1;
    for (size_t i = from, k = 0; i < hay.length; i++) {
        uint32_t c = directed(hay, i, backward);
        while (k > 0 && c != directed(needle, k, backward))
            k = border[k - 1];
        if (c == directed(needle, k, backward) && ++k == m) {
            found = (ssize_t)(i + 1 - m);
            break;
        }
    }
    mem_free(border, m * sizeof *border);
    return found;
}

/* ---- several characters ---------------------------------------------------------------------- */

enum { SHORT_HAY = 64 };
enum { PATIENCE = 8 }; /* comparisons per character of the text before the automaton takes over */

static size_t common_prefix(const char *a, const char *b, size_t n) {
    size_t i = 0;
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* In a short text a plain loop is done before a call of memchr has begun. One byte a character. */
static ssize_t find_short(const char *hay, size_t length, const char *needle, size_t count) {
    for (size_t i = 0, last = length - count; i <= last; i++)
        if (hay[i] == needle[0] && hay[i + 1] == needle[1]
            && memcmp(hay + i + 2, needle + 2, count - 2) == 0)
            return (ssize_t)i;
    return -1;
}

/* Needle of 2 characters or more, not longer than hay; both of one kind. */
static ssize_t find_same_kind(Text hay, Text needle) {
    const char *want = needle.data;
    if (hay.kind == 1 && hay.length <= SHORT_HAY)
        return find_short(hay.data, hay.length, want, needle.length);
    size_t last_start = hay.length - needle.length, bytes = needle.length * needle.kind, work = 0;
    uint32_t first = text_at(needle, 0);
    for (size_t i = 0; i <= last_start; i++) {
        ssize_t step = text_find_char(text_slice(hay, i, last_start + 1), first);
        if (step < 0)
            return -1;
        i += (size_t)step;
        const char *here = (const char *)hay.data + i * hay.kind;
        size_t same = common_prefix(here, want, bytes);
        if (same == bytes)
            return (ssize_t)i;
        work += same;
        if (UNLIKELY(work > PATIENCE * (i + 64))) {
            ssize_t found = kmp(hay, needle, i + 1, false);
            if (found != -2)
                return found;
        }
    }
    return -1;
}

static ssize_t find_last_same_kind(Text hay, Text needle) {
    size_t bytes = needle.length * needle.kind, work = 0, end = hay.length - needle.length + 1;
    uint32_t first = text_at(needle, 0);
    while (end > 0) {
        ssize_t at = text_find_last_char(text_slice(hay, 0, end), first);
        if (at < 0)
            return -1;
        size_t same =
            common_prefix((const char *)hay.data + (size_t)at * hay.kind, needle.data, bytes);
        if (same == bytes)
            return at;
        work += same;
        end = (size_t)at;
        if (UNLIKELY(work > PATIENCE * (hay.length - end + 64))) {
            Text rest = text_slice(hay, 0, end + needle.length - 1);
            ssize_t found = kmp(rest, needle, 0, true);
            if (found != -2)
                return found < 0 ? -1 : (ssize_t)(rest.length - needle.length) - found;
        }
    }
    return -1;
}

/* Calls search with the needle widened to hay's kind. No memory to widen: the automaton needs none
 * either way, so compare in place. */
static ssize_t search_widened(Text hay, Text needle, ssize_t (*search)(Text, Text)) {
    uint32_t local[32];
    size_t size = needle.length * hay.kind;
    void *wide = size <= sizeof local ? local : mem_alloc(size);
    if (wide == NULL)
        return -1;
    text_copy(wide, hay.kind, needle.data, needle.kind, needle.length);
    ssize_t at = search(hay, (Text){wide, needle.length, hay.kind});
    if (wide != local)
        mem_free(wide, size);
    return at;
}

enum { SHORT_TEXT = 64 }; /* one-byte texts up to this length are not worth memmem's preparations */

/* Both of one byte; 2 <= needle.length <= hay.length. */
static ssize_t find_in_short(Text hay, Text needle) {
    const uint8_t *p = hay.data, *want = needle.data;
    size_t last_start = hay.length - needle.length;
    for (size_t i = 0; i <= last_start; i++)
        if (p[i] == want[0] && p[i + 1] == want[1]
            && memcmp(p + i + 2, want + 2, needle.length - 2) == 0)
            return (ssize_t)i;
    return -1;
}

ssize_t text_find(Text hay, Text needle) {
    if (needle.length > hay.length || needle.kind > hay.kind)
        return needle.length == 0 ? 0 : -1;
    if (needle.length == 0)
        return 0;
    if (needle.length == 1)
        return text_find_char(hay, text_at(needle, 0));
    if (hay.kind == 1 && hay.length <= SHORT_TEXT)
        return find_in_short(hay, needle);
    if (hay.kind == 1) {
        const char *at = memmem(hay.data, hay.length, needle.data, needle.length);
        return at ? at - (const char *)hay.data : -1;
    }
    return needle.kind == hay.kind ? find_same_kind(hay, needle)
                                   : search_widened(hay, needle, find_same_kind);
}

ssize_t text_find_last(Text hay, Text needle) {
    if (needle.length == 0)
        return (ssize_t)hay.length;
    if (needle.length > hay.length || needle.kind > hay.kind)
        return -1;
    if (needle.length == 1)
        return text_find_last_char(hay, text_at(needle, 0));
    return needle.kind == hay.kind ? find_last_same_kind(hay, needle)
                                   : search_widened(hay, needle, find_last_same_kind);
}

static size_t count_byte(const uint8_t *p, size_t n, uint8_t c, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += p[i] == c;
    return count < max ? count : max;
}

size_t text_count(Text hay, Text needle, size_t max) {
    if (needle.length == 0)
        return hay.length < max ? hay.length + 1 : max;
    if (needle.length == 1 && hay.kind == 1 && needle.kind == 1)
        return count_byte(hay.data, hay.length, *(const uint8_t *)needle.data, max);
    size_t count = 0, at = 0;
    while (count < max) {
        ssize_t step = text_find(text_slice(hay, at, hay.length), needle);
        if (step < 0)
            break;
        at += (size_t)step + needle.length;
        count++;
    }
    return count;
}

/* ---- bounds ---------------------------------------------------------------------------------- */

int text_bound(Object *arg, ssize_t *out) {
    if (arg == NULL || arg == KNone)
        return 0;
    if (!has_index(arg))
        return raise_type_error(
                   "slice indices must be integers or None or have an __index__ method"),
               -1;
    ssize_t v = number_as_ssize(arg, NULL);
    if (v == -1 && error_occurred())
        return -1;
    *out = v;
    return 0;
}

int text_count_arg(Object *arg, ssize_t *out) {
    if (arg == NULL)
        return 0;
    ssize_t v = number_as_argument(arg);
    if (v == -1 && error_occurred())
        return -1;
    *out = v;
    return 0;
}

bool text_range(ssize_t length, ssize_t *start, ssize_t *end) {
    if (*end > length)
        *end = length;
    else if (*end < 0 && (*end += length) < 0)
        *end = 0;
    if (*start < 0 && (*start += length) < 0)
        *start = 0;
    return *start <= *end;
}
