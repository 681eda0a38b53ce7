/* memoryview: items as objects and back, subscripts, slices, assignment. */
#include "runtime/objects/float.h"
#include "runtime/objects/float_half.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/memoryview_internal.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

/* ---- formats --------------------------------------------------------------------------------- */

char view_format_char(const char *format) {
    if (*format == '@')
        format++;
    return *format != 0 && format[1] == 0 && view_format_size(*format) != 0 ? *format : 0;
}

size_t view_format_size(char c) {
    switch (c) {
    case 'c':
    case 'b':
    case 'B':
    case '?':
        return 1;
    case 'h':
    case 'H':
    case 'e':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P':
        return 8;
    default:
        return 0;
    }
}

#define READ(type, make)                                                                           \
    do {                                                                                           \
        type read_;                                                                                \
        memcpy(&read_, item, sizeof read_);                                                        \
        return make(read_);                                                                        \
    } while (0)

static Object *half(uint16_t bits) { return float_from_double(float_from_half(bits)); }

Object *view_unpack(const char *item, const char *format) {
    switch (view_format_char(format)) {
    case 'B':
        return int_from_i64((uint8_t)*item);
    case 'b':
        return int_from_i64((int8_t)*item);
    case 'c':
        return bytes_from_data(item, 1);
    case '?':
        return new_bool(*item != 0);
    case 'h':
        READ(int16_t, int_from_i64);
    case 'H':
        READ(uint16_t, int_from_i64);
    case 'i':
        READ(int32_t, int_from_i64);
    case 'I':
        READ(uint32_t, int_from_i64);
    case 'l':
    case 'q':
    case 'n':
        READ(int64_t, int_from_i64);
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
        READ(uint64_t, int_from_u64);
    case 'e':
        READ(uint16_t, half);
    case 'f':
        READ(float, float_from_double);
    case 'd':
        READ(double, float_from_double);
    default:
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            format);
    }
}

static int bad_value(const char *format) {
    return raise_value_error("memoryview: invalid value for format '%s'", format), -1;
}

/* A conversion failed: TypeError and ValueError in memoryview's own words, others as they are. */
static int conversion_failed(const char *format) {
    if (error_is(&exc_TypeError)) {
        error_clear();
        raise_type_error("memoryview: invalid type for format '%s'", format);
    } else if (error_is(&exc_OverflowError) || error_is(&exc_ValueError)) {
        error_clear();
        bad_value(format);
    }
    return -1;
}

static int pack_int(char *item, const char *format, char c, size_t size, Object *value) {
    Object *number = number_index(value);
    if (number == NULL)
        return conversion_failed(format);
    bool is_signed = c == 'b' || c == 'h' || c == 'i' || c == 'l' || c == 'q' || c == 'n';
    size_t bits = size * 8;
    int64_t n = 0;
    bool fits;
    if (is_signed)
        fits =
            int_fits_i64(number, &n)
            && (bits == 64 || (n >= -((int64_t)1 << (bits - 1)) && n < (int64_t)1 << (bits - 1)));
    else if ((fits = int_sign(number) >= 0 && int_bit_length(number) <= bits))
        n = (int64_t)int_as_u64(number);
    decref(number);
    if (!fits)
        return bad_value(format);
    memcpy(item, &n, size); /* little endian: the low bytes come first */
    return 0;
}

static int pack_float(char *item, const char *format, char c, Object *value) {
    double d = number_as_double(value);
    float f = (float)d;
    uint16_t bits;
    if (d == -1.0 && error_occurred())
        return conversion_failed(format);
    if (c == 'd') {
        memcpy(item, &d, sizeof d);
    } else if (c == 'f') {
        memcpy(item, &f, sizeof f);
    } else {
        if (!float_to_half(d, &bits))
            return bad_value(format);
        memcpy(item, &bits, sizeof bits);
    }
    return 0;
}

int view_pack(char *item, const char *format, Object *value) {
    char c = view_format_char(format);
    switch (c) {
    case 0:
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            format),
               -1;
    case 'c':
        if (!is_bytes(value))
            return raise_type_error("memoryview: invalid type for format '%s'", format), -1;
        if (((Bytes *)value)->length != 1)
            return bad_value(format);
        *item = ((Bytes *)value)->data[0];
        return 0;
    case '?': {
        int truth = object_truth(value);
        *item = truth > 0;
        return truth < 0 ? -1 : 0;
    }
    case 'e':
    case 'f':
    case 'd':
        return pack_float(item, format, c, value);
    default:
        return pack_int(item, format, c, view_format_size(c), value);
    }
}

/* ---- finding an item ------------------------------------------------------------------------- */

/* Moves *data to item i of a dimension. */
static int step(MemoryView *m, int dimension, ssize_t i, char **data) {
    ssize_t n = view_shape(m)[dimension];
    if (i < 0)
        i += n;
    if (i < 0 || i >= n)
        return raise_index_error("index out of bounds on dimension %d", dimension + 1), -1;
    *data += i * view_strides(m)[dimension];
    return 0;
}

Object *view_item_at(MemoryView *m, ssize_t i) {
    return view_unpack(m->data + i * view_strides(m)[0], m->format);
}

static int key_index(Object *key, ssize_t *out) {
    *out = number_as_ssize(key, &exc_IndexError);
    return *out == -1 && error_occurred() ? -1 : 0;
}

static bool all_items(Object *key, bool (*is)(Object *)) {
    Tuple *t = (Tuple *)key;
    if (!is_tuple(key))
        return false;
    for (size_t i = 0; i < t->length; i++)
        if (!is(t->items[i]))
            return false;
    return true;
}
static bool is_slice(Object *o) { return is_exact(o, &slice_type); }

/* The item that a tuple of indices means. */
static char *item_of_tuple(MemoryView *m, Tuple *key) {
    char *data = m->data;
    ssize_t i;
    if (key->length < (size_t)m->ndim)
        return raise_format(&exc_NotImplementedError, "sub-views are not implemented"), NULL;
    if (key->length > (size_t)m->ndim)
        return raise_type_error("cannot index %d-dimension view with %zu-element tuple", m->ndim,
                                key->length),
               NULL;
    for (int d = 0; d < m->ndim; d++)
        if (key_index(key->items[d], &i) < 0 || step(m, d, i, &data) < 0)
            return NULL;
    return view_check(m) < 0 ? NULL : data;
}

/* The language has no views of a row: CPython's memoryview refuses them in these words. */
void *view_refuse_sub_view(void) {
    return raise_format(&exc_NotImplementedError,
                        "multi-dimensional sub-views are not implemented");
}

/* The item that a key means. *whole: the key is an empty tuple for an item without dimensions, or
 * there is none of the kinds of an item's key: look at slices. */
static char *item_of_key(MemoryView *m, Object *key, bool *other) {
    char *data = m->data;
    ssize_t i;
    *other = false;
    if (has_index(key)) {
        if (m->ndim == 0)
            return raise_type_error("invalid indexing of 0-dim memory"), NULL;
        if (key_index(key, &i) < 0 || view_check(m) < 0)
            return NULL;
        if (m->ndim > 1)
            return view_refuse_sub_view();
        return step(m, 0, i, &data) < 0 ? NULL : data;
    }
    if (!error_occurred()
        && all_items(key, has_index)) /* a type that cannot be made ready has an error set */
        return item_of_tuple(m, (Tuple *)key);
    *other = !error_occurred();
    return NULL;
}

/* ---- slices ---------------------------------------------------------------------------------- */

static size_t bytes_of(MemoryView *m) {
    size_t n = m->item_size;
    for (int i = 0; i < m->ndim; i++)
        n *= (size_t)view_shape(m)[i];
    return n;
}

/* The view of a slice of the first dimension. */
static MemoryView *view_of_slice(MemoryView *m, Object *slice) {
    ssize_t start, stop, by;
    MemoryView *result = view_like(m, m->ndim); /* first: the slice's __index__ may release m */
    if (result == NULL)
        return NULL;
    if (slice_unpack(slice, &start, &stop, &by) < 0) {
        decref(result);
        return NULL;
    }
    ssize_t count = slice_adjust(view_shape(m)[0], &start, &stop, by);
    result->data += view_strides(m)[0] * start;
    view_shape(result)[0] = count;
    view_strides(result)[0] *= by;
    result->length = bytes_of(result);
    return result;
}

static int raise_bad_key(Object *key) {
    if (all_items(key, is_slice))
        raise_format(&exc_NotImplementedError, "multi-dimensional slicing is not implemented");
    else
        raise_type_error("memoryview: invalid slice key");
    return -1;
}

Object *view_getitem(Object *o, Object *key) {
    MemoryView *m = VIEW(o);
    bool other;
    if (view_check(m) < 0)
        return NULL;
    if (m->ndim == 0 && is_tuple(key) && ((Tuple *)key)->length == 0)
        return view_unpack(m->data, m->format);
    if (m->ndim == 0)
        return key == KEllipsis ? incref(o) : raise_type_error("invalid indexing of 0-dim memory");
    if (is_slice(key))
        return OBJ(view_of_slice(m, key));
    if (view_format_char(m->format) == 0)
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            m->format);
    char *item = item_of_key(m, key, &other);
    if (item != NULL)
        return view_unpack(item, m->format);
    if (other)
        raise_bad_key(key);
    return NULL;
}

/* ---- assignment ------------------------------------------------------------------------------ */

static const char *plain_format(const Buffer *b) {
    const char *format = b->format != NULL ? b->format : "B";
    return *format == '@' ? format + 1 : format;
}

/* Copies items between two rows; either may overlap the other. */
static int copy_row(char *to, ssize_t to_step, const char *from, ssize_t from_step, size_t count,
                    size_t size) {
    ssize_t packed = (ssize_t)size;
    if (to_step == packed && from_step == packed) {
        memmove(to, from, count * size);
        return 0;
    }
    char *copy = mem_alloc_array(count, size);
    if (copy == NULL)
        return raise_no_memory(), -1;
    for (size_t i = 0; i < count; i++)
        memcpy(copy + i * size, from + (ssize_t)i * from_step, size);
    for (size_t i = 0; i < count; i++)
        memcpy(to + (ssize_t)i * to_step, copy + i * size, size);
    mem_free(copy, count * size);
    return 0;
}

static int assign_slice(MemoryView *m, Object *key, Object *value) {
    Buffer from;
    if (object_buffer(value, &from, BUFFER_FULL_RO) < 0)
        return -1;
    MemoryView *target = view_of_slice(m, key);
    int result = -1;
    if (target != NULL && view_check(m) < 0)
        CLEAR(target);
    if (target != NULL) {
        Buffer to = view_buffer(target);
        size_t size = from.item_size ? from.item_size : 1;
        ssize_t count = from.shape != NULL ? (from.ndim == 1 ? from.shape[0] : -1)
                                           : (ssize_t)(from.length / size);
        if (size != target->item_size || strcmp(plain_format(&from), plain_format(&to)) != 0
            || count != view_shape(target)[0])
            raise_value_error("memoryview assignment: lvalue and rvalue have different structures");
        else if (count == 0)
            result = 0;
        else
            result = copy_row(target->data, view_strides(target)[0], from.data,
                              from.strides != NULL ? from.strides[0] : (ssize_t)size, (size_t)count,
                              size);
        decref(target);
    }
    buffer_release(&from);
    return result;
}

/* The memory stays where it is for as long as the view is not released. */
static int assign_item(MemoryView *m, char *item, Object *value) {
    char bytes[16];
    if (view_pack(bytes, m->format, value) < 0 || view_check(m) < 0)
        return -1;
    memcpy(item, bytes, m->item_size);
    return 0;
}

int view_setitem(Object *o, Object *key, Object *value) {
    MemoryView *m = VIEW(o);
    bool other;
    if (view_check(m) < 0)
        return -1;
    if (view_format_char(m->format) == 0 && !(is_slice(key) && m->ndim == 1))
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            m->format),
               -1;
    if (m->readonly)
        return raise_type_error("cannot modify read-only memory"), -1;
    if (value == NULL)
        return raise_type_error("cannot delete memory"), -1;
    if (m->ndim == 0) {
        if (key == KEllipsis || (is_tuple(key) && ((Tuple *)key)->length == 0))
            return assign_item(m, m->data, value);
        return raise_type_error("invalid indexing of 0-dim memory"), -1;
    }
    if (is_slice(key)) {
        if (m->ndim > 1)
            return raise_format(
                       &exc_NotImplementedError,
                       "memoryview slice assignments are currently restricted to ndim = 1"),
                   -1;
        return assign_slice(m, key, value);
    }
    if (m->ndim > 1 && has_index(key))
        return raise_format(&exc_NotImplementedError, "sub-views are not implemented"), -1;
    char *item = item_of_key(m, key, &other);
    if (item != NULL)
        return assign_item(m, item, value);
    if (!other)
        return -1;
    if (!all_items(key, is_slice))
        return raise_bad_key(key);
    raise_format(&exc_NotImplementedError,
                 "memoryview slice assignments are currently restricted to ndim = 1");
    return -1;
}
