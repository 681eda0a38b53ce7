/* _struct: the type Struct, the iterator of iter_unpack, and the functions of the module, which
 * keep the layouts of the formats that they met last. */
#include "runtime/modules/struct_internal.h"
#include "runtime/modules/struct_module.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

enum { CACHE_MAX = 100 };

Type *struct_error; /* owned; NULL until the module is made */
static Dict *cache; /* owned or NULL: format -> Struct */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define LAYOUT(o) ((Layout *)(o))

/* ---- Struct ---------------------------------------------------------------------------------- */

/* A format may be bytes: as a str, new. */
static Str *format_text(Object *format) {
    if (is_str(format))
        return incref(format);
    if (is_bytes(format)) {
        Str *text =
            str_from_latin1((const uint8_t *)((Bytes *)format)->data, ((Bytes *)format)->length);
        if (text == NULL || text->ascii)
            return text;
        decref(text);
        raise_format(struct_error, "bad char in struct format");
        return NULL;
    }
    raise_type_error("Struct() argument 1 must be a str or bytes object, not %T", format);
    return NULL;
}

static Object *layout_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Layout *l = (Layout *)object_new(type);
    if (l != NULL) {
        l->size = l->items = -1;
        gc_track(l);
    }
    return OBJ(l);
}

static int layout_init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[1] = {NULL};
    if (args_bind("Struct", "format", &signature, args, nargs, kwnames, bound) < 0)
        return -1;
    Str *text = format_text(bound[0]);
    int result = text != NULL ? layout_parse(LAYOUT(o), text) : -1;
    xdecref(text);
    return result;
}

static void layout_dealloc(Object *o) {
    Layout *l = LAYOUT(o);
    gc_untrack(o);
    if (l->fields != NULL)
        mem_free(l->fields, l->field_count * sizeof(Field));
    l->fields = NULL;
    CLEAR(l->format);
    object_free(o);
}

static int layout_traverse(Object *o, VisitFn visit, void *arg) { return 0; }

static Object *layout_repr(Object *o) {
    return OBJ(str_format("%s(%R)", type_bare_name(o->type),
                          LAYOUT(o)->format != NULL ? OBJ(LAYOUT(o)->format) : KNone));
}

/* ---- packing and unpacking ------------------------------------------------------------------- */

static int check_count(Layout *l, const char *function, size_t count) {
    if ((ssize_t)count == l->items)
        return 0;
    raise_format(struct_error, "%s expected %zd items for packing (got %zu)", function, l->items,
                 count);
    return -1;
}

static Object *pack(Layout *l, Object *const *values, size_t count) {
    if (check_count(l, "pack", count) < 0)
        return NULL;
    Object *bytes = bytes_new((size_t)l->size);
    if (bytes == NULL)
        return NULL;
    char *data = ((Bytes *)bytes)->data;
    if (l->size > 0)
        memset(data, 0, (size_t)l->size);
    if (layout_pack(l, data, values) < 0)
        CLEAR(bytes);
    return bytes;
}

/* An offset into `length` bytes where l->size are wanted; negative: from the end. */
static int resolve_offset(Layout *l, ssize_t *offset, size_t length, bool packing) {
    const char *what = packing ? "pack" : "unpack";
    if (*offset < 0) {
        if (*offset + l->size > 0) {
            raise_format(struct_error,
                         packing ? "no space to pack %zd bytes at offset %zd"
                                 : "not enough data to unpack %zd bytes at offset %zd",
                         l->size, *offset);
            return -1;
        }
        if (*offset + (ssize_t)length < 0) {
            raise_format(struct_error, "offset %zd out of range for %zu-byte buffer", *offset,
                         length);
            return -1;
        }
        *offset += (ssize_t)length;
    }
    if ((ssize_t)length - *offset >= l->size)
        return 0;
    raise_format(struct_error,
                 "%s requires a buffer of at least %zu bytes for %sing %zd bytes at offset %zd "
                 "(actual buffer size is %zu)",
                 packing ? "pack_into" : "unpack_from", (size_t)l->size + (size_t)*offset, what,
                 l->size, *offset, length);
    return -1;
}

static Object *pack_into(Layout *l, Object *const *args, size_t nargs) {
    if (nargs < 1 || nargs < 2) {
        raise_format(struct_error, "pack_into expected %s argument",
                     nargs < 1 ? "buffer" : "offset");
        return NULL;
    }
    if (check_count(l, "pack_into", nargs - 2) < 0)
        return NULL;
    Buffer b;
    if (object_buffer(args[0], &b, BUFFER_WRITABLE) < 0) {
        if (error_is(&exc_TypeError) || error_is(&exc_BufferError)) {
            error_clear();
            raise_type_error("argument must be read-write bytes-like object, not %T", args[0]);
        }
        return NULL;
    }
    Object *number = number_index(args[1]), *result = NULL;
    ssize_t offset = number != NULL ? number_as_ssize(number, &exc_IndexError) : -1;
    xdecref(number);
    if (!(offset == -1 && error_occurred()) && resolve_offset(l, &offset, b.length, true) == 0) {
        char *to = (char *)b.data + offset;
        if (l->size > 0)
            memset(to, 0, (size_t)l->size);
        if (layout_pack(l, to, args + 2) == 0)
            result = new_none();
    }
    buffer_release(&b);
    return result;
}

static Object *unpack(Layout *l, Object *from) {
    Buffer b;
    Object *result = NULL;
    if (object_buffer(from, &b, BUFFER_SIMPLE) < 0)
        return NULL;
    if ((ssize_t)b.length != l->size)
        raise_format(struct_error, "unpack requires a buffer of %zd bytes", l->size);
    else
        result = layout_unpack(l, b.data);
    buffer_release(&b);
    return result;
}

static Object *unpack_from(Layout *l, Object *from, Object *offset_argument) {
    Buffer b;
    ssize_t offset = 0;
    Object *result = NULL;
    if (object_buffer(from, &b, BUFFER_SIMPLE) < 0)
        return NULL;
    if (offset_argument != NULL) {
        Object *number = number_index(offset_argument);
        int64_t value = 0;
        if (number != NULL && !int_fits_i64(number, &value))
            raise_overflow_error("Python int too large to convert to C ssize_t");
        xdecref(number);
        offset = (ssize_t)value;
    }
    if (!error_occurred() && resolve_offset(l, &offset, b.length, false) == 0)
        result = layout_unpack(l, (char *)b.data + offset);
    buffer_release(&b);
    return result;
}

/* ---- iter_unpack ----------------------------------------------------------------------------- */

typedef struct UnpackIter {
    Object head;
    Layout *layout; /* owned; NULL: exhausted */
    Buffer buffer;  /* held until then */
    size_t at;
} UnpackIter;

static Object *iter_unpack(Layout *l, Object *from) {
    if (l->size == 0) {
        raise_format(struct_error, "cannot iteratively unpack with a struct of length 0");
        return NULL;
    }
    UnpackIter *it = (UnpackIter *)object_new(&unpack_iter_type);
    if (it == NULL || object_buffer(from, &it->buffer, BUFFER_SIMPLE) < 0) {
        xdecref(it);
        return NULL;
    }
    it->layout = incref(l);
    gc_track(it);
    if (l->size < 0 || it->buffer.length % (size_t)l->size != 0) {
        raise_format(struct_error,
                     "iterative unpacking requires a buffer of a multiple of %zd bytes", l->size);
        CLEAR(it);
    }
    return OBJ(it);
}

static void iter_dealloc(Object *o) {
    UnpackIter *it = (UnpackIter *)o;
    gc_untrack(o);
    CLEAR(it->layout);
    buffer_release(&it->buffer);
    object_free(o);
}

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((UnpackIter *)o)->layout);
    VISIT(((UnpackIter *)o)->buffer.owner);
    return 0;
}

static Object *iter_next(Object *o) {
    UnpackIter *it = (UnpackIter *)o;
    if (it->layout == NULL)
        return NULL;
    if (it->at >= it->buffer.length) {
        CLEAR(it->layout);
        buffer_release(&it->buffer);
        return NULL;
    }
    Object *result = layout_unpack(it->layout, (char *)it->buffer.data + it->at);
    it->at += (size_t)it->layout->size;
    return result;
}

METHOD(iter_length_hint) {
    UnpackIter *it = (UnpackIter *)self;
    return int_from_u64(it->layout != NULL ? (it->buffer.length - it->at) / (size_t)it->layout->size
                                           : 0);
}

static const MethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, NULL},
    {0},
};

Type unpack_iter_type = {
    .head = HEAD(&type_type),
    .name = "_struct.unpack_iterator",
    .module = "_struct",
    .size = sizeof(UnpackIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .iter = iter_self,
    .iternext = iter_next,
    .methods = iter_methods,
};

/* ---- Struct: methods ------------------------------------------------------------------------- */

METHOD(method_pack) {
    return args_no_keywords("pack", kwnames) < 0 ? NULL : pack(LAYOUT(self), args, nargs);
}
METHOD(method_pack_into) {
    return args_no_keywords("pack_into", kwnames) < 0 ? NULL : pack_into(LAYOUT(self), args, nargs);
}
METHOD(method_unpack) { return unpack(LAYOUT(self), args[0]); }
METHOD(method_unpack_from) { return unpack_from(LAYOUT(self), args[0], args[1]); }
METHOD(method_iter_unpack) { return iter_unpack(LAYOUT(self), args[0]); }
METHOD(method_sizeof) {
    return int_from_u64(object_size(self) - sizeof(GcHead)
                        + LAYOUT(self)->field_count * sizeof(Field));
}

static Object *get_format(Object *self, void *closure) {
    return LAYOUT(self)->format != NULL ? incref(LAYOUT(self)->format) : new_none();
}
static Object *get_size(Object *self, void *closure) { return int_from_ssize(LAYOUT(self)->size); }

static const GetSetDef layout_getsets[] = {
    {"format", get_format, NULL, "The format.", NULL},
    {"size", get_size, NULL, "The bytes that it describes.", NULL},
    {0},
};
static const MethodDef layout_methods[] = {
    {"iter_unpack", method_iter_unpack, "buffer, /", 0,
     "An iterator over the tuples in a buffer, one after the other."},
    {"pack", method_pack, NULL, NATIVE_RAW, "The values as bytes."},
    {"pack_into", method_pack_into, NULL, NATIVE_RAW,
     "Write the values into a buffer at an offset."},
    {"unpack", method_unpack, "buffer, /", 0,
     "A tuple of the values in a buffer of just this size."},
    {"unpack_from", method_unpack_from, "buffer, offset=0", 0,
     "A tuple of the values in a buffer at an offset."},
    {"__sizeof__", method_sizeof, "", 0, "How many bytes of memory it takes."},
    {0},
};

Type layout_type = {
    .head = HEAD(&type_type),
    .name = "_struct.Struct",
    .module = "_struct",
    .size = sizeof(Layout),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF,
    .dealloc = layout_dealloc,
    .traverse = layout_traverse,
    .repr = layout_repr,
    .new_ = layout_new,
    .init = layout_init,
    .methods = layout_methods,
    .getsets = layout_getsets,
    .doc = "A format, read once, to pack and unpack by.",
};

/* ---- the module's functions ------------------------------------------------------------------ */

/* The layout of a format: new, from the cache where it is there. */
static Layout *layout_for(Object *format) {
    Object *found = NULL;
    if (cache == NULL && (cache = dict_new()) == NULL)
        return NULL;
    bool keyed = is_exact(format, &str_type) || is_exact(format, &bytes_type);
    if (keyed && dict_get(cache, format, &found) != 0)
        return (Layout *)found;
    Str *text = format_text(format);
    Object *layout = text != NULL ? layout_new(&layout_type, NULL, 0, NULL) : NULL;
    if (layout != NULL && layout_parse(LAYOUT(layout), text) < 0)
        CLEAR(layout);
    xdecref(text);
    if (layout != NULL && keyed) {
        if (cache->used >= CACHE_MAX)
            dict_clear(cache);
        if (dict_set(cache, format, layout) < 0)
            CLEAR(layout);
    }
    return LAYOUT(layout);
}

#define WITH_LAYOUT(format, expression)                                                            \
    do {                                                                                           \
        Layout *l = layout_for(format);                                                            \
        Object *result_ = l != NULL ? (expression) : NULL;                                         \
        xdecref(l);                                                                                \
        return result_;                                                                            \
    } while (0)

METHOD(function_calcsize) { WITH_LAYOUT(args[0], int_from_ssize(l->size)); }
METHOD(function_unpack) { WITH_LAYOUT(args[0], unpack(l, args[1])); }
METHOD(function_iter_unpack) { WITH_LAYOUT(args[0], iter_unpack(l, args[1])); }
METHOD(function_unpack_from) { WITH_LAYOUT(args[0], unpack_from(l, args[1], args[2])); }

METHOD(function_pack) {
    if (nargs == 0)
        return raise_type_error("missing format argument");
    if (args_no_keywords("_struct.pack", kwnames) < 0)
        return NULL;
    WITH_LAYOUT(args[0], pack(l, args + 1, nargs - 1));
}
METHOD(function_pack_into) {
    if (nargs == 0)
        return raise_type_error("missing format argument");
    if (args_no_keywords("_struct.pack_into", kwnames) < 0)
        return NULL;
    WITH_LAYOUT(args[0], pack_into(l, args + 1, nargs - 1));
}
METHOD(function_clearcache) {
    CLEAR(cache);
    return new_none();
}

static const MethodDef functions[] = {
    {"_clearcache", function_clearcache, "", 0, "Forget the formats met so far."},
    {"calcsize", function_calcsize, "format, /", 0, "The bytes that a format describes."},
    {"iter_unpack", function_iter_unpack, "format, buffer, /", 0,
     "An iterator over the tuples in a buffer, one after the other."},
    {"pack", function_pack, NULL, NATIVE_RAW, "The values as bytes, by a format."},
    {"pack_into", function_pack_into, NULL, NATIVE_RAW,
     "Write the values into a buffer at an offset, by a format."},
    {"unpack", function_unpack, "format, buffer, /", 0,
     "A tuple of the values in a buffer of just the format's size."},
    {"unpack_from", function_unpack_from, "format, /, buffer, offset=0", 0,
     "A tuple of the values in a buffer at an offset."},
    {0},
};

static int init(Object *module) {
    if (struct_error == NULL
        && (struct_error = (Type *)type_new_simple("struct.error", &exc_Exception, NULL)) == NULL)
        return -1;
    return module_add_type(module, &layout_type) < 0
                   || module_add(module, "error", incref(struct_error)) < 0
               ? -1
               : 0;
}

void struct_shutdown(void) {
    CLEAR(cache);
    CLEAR(struct_error);
}

const ModuleDef _struct_module = {
    .name = "_struct",
    .doc = "Values as bytes by formats: the native part of struct.",
    .functions = functions,
    .init = init,
};
