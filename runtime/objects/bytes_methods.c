/* Methods of bytes and bytearray: searching, splitting, joining, trimming, replacing.
 *
 * Arguments that may run Python code (indices, counts) are read first; then the bytes are looked
 * at, with buffers of the other arguments held.
 */
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

#define METHOD(name)                                                                               \
    Object *bytes_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED ((void)args, (void)nargs, (void)kwnames)

static Text buffer_text(const Buffer *b) { return (Text){b->data, b->length, 1}; }

bool bytes_is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

/* ---- searching ------------------------------------------------------------------------------- */

/* What is sought: a bytes-like object or one byte. */
typedef struct {
    Buffer buffer;
    uint8_t byte;
    Text text;
} Needle;

static int needle_from(Needle *n, Object *o) {
    n->buffer = (Buffer){0};
    if (has_buffer(o)) {
        if (object_buffer(o, &n->buffer, false) < 0)
            return -1;
        n->text = buffer_text(&n->buffer);
        return 0;
    }
    if (error_occurred())
        return -1;
    if (!has_index(o))
        return raise_type_error("argument should be integer or bytes-like object, not '%T'", o), -1;
    int c = bytes_value(o, bytes_byte_range);
    n->byte = (uint8_t)c;
    n->text = (Text){&n->byte, 1, 1};
    return c < 0 ? -1 : 0;
}

/* Position, -1 not found, -2 error. */
static ssize_t search(Object *self, Object *const *args, ssize_t (*find)(Text, Text)) {
    ssize_t start = 0, end = PTRDIFF_MAX, at = -1;
    Needle n;
    if (text_bound(args[1], &start) < 0 || text_bound(args[2], &end) < 0
        || needle_from(&n, args[0]) < 0)
        return -2;
    Text view = bytes_view(self);
    if (text_range((ssize_t)view.length, &start, &end)) {
        at = find(text_slice(view, (size_t)start, (size_t)end), n.text);
        at = at < 0 ? -1 : at + start;
    }
    buffer_release(&n.buffer);
    return at;
}

static Object *position(ssize_t at, bool must_be_there) {
    if (at == -2)
        return NULL;
    return at == -1 && must_be_there ? raise_value_error("subsection not found") : int_from_i64(at);
}

METHOD(find) {
    UNUSED;
    return position(search(self, args, text_find), false);
}
METHOD(rfind) {
    UNUSED;
    return position(search(self, args, text_find_last), false);
}
METHOD(index) {
    UNUSED;
    return position(search(self, args, text_find), true);
}
METHOD(rindex) {
    UNUSED;
    return position(search(self, args, text_find_last), true);
}

METHOD(count) {
    UNUSED;
    ssize_t start = 0, end = PTRDIFF_MAX;
    Needle n;
    if (text_bound(args[1], &start) < 0 || text_bound(args[2], &end) < 0
        || needle_from(&n, args[0]) < 0)
        return NULL;
    Text view = bytes_view(self);
    size_t count = 0;
    if (text_range((ssize_t)view.length, &start, &end))
        count = text_count(text_slice(view, (size_t)start, (size_t)end), n.text, SIZE_MAX);
    buffer_release(&n.buffer);
    return int_from_i64((int64_t)count);
}

static bool matches(Text view, Text part, bool at_end) {
    return part.length <= view.length
           && memcmp((const char *)view.data + (at_end ? view.length - part.length : 0), part.data,
                     part.length)
                  == 0;
}

/* 1 it matches, 0 not, -1. */
static int matches_object(Object *self, Object *part, ssize_t start, ssize_t end, bool at_end) {
    Buffer buffer;
    if (object_buffer(part, &buffer, false) < 0)
        return -1;
    Text view = bytes_view(self);
    bool found =
        text_range((ssize_t)view.length, &start, &end)
        && matches(text_slice(view, (size_t)start, (size_t)end), buffer_text(&buffer), at_end);
    buffer_release(&buffer);
    return found;
}

static Object *affix(const char *method, Object *self, Object *const *args, bool at_end) {
    ssize_t start = 0, end = PTRDIFF_MAX;
    int found = 0;
    if (text_bound(args[1], &start) < 0 || text_bound(args[2], &end) < 0)
        return NULL;
    if (is_tuple(args[0])) {
        Tuple *choices = (Tuple *)args[0];
        for (size_t i = 0; i < choices->length && found == 0; i++)
            found = matches_object(self, choices->items[i], start, end, at_end);
    } else if (!has_buffer(args[0])) {
        return raise_type_error("%s first arg must be bytes or a tuple of bytes, not %T", method,
                                args[0]);
    } else {
        found = matches_object(self, args[0], start, end, at_end);
    }
    return found < 0 ? NULL : new_bool(found);
}

METHOD(startswith) {
    UNUSED;
    return affix("startswith", self, args, false);
}
METHOD(endswith) {
    UNUSED;
    return affix("endswith", self, args, true);
}

METHOD(removeprefix) {
    UNUSED;
    Buffer prefix;
    if (object_buffer(args[0], &prefix, false) < 0)
        return NULL;
    Text view = bytes_view(self);
    size_t start = matches(view, buffer_text(&prefix), false) ? prefix.length : 0;
    Object *piece = bytes_piece(self, start, view.length);
    buffer_release(&prefix);
    return piece;
}
METHOD(removesuffix) {
    UNUSED;
    Buffer suffix;
    if (object_buffer(args[0], &suffix, false) < 0)
        return NULL;
    Text view = bytes_view(self);
    size_t end = view.length - (matches(view, buffer_text(&suffix), true) ? suffix.length : 0);
    Object *piece = bytes_piece(self, 0, end);
    buffer_release(&suffix);
    return piece;
}

/* ---- splitting and joining ------------------------------------------------------------------- */

static Object *split(Object *self, Object *const *args, bool from_right) {
    ssize_t max = -1;
    Buffer separator;
    if (text_count_arg(args[1], &max) < 0)
        return NULL;
    if (args[0] == NULL || args[0] == KNone)
        return (from_right ? text_rsplit_space : text_split_space)(
            bytes_view(self), max, bytes_is_space, bytes_piece, self);
    if (object_buffer(args[0], &separator, false) < 0)
        return NULL;
    Object *list = separator.length == 0
                       ? raise_value_error("empty separator")
                       : (from_right ? text_rsplit : text_split)(
                           bytes_view(self), buffer_text(&separator), max, bytes_piece, self);
    buffer_release(&separator);
    return list;
}

METHOD(split) {
    UNUSED;
    return split(self, args, false);
}
METHOD(rsplit) {
    UNUSED;
    return split(self, args, true);
}

METHOD(splitlines) {
    UNUSED;
    int keep = args[0] ? object_truth(args[0]) : 0;
    return keep < 0 ? NULL : text_splitlines(bytes_view(self), keep, false, bytes_piece, self);
}

static Object *partition(Object *self, Object *separator, bool last) {
    Buffer mark;
    if (object_buffer(separator, &mark, false) < 0)
        return NULL;
    if (mark.length == 0) {
        buffer_release(&mark);
        return raise_value_error("empty separator");
    }
    Text view = bytes_view(self);
    ssize_t at = (last ? text_find_last : text_find)(view, buffer_text(&mark));
    Object *parts[3];
    if (at < 0) {
        parts[last ? 2 : 0] = bytes_piece(self, 0, view.length);
        parts[1] = bytes_like(self, "", 0);
        parts[last ? 0 : 2] = bytes_like(self, "", 0);
    } else {
        parts[0] = bytes_piece(self, 0, (size_t)at);
        parts[1] = is_bytes(self) ? incref(separator) : bytes_like(self, mark.data, mark.length);
        parts[2] = bytes_piece(self, (size_t)at + mark.length, view.length);
    }
    buffer_release(&mark);
    if (parts[0] && parts[1] && parts[2])
        return OBJ(tuple_from_array_steal(parts, 3));
    for (int i = 0; i < 3; i++)
        xdecref(parts[i]);
    return NULL;
}

METHOD(partition) {
    UNUSED;
    return partition(self, args[0], false);
}
METHOD(rpartition) {
    UNUSED;
    return partition(self, args[0], true);
}

static int join_into(BytesBuilder *b, Object *self, Object *const *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        Text between = bytes_view(self);
        if (i > 0 && bytes_builder_add(b, between.data, between.length) < 0)
            return -1;
        if (is_bytes(items[i])) {
            if (bytes_builder_add(b, ((Bytes *)items[i])->data, ((Bytes *)items[i])->length) < 0)
                return -1;
            continue;
        }
        Buffer buffer;
        if (!has_buffer(items[i]))
            return raise_type_error("sequence item %zu: expected a bytes-like object, %T found", i,
                                    items[i]),
                   -1;
        if (object_buffer(items[i], &buffer, false) < 0) {
            if (!error_is(&exc_MemoryError))
                raise_type_error("sequence item %zu: expected a bytes-like object, %T found", i,
                                 items[i]);
            return -1;
        }
        int status = bytes_builder_add(b, buffer.data, buffer.length);
        buffer_release(&buffer);
        if (status < 0)
            return -1;
    }
    return 0;
}

static bool all_bytes(List *l) {
    for (size_t i = 0; i < l->length; i++)
        if (!is_bytes(l->items[i]))
            return false;
    return true;
}

METHOD(join) {
    UNUSED;
    Object *fast = sequence_fast(args[0], "can only join an iterable"), *result = NULL;
    if (fast == NULL)
        return NULL;
    if (is_list(fast) && !all_bytes((List *)fast)) { /* a __buffer__ may change the list */
        REPLACE_STEAL(fast, OBJ(list_to_tuple((List *)fast)));
        if (fast == NULL)
            return NULL;
    }
    bool tuple = is_tuple(fast);
    size_t n = tuple ? ((Tuple *)fast)->length : ((List *)fast)->length;
    Object *const *items = tuple ? ((Tuple *)fast)->items : ((List *)fast)->items;
    BytesBuilder b = BYTES_BUILDER;
    if (n == 1 && is_exact(items[0], &bytes_type) && is_bytes(self))
        result = incref(items[0]);
    else if (join_into(&b, self, items, n) == 0)
        result = is_bytes(self) ? bytes_builder_finish(&b) : bytearray_from_data(b.data, b.length);
    bytes_builder_discard(&b);
    decref(fast);
    return result;
}

/* ---- trimming and replacing ------------------------------------------------------------------ */

static Object *strip(Object *self, Object *set, int sides) {
    size_t start = 0, end = bytes_view(self).length;
    if (set == NULL || set == KNone) {
        text_trim(bytes_view(self), sides, NULL, bytes_is_space, &start, &end);
    } else {
        Buffer buffer;
        if (object_buffer(set, &buffer, false) < 0)
            return NULL;
        Text chars = buffer_text(&buffer);
        end = bytes_view(self).length; /* anew: a __buffer__ may have run */
        text_trim(bytes_view(self), sides, &chars, NULL, &start, &end);
        Object *piece = bytes_piece(self, start, end);
        buffer_release(&buffer);
        return piece;
    }
    return bytes_piece(self, start, end);
}

METHOD(strip) {
    UNUSED;
    return strip(self, args[0], TRIM_BOTH);
}
METHOD(lstrip) {
    UNUSED;
    return strip(self, args[0], TRIM_LEFT);
}
METHOD(rstrip) {
    UNUSED;
    return strip(self, args[0], TRIM_RIGHT);
}

static void copy_replacing(char *to, Text view, Text old_, Text new_, size_t count) {
    const char *from = view.data;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t skip = i == 0 ? 0 : 1; /* an empty old_: before each byte and at the end */
        if (old_.length > 0)
            skip = (size_t)text_find(text_slice(view, at, view.length), old_);
        memcpy(to, from + at, skip);
        to += skip;
        if (new_.length)
            memcpy(to, new_.data, new_.length);
        to += new_.length;
        at += skip + old_.length;
    }
    memcpy(to, from + at, view.length - at);
}

static Object *replace(Object *self, Text old_, Text new_, size_t limit) {
    Text view = bytes_view(self);
    size_t count = limit == 0 || old_.length > view.length ? 0 : text_count(view, old_, limit),
           added, length;
    if (count == 0)
        return bytes_piece(self, 0, view.length);
    if (__builtin_mul_overflow(count, new_.length, &added)
        || __builtin_add_overflow(view.length - count * old_.length, added, &length)
        || length > PTRDIFF_MAX)
        return raise_overflow_error("replace bytes is too long");
    char *to;
    Object *result = bytes_blank_like(self, length, &to);
    if (result && length > 0)
        copy_replacing(to, view, old_, new_, count);
    return result;
}

METHOD(replace) {
    UNUSED;
    ssize_t max = -1;
    Buffer old_, new_;
    if (object_buffer(args[0], &old_, false) < 0)
        return NULL;
    Object *result = NULL;
    if (object_buffer(args[1], &new_, false) == 0) {
        if (text_count_arg(args[2], &max) == 0)
            result = replace(self, buffer_text(&old_), buffer_text(&new_),
                             max < 0 ? SIZE_MAX : (size_t)max);
        buffer_release(&new_);
    }
    buffer_release(&old_);
    return result;
}
