/* bytes: an immutable row of bytes; and the slots that bytearray shares with it.
 *
 * The data lie in the object, with a zero byte behind. The empty one and those of a single byte are
 * static.
 */
#include "runtime/native.h"
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

typedef struct {
    Bytes bytes;
    char data[8];
} SmallBytes;

#define BYTE_1(c)                                                                                  \
    {                                                                                              \
        {.head = HEAD(&bytes_type), .length = 1, .hash = -1}, { (char)(c), 0 }                     \
    }
#define BYTE_4(c)  BYTE_1(c), BYTE_1((c) + 1), BYTE_1((c) + 2), BYTE_1((c) + 3)
#define BYTE_16(c) BYTE_4(c), BYTE_4((c) + 4), BYTE_4((c) + 8), BYTE_4((c) + 12)
#define BYTE_64(c) BYTE_16(c), BYTE_16((c) + 16), BYTE_16((c) + 32), BYTE_16((c) + 48)
static SmallBytes single[256] = {BYTE_64(0), BYTE_64(64), BYTE_64(128), BYTE_64(192)};
static SmallBytes empty = {{.head = HEAD(&bytes_type), .length = 0, .hash = -1}, {0}};

/* ---- making ---------------------------------------------------------------------------------- */

Object *bytes_new(size_t length) {
    if (UNLIKELY(length > SIZE_MAX / 4))
        return raise_no_memory();
    Bytes *b = mem_alloc(sizeof(Bytes) + length + 1);
    if (UNLIKELY(b == NULL))
        return raise_no_memory();
    b->head = (Object){1, &bytes_type};
    b->length = length;
    b->hash = -1;
    b->data[length] = 0;
    return OBJ(b);
}

Object *bytes_from_data(const char *data, size_t length) {
    if (length == 0)
        return incref(&empty);
    if (length == 1)
        return incref(&single[(uint8_t)*data]);
    Object *b = bytes_new(length);
    if (b)
        memcpy(((Bytes *)b)->data, data, length);
    return b;
}

Object *bytes_like(Object *self, const void *data, size_t length) {
    return is_bytes(self) ? bytes_from_data(data, length) : bytearray_from_data(data, length);
}

Object *bytes_piece(Object *self, size_t start, size_t end) {
    Text view = bytes_view(self);
    if (start == 0 && end == view.length && is_exact(self, &bytes_type))
        return incref(self);
    return bytes_like(self, (const char *)view.data + start, end > start ? end - start : 0);
}

Object *bytes_blank_like(Object *self, size_t length, char **data) {
    Object *result;
    if (!is_bytes(self)) {
        result = bytearray_from_data(NULL, length);
        *data = result ? ((ByteArray *)result)->data : NULL;
    } else {
        result = length == 0 ? incref(&empty) : bytes_new(length);
        *data = result ? ((Bytes *)result)->data : NULL;
    }
    return result;
}

static void dealloc(Object *o) {
    if (is_exact(o, &bytes_type)) {
        mem_free(o, sizeof(Bytes) + ((Bytes *)o)->length + 1);
        return;
    }
    if (TYPE_HAS(o, TYPE_GC))
        gc_untrack(o);
    object_free(o);
}

/* ---- values ---------------------------------------------------------------------------------- */

const char bytes_byte_range[] = "byte must be in range(0, 256)";

int bytes_value(Object *o, const char *range_error) {
    ssize_t v = is_compact_int(o) ? INT_VALUE(o) : number_as_ssize(o, NULL);
    if (v == -1 && error_occurred())
        return -1;
    if (v < 0 || v > 255)
        return raise_value_error("%s", range_error), -1;
    return (int)v;
}

static int64_t hash(Object *o) {
    Bytes *b = (Bytes *)o;
    if (b->hash == -1)
        b->hash = str_hash_bytes(b->data, b->length);
    return b->hash;
}

/* ---- slots shared with bytearray ------------------------------------------------------------- */

ssize_t bytes_length(Object *o) { return (ssize_t)bytes_view(o).length; }

static Object *compare_views(Text a, Text b, int op) {
    if ((op == CMP_EQ || op == CMP_NE) && a.length != b.length)
        return new_bool(op == CMP_NE);
    size_t n = a.length < b.length ? a.length : b.length;
    int order = n ? memcmp(a.data, b.data, n) : 0;
    if (order == 0)
        order = (a.length > b.length) - (a.length < b.length);
    switch (op) {
    case CMP_LT:
        return new_bool(order < 0);
    case CMP_LE:
        return new_bool(order <= 0);
    case CMP_EQ:
        return new_bool(order == 0);
    case CMP_NE:
        return new_bool(order != 0);
    case CMP_GT:
        return new_bool(order > 0);
    default:
        return new_bool(order >= 0);
    }
}

/* bytes compare with bytes; a bytearray with any bytes-like object. */
Object *bytes_compare(Object *a, Object *b, int op) {
    if (is_bytes(a) && is_bytes(b))
        return compare_views(bytes_view(a), bytes_view(b), op);
    if (!object_is(a, &bytearray_type) || !has_buffer(b))
        return error_occurred() ? NULL : new_not_implemented();
    Buffer x, y;
    if (object_buffer(a, &x, false) < 0)
        return NULL;
    Object *result = NULL;
    if (object_buffer(b, &y, false) == 0) {
        result = compare_views((Text){x.data, x.length, 1}, (Text){y.data, y.length, 1}, op);
        buffer_release(&y);
    }
    buffer_release(&x);
    return result;
}

int bytes_contains(Object *self, Object *o) {
    if (has_index(o)) {
        int c = bytes_value(o, bytes_byte_range);
        return c < 0 ? -1 : text_find_char(bytes_view(self), (uint32_t)c) >= 0;
    }
    Buffer sub;
    if (error_occurred() || object_buffer(o, &sub, false) < 0)
        return -1;
    bool found = text_find(bytes_view(self), (Text){sub.data, sub.length, 1}) >= 0;
    buffer_release(&sub);
    return found;
}

Object *bytes_mod(Object *a, Object *b) {
    return is_bytes(a) || object_is(a, &bytearray_type) ? bytes_percent(a, b)
                                                        : new_not_implemented();
}

int bytes_subscript(Object *self, Object *key, const char *kind, const char *range_error,
                    ssize_t *start, ssize_t *step, ssize_t *count) {
    ssize_t stop;
    if (is_exact(key, &slice_type))
        return slice_resolve(key, bytes_length(self), start, &stop, step, count);
    if (has_index(key)) {
        ssize_t i = number_as_ssize(key, &exc_IndexError);
        if (i == -1 && error_occurred())
            return -1;
        ssize_t length = bytes_length(self);
        if (i < 0)
            i += length;
        if (i < 0 || i >= length)
            return raise_index_error("%s", range_error), -1;
        *start = i;
        *step = 0;
        *count = 1;
        return 0;
    }
    return raise_type_error("%s indices must be integers or slices, not %T", kind, key), -1;
}

/* ---- slots of bytes -------------------------------------------------------------------------- */

static Object *getitem(Object *self, Object *key) {
    Bytes *b = (Bytes *)self;
    ssize_t start, step, count;
    if (is_compact_int(key) && (uint64_t)INT_VALUE(key) < b->length)
        return int_from_i64((uint8_t)b->data[INT_VALUE(key)]);
    if (bytes_subscript(self, key, "byte", "index out of range", &start, &step, &count) < 0)
        return NULL;
    if (step == 0)
        return int_from_i64((uint8_t)b->data[start]);
    if (step == 1 || count <= 0)
        return bytes_piece(self, (size_t)start, (size_t)(start + (count > 0 ? count : 0)));
    char *to;
    Object *result = bytes_blank_like(self, (size_t)count, &to);
    for (ssize_t i = 0; result && i < count; i++)
        to[i] = b->data[start + i * step];
    return result;
}

Object *bytes_concat(Object *a, Object *b) {
    Buffer x, y;
    if (!has_buffer(a) || !has_buffer(b)) {
        bool wrong_a = !has_buffer(a);
        return error_occurred()
                   ? NULL
                   : raise_type_error("can't concat %T to %T", wrong_a ? a : b, wrong_a ? b : a);
    }
    if (object_buffer(a, &x, false) < 0)
        return NULL;
    Object *result = NULL;
    if (object_buffer(b, &y, false) == 0) {
        char *to;
        if (y.length == 0 && is_exact(a, &bytes_type)) {
            result = incref(a);
        } else if (x.length == 0 && is_exact(a, &bytes_type) && is_exact(b, &bytes_type)) {
            result = incref(b);
        } else if ((result = bytes_blank_like(a, x.length + y.length, &to)) != NULL) {
            if (x.length)
                memcpy(to, x.data, x.length);
            if (y.length)
                memcpy(to + x.length, y.data, y.length);
        }
        buffer_release(&y);
    }
    buffer_release(&x);
    return result;
}

static Object *repeat(Object *o, ssize_t n) {
    Bytes *b = (Bytes *)o;
    size_t length;
    if (n == 1 && is_exact(o, &bytes_type))
        return incref(o);
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(b->length, (size_t)n, &length) || length > PTRDIFF_MAX)
        return raise_overflow_error("repeated bytes are too long");
    if (length == 0 && is_bytes(o))
        return bytes_new(0); /* b'' itself is not what CPython gives either */
    char *to;
    Object *result = bytes_blank_like(o, length, &to);
    if (result == NULL || length == 0)
        return result;
    if (b->length == 1)
        memset(to, b->data[0], length);
    else
        for (size_t done = 0; done < length; done += b->length)
            memcpy(to + done, b->data, b->length);
    return result;
}

static int get_buffer(Object *o, Buffer *out, int flags) {
    if (flags & BUFFER_WRITABLE)
        return raise_format(&exc_BufferError, "Object is not writable."), -1;
    out->data = ((Bytes *)o)->data;
    out->length = ((Bytes *)o)->length;
    out->readonly = true;
    return 0;
}

static Object *repr(Object *o) { return OBJ(bytes_repr(o)); }

/* ---- methods of bytes alone ------------------------------------------------------------------ */

static Object *m_bytes(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return is_exact(self, &bytes_type)
               ? incref(self)
               : bytes_from_data(((Bytes *)self)->data, ((Bytes *)self)->length);
}

static Object *m_getnewargs(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *copy = m_bytes(self, args, nargs, kwnames);
    return copy ? OBJ(tuple_from_array_steal(&copy, 1)) : NULL;
}

/* To the byte, as tracemalloc sees it: what was asked for, before it was rounded up to the size
 * class. */
static Object *m_sizeof(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return int_from_u64(is_exact(self, &bytes_type) ? sizeof(Bytes) + ((Bytes *)self)->length + 1
                                                    : object_body_size(self));
}

static const MethodDef methods[] = {
#define BYTES_METHOD(name, signature, flags, doc) {#name, bytes_m_##name, signature, flags, doc},
#include "runtime/objects/bytes_shared.def"
#undef BYTES_METHOD
    {"__bytes__", m_bytes, "", 0, "The bytes themselves."},
    {"__getnewargs__", m_getnewargs, "", 0, "Arguments that make an equal object."},
    {"__sizeof__", m_sizeof, "", 0, "Bytes that the object takes."},
    {0},
};

static Object *make_subclass(Type *type, Object *value) {
    Bytes *from = (Bytes *)value, *copy = (Bytes *)object_new_var(type, from->length);
    if (copy == NULL)
        return NULL;
    copy->length = from->length;
    copy->hash = -1;
    memcpy(copy->data, from->data, from->length);
    if (type->flags & TYPE_GC)
        gc_track(copy);
    return OBJ(copy);
}

static Object *new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[3] = {NULL}, *value;
    if (args_bind("bytes", "source=b'', encoding='utf-8', errors='strict'", &signature, args, nargs,
                  kwnames, bound)
        < 0)
        return NULL;
    if (bound[0] && !bound[1] && !bound[2]) {
        value = bytes_from_object(bound[0]);
    } else {
        BytesBuilder b = BYTES_BUILDER;
        if (bytes_collect_arguments(&b, bound, "bytes", "bytes must be in range(0, 256)") < 0) {
            bytes_builder_discard(&b);
            return NULL;
        }
        value = bytes_builder_finish(&b);
    }
    if (value == NULL || type == &bytes_type)
        return value;
    Object *copy = make_subclass(type, value);
    decref(value);
    return copy;
}

Type bytes_type = {
    .head = HEAD(&type_type),
    .name = "bytes",
    .size = sizeof(Bytes),
    .item_size = 1,
    .flags = TYPE_BASE | TYPE_IS_BYTES | TYPE_IMMUTABLE,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .str = repr,
    .hash = hash,
    .compare = bytes_compare,
    .iter = bytes_iter,
    .new_ = new_slot,
    .len = bytes_length,
    .getitem = getitem,
    .contains = bytes_contains,
    .concat = bytes_concat,
    .repeat = repeat,
    .mod = bytes_mod,
    .buffer = get_buffer,
    .methods = methods,
    .doc = "bytes(iterable_of_ints)\n"
           "bytes(string, encoding[, errors])\n"
           "bytes(bytes_like)\n"
           "bytes(length)\n\n"
           "A row of bytes that never changes.",
};
