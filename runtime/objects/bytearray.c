/* bytearray: a row of bytes that can change and grow.
 *
 * While somebody holds a buffer of it (exports > 0) its size may not change. Whatever may run
 * Python code (a value's __index__, an iterable) runs before the bytes are looked at.
 */
#include "runtime/native.h"
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range.h"

/* ---- making and resizing --------------------------------------------------------------------- */

Object *bytearray_from_data(const char *data, size_t length) {
    ByteArray *b = (ByteArray *)object_new(&bytearray_type);
    if (b == NULL)
        return NULL;
    if (bytearray_resize(b, length) < 0) {
        decref(b);
        return NULL;
    }
    if (data && length)
        memcpy(b->data, data, length);
    return OBJ(b);
}

int bytearray_resize(ByteArray *b, size_t length) {
    if (length != b->length && b->exports > 0)
        return raise_format(&exc_BufferError,
                            "Existing exports of data: object cannot be re-sized"),
               -1;
    if (length > b->capacity || length < b->capacity / 2) {
        size_t capacity =
            b->data == NULL || length < b->capacity ? length : length + length / 8 + 8;
        if (capacity >= SIZE_MAX / 4)
            return raise_no_memory(), -1;
        char *data = NULL;
        if (capacity > 0 && (data = mem_resize(b->data, b->capacity, capacity)) == NULL)
            return raise_no_memory(), -1;
        if (capacity == 0 && b->data)
            mem_free(b->data, b->capacity);
        b->data = data;
        b->capacity = capacity;
    }
    b->length = length;
    return 0;
}

static void dealloc(Object *o) {
    ByteArray *b = (ByteArray *)o;
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    if (b->data)
        mem_free(b->data, b->capacity);
    b->data = NULL;
    object_free(o);
}

/* Makes [start, end) hold `length` bytes instead; they are the caller's to fill. */
static int resize_range(ByteArray *b, size_t start, size_t end, size_t length) {
    size_t old_length = b->length, tail = old_length - end,
           new_length = old_length - (end - start) + length;
    if (new_length < old_length) {
        if (b->exports > 0)
            return bytearray_resize(b, new_length);
        memmove(b->data + start + length, b->data + end, tail);
        return bytearray_resize(b, new_length);
    }
    if (bytearray_resize(b, new_length) < 0)
        return -1;
    if (tail && length != end - start)
        memmove(b->data + start + length, b->data + end, tail);
    return 0;
}

static Object *new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o && (type->flags & TYPE_GC))
        gc_track(o);
    return o;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    ByteArray *b = (ByteArray *)self;
    Object *bound[3] = {NULL};
    BytesBuilder collected = BYTES_BUILDER;
    if (args_bind("bytearray", "source=b'', encoding='utf-8', errors='strict'", &signature, args,
                  nargs, kwnames, bound)
        < 0)
        return -1;
    int status = bytes_collect_arguments(&collected, bound, "bytearray", bytes_byte_range);
    if (status == 0)
        status = bytearray_resize(b, collected.length);
    if (status == 0 && collected.length)
        memcpy(b->data, collected.data, collected.length);
    bytes_builder_discard(&collected);
    return status;
}

/* ---- buffers --------------------------------------------------------------------------------- */

static int get_buffer(Object *o, Buffer *out, int flags) {
    ByteArray *b = (ByteArray *)o;
    (void)flags;
    out->data = b->data ? b->data : "";
    out->length = b->length;
    out->readonly = false;
    b->exports++;
    return 0;
}

static void release_buffer(Object *o, Buffer *buffer) {
    (void)buffer;
    ((ByteArray *)o)->exports--;
}

/* ---- items ----------------------------------------------------------------------------------- */

static Object *getitem(Object *self, Object *key) {
    ByteArray *b = (ByteArray *)self;
    ssize_t start, step, count;
    if (bytes_subscript(self, key, "bytearray", "bytearray index out of range", &start, &step,
                        &count)
        < 0)
        return NULL;
    if (step == 0)
        return int_from_i64((uint8_t)b->data[start]);
    if (count < 0)
        count = 0;
    Object *result = bytearray_from_data(NULL, (size_t)count);
    for (ssize_t i = 0; result && i < count; i++)
        ((ByteArray *)result)->data[i] = b->data[start + i * step];
    return result;
}

/* Writes `length` bytes (or none: deletes) to the selected places. */
static int assign_slice(ByteArray *b, ssize_t start, ssize_t step, ssize_t count, const char *data,
                        size_t length) {
    if (step == 1) {
        if (resize_range(b, (size_t)start, (size_t)(start + count), length) < 0)
            return -1;
        if (length)
            memcpy(b->data + start, data, length);
        return 0;
    }
    if (length > 0) {
        if ((size_t)count != length)
            return raise_value_error(
                       "attempt to assign bytes of size %zu to extended slice of size %zd", length,
                       count),
                   -1;
        for (ssize_t i = 0; i < count; i++)
            b->data[start + i * step] = data[i];
        return 0;
    }
    if (count == 0)
        return 0;
    if (b->exports > 0)
        return bytearray_resize(b, b->length - (size_t)count);
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    size_t to = (size_t)start, skipped = 0;
    for (size_t from = to; from < b->length; from++) {
        bool selected = skipped < (size_t)count && (from - (size_t)start) % (size_t)step == 0;
        skipped += selected;
        if (!selected)
            b->data[to++] = b->data[from];
    }
    return bytearray_resize(b, to);
}

static int set_slice(ByteArray *b, Object *key, Object *value) {
    ssize_t start, stop, step, count;
    Object *copy = NULL;
    if (value && (is_str(value) || has_index(value)))
        return raise_type_error(
                   "can assign only bytes, buffers, or iterables of ints in range(0, 256)"),
               -1;
    if (value) { /* a copy: the value may be the array itself, and an iterable runs Python code */
        BytesBuilder collected = BYTES_BUILDER;
        if (bytes_collect(&collected, value, "bytearray", bytes_byte_range) < 0) {
            bytes_builder_discard(&collected);
            return -1;
        }
        if ((copy = bytes_builder_finish(&collected)) == NULL)
            return -1;
    }
    int status = slice_resolve(key, (ssize_t)b->length, &start, &stop, &step, &count);
    if (status == 0) {
        if (step == 1 && stop < start)
            stop = start;
        status =
            assign_slice(b, start, step, step == 1 ? stop - start : count,
                         copy ? ((Bytes *)copy)->data : NULL, copy ? ((Bytes *)copy)->length : 0);
    }
    xdecref(copy);
    return status;
}

/* b[index] = value: the value first, since its __index__ may change the size. */
static int set_byte(ByteArray *b, Object *index, Object *value) {
    ssize_t at = number_as_ssize(index, &exc_IndexError);
    if (at == -1 && error_occurred())
        return -1;
    int c = bytes_value(value, bytes_byte_range);
    if (c < 0)
        return -1;
    if (at < 0)
        at += (ssize_t)b->length;
    if (at < 0 || (size_t)at >= b->length)
        return raise_index_error("bytearray index out of range"), -1;
    b->data[at] = (char)c;
    return 0;
}

static int setitem(Object *self, Object *key, Object *value) {
    ByteArray *b = (ByteArray *)self;
    ssize_t start, step, count;
    if (is_exact(key, &slice_type))
        return set_slice(b, key, value);
    if (value != NULL && has_index(key))
        return set_byte(b, key, value);
    if (bytes_subscript(self, key, "bytearray", "bytearray index out of range", &start, &step,
                        &count)
        < 0)
        return -1;
    return assign_slice(b, start, 1, 1, NULL, 0);
}

/* ---- operators ------------------------------------------------------------------------------- */

static Object *inplace_concat(Object *self, Object *other) {
    ByteArray *b = (ByteArray *)self;
    Buffer buffer;
    if (!has_buffer(other))
        return error_occurred() ? NULL : raise_type_error("can't concat %T to %T", other, self);
    if (object_is(other, &bytearray_type) && other == self) {
        size_t length = b->length;
        if (bytearray_resize(b, length * 2) < 0)
            return NULL;
        if (length)
            memcpy(b->data + length, b->data, length);
        return incref(self);
    }
    if (object_buffer(other, &buffer, false) < 0)
        return NULL;
    size_t length = b->length;
    int status = bytearray_resize(b, length + buffer.length);
    if (status == 0 && buffer.length)
        memcpy(b->data + length, buffer.data, buffer.length);
    buffer_release(&buffer);
    return status < 0 ? NULL : incref(self);
}

/* Fills `total` bytes at `to` with copies of the first `length`. */
static void fill_copies(char *to, size_t length, size_t total) {
    for (size_t done = length; done < total;) {
        size_t more = done < total - done ? done : total - done;
        memcpy(to + done, to, more);
        done += more;
    }
}

static Object *repeat(Object *self, ssize_t n) {
    ByteArray *b = (ByteArray *)self;
    size_t length;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(b->length, (size_t)n, &length) || length > PTRDIFF_MAX)
        return raise_no_memory();
    Object *result = bytearray_from_data(NULL, length);
    if (result && length) {
        memcpy(((ByteArray *)result)->data, b->data, b->length);
        fill_copies(((ByteArray *)result)->data, b->length, length);
    }
    return result;
}

static Object *inplace_repeat(Object *self, ssize_t n) {
    ByteArray *b = (ByteArray *)self;
    size_t unit = b->length, length;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(unit, (size_t)n, &length) || length > PTRDIFF_MAX)
        return raise_no_memory();
    if (bytearray_resize(b, length) < 0)
        return NULL;
    if (length > unit)
        fill_copies(b->data, unit, length);
    return incref(self);
}

static Object *repr(Object *o) { return OBJ(bytes_repr(o)); }

extern const MethodDef bytearray_methods[];

Type bytearray_type = {
    .head = HEAD(&type_type),
    .name = "bytearray",
    .size = sizeof(ByteArray),
    .flags = TYPE_BASE | TYPE_IMMUTABLE,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .str = repr,
    .hash = hash_unhashable,
    .compare = bytes_compare,
    .iter = bytes_iter,
    .new_ = new_slot,
    .init = init,
    .len = bytes_length,
    .getitem = getitem,
    .setitem = setitem,
    .contains = bytes_contains,
    .concat = bytes_concat,
    .repeat = repeat,
    .inplace_concat = inplace_concat,
    .inplace_repeat = inplace_repeat,
    .mod = bytes_mod,
    .buffer = get_buffer,
    .release_buffer = release_buffer,
    .methods = bytearray_methods,
    .doc = "bytearray(iterable_of_ints)\n"
           "bytearray(string, encoding[, errors])\n"
           "bytearray(bytes_like)\n"
           "bytearray(length)\n\n"
           "A row of bytes that can change.",
};
