/* array: its methods, its iterator, and the module. */
#include "runtime/modules/array_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

#define ARRAY(o) ((Array *)(o))
enum { FILE_BLOCK = 1 << 16 };

static int index_argument(Object *o, ssize_t *out) {
    Object *number = number_index(o);
    *out = number != NULL ? number_as_argument(number) : -1;
    xdecref(number);
    return *out == -1 && error_occurred() ? -1 : 0;
}

/* ---- one item -------------------------------------------------------------------------------- */

METHOD(append) { return array_append(ARRAY(self), args[0]) < 0 ? NULL : new_none(); }

METHOD(extend) { return array_extend(ARRAY(self), args[0]) < 0 ? NULL : new_none(); }

METHOD(insert) {
    Array *a = ARRAY(self);
    ssize_t at;
    char item[8];
    if (index_argument(args[0], &at) < 0 || a->kind->set(item, args[1]) < 0)
        return NULL;
    ssize_t length = (ssize_t)a->length;
    if (array_resize(a, a->length + 1) < 0)
        return NULL;
    if (at < 0)
        at = at + length < 0 ? 0 : at + length;
    if (at > length)
        at = length;
    memmove(array_at(a, (size_t)at + 1), array_at(a, (size_t)at),
            (size_t)(length - at) * a->kind->size);
    memcpy(array_at(a, (size_t)at), item, a->kind->size);
    return new_none();
}

METHOD(pop) {
    Array *a = ARRAY(self);
    ssize_t at = -1;
    if (args[0] != NULL && index_argument(args[0], &at) < 0)
        return NULL;
    if (a->length == 0)
        return raise_index_error("pop from empty array");
    if (at < 0)
        at += (ssize_t)a->length;
    if (at < 0 || (size_t)at >= a->length)
        return raise_index_error("pop index out of range");
    Object *item = a->kind->get(array_at(a, (size_t)at));
    if (item != NULL && array_delete(a, (size_t)at, 1) < 0)
        CLEAR(item);
    return item;
}

METHOD(index_of) {
    Array *a = ARRAY(self);
    ssize_t start = 0, stop = PTRDIFF_MAX;
    if (slice_bound(args[1], &start) < 0 || slice_bound(args[2], &stop) < 0)
        return NULL;
    slice_adjust((ssize_t)a->length, &start, &stop, 1);
    ssize_t at = array_find(a, args[0], start, stop);
    return at >= 0    ? int_from_ssize(at)
           : at == -2 ? NULL
                      : raise_value_error("array.index(x): x not in array");
}

METHOD(remove_value) {
    ssize_t at = array_find(ARRAY(self), args[0], 0, PTRDIFF_MAX);
    if (at == -1)
        return raise_value_error("array.remove(x): x not in array");
    if (at >= 0 && (size_t)at >= ARRAY(self)->length) /* the comparison took it away */
        return new_none();
    return at < 0 || array_delete(ARRAY(self), (size_t)at, 1) < 0 ? NULL : new_none();
}

METHOD(count) {
    int64_t n = 0;
    ssize_t at = -1;
    while ((at = array_find(ARRAY(self), args[0], at + 1, PTRDIFF_MAX)) >= 0)
        n++;
    return at == -2 ? NULL : int_from_i64(n);
}

/* ---- all items ------------------------------------------------------------------------------- */

METHOD(clear) { return array_resize(ARRAY(self), 0) < 0 ? NULL : new_none(); }

METHOD(copy) { return array_slice(ARRAY(self), 0, 1, ARRAY(self)->length); }

METHOD(reverse) {
    Array *a = ARRAY(self);
    size_t size = a->kind->size;
    char swap[8];
    for (size_t i = 0, j = a->length; i + 1 < j; i++) {
        j--;
        memcpy(swap, array_at(a, i), size);
        memcpy(array_at(a, i), array_at(a, j), size);
        memcpy(array_at(a, j), swap, size);
    }
    return new_none();
}

METHOD(byteswap) {
    Array *a = ARRAY(self);
    size_t size = a->kind->size;
    for (size_t i = 0; i < a->length; i++) {
        char *item = array_at(a, i);
        for (size_t k = 0; k < size / 2; k++) {
            char swap = item[k];
            item[k] = item[size - 1 - k];
            item[size - 1 - k] = swap;
        }
    }
    return new_none();
}

METHOD(buffer_info) {
    Object *address = int_from_u64((uint64_t)(uintptr_t)ARRAY(self)->data),
           *length = int_from_u64(ARRAY(self)->length);
    Object *result = address != NULL && length != NULL ? OBJ(tuple_pack(2, address, length)) : NULL;
    xdecref(address);
    xdecref(length);
    return result;
}

METHOD(tolist) { return sequence_list(self); }

METHOD(fromlist) {
    Array *a = ARRAY(self);
    if (!is_list(args[0]))
        return raise_type_error("arg must be list");
    List *list = (List *)args[0];
    size_t before = a->length, length = list->length;
    for (size_t i = 0; i < length; i++) {
        Object *item = incref(list->items[i]);
        int result = array_append(a, item);
        decref(item);
        if (result == 0 && list->length != length)
            result = (raise_runtime_error("list changed size during iteration"), -1);
        if (result == 0)
            continue;
        Object *pending = error_fetch();
        if (a->length > before && array_resize(a, before) < 0)
            error_clear();
        error_restore(pending);
        return NULL;
    }
    return new_none();
}

METHOD(tobytes) {
    return bytes_from_data(ARRAY(self)->length ? ARRAY(self)->data : "",
                           ARRAY(self)->length * ARRAY(self)->kind->size);
}

METHOD(frombytes) {
    Buffer b;
    if (object_buffer(args[0], &b, BUFFER_SIMPLE) < 0)
        return NULL;
    int result = array_extend_bytes(ARRAY(self), b.data, b.length);
    buffer_release(&b);
    return result < 0 ? NULL : new_none();
}

METHOD(tounicode) {
    Array *a = ARRAY(self);
    if (!a->kind->text)
        return raise_value_error(
            "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    return array_text(a);
}

METHOD(fromunicode) {
    if (!is_str(args[0]))
        return raise_type_error("fromunicode() argument must be str, not %T", args[0]);
    if (!ARRAY(self)->kind->text)
        return raise_value_error(
            "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    return array_extend_text(ARRAY(self), (Str *)args[0]) < 0 ? NULL : new_none();
}

/* ---- files ----------------------------------------------------------------------------------- */

METHOD(tofile) {
    Array *a = ARRAY(self);
    for (size_t at = 0, total = a->length * a->kind->size;
         at < total && at < a->length * a->kind->size; at += FILE_BLOCK) {
        size_t left = a->length * a->kind->size - at;
        Object *bytes = bytes_from_data(a->data + at, left < FILE_BLOCK ? left : FILE_BLOCK);
        Object *result = bytes != NULL ? object_call_method(args[0], NAME(write), &bytes, 1) : NULL;
        xdecref(bytes);
        if (result == NULL)
            return NULL;
        decref(result);
    }
    if (a->length == 0) { /* a file that cannot be written is an error all the same */
        Object *method = object_getattr(args[0], NAME(write));
        if (method == NULL)
            return NULL;
        decref(method);
    }
    return new_none();
}

METHOD(fromfile) {
    Array *a = ARRAY(self);
    ssize_t n, bytes;
    if (index_argument(args[1], &n) < 0)
        return NULL;
    if (n < 0)
        return raise_value_error("negative count");
    if (__builtin_mul_overflow(n, (ssize_t)a->kind->size, &bytes))
        return raise_no_memory();
    Object *size = int_from_ssize(bytes);
    Object *read = size != NULL ? object_call_method(args[0], NAME(read), &size, 1) : NULL;
    xdecref(size);
    if (read == NULL)
        return NULL;
    int result = -1;
    if (!is_bytes(read))
        raise_type_error("read() didn't return bytes");
    else
        result = array_extend_bytes(a, ((Bytes *)read)->data, ((Bytes *)read)->length);
    if (result == 0 && ((Bytes *)read)->length != (size_t)bytes)
        result = (raise_format(&exc_EOFError, "read() didn't return enough bytes"), -1);
    decref(read);
    return result < 0 ? NULL : new_none();
}

METHOD(array_sizeof) {
    size_t size =
        object_size(self) - sizeof(GcHead) + ARRAY(self)->capacity * ARRAY(self)->kind->size;
    return int_from_u64(size);
}

const MethodDef array_methods[] = {
    {"append", append, "v, /", 0, "Add an item at the end."},
    {"buffer_info", buffer_info, "", 0, "The memory's address, and the number of items."},
    {"byteswap", byteswap, "", 0, "Reverse the bytes of each item."},
    {"clear", clear, "", 0, "Remove all items."},
    {"__copy__", copy, "", 0, "A new array of the same items."},
    {"count", count, "v, /", 0, "Return how often v occurs."},
    {"__deepcopy__", copy, "unused, /", 0, "A new array of the same items."},
    {"extend", extend, "bb, /", 0, "Add all items of an iterable at the end."},
    {"fromfile", fromfile, "f, n, /", 0, "Read n items from a file and add them at the end."},
    {"fromlist", fromlist, "list, /", 0, "Add all items of a list, or none of them."},
    {"frombytes", frombytes, "buffer, /", 0,
     "Add items as they lie in the memory of a bytes-like object."},
    {"fromunicode", fromunicode, "ustr, /", 0, "Add the characters of a str."},
    {"index", index_of, "v, start=0, stop=sys.maxsize, /", 0,
     "Where v first is; a ValueError if it is not there."},
    {"insert", insert, "i, v, /", 0, "Put an item before the one at index i."},
    {"pop", pop, "i=-1, /", 0,
     "Remove the item at index i and return it, the last one by default."},
    {"__reduce_ex__", array_reduce_ex, "value, /", 0, "What pickle needs to make it anew."},
    {"remove", remove_value, "v, /", 0, "Remove the first item that equals v."},
    {"reverse", reverse, "", 0, "Turns the items round, the last one first."},
    {"__sizeof__", array_sizeof, "", 0, "How many bytes of memory it takes."},
    {"tobytes", tobytes, "", 0, "The items as they lie in memory."},
    {"tofile", tofile, "f, /", 0, "Copies the items' bytes into a file."},
    {"tolist", tolist, "", 0, "A list of the items."},
    {"tounicode", tounicode, "", 0, "The characters as a str."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

/* ---- iterator -------------------------------------------------------------------------------- */

static void iter_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((ArrayIter *)o)->array);
    object_free(o);
}

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((ArrayIter *)o)->array);
    return 0;
}

static Object *iter_next(Object *o) {
    ArrayIter *it = (ArrayIter *)o;
    Array *a = it->array;
    if (a == NULL)
        return NULL;
    if (it->index < a->length)
        return a->kind->get(array_at(a, it->index++));
    CLEAR(it->array);
    return NULL;
}

METHOD(iter_reduce) {
    ArrayIter *it = (ArrayIter *)self;
    if (it->array == NULL)
        return iter_reduction_steal(iter_function, incref(tuple_empty), NULL);
    return iter_reduction_steal(iter_function, incref(it->array), int_from_u64(it->index));
}

METHOD(iter_setstate) {
    ArrayIter *it = (ArrayIter *)self;
    int64_t index;
    if (iter_state_index(args[0], &index) < 0)
        return NULL;
    if (it->array != NULL)
        it->index = index < 0                           ? 0
                    : (size_t)index > it->array->length ? it->array->length
                                                        : (size_t)index;
    return new_none();
}

static const MethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", iter_setstate, "state, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

Type array_iter_type = {
    .head = HEAD(&type_type),
    .name = "array.arrayiterator",
    .module = "array",
    .size = sizeof(ArrayIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .iter = iter_self,
    .iternext = iter_next,
    .methods = iter_methods,
};

/* ---- the module ------------------------------------------------------------------------------ */

static int init(Object *module) {
    char codes[16] = "";
    size_t n = 0;
    for (const ArrayKind *k = array_kinds; k->code != 0; k++)
        codes[n++] = k->code;
    return module_add_type(module, &array_type) < 0
                   || module_add(module, "ArrayType", incref(&array_type)) < 0
                   || module_add(module, "typecodes", OBJ(str_from_ascii(codes))) < 0
               ? -1
               : 0;
}

static const MethodDef functions[] = {
    {"_array_reconstructor", array_reconstructor, "arraytype, typecode, mformat_code, items, /", 0,
     "Makes an array from what a pickle of any machine holds."},
    {0},
};

const ModuleDef array_module = {
    .name = "array",
    .doc = "Rows of numbers or characters of one C type.",
    .functions = functions,
    .init = init,
};
