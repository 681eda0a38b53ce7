/* StrBuilder: a text that grows at its end.
 *
 * The characters lie where a Str would have them, with room for the struct in front, so that
 * finishing resizes the block and writes a header instead of copying. The kind is raised when a
 * wider character comes; all that is there is widened once. After a failure `failed` is set, the
 * block is gone, and every further call does nothing.
 */
#include "runtime/objects/str_private.h"

enum { FIRST_CAPACITY = 95 }; /* a block of 128 bytes */

static size_t block_size(size_t capacity, unsigned kind) {
    return sizeof(Str) + (capacity + 1) * kind;
}

static int fail(StrBuilder *b) {
    builder_discard(b);
    b->failed = true;
    raise_no_memory();
    return -1;
}

/* Moves what is there to a block of another kind. */
static int widen(StrBuilder *b, unsigned kind, size_t capacity) {
    char *block = mem_alloc(block_size(capacity, kind));
    if (block == NULL)
        return fail(b);
    uint8_t *data = (uint8_t *)block + sizeof(Str);
    if (b->data) {
        text_copy(data, kind, b->data, b->kind, b->length);
        mem_free(b->data - sizeof(Str), block_size(b->capacity, b->kind));
    }
    b->data = data;
    b->kind = (uint8_t)kind;
    b->capacity = capacity;
    return 0;
}

static NOINLINE int grow(StrBuilder *b, size_t more, unsigned kind) {
    size_t needed, capacity;
    if (b->failed)
        return -1;
    if (__builtin_add_overflow(b->length, more, &needed) || needed > SIZE_MAX >> 6)
        return fail(b);
    capacity = b->capacity + b->capacity / 2;
    if (capacity < needed)
        capacity = needed;
    if (capacity < FIRST_CAPACITY)
        capacity = FIRST_CAPACITY;
    if (b->data == NULL || kind > b->kind)
        return widen(b, kind > b->kind ? kind : b->kind,
                     needed > b->capacity || !b->data ? capacity : b->capacity);
    uint8_t *block = mem_resize(b->data - sizeof(Str), block_size(b->capacity, b->kind),
                                block_size(capacity, b->kind));
    if (block == NULL)
        return fail(b);
    b->data = block + sizeof(Str);
    b->capacity = capacity;
    return 0;
}

/* Room for `more` characters of this kind. */
ALWAYS_INLINE int reserve(StrBuilder *b, size_t more, unsigned kind) {
    if (LIKELY(b->capacity - b->length >= more && kind <= b->kind && b->data != NULL))
        return 0;
    return grow(b, more, kind);
}

void *builder_room(StrBuilder *b, size_t more, unsigned kind) {
    return reserve(b, more, kind) < 0 ? NULL : b->data + b->length * b->kind;
}

int builder_char(StrBuilder *b, uint32_t c) {
    if (reserve(b, 1, kind_for(c)) < 0)
        return -1;
    if (b->kind == 1)
        b->data[b->length] = (uint8_t)c;
    else if (b->kind == 2)
        ((uint16_t *)b->data)[b->length] = (uint16_t)c;
    else
        ((uint32_t *)b->data)[b->length] = c;
    b->length++;
    b->ascii &= c < 128;
    return 0;
}

static int append(StrBuilder *b, Text t, unsigned kind, bool ascii) {
    if (t.length == 0)
        return b->failed ? -1 : 0;
    if (reserve(b, t.length, kind) < 0)
        return -1;
    text_copy(b->data + b->length * b->kind, b->kind, t.data, t.kind, t.length);
    b->length += t.length;
    b->ascii &= ascii;
    return 0;
}

int builder_str(StrBuilder *b, Str *s) { return append(b, text_of(s), s->kind, s->ascii); }

int builder_slice(StrBuilder *b, Str *s, size_t start, size_t end) {
    Text t = text_slice(text_of(s), start, end);
    uint32_t bits = s->ascii ? 0 : text_bits(t);
    return append(b, t, kind_for(bits), bits < 128);
}

int builder_ascii(StrBuilder *b, const char *text, size_t length) {
    return append(b, (Text){text, length, 1}, 1, true);
}

int builder_text(StrBuilder *b, const char *zero_terminated_ascii) {
    return builder_ascii(b, zero_terminated_ascii, strlen(zero_terminated_ascii));
}

int builder_repeat(StrBuilder *b, uint32_t c, size_t count) {
    if (count == 0)
        return b->failed ? -1 : 0;
    if (reserve(b, count, kind_for(c)) < 0)
        return -1;
    text_fill(b->data + b->length * b->kind, b->kind, c, count);
    b->length += count;
    b->ascii &= c < 128;
    return 0;
}

int builder_repr(StrBuilder *b, Object *o) {
    if (b->failed)
        return -1;
    Object *text = object_repr(o);
    if (text == NULL) {
        builder_discard(b);
        b->failed = true;
        return -1;
    }
    int status = builder_str(b, (Str *)text);
    decref(text);
    return status;
}

Str *builder_finish(StrBuilder *b) {
    if (b->failed) {
        if (!error_occurred()) /* somebody has cleared it on the way */
            raise_no_memory();
        return NULL;
    }
    if (b->length <= 1) {
        uint32_t c = b->length == 0 ? 0
                     : b->kind == 1 ? *b->data
                     : b->kind == 2 ? *(uint16_t *)b->data
                                    : *(uint32_t *)b->data;
        Str *s = b->length == 0 ? incref(str_empty) : str_from_char(c);
        builder_discard(b);
        return s;
    }
    size_t old_size = block_size(b->capacity, b->kind), size = str_block_size(b->length, b->kind);
    Str *s = (Str *)(void *)(b->data - sizeof(Str));
    if (size != old_size && (s = mem_resize(s, old_size, size)) == NULL) {
        fail(b);
        return NULL;
    }
    *s = (Str){.head = {1, &str_type}, .length = b->length, .kind = b->kind, .ascii = b->ascii};
    str_put(s, s->length, 0);
    *b = (StrBuilder)STR_BUILDER;
    return s;
}

void builder_discard(StrBuilder *b) {
    if (b->data)
        mem_free(b->data - sizeof(Str), block_size(b->capacity, b->kind));
    *b = (StrBuilder)STR_BUILDER;
}
