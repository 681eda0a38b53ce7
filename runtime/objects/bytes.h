/* bytes and bytearray. */
#ifndef KRAIT_BYTES_H
#define KRAIT_BYTES_H

#include "runtime/object.h"

typedef struct Bytes {
    Object head;
    size_t length;
    int64_t hash; /* -1: not computed */
    char data[];  /* with a zero byte behind */
} Bytes;
typedef struct ByteArray {
    Object head;
    size_t length, capacity;
    char *data;     /* owned, capacity bytes */
    size_t exports; /* buffers held: the size may not change meanwhile */
} ByteArray;
extern Type bytes_type, bytearray_type;

Object *bytes_new(size_t length) MAY_RAISE; /* uninitialised, zero byte behind */
Object *bytes_from_data(const char *data, size_t length) MAY_RAISE;
Object *bytearray_from_data(const char *data, size_t length) MAY_RAISE;
int bytearray_resize(ByteArray *b, size_t length) MAY_RAISE;
Object *bytes_percent(Object *format, Object *args) MAY_RAISE;
Object *
bytes_concat(Object *a,
             Object *b) MAY_RAISE; /* any two bytes-like objects; bytes, or bytearray if a is one */
Str *bytes_repr(Object *bytes_or_bytearray) MAY_RAISE;
/* bytes(o): from __bytes__, a buffer or an iterable of ints. */
Object *bytes_from_object(Object *o) MAY_RAISE;

/* A growing byte string. Zero-initialise with BYTES_BUILDER; finish or discard exactly once. The
 * data lie where a Bytes has them. */
typedef struct BytesBuilder {
    char *data;
    size_t length, capacity;
    bool failed; /* MemoryError is set; further calls do nothing */
} BytesBuilder;
#define BYTES_BUILDER                                                                              \
    { NULL, 0, 0, false }
char *bytes_builder_room(BytesBuilder *b,
                         size_t more); /* where to write `more` bytes; the caller adds to length */
int bytes_builder_add(BytesBuilder *b, const void *data, size_t length);
int bytes_builder_byte(BytesBuilder *b, uint8_t c);
Object *bytes_builder_finish(BytesBuilder *b) MAY_RAISE; /* bytes */
void bytes_builder_discard(BytesBuilder *b);

#endif
