/* What the files of the module _struct share. */
#ifndef KRAIT_STRUCT_INTERNAL_H
#define KRAIT_STRUCT_INTERNAL_H

#include "runtime/native.h"

/* One code of a format, with its repeat count: `count` items of `size` bytes from `offset` on; for
 * s and p one item of `size` bytes. */
typedef struct Field {
    char code;
    bool big;    /* most significant byte first */
    bool native; /* of the order '@' */
    size_t offset, size, count;
} Field;

typedef struct Layout { /* struct.Struct */
    Object head;
    Field *fields; /* owned array; NULL: none */
    size_t field_count;
    ssize_t size;  /* bytes of the whole; -1: __init__ has not run */
    ssize_t items; /* values that it packs; -1 likewise */
    Str *format;   /* owned or NULL */
} Layout;

extern Type layout_type, unpack_iter_type;
extern Type *struct_error;

/* Reads a format into the layout, which keeps what it had when there is an error. */
int layout_parse(Layout *l, Str *format) MAY_RAISE;
/* Writes all values; the memory is l->size bytes, zero-filled. */
int layout_pack(Layout *l, char *to, Object *const *values) MAY_RAISE;
Object *layout_unpack(Layout *l, const char *from) MAY_RAISE; /* a tuple */

#endif
