/* What the files of memoryview share. */
#ifndef KRAIT_MEMORYVIEW_INTERNAL_H
#define KRAIT_MEMORYVIEW_INTERNAL_H

#include "runtime/native.h"
#include "runtime/objects/memoryview.h"

enum { DIMENSIONS_MAX = 64 };

/* One held buffer, shared by the views that were made from each other. */
typedef struct HeldBuffer {
    Object head;
    Buffer buffer;
    size_t views; /* not released */
    bool released;
    bool lent; /* somebody else gives the buffer back */
} HeldBuffer;

typedef struct MemoryView {
    Object head;
    size_t dimension_room; /* items of `dimensions`: twice ndim */
    HeldBuffer *held;      /* owned; NULL only in one that the collector cleared */
    char *data;            /* of item [0, 0 ...] */
    size_t length;         /* bytes: items times item_size */
    size_t item_size;
    const char *format; /* borrowed from the held buffer, or static */
    int64_t hash;       /* -1: not computed */
    size_t exports;     /* buffers of this view that others hold */
    int ndim;
    bool released, readonly;
    bool restricted;      /* no other view may be made of it: shown to __release_buffer__ */
    ssize_t dimensions[]; /* ndim lengths, then ndim strides in bytes */
} MemoryView;

typedef struct ViewIter {
    Object head;
    MemoryView *view; /* owned; NULL: exhausted */
    ssize_t index;
} ViewIter;

#define VIEW(o) ((MemoryView *)(o))
ALWAYS_INLINE ssize_t *view_shape(MemoryView *m) { return m->dimensions; }
ALWAYS_INLINE ssize_t *view_strides(MemoryView *m) { return m->dimensions + m->ndim; }

extern Type held_buffer_type, memory_iter_type;
extern const MethodDef memoryview_methods[];
extern const GetSetDef memoryview_getsets[];

/* ValueError when the view, or the buffer below it, was released. */
int view_check(MemoryView *m) MAY_RAISE;
void *view_refuse_sub_view(void); /* NULL: an index that is no item, of several dimensions */
bool view_is_released(const MemoryView *m);
/* A view of the same memory with room for ndim dimensions, which the caller fills. */
MemoryView *view_like(MemoryView *m, int ndim) MAY_RAISE;
Buffer view_buffer(MemoryView *m); /* as a Buffer; shape and strides point into m */

/* Native formats: the one character of "B" or "@B", 0 for any other. */
char view_format_char(const char *format);
size_t view_format_size(char c);                                     /* 0: no native format */
Object *view_unpack(const char *item, const char *format) MAY_RAISE; /* NotImplementedError */
int view_pack(char *item, const char *format, Object *value) MAY_RAISE;

/* Slots of memoryview_items.c and memoryview_compare.c */
Object *view_getitem(Object *o, Object *key) MAY_RAISE;
int view_setitem(Object *o, Object *key, Object *value) MAY_RAISE;
Object *view_item_at(MemoryView *m, ssize_t i) MAY_RAISE; /* of one dimension */
Object *view_compare(Object *a, Object *b, int op) MAY_RAISE;
int64_t view_hash(Object *o) MAY_RAISE;

#endif
