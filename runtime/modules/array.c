/* array: a row of numbers or characters of one C type, side by side.
 *
 * data holds `capacity` items, the first `length` of which are set. Appending over-allocates by an
 * eighth. While exports > 0 the size may not change (BufferError), so whoever holds a buffer may
 * look at its memory. Whatever may run Python code (a value's __index__, an iterable, a comparison)
 * runs before the memory is looked at, or length is read anew after it.
 */
#include "runtime/modules/array_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

/* ---- making and room ------------------------------------------------------------------------- */

int array_resize(Array *a, size_t length) {
    if (a->exports > 0 && length != a->length)
        return raise_format(&exc_BufferError, "cannot resize an array that is exporting buffers"),
               -1;
    size_t capacity = a->capacity, size = a->kind->size;
    if (length > capacity)
        capacity = a->data == NULL ? length : length + length / 8 + 8;
    else if (length < capacity / 2)
        capacity = length;
    if (capacity != a->capacity) {
        if (capacity > SIZE_MAX / 4 / size)
            return raise_no_memory(), -1;
        char *data = NULL;
        if (capacity != 0) {
            data = mem_resize(a->data, a->capacity * size, capacity * size);
            if (data == NULL && length > a->capacity)
                return raise_no_memory(), -1;
            if (data == NULL) {
                capacity = a->capacity; /* shrinking failed: no harm */
                data = a->data;
            }
        } else if (a->data != NULL) {
            mem_free(a->data, a->capacity * size);
        }
        a->data = data;
        a->capacity = capacity;
    }
    a->length = length;
    return 0;
}

Array *array_make(Type *type, const ArrayKind *kind, size_t length) {
    Array *a = (Array *)object_new(type);
    if (a == NULL)
        return NULL;
    a->kind = kind;
    if (type->flags & TYPE_HEAP)
        gc_track(a);
    if (array_resize(a, length) < 0)
        CLEAR(a);
    return a;
}

static void dealloc(Object *o) {
    Array *a = (Array *)o;
    gc_untrack(o);
    if (a->data != NULL)
        mem_free(a->data, a->capacity * a->kind->size);
    a->data = NULL;
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) { return 0; }

/* ---- adding ---------------------------------------------------------------------------------- */

int array_append(Array *a, Object *value) {
    char item[8];
    if (a->kind->set(item, value) < 0) /* first, since it may run Python code */
        return -1;
    size_t length = a->length;
    if (array_resize(a, length + 1) < 0)
        return -1;
    memcpy(array_at(a, length), item, a->kind->size);
    return 0;
}

int array_extend_bytes(Array *a, const char *data, size_t bytes) {
    size_t size = a->kind->size, length = a->length;
    if (bytes % size != 0)
        return raise_value_error("bytes length not a multiple of item size"), -1;
    if (bytes == 0)
        return 0;
    if (array_resize(a, length + bytes / size) < 0)
        return -1;
    memcpy(array_at(a, length), data, bytes);
    return 0;
}

int array_extend_text(Array *a, Str *text) {
    size_t length = a->length;
    if (text->length == 0)
        return 0;
    if (array_resize(a, length + text->length) < 0)
        return -1;
    for (size_t i = 0; i < text->length; i++)
        ((uint32_t *)a->data)[length + i] = str_at(text, i);
    return 0;
}

Object *array_text(Array *a) {
    const uint32_t *chars = (const uint32_t *)a->data;
    for (size_t i = 0; i < a->length; i++)
        if (chars[i] > 0x10FFFF)
            return raise_value_error("character U+%x is not in range [U+0000; U+10ffff]", chars[i]);
    return OBJ(str_from_ucs4(chars, a->length));
}

int array_extend(Array *a, Object *iterable) {
    if (object_is(iterable, &array_type)) {
        Array *other = (Array *)iterable;
        if (other->kind != a->kind)
            return raise_type_error("can only extend with array of same kind"), -1;
        size_t length = a->length, more = other->length;
        if (more == 0)
            return 0;
        if (array_resize(a, length + more) < 0)
            return -1;
        memcpy(array_at(a, length), other->data, more * a->kind->size); /* other may be a */
        return 0;
    }
    Object *iterator = object_iter(iterable), *item;
    if (iterator == NULL)
        return -1;
    int result = 0;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        result = array_append(a, item);
        decref(item);
    }
    decref(iterator);
    return result == 0 && error_occurred() ? -1 : result;
}

/* ---- the constructor ------------------------------------------------------------------------- */

static int fill(Array *a, Object *from) {
    if (is_str(from))
        return array_extend_text(a, (Str *)from);
    if (is_bytes(from) || object_is(from, &bytearray_type)) {
        Buffer b;
        if (object_buffer(from, &b, BUFFER_SIMPLE) < 0)
            return -1;
        int result = array_extend_bytes(a, b.data, b.length);
        buffer_release(&b);
        return result;
    }
    if (object_is(from, &array_type) && ((Array *)from)->kind == a->kind)
        return array_extend(a, from);
    if (object_is(from, &array_type)) { /* of another kind: item by item */
        Object *list = sequence_list(from);
        int result = list != NULL ? array_extend(a, list) : -1;
        xdecref(list);
        return result;
    }
    return array_extend(a, from);
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &array_type || type->init == object_type.init)
        && args_no_keywords("array.array", kwnames) < 0)
        return NULL;
    if (nargs < 1 || nargs > 2)
        return raise_type_error("array() takes at %s argument%s (%zu given)",
                                nargs < 1 ? "least 1" : "most 2", nargs < 1 ? "" : "s", nargs);
    if (!is_str(args[0]) || ((Str *)args[0])->length != 1)
        return raise_type_error("array() argument 1 must be a unicode character, not %T", args[0]);
    uint32_t code = str_at((Str *)args[0], 0);
    const ArrayKind *kind = array_kind(code);
    if (code == 'u'
        && warn(&exc_DeprecationWarning,
                "The 'u' type code is deprecated and will be removed in Python 3.16")
               < 0)
        return NULL;
    Object *from = nargs == 2 ? args[1] : NULL;
    if (from != NULL && (kind == NULL || !kind->text)) {
        if (is_str(from))
            return raise_type_error("cannot use a str to initialize an array with typecode '%c'",
                                    code);
        if (object_is(from, &array_type) && ((Array *)from)->kind->text)
            return raise_type_error(
                "cannot use a unicode array to initialize an array with typecode '%c'", code);
    }
    if (kind == NULL)
        return raise_value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    Array *a = array_make(type, kind, 0);
    if (a != NULL && from != NULL && fill(a, from) < 0)
        CLEAR(a);
    return OBJ(a);
}

/* ---- sequence -------------------------------------------------------------------------------- */

static ssize_t len(Object *o) { return (ssize_t)((Array *)o)->length; }

ssize_t array_find(Array *a, Object *wanted, ssize_t start, ssize_t stop) {
    for (ssize_t i = start; i < stop && (size_t)i < a->length; i++) {
        Object *item = a->kind->get(array_at(a, (size_t)i));
        int equal = item != NULL ? object_compare_bool(item, wanted, CMP_EQ) : -1;
        xdecref(item);
        if (equal != 0)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

static int contains(Object *o, Object *wanted) {
    ssize_t at = array_find((Array *)o, wanted, 0, PTRDIFF_MAX);
    return at == -2 ? -1 : at >= 0;
}

Object *array_slice(Array *a, ssize_t start, ssize_t step, size_t count) {
    Array *result = array_make(&array_type, a->kind, count);
    size_t size = a->kind->size;
    if (result == NULL || count == 0)
        return OBJ(result);
    if (step == 1)
        memcpy(result->data, array_at(a, (size_t)start), count * size);
    else
        for (size_t i = 0; i < count; i++, start += step)
            memcpy(array_at(result, i), array_at(a, (size_t)start), size);
    return OBJ(result);
}

static int index_of(Object *key, ssize_t *out) {
    *out = number_as_ssize(key, &exc_IndexError);
    return *out == -1 && error_occurred() ? -1 : 0;
}

static Object *getitem(Object *o, Object *key) {
    Array *a = (Array *)o;
    ssize_t i, stop, step;
    if (is_exact(key, &slice_type)) {
        if (slice_unpack(key, &i, &stop, &step) < 0)
            return NULL;
        ssize_t count = slice_adjust((ssize_t)a->length, &i, &stop, step);
        return array_slice(a, i, step, (size_t)count);
    }
    if (!has_index(key))
        return raise_type_error("array indices must be integers");
    if (index_of(key, &i) < 0)
        return NULL;
    if (i < 0)
        i += (ssize_t)a->length;
    if ((size_t)i >= a->length)
        return raise_index_error("array index out of range");
    return a->kind->get(array_at(a, (size_t)i));
}

int array_delete(Array *a, size_t start, size_t count) {
    size_t size = a->kind->size, length = a->length;
    if (count == 0)
        return 0;
    if (a->exports > 0)
        return array_resize(a, length - count);
    memmove(a->data + start * size, a->data + (start + count) * size,
            (length - start - count) * size);
    return array_resize(a, length - count);
}

static int delete_stepped(Array *a, ssize_t start, ssize_t step, size_t count) {
    size_t size = a->kind->size;
    if (count == 0)
        return 0;
    if (a->exports > 0)
        return array_resize(a, a->length - count);
    if (step < 0) {
        start += step * (ssize_t)(count - 1);
        step = -step;
    }
    size_t to = (size_t)start, gone = 0;
    for (size_t from = to; from < a->length; from++) {
        if (gone < count && from == (size_t)start + gone * (size_t)step) {
            gone++;
            continue;
        }
        memcpy(array_at(a, to++), array_at(a, from), size);
    }
    return array_resize(a, to);
}

/* Items [start, start + count) become those of `other`, which is not a. */
static int replace(Array *a, size_t start, size_t count, const Array *other) {
    size_t size = a->kind->size, length = a->length, more = other->length,
           tail = length - start - count;
    if (more > count && array_resize(a, length - count + more) < 0)
        return -1;
    if (more < count && a->exports > 0)
        return array_resize(a, length - count + more);
    if (more != count && tail != 0)
        memmove(a->data + (start + more) * size, a->data + (start + count) * size, tail * size);
    if (more != 0)
        memcpy(array_at(a, start), other->data, more * size);
    return more < count ? array_resize(a, length - count + more) : 0;
}

static int assign_slice(Array *a, Object *key, Object *value) {
    ssize_t start, stop, step;
    if (slice_unpack(key, &start, &stop, &step) < 0)
        return -1;
    if (value != NULL && !object_is(value, &array_type))
        return raise_type_error("can only assign array (not \"%T\") to array slice", value), -1;
    if (value == OBJ(a)) { /* its own items: a copy of them */
        Object *copy = array_slice(a, 0, 1, a->length);
        int result = copy != NULL ? assign_slice(a, key, copy) : -1;
        xdecref(copy);
        return result;
    }
    Array *other = (Array *)value;
    if (other != NULL && other->kind != a->kind)
        return raise_type_error("bad argument type for built-in operation"), -1;
    size_t count = (size_t)slice_adjust((ssize_t)a->length, &start, &stop, step),
           more = other != NULL ? other->length : 0;
    if (step == 1)
        return other != NULL ? replace(a, (size_t)start, count, other)
                             : array_delete(a, (size_t)start, count);
    if (other == NULL)
        return delete_stepped(a, start, step, count);
    if (more != count)
        return raise_value_error(
                   "attempt to assign array of size %zu to extended slice of size %zu", more,
                   count),
               -1;
    for (size_t i = 0; i < count; i++, start += step)
        memcpy(array_at(a, (size_t)start), array_at(other, i), a->kind->size);
    return 0;
}

static int setitem(Object *o, Object *key, Object *value) {
    Array *a = (Array *)o;
    ssize_t i;
    char item[8];
    if (is_exact(key, &slice_type))
        return assign_slice(a, key, value);
    if (!has_index(key))
        return raise_type_error("array indices must be integers"), -1;
    if (index_of(key, &i) < 0)
        return -1;
    if (i < 0)
        i += (ssize_t)a->length;
    if ((size_t)i >= a->length)
        return raise_index_error("array assignment index out of range"), -1;
    if (value == NULL)
        return array_delete(a, (size_t)i, 1);
    if (a->kind->set(item, value) < 0)
        return -1;
    if ((size_t)i >= a->length) /* the value's __index__ made it shorter */
        return raise_index_error("array assignment index out of range"), -1;
    memcpy(array_at(a, (size_t)i), item, a->kind->size);
    return 0;
}

static Object *concat(Object *left, Object *right) {
    Array *a = (Array *)left, *b = (Array *)right;
    if (!object_is(right, &array_type))
        return raise_type_error("can only append array (not \"%T\") to array", right);
    if (a->kind != b->kind)
        return raise_type_error("bad argument type for built-in operation");
    Array *result = array_make(&array_type, a->kind, a->length + b->length);
    size_t size = a->kind->size;
    if (result != NULL && a->length != 0)
        memcpy(result->data, a->data, a->length * size);
    if (result != NULL && b->length != 0)
        memcpy(array_at(result, a->length), b->data, b->length * size);
    return OBJ(result);
}

static Object *inplace_concat(Object *left, Object *right) {
    if (!object_is(right, &array_type))
        return raise_type_error("can only extend array with array (not \"%T\")", right);
    return array_extend((Array *)left, right) < 0 ? NULL : incref(left);
}

/* Fills `total` bytes at `to` with copies of the first `unit`. */
static void fill_copies(char *to, size_t unit, size_t total) {
    for (size_t done = unit; done < total;) {
        size_t step = done < total - done ? done : total - done;
        memcpy(to + done, to, step);
        done += step;
    }
}

static int repeated_length(const Array *a, ssize_t n, size_t *out) {
    if (__builtin_mul_overflow(a->length, n > 0 ? (size_t)n : 0, out)
        || *out > SIZE_MAX / 8 / a->kind->size)
        return raise_no_memory(), -1;
    return 0;
}

static Object *repeat(Object *o, ssize_t n) {
    Array *a = (Array *)o, *result;
    size_t length, size = a->kind->size;
    if (repeated_length(a, n, &length) < 0
        || (result = array_make(&array_type, a->kind, length)) == NULL)
        return NULL;
    if (length != 0) {
        memcpy(result->data, a->data, a->length * size);
        fill_copies(result->data, a->length * size, length * size);
    }
    return OBJ(result);
}

static Object *inplace_repeat(Object *o, ssize_t n) {
    Array *a = (Array *)o;
    size_t length, unit = a->length * a->kind->size;
    if (repeated_length(a, n, &length) < 0 || array_resize(a, length) < 0)
        return NULL;
    if (length * a->kind->size > unit)
        fill_copies(a->data, unit, length * a->kind->size);
    return incref(o);
}

/* ---- other slots ----------------------------------------------------------------------------- */

static Object *repr(Object *o) {
    Array *a = (Array *)o;
    const char *name = type_bare_name(o->type);
    if (a->length == 0)
        return OBJ(str_format("%s('%c')", name, a->kind->code));
    Object *items = a->kind->text ? array_text(a) : sequence_list(o);
    Object *result =
        items != NULL ? OBJ(str_format("%s('%c', %R)", name, a->kind->code, items)) : NULL;
    xdecref(items);
    return result;
}

static Object *compare_lengths(size_t a, size_t b, int op) {
    bool results[] = {
        [CMP_LT] = a<b, [CMP_LE] = a <= b, [CMP_EQ] = a == b, [CMP_NE] = a != b, [CMP_GT] = a> b,
        [CMP_GE] = a >= b};
    return new_bool(results[op]);
}

static Object *compare(Object *left, Object *right, int op) {
    Array *a = (Array *)left, *b = (Array *)right;
    if (!object_is(left, &array_type) || !object_is(right, &array_type))
        return new_not_implemented();
    if (a->length != b->length && (op == CMP_EQ || op == CMP_NE))
        return new_bool(op == CMP_NE);
    bool bitwise = a->kind == b->kind && (a->kind->integer || a->kind->text);
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        if (bitwise && memcmp(array_at(a, i), array_at(b, i), a->kind->size) == 0)
            continue;
        Object *x = a->kind->get(array_at(a, i)),
               *y = x != NULL ? b->kind->get(array_at(b, i)) : NULL;
        int equal = y != NULL ? object_compare_bool(x, y, CMP_EQ) : -1;
        Object *result = NULL;
        if (equal == 0)
            result =
                op == CMP_EQ || op == CMP_NE ? new_bool(op == CMP_NE) : object_compare(x, y, op);
        xdecref(x);
        xdecref(y);
        if (equal <= 0)
            return result;
    }
    return compare_lengths(a->length, b->length, op);
}

static int get_buffer(Object *o, Buffer *out, int flags) {
    Array *a = (Array *)o;
    out->data = a->data != NULL ? a->data : "";
    out->length = a->length * a->kind->size;
    out->readonly = false;
    out->format = a->kind->text_format;
    out->item_size = a->kind->size;
    a->exports++;
    return 0;
}

static void release_buffer(Object *o, Buffer *b) { ((Array *)o)->exports--; }

static Object *iter(Object *o) {
    ArrayIter *it = (ArrayIter *)object_new(&array_iter_type);
    if (it == NULL)
        return NULL;
    it->array = incref(o);
    gc_track(it);
    return OBJ(it);
}

static Object *get_typecode(Object *self, void *closure) {
    return OBJ(str_from_char((uint32_t)((Array *)self)->kind->code));
}
static Object *get_itemsize(Object *self, void *closure) {
    return int_from_i64(((Array *)self)->kind->size);
}

static const GetSetDef getsets[] = {
    {"typecode", get_typecode, NULL, "The type code, a character.", NULL},
    {"itemsize", get_itemsize, NULL, "The bytes that an item takes.", NULL},
    {0},
};

Type array_type = {
    .head = HEAD(&type_type),
    .name = "array.array",
    .module = "array",
    .size = sizeof(Array),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .inplace_concat = inplace_concat,
    .inplace_repeat = inplace_repeat,
    .buffer = get_buffer,
    .release_buffer = release_buffer,
    .methods = array_methods,
    .getsets = getsets,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "A row of items of one C type. The initializer is a str, bytes, or an iterable of "
           "items.\n\n"
           "b B  int of 1 byte, signed and unsigned     h H  of 2 bytes     i I  of 4 bytes\n"
           "l L  of 8 bytes     q Q  of 8 bytes     f  float of 4 bytes     d  float of 8 bytes\n"
           "w  a character of 4 bytes (u: its older name)",
};
