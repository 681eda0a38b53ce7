/* Scratch memory: see scratch.h.
 *
 * A chunk is a header and its bytes, in one block from mem_alloc. Chunks double from 4 KiB to 256
 * KiB; a request that is larger than the next chunk gets one of its own. The newest chunk is the
 * one that scratch_alloc carves; what was left of its predecessor is given up.
 *
 * Invariants: free <= end, both inside chunks (or all NULL); free is 8-byte aligned; every chunk
 * knows its size, since mem_free has to be told.
 */
#include "compiler/scratch.h"

#include <string.h>

#include "runtime/memory/memory.h"

enum {
    FIRST_CHUNK = 4 << 10,
    LARGEST_CHUNK = 256 << 10,
    FIRST_OBJECTS = 64,
    FIRST_ITEMS = 8,
};

struct ScratchChunk {
    ScratchChunk *next; /* owned: the chunk before this one */
    size_t size;        /* of the whole block */
};

void scratch_init(Scratch *scratch) { *scratch = (Scratch){.next_chunk = FIRST_CHUNK}; }

/* The objects go before the chunks, and the last made goes first, as a stack would do it. */
void scratch_free_all(Scratch *scratch) {
    for (size_t i = scratch->object_count; i > 0; i--) {
        decref(scratch->objects[i - 1]);
    }
    if (scratch->objects) {
        mem_free(scratch->objects, scratch->object_capacity * sizeof(Object *));
    }
    ScratchChunk *chunk = scratch->chunks;
    while (chunk) {
        ScratchChunk *next = chunk->next;
        mem_free(chunk, chunk->size);
        chunk = next;
    }
    scratch_init(scratch);
}

static void *fail(Scratch *scratch) {
    scratch->failed = true;
    return NULL;
}

void *scratch_alloc_slow(Scratch *scratch, size_t size) {
    size_t rounded = (size + 7) & ~(size_t)7;
    if (rounded < size || rounded > SIZE_MAX - sizeof(ScratchChunk)) {
        return fail(scratch);
    }
    size_t chunk_size = scratch->next_chunk;
    if (rounded > chunk_size - sizeof(ScratchChunk)) {
        chunk_size = rounded + sizeof(ScratchChunk);
    } else if (scratch->next_chunk < LARGEST_CHUNK) {
        scratch->next_chunk *= 2;
    }
    ScratchChunk *chunk = mem_alloc(chunk_size);
    if (!chunk) {
        return fail(scratch);
    }
    chunk->size = chunk_size;
    chunk->next = scratch->chunks;
    scratch->chunks = chunk;
    char *block = (char *)(chunk + 1);
    scratch->free = block + rounded;
    scratch->end = (char *)chunk + chunk_size;
    return memset(block, 0, rounded);
}

void *scratch_array(Scratch *scratch, size_t count, size_t item_size) {
    size_t size;
    if (__builtin_mul_overflow(count, item_size, &size)) {
        return fail(scratch);
    }
    return scratch_alloc(scratch, size);
}

char *scratch_copy(Scratch *scratch, const char *bytes, size_t length) {
    char *copy = length < SIZE_MAX ? scratch_alloc(scratch, length + 1) : fail(scratch);
    if (copy && length > 0) {
        memcpy(copy, bytes, length);
    }
    return copy;
}

static bool grow_objects(Scratch *scratch) {
    size_t old = scratch->object_capacity;
    size_t capacity = old ? old * 2 : FIRST_OBJECTS;
    Object **objects =
        mem_resize(scratch->objects, old * sizeof(Object *), capacity * sizeof(Object *));
    if (!objects) {
        return fail(scratch);
    }
    scratch->objects = objects;
    scratch->object_capacity = capacity;
    return true;
}

bool scratch_own(Scratch *scratch, Object *object) {
    if (!object) {
        return false;
    }
    if (scratch->object_count == scratch->object_capacity && !grow_objects(scratch)) {
        decref(object);
        return false;
    }
    scratch->objects[scratch->object_count++] = object;
    return true;
}

bool scratch_grow(Scratch *scratch, void **items, uint32_t *capacity, uint32_t count,
                  size_t item_size) {
    uint32_t new_capacity = *capacity ? *capacity * 2 : FIRST_ITEMS;
    if (new_capacity <= count) {
        return fail(scratch);
    }
    void *grown = scratch_array(scratch, new_capacity, item_size);
    if (!grown) {
        return false;
    }
    if (count > 0) {
        memcpy(grown, *items, (size_t)count * item_size);
    }
    *items = grown;
    *capacity = new_capacity;
    return true;
}
