/* What the files of the module array share. */
#ifndef KRAIT_ARRAY_INTERNAL_H
#define KRAIT_ARRAY_INTERNAL_H

#include "runtime/native.h"

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* What one type code means. */
typedef struct ArrayKind {
    char code;
    uint8_t size;   /* bytes of an item */
    uint8_t format; /* what pickles of this machine call it: see array_pickle.c */
    bool integer, is_signed, text;
    const char *text_format; /* the code as a zero-terminated format of the struct module */
    Object *(*get)(const char *item);
    int (*set)(char *item, Object *value); /* item NULL: check only */
} ArrayKind;

/* A row of items of one kind. While somebody holds a buffer of it its size may not change. */
typedef struct Array {
    Object head;
    size_t length, capacity; /* items */
    char *data;              /* owned, capacity * kind->size bytes; NULL when capacity is 0 */
    const ArrayKind *kind;
    size_t exports; /* buffers held */
} Array;

typedef struct ArrayIter {
    Object head;
    Array *array; /* owned; NULL: exhausted */
    size_t index;
} ArrayIter;

extern Type array_type, array_iter_type;
extern const ArrayKind array_kinds[]; /* ends with a row whose code is 0 */
extern const MethodDef array_methods[];

const ArrayKind *array_kind(uint32_t code); /* NULL: there is none */
Array *array_make(Type *type, const ArrayKind *kind,
                  size_t length) MAY_RAISE;          /* items uninitialised */
int array_resize(Array *a, size_t length) MAY_RAISE; /* BufferError while there are exports */
int array_extend_bytes(Array *a, const char *data, size_t bytes) MAY_RAISE;
Object *array_text(Array *a) MAY_RAISE; /* a str; ValueError for what is no character */
int array_extend_text(Array *a, Str *text) MAY_RAISE;
int array_extend(Array *a, Object *iterable) MAY_RAISE;
int array_append(Array *a, Object *value) MAY_RAISE;
ssize_t array_find(Array *a, Object *wanted, ssize_t start,
                   ssize_t stop) MAY_RAISE; /* -1: none, -2: error */
Object *array_slice(Array *a, ssize_t start, ssize_t step, size_t count) MAY_RAISE;
int array_delete(Array *a, size_t start, size_t count) MAY_RAISE;
ALWAYS_INLINE char *array_at(const Array *a, size_t i) { return a->data + i * a->kind->size; }

Object *array_reduce_ex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *array_reconstructor(Object *self, Object *const *args, size_t nargs,
                            Tuple *kwnames) MAY_RAISE;

#endif
