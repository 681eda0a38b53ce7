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
    char *data;      /* owned, capacity bytes */
    size_t exports;  /* buffers held: the size may not change meanwhile */
} ByteArray;
extern Type bytes_type, bytearray_type;

Object *bytes_new(size_t length) MAY_RAISE; /* uninitialised, zero byte behind */
Object *bytes_from_data(const char *data, size_t length) MAY_RAISE;
Object *bytearray_from_data(const char *data, size_t length) MAY_RAISE;
int bytearray_resize(ByteArray *b, size_t length) MAY_RAISE;
Object *bytes_percent(Object *format, Object *args) MAY_RAISE;

#endif
