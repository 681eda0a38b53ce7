/* memoryview: equality and hash.
 *
 * Two buffers are equal when their shapes are and their items, as numbers: 'b' 1 equals 'd' 1.0.
 * Items of formats that are not native are read by the struct module; a format that it does not
 * know makes the views unequal. Bytes are compared at once.
 */
#include "runtime/objects/bytes.h"
#include "runtime/objects/memoryview_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* How items of one side are read: by view_unpack, or by the bound method
 * struct.Struct(format).unpack_from. */
typedef struct Reader {
    const char *format;
    Object *unpack; /* owned or NULL */
    size_t item_size;
} Reader;

/* 1 ready, 0 no such format, -1 error. */
static int reader_init(Reader *r, const Buffer *b) {
    *r = (Reader){.format = b->format != NULL ? b->format : "B",
                  .item_size = b->item_size ? b->item_size : 1};
    if (view_format_char(r->format) != 0)
        return 1;
    Object *module = type_import_hook != NULL ? type_import_hook("struct") : NULL, *layout = NULL;
    Str *type_name = module != NULL ? str_from_ascii("Struct") : NULL,
        *unpack = str_from_ascii("unpack_from");
    Object *type = type_name != NULL ? object_getattr(module, type_name) : NULL;
    Str *format = str_from_utf8(r->format, strlen(r->format));
    if (type != NULL && format != NULL && unpack != NULL
        && (layout = object_call1(type, OBJ(format))) != NULL)
        r->unpack = object_getattr(layout, unpack);
    xdecref(module);
    xdecref(type_name);
    xdecref(type);
    xdecref(format);
    xdecref(unpack);
    xdecref(layout);
    if (r->unpack != NULL)
        return 1;
    if (error_is(&exc_MemoryError))
        return -1;
    error_clear(); /* not a format of struct */
    return 0;
}

static Object *read_item(Reader *r, const char *item) {
    if (r->unpack == NULL)
        return view_unpack(item, r->format);
    Object *bytes = bytes_from_data(item, r->item_size),
           *values = bytes != NULL ? object_call1(r->unpack, bytes) : NULL;
    xdecref(bytes);
    if (values == NULL || !is_tuple(values) || ((Tuple *)values)->length != 1)
        return values;
    Object *value = incref(((Tuple *)values)->items[0]);
    decref(values);
    return value;
}

static int items_equal(Reader *a, const char *x, Reader *b, const char *y) {
    Object *left = read_item(a, x), *right = left != NULL ? read_item(b, y) : NULL;
    Object *equal = right != NULL ? object_compare(left, right, CMP_EQ) : NULL;
    int result = equal != NULL ? object_truth(equal) : -1;
    xdecref(left);
    xdecref(right);
    xdecref(equal);
    return result;
}

typedef struct Side {
    Buffer buffer;
    Reader reader;
    ssize_t shape1, stride1; /* stand for shape and strides that are not given */
} Side;

static ssize_t stride_of(const Side *s, int at) {
    if (s->buffer.strides != NULL)
        return s->buffer.strides[at];
    ssize_t stride = (ssize_t)s->reader.item_size;
    for (int i = s->buffer.ndim - 1; i > at; i--)
        stride *= s->buffer.shape[i];
    return stride;
}

static int parts_equal(Side *a, Side *b, int at, const char *x, const char *y) {
    if (at == a->buffer.ndim)
        return items_equal(&a->reader, x, &b->reader, y);
    ssize_t a_stride = stride_of(a, at), b_stride = stride_of(b, at);
    int equal = 1;
    for (ssize_t i = 0; equal == 1 && i < a->buffer.shape[at]; i++) {
        equal = parts_equal(a, b, at + 1, x, y);
        x += a_stride;
        y += b_stride;
        if (i % 65536 == 65535 && equal == 1 && interrupt_check() < 0)
            equal = -1;
    }
    return equal;
}

static void give_shape(Side *s) {
    Buffer *b = &s->buffer;
    if (b->shape != NULL)
        return;
    s->shape1 = (ssize_t)(b->length / (b->item_size ? b->item_size : 1));
    b->shape = &s->shape1;
    b->ndim = 1;
    b->strides = NULL;
}

static bool same_shape(const Buffer *a, const Buffer *b) {
    if (a->ndim != b->ndim)
        return false;
    for (int i = 0; i < a->ndim; i++) {
        if (a->shape[i] != b->shape[i])
            return false;
        if (a->shape[i] == 0)
            break;
    }
    return true;
}

/* Formats whose items are equal just when their bytes are. */
static bool bytewise(char c) { return c != 0 && strchr("cbBhHiIlLqQnNP", c) != NULL; }

static int sides_equal(Side *a, Side *b) {
    give_shape(a);
    give_shape(b);
    if (!same_shape(&a->buffer, &b->buffer))
        return 0;
    int ready = reader_init(&a->reader, &a->buffer);
    if (ready > 0)
        ready = reader_init(&b->reader, &b->buffer);
    int equal = ready;
    if (ready > 0) {
        char c = view_format_char(a->reader.format), other = view_format_char(b->reader.format);
        if (c == other && bytewise(c) && buffer_is_contiguous(&a->buffer, 'C')
            && buffer_is_contiguous(&b->buffer, 'C'))
            equal = memcmp(a->buffer.data, b->buffer.data, a->buffer.length) == 0;
        else
            equal = parts_equal(a, b, 0, a->buffer.data, b->buffer.data);
    }
    CLEAR(a->reader.unpack);
    CLEAR(b->reader.unpack);
    return equal;
}

Object *view_compare(Object *o, Object *other, int op) {
    if (!is_exact(o, &memoryview_type) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    bool released = view_is_released(VIEW(o))
                    || (is_exact(other, &memoryview_type) && view_is_released(VIEW(other)));
    if (released)
        return new_bool((o == other) == (op == CMP_EQ));
    if (!has_buffer(other))
        return error_occurred() ? NULL : new_not_implemented();
    Side a = {0}, b = {0};
    if (object_buffer(o, &a.buffer, BUFFER_FULL_RO) < 0)
        return NULL;
    if (object_buffer(other, &b.buffer, BUFFER_FULL_RO) < 0) {
        buffer_release(&a.buffer);
        return error_forgive() < 0 ? NULL : new_not_implemented();
    }
    int equal = sides_equal(&a, &b);
    buffer_release(&a.buffer);
    buffer_release(&b.buffer);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

int64_t view_hash(Object *o) {
    MemoryView *m = VIEW(o);
    if (m->hash != -1)
        return m->hash;
    if (view_check(m) < 0)
        return -1;
    char c = view_format_char(m->format);
    if (!m->readonly)
        return raise_value_error("cannot hash writable memoryview object"), -1;
    if (c != 'B' && c != 'b' && c != 'c')
        return raise_value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"),
               -1;
    Object *owner = incref(memoryview_owner_borrow(o));
    int64_t owner_hash = object_hash(owner); /* what cannot be hashed may change */
    decref(owner);
    if (owner_hash == -1 || view_check(m) < 0)
        return -1;
    Buffer b = view_buffer(m);
    if (buffer_is_contiguous(&b, 'C'))
        return m->hash = str_hash_bytes(m->data, m->length);
    char *copy = mem_alloc(m->length);
    if (copy == NULL)
        return raise_no_memory(), -1;
    buffer_copy_out(&b, copy, 'C');
    m->hash = str_hash_bytes(copy, m->length);
    mem_free(copy, m->length);
    return m->hash;
}
