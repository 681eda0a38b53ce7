/* Iterators over bytes and bytearray: one struct, two types. */
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

typedef struct {
    Object head;
    Object *bytes; /* owned; NULL: exhausted */
    size_t index;
} BytesIter;

Object *bytes_iter(Object *self) {
    BytesIter *it = mem_alloc(sizeof *it);
    if (it == NULL)
        return raise_no_memory();
    it->head = (Object){1, is_bytes(self) ? &bytes_iter_type : &bytearray_iter_type};
    it->bytes = incref(self);
    it->index = 0;
    return OBJ(it);
}

static void dealloc(Object *o) {
    CLEAR(((BytesIter *)o)->bytes);
    mem_free(o, sizeof(BytesIter));
}

static Object *next(Object *o) {
    BytesIter *it = (BytesIter *)o;
    if (it->bytes == NULL)
        return NULL;
    Text view = bytes_view(it->bytes);
    if (it->index < view.length)
        return int_from_i64(((const uint8_t *)view.data)[it->index++]);
    CLEAR(it->bytes);
    return NULL;
}

static Object *length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    BytesIter *it = (BytesIter *)self;
    (void)args, (void)nargs, (void)kwnames;
    size_t length = it->bytes ? bytes_view(it->bytes).length : 0;
    return int_from_i64(length > it->index ? (int64_t)(length - it->index) : 0);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    BytesIter *it = (BytesIter *)self;
    (void)args, (void)nargs, (void)kwnames;
    if (it->bytes == NULL)
        return iter_reduction_steal(iter_function, OBJ(incref(tuple_empty)), NULL);
    return iter_reduction_steal(iter_function, incref(it->bytes), int_from_i64((int64_t)it->index));
}

static Object *setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    BytesIter *it = (BytesIter *)self;
    int64_t index;
    (void)nargs, (void)kwnames;
    if (iter_state_index(args[0], &index) < 0)
        return NULL;
    if (it->bytes != NULL) {
        size_t length = bytes_view(it->bytes).length;
        it->index = index < 0 ? 0 : (size_t)index > length ? length : (size_t)index;
    }
    return new_none();
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "Bytes that are left."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

#define ITER_TYPE(c_name, python_name)                                                             \
    Type c_name = {                                                                                \
        .head = HEAD(&type_type),                                                                  \
        .name = python_name,                                                                       \
        .size = sizeof(BytesIter),                                                                 \
        .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,                                                     \
        .base = &object_type,                                                                      \
        .dealloc = dealloc,                                                                        \
        .iter = iter_self,                                                                         \
        .iternext = next,                                                                          \
        .methods = methods,                                                                        \
    }
ITER_TYPE(bytes_iter_type, "bytes_iterator");
ITER_TYPE(bytearray_iter_type, "bytearray_iterator");
