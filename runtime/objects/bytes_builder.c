/* BytesBuilder: a byte string that grows at its end, in a block that becomes the Bytes when it is
 * finished. */
#include "runtime/objects/bytes.h"

enum { FIRST_CAPACITY = 95 }; /* a block of 128 bytes */

static size_t block_size(size_t capacity) { return sizeof(Bytes) + capacity + 1; }

static NOINLINE char *grow(BytesBuilder *b, size_t more) {
    size_t capacity = b->capacity + b->capacity / 2, needed = b->length + more;
    if (b->failed)
        return NULL;
    if (capacity < needed)
        capacity = needed;
    if (capacity < FIRST_CAPACITY)
        capacity = FIRST_CAPACITY;
    char *block = NULL;
    if (needed >= b->length && needed < SIZE_MAX / 4) {
        block = b->data ? mem_resize(b->data - sizeof(Bytes), block_size(b->capacity),
                                     block_size(capacity))
                        : mem_alloc(block_size(capacity));
    }
    if (block == NULL) {
        bytes_builder_discard(b);
        b->failed = true;
        raise_no_memory();
        return NULL;
    }
    b->data = block + sizeof(Bytes);
    b->capacity = capacity;
    return b->data + b->length;
}

char *bytes_builder_room(BytesBuilder *b, size_t more) {
    if (LIKELY(b->data != NULL && b->capacity - b->length >= more))
        return b->data + b->length;
    return grow(b, more);
}

int bytes_builder_add(BytesBuilder *b, const void *data, size_t length) {
    char *to = length ? bytes_builder_room(b, length) : NULL;
    if (to == NULL)
        return b->failed || length ? -1 : 0;
    memcpy(to, data, length);
    b->length += length;
    return 0;
}

int bytes_builder_byte(BytesBuilder *b, uint8_t c) {
    char *to = bytes_builder_room(b, 1);
    if (to == NULL)
        return -1;
    *to = (char)c;
    b->length++;
    return 0;
}

Object *bytes_builder_finish(BytesBuilder *b) {
    if (b->failed)
        return NULL;
    if (b->length <= 1) {
        Object *shared = bytes_from_data(b->data, b->length);
        bytes_builder_discard(b);
        return shared;
    }
    Bytes *bytes =
        mem_resize(b->data - sizeof(Bytes), block_size(b->capacity), block_size(b->length));
    if (bytes == NULL) {
        bytes_builder_discard(b);
        return raise_no_memory();
    }
    bytes->head = (Object){1, &bytes_type};
    bytes->length = b->length;
    bytes->hash = -1;
    bytes->data[b->length] = 0;
    *b = (BytesBuilder)BYTES_BUILDER;
    return OBJ(bytes);
}

void bytes_builder_discard(BytesBuilder *b) {
    if (b->data)
        mem_free(b->data - sizeof(Bytes), block_size(b->capacity));
    *b = (BytesBuilder)BYTES_BUILDER;
}
