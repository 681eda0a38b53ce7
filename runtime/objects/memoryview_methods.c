/* memoryview: its methods and attributes. */
#include <limits.h>
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/memoryview_internal.h"
#include "runtime/objects/tuple.h"

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* ---- copies ---------------------------------------------------------------------------------- */

static Object *to_bytes(MemoryView *m, char order) {
    Object *bytes = bytes_new(m->length);
    Buffer b = view_buffer(m);
    if (bytes != NULL)
        buffer_copy_out(&b, ((Bytes *)bytes)->data, order);
    return bytes;
}

METHOD(method_tobytes) {
    char order = 'C';
    if (view_check(VIEW(self)) < 0)
        return NULL;
    if (args[0] != NULL && args[0] != KNone) {
        if (!is_str(args[0]))
            return raise_type_error("tobytes() argument 'order' must be str or None, not %T",
                                    args[0]);
        Str *s = (Str *)args[0];
        if (!str_equal_ascii(s, "C") && !str_equal_ascii(s, "F") && !str_equal_ascii(s, "A"))
            return raise_value_error("order must be 'C', 'F' or 'A'");
        order = (char)str_at(s, 0);
    }
    return to_bytes(VIEW(self), order);
}

METHOD(method_hex) {
    if (view_check(VIEW(self)) < 0)
        return NULL;
    Object *bytes = to_bytes(VIEW(self), 'C'), *result = NULL;
    Str *name = bytes != NULL ? str_intern_utf8("hex", 3) : NULL;
    Object *method = name != NULL ? object_getattr(bytes, name) : NULL;
    if (method != NULL)
        result = object_call(method, args, nargs, kwnames);
    xdecref(method);
    xdecref(name);
    xdecref(bytes);
    return result;
}

static Object *list_from(MemoryView *m, int at, const char *data) {
    if (at == m->ndim)
        return view_unpack(data, m->format);
    List *list = list_new(0);
    for (ssize_t i = 0; list != NULL && i < view_shape(m)[at]; i++) {
        Object *item = list_from(m, at + 1, data + i * view_strides(m)[at]);
        if (item == NULL || list_append_steal(list, item) < 0)
            CLEAR(list);
    }
    return OBJ(list);
}

METHOD(method_tolist) {
    MemoryView *m = VIEW(self);
    if (view_check(m) < 0)
        return NULL;
    if (view_format_char(m->format) == 0)
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            m->format);
    return list_from(m, 0, m->data);
}

METHOD(method_toreadonly) {
    if (view_check(VIEW(self)) < 0)
        return NULL;
    MemoryView *copy = view_like(VIEW(self), VIEW(self)->ndim);
    if (copy != NULL)
        copy->readonly = true;
    return OBJ(copy);
}

/* ---- cast ------------------------------------------------------------------------------------ */

/* The static text of a native format, as it was written: "B" or "@B". */
static const char *static_format(const char *format) {
    static const char formats[] =
        "@c\0@b\0@B\0@h\0@H\0@i\0@I\0@l\0@L\0@q\0@Q\0@n\0@N\0@f\0@d\0@e\0@?\0@P";
    for (const char *f = formats; f < formats + sizeof formats; f += 3)
        if (strcmp(f, format) == 0 || strcmp(f + 1, format) == 0)
            return *format == '@' ? f : f + 1;
    return NULL;
}

static bool is_byte_format(char c) { return c == 'b' || c == 'B' || c == 'c'; }

/* To one dimension of items of a format. */
static int cast_format(MemoryView *m, Object *format) {
    char from = view_format_char(m->format);
    size_t length;
    const char *text = str_utf8((Str *)format, &length);
    if (text == NULL)
        return -1;
    const char *fixed = strlen(text) == length ? static_format(text) : NULL;
    str_utf8_free((Str *)format, text, length);
    if (from == 0)
        return raise_value_error("memoryview: source format must be a native single character "
                                 "format prefixed with an optional '@'"),
               -1;
    if (fixed == NULL)
        return raise_value_error("memoryview: destination format must be a native single character "
                                 "format prefixed with an optional '@'"),
               -1;
    char to = view_format_char(fixed);
    size_t size = view_format_size(to);
    if (!is_byte_format(from) && !is_byte_format(to))
        return raise_type_error("memoryview: cannot cast between two non-byte formats"), -1;
    if (m->length % size != 0)
        return raise_type_error("memoryview: length is not a multiple of itemsize"), -1;
    m->format = fixed;
    m->item_size = size;
    view_shape(m)[0] = (ssize_t)(m->length / size);
    view_strides(m)[0] = (ssize_t)size;
    return 0;
}

static int shape_item(Object *o, ssize_t *out) {
    if (!is_int(o))
        return raise_type_error("memoryview.cast(): elements of shape must be integers"), -1;
    *out = number_as_argument(o);
    if (*out == -1 && error_occurred())
        return -1;
    if (*out <= 0)
        return raise_value_error("memoryview.cast(): elements of shape must be integers > 0"), -1;
    return 0;
}

static MemoryView *cast_shape(MemoryView *flat, Object *shape) {
    size_t n = is_list(shape) ? ((List *)shape)->length : ((Tuple *)shape)->length;
    MemoryView *m = view_like(flat, (int)n);
    if (m == NULL)
        return NULL;
    ssize_t product = 1, total;
    for (size_t i = 0; i < n; i++) {
        Object *item = is_list(shape) ? ((List *)shape)->items[i] : ((Tuple *)shape)->items[i];
        if (shape_item(item, &view_shape(m)[i]) < 0)
            goto failed;
        if (__builtin_mul_overflow(product, view_shape(m)[i], &product)) {
            raise_value_error("memoryview.cast(): product(shape) > SSIZE_MAX");
            goto failed;
        }
    }
    if (__builtin_mul_overflow(product, (ssize_t)m->item_size, &total)
        || total != (ssize_t)m->length) {
        raise_type_error("memoryview: product(shape) * itemsize != buffer size");
        goto failed;
    }
    ssize_t stride = (ssize_t)m->item_size;
    for (size_t i = n; i-- > 0;) {
        view_strides(m)[i] = stride;
        stride *= view_shape(m)[i];
    }
    return m;
failed:
    decref(m);
    return NULL;
}

static bool has_zero(MemoryView *m) {
    for (int i = 0; i < m->ndim; i++)
        if (view_shape(m)[i] == 0 || view_strides(m)[i] == 0)
            return true;
    return false;
}

METHOD(method_cast) {
    MemoryView *m = VIEW(self);
    Object *shape = args[1];
    if (view_check(m) < 0)
        return NULL;
    if (!is_str(args[0]))
        return raise_type_error("cast() argument 'format' must be str, not %T", args[0]);
    Buffer b = view_buffer(m);
    if (!buffer_is_contiguous(&b, 'C'))
        return raise_type_error("memoryview: casts are restricted to C-contiguous views");
    if ((shape != NULL || m->ndim != 1) && has_zero(m))
        return raise_type_error("memoryview: cannot cast view with zeros in shape or strides");
    if (shape != NULL) {
        if (!is_list(shape) && !is_tuple(shape))
            return raise_type_error("shape must be a list or a tuple");
        size_t n = is_list(shape) ? ((List *)shape)->length : ((Tuple *)shape)->length;
        if (n > DIMENSIONS_MAX)
            return raise_value_error("memoryview: number of dimensions must not exceed %d",
                                     DIMENSIONS_MAX);
        if (m->ndim != 1 && n != 1)
            return raise_type_error("memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    MemoryView *flat = view_like(m, 1), *result;
    if (flat != NULL && cast_format(flat, args[0]) < 0)
        CLEAR(flat);
    if (flat == NULL || shape == NULL)
        return OBJ(flat);
    result = cast_shape(flat, shape);
    decref(flat);
    return OBJ(result);
}

/* ---- life ------------------------------------------------------------------------------------ */

METHOD(method_release) { return memoryview_release(self) < 0 ? NULL : new_none(); }

METHOD(method_enter) { return view_check(VIEW(self)) < 0 ? NULL : incref(self); }

METHOD(method_from_flags) {
    Object *number = number_index(args[1]);
    ssize_t flags = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
    xdecref(number);
    if (flags == -1 && error_occurred())
        return NULL;
    return memoryview_new(args[0], (int)flags);
}

const MethodDef memoryview_methods[] = {
    {"release", method_release, "", 0,
     "Let go of the memory: nothing can be done with the view any more."},
    {"tobytes", method_tobytes, "order='C'", 0,
     "The memory as bytes: 'C' or None the last index varies fastest, 'F' the first one does, 'A' "
     "as it lies in memory."},
    {"hex", method_hex, NULL, NATIVE_RAW, "The bytes as hex digits, two each."},
    {"tolist", method_tolist, "", 0,
     "A list of the items, with lists inside for further dimensions."},
    {"cast", method_cast, "format, shape=<unrepresentable>", 0,
     "The same memory by another format or shape."},
    {"toreadonly", method_toreadonly, "", 0, "A view of the same memory that cannot change it."},
    {"_from_flags", method_from_flags, "object, flags", NATIVE_CLASS,
     "A view of what the object gives for these flags."},
    {"__enter__", method_enter, "", 0, NULL},
    {"__exit__", method_release, "*exc_info", 0, NULL},
    {0},
};

/* ---- attributes ------------------------------------------------------------------------------ */

#define GETTER(name)   static Object *get_##name(Object *self, void *closure)
#define CHECKED(value) (view_check(VIEW(self)) < 0 ? NULL : (value))

GETTER(obj) { return CHECKED(incref(memoryview_owner_borrow(self))); }
GETTER(nbytes) { return CHECKED(int_from_u64(VIEW(self)->length)); }
GETTER(itemsize) { return CHECKED(int_from_u64(VIEW(self)->item_size)); }
GETTER(format) { return CHECKED(OBJ(str_from_ascii(VIEW(self)->format))); }
GETTER(readonly) { return CHECKED(new_bool(VIEW(self)->readonly)); }
GETTER(ndim) { return CHECKED(int_from_i64(VIEW(self)->ndim)); }
GETTER(suboffsets) { return CHECKED(incref(tuple_empty)); }

static Object *numbers(const ssize_t *values, int n) {
    Tuple *t = tuple_new((size_t)n);
    for (int i = 0; t != NULL && i < n; i++)
        if ((t->items[i] = int_from_ssize(values[i])) == NULL)
            CLEAR(t);
    if (t != NULL && n > 0)
        tuple_finish(t);
    return OBJ(t);
}
GETTER(shape) { return CHECKED(numbers(view_shape(VIEW(self)), VIEW(self)->ndim)); }
GETTER(strides) { return CHECKED(numbers(view_strides(VIEW(self)), VIEW(self)->ndim)); }

GETTER(contiguous) {
    if (view_check(VIEW(self)) < 0)
        return NULL;
    Buffer b = view_buffer(VIEW(self));
    return new_bool(buffer_is_contiguous(&b, *(const char *)closure));
}

const GetSetDef memoryview_getsets[] = {
    {"obj", get_obj, NULL, "The object whose memory is seen.", NULL},
    {"nbytes", get_nbytes, NULL, "The bytes that tobytes() would have.", NULL},
    {"readonly", get_readonly, NULL, "Whether the memory cannot be changed.", NULL},
    {"itemsize", get_itemsize, NULL, "The bytes of an item.", NULL},
    {"format", get_format, NULL, "The format of an item, as the struct module writes it.", NULL},
    {"ndim", get_ndim, NULL, "The number of dimensions.", NULL},
    {"shape", get_shape, NULL, "A tuple of the length of each dimension.", NULL},
    {"strides", get_strides, NULL,
     "A tuple of the bytes from one item to the next in each dimension.", NULL},
    {"suboffsets", get_suboffsets, NULL, "An empty tuple.", NULL},
    {"c_contiguous", get_contiguous, NULL,
     "Whether the memory is in one piece, the last index varying fastest.", (void *)"C"},
    {"f_contiguous", get_contiguous, NULL,
     "Whether the memory is in one piece, the first index varying fastest.", (void *)"F"},
    {"contiguous", get_contiguous, NULL, "Whether the memory is in one piece.", (void *)"A"},
    {0},
};
