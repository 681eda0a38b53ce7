/* Scratch memory of the compiler: a bump allocator that is released in one go.
 *
 * One compilation owns one Scratch. Tokens, AST nodes, symbol tables and basic blocks are carved
 * from its chunks and never freed singly; scratch_free_all ends them together. Objects that the
 * compiler makes on the way (constants, interned names) are handed to scratch_own, so that every
 * error path releases them without a word.
 *
 * Ownership: the Scratch owns its chunks and the references given to scratch_own. What
 * scratch_alloc returns is borrowed: the Scratch keeps it alive.
 */
#ifndef COMPILER_SCRATCH_H
#define COMPILER_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "runtime/object.h"

typedef struct ScratchChunk ScratchChunk;

typedef struct Scratch {
    char *free;           /* next free byte of the newest chunk, 8-byte aligned */
    char *end;            /* end of the newest chunk */
    ScratchChunk *chunks; /* owned: newest first */
    Object **objects;     /* owned references, in an array from mem_alloc */
    size_t object_count;
    size_t object_capacity;
    size_t next_chunk; /* bytes that the next chunk will have */
    bool failed;       /* an allocation failed since scratch_init */
} Scratch;

/* Makes an empty Scratch; allocates nothing. */
void scratch_init(Scratch *scratch);

/* Releases all memory and all owned objects; the Scratch is empty and usable again. Keeps a pending
 * exception. */
void scratch_free_all(Scratch *scratch);

/* The slow path of scratch_alloc: a new chunk. */
void *scratch_alloc_slow(Scratch *scratch, size_t size);

/* `size` zero-filled bytes, aligned to 8; NULL (no exception set, scratch->failed true) when out of
 * memory. */
static inline void *scratch_alloc(Scratch *scratch, size_t size) {
    size_t rounded = (size + 7) & ~(size_t)7;
    if (__builtin_expect(rounded < size || rounded > (size_t)(scratch->end - scratch->free), 0)) {
        return scratch_alloc_slow(scratch, size);
    }
    char *block = scratch->free;
    scratch->free += rounded;
    return memset(block, 0, rounded);
}

#define SCRATCH_NEW(scratch, Type_) ((Type_ *)scratch_alloc((scratch), sizeof(Type_)))

/* An array of `count` zeroed items of `item_size`; NULL when out of memory or when the product
 * overflows. */
void *scratch_array(Scratch *scratch, size_t count, size_t item_size);

/* A NUL-terminated copy of `length` bytes; NULL when out of memory. */
char *scratch_copy(Scratch *scratch, const char *bytes, size_t length);

/* Takes over one reference to `object`, on failure too (it is then released at once). False when
 * out of memory. NULL for `object` is a failure as well, so that a constructor's result can be
 * passed unseen. */
bool scratch_own(Scratch *scratch, Object *object);

/* A growable sequence of items of one type, held in scratch memory. Outgrown storage stays in the
 * Scratch until its end. Declare with SCRATCH_SEQ(Type) name = {0}; the struct is {items, count,
 * capacity}. */
#define SCRATCH_SEQ(Type_)                                                                         \
    struct {                                                                                       \
        Type_ *items;                                                                              \
        uint32_t count;                                                                            \
        uint32_t capacity;                                                                         \
    }

/* Makes room for one more item: doubles the storage when it is full. False when out of memory. */
bool scratch_grow(Scratch *scratch, void **items, uint32_t *capacity, uint32_t count,
                  size_t item_size);

/* Appends `value`; evaluates to false when out of memory (the sequence is then unchanged). */
#define SCRATCH_PUSH(scratch, seq, value)                                                          \
    (((seq)->count < (seq)->capacity                                                               \
      || scratch_grow((scratch), (void **)&(seq)->items, &(seq)->capacity, (seq)->count,           \
                      sizeof(*(seq)->items)))                                                      \
         ? ((seq)->items[(seq)->count++] = (value), true)                                          \
         : false)

#endif
