/* Splitting and trimming views of characters, for str, bytes and bytearray alike. */
#include "runtime/objects/list.h"
#include "runtime/objects/text.h"

/* The common characters without a call: visible ASCII is never a space, ' ' always. */
ALWAYS_INLINE bool space_at(Text t, size_t i, SpaceFn is_space) {
    uint32_t c = text_at(t, i);
    if (LIKELY(c - 0x21 < 0x7f - 0x21))
        return false;
    return c == ' ' || is_space(c);
}

static int add_piece(List *list, PieceFn piece, Object *owner, size_t start, size_t end) {
    Object *o = piece(owner, start, end);
    return o ? list_append_steal(list, o) : -1;
}

static Object *finish(List *list, int status) {
    if (status < 0) {
        decref(list);
        return NULL;
    }
    return OBJ(list);
}

static Object *finish_reversed(List *list, int status) {
    if (status == 0)
        list_reverse(list);
    return finish(list, status);
}

Object *text_split_space(Text t, ssize_t max, SpaceFn is_space, PieceFn piece, Object *owner) {
    List *list = list_new(0);
    if (list == NULL)
        return NULL;
    size_t i = 0, n = t.length;
    int status = 0;
    while (status == 0) {
        while (i < n && space_at(t, i, is_space))
            i++;
        if (i == n)
            break;
        size_t start = i;
        if (max-- == 0) {
            size_t end = n;
            while (end > start && space_at(t, end - 1, is_space))
                end--;
            status = add_piece(list, piece, owner, start, end == start ? start : n);
            break;
        }
        while (i < n && !space_at(t, i, is_space))
            i++;
        status = add_piece(list, piece, owner, start, i);
    }
    return finish(list, status);
}

Object *text_rsplit_space(Text t, ssize_t max, SpaceFn is_space, PieceFn piece, Object *owner) {
    List *list = list_new(0);
    if (list == NULL)
        return NULL;
    size_t i = t.length;
    int status = 0;
    while (status == 0) {
        while (i > 0 && space_at(t, i - 1, is_space))
            i--;
        if (i == 0)
            break;
        size_t end = i;
        if (max-- == 0) {
            status = add_piece(list, piece, owner, 0, end);
            break;
        }
        while (i > 0 && !space_at(t, i - 1, is_space))
            i--;
        status = add_piece(list, piece, owner, i, end);
    }
    return finish_reversed(list, status);
}

Object *text_split(Text t, Text separator, ssize_t max, PieceFn piece, Object *owner) {
    List *list = list_new(0);
    if (list == NULL)
        return NULL;
    size_t start = 0;
    int status = 0;
    while (status == 0 && max-- != 0) {
        ssize_t step = text_find(text_slice(t, start, t.length), separator);
        if (step < 0)
            break;
        status = add_piece(list, piece, owner, start, start + (size_t)step);
        start += (size_t)step + separator.length;
    }
    if (status == 0)
        status = add_piece(list, piece, owner, start, t.length);
    return finish(list, status);
}

Object *text_rsplit(Text t, Text separator, ssize_t max, PieceFn piece, Object *owner) {
    List *list = list_new(0);
    if (list == NULL)
        return NULL;
    size_t end = t.length;
    int status = 0;
    while (status == 0 && max-- != 0) {
        ssize_t at = text_find_last(text_slice(t, 0, end), separator);
        if (at < 0)
            break;
        status = add_piece(list, piece, owner, (size_t)at + separator.length, end);
        end = (size_t)at;
    }
    if (status == 0)
        status = add_piece(list, piece, owner, 0, end);
    return finish_reversed(list, status);
}

static bool is_break(uint32_t c, bool unicode_breaks) {
    if (c == '\n' || c == '\r')
        return true;
    return unicode_breaks
           && (c == 0x0b || c == 0x0c || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028
               || c == 0x2029);
}

Object *text_splitlines(Text t, bool keep_ends, bool unicode_breaks, PieceFn piece, Object *owner) {
    List *list = list_new(0);
    if (list == NULL)
        return NULL;
    size_t i = 0, n = t.length;
    int status = 0;
    while (i < n && status == 0) {
        size_t start = i;
        while (i < n && !is_break(text_at(t, i), unicode_breaks))
            i++;
        size_t end = i;
        if (i < n)
            i += text_at(t, i) == '\r' && i + 1 < n && text_at(t, i + 1) == '\n' ? 2 : 1;
        status = add_piece(list, piece, owner, start, keep_ends ? i : end);
    }
    return finish(list, status);
}

static bool trims(uint32_t c, const Text *set, SpaceFn is_space) {
    return is_space ? is_space(c) : text_find_char(*set, c) >= 0;
}

void text_trim(Text t, int sides, const Text *set, SpaceFn is_space, size_t *start, size_t *end) {
    size_t i = *start, n = *end;
    if (sides & TRIM_LEFT)
        while (i < n && trims(text_at(t, i), set, is_space))
            i++;
    if (sides & TRIM_RIGHT)
        while (n > i && trims(text_at(t, n - 1), set, is_space))
            n--;
    *start = i;
    *end = n;
}
