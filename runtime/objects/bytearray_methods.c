/* The methods that only bytearray has: those that change it. */
#include "runtime/objects/bytes_private.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

#define METHOD(name)                                                                               \
    static Object *m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED ((void)args, (void)nargs, (void)kwnames)

static Object *done(int status) { return status < 0 ? NULL : new_none(); }

/* Inserts one byte in front of position `at`. */
static int insert(ByteArray *b, size_t at, int c) {
    size_t length = b->length;
    if (bytearray_resize(b, length + 1) < 0)
        return -1;
    memmove(b->data + at + 1, b->data + at, length - at);
    b->data[at] = (char)c;
    return 0;
}

static int remove_at(ByteArray *b, size_t at) {
    if (b->exports == 0)
        memmove(b->data + at, b->data + at + 1, b->length - at - 1);
    return bytearray_resize(b, b->length - 1);
}

METHOD(append) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    int c = bytes_value(args[0], bytes_byte_range);
    return c < 0 ? NULL : done(insert(b, b->length, c));
}

METHOD(insert) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    ssize_t at = 0;
    if (text_count_arg(args[0], &at) < 0)
        return NULL;
    int c = bytes_value(args[1], bytes_byte_range);
    if (c < 0)
        return NULL;
    if (at < 0 && (at += (ssize_t)b->length) < 0)
        at = 0;
    return done(insert(b, (size_t)at > b->length ? b->length : (size_t)at, c));
}

METHOD(extend) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    BytesBuilder collected = BYTES_BUILDER;
    if (is_str(args[0]))
        return raise_type_error("expected iterable of integers; got: 'str'");
    if (!has_buffer(args[0]) && !args[0]->type->iter && !args[0]->type->getitem)
        return raise_type_error("can't extend bytearray with %T", args[0]);
    int status = bytes_collect(&collected, args[0], "bytearray", bytes_byte_range);
    size_t length = b->length;
    if (status == 0 && collected.length > 0) {
        status = bytearray_resize(b, length + collected.length);
        if (status == 0)
            memcpy(b->data + length, collected.data, collected.length);
    }
    bytes_builder_discard(&collected);
    return done(status);
}

METHOD(pop) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    ssize_t at = -1;
    if (text_count_arg(args[0], &at) < 0)
        return NULL;
    if (b->length == 0)
        return raise_index_error("pop from empty bytearray");
    if (at < 0)
        at += (ssize_t)b->length;
    if (at < 0 || (size_t)at >= b->length)
        return raise_index_error("pop index out of range");
    uint8_t c = (uint8_t)b->data[at];
    return remove_at(b, (size_t)at) < 0 ? NULL : int_from_i64(c);
}

METHOD(remove) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    int c = bytes_value(args[0], bytes_byte_range);
    if (c < 0)
        return NULL;
    ssize_t at = text_find_char(bytes_view(self), (uint32_t)c);
    if (at < 0)
        return raise_value_error("value not found in bytearray");
    return done(remove_at(b, (size_t)at));
}

METHOD(reverse) {
    UNUSED;
    ByteArray *b = (ByteArray *)self;
    for (size_t i = 0, j = b->length; i + 1 < j; i++) {
        char c = b->data[i];
        b->data[i] = b->data[--j];
        b->data[j] = c;
    }
    return new_none();
}

METHOD(clear) {
    UNUSED;
    return done(bytearray_resize((ByteArray *)self, 0));
}

METHOD(copy) {
    UNUSED;
    Text view = bytes_view(self);
    return bytearray_from_data(view.data, view.length);
}

METHOD(alloc) {
    UNUSED;
    return int_from_i64((int64_t)((ByteArray *)self)->capacity
                        + (((ByteArray *)self)->data != NULL));
}

METHOD(sizeof) {
    UNUSED;
    return int_from_u64(object_body_size(self) + mem_class_size(((ByteArray *)self)->capacity));
}

/* (type, arguments, state): the bytes, before protocol 3 as a str in Latin-1. */
static Object *reduction(Object *self, int64_t protocol) {
    ByteArray *b = (ByteArray *)self;
    Object *state = object_call_method(self, NAME(__getstate__), NULL, 0), *content = NULL;
    Object *encoding = NULL, *arguments = NULL, *result = NULL;
    if (state == NULL)
        return NULL;
    if (b->length == 0) {
        arguments = incref(tuple_empty);
    } else if (protocol < 3) {
        content = OBJ(str_from_latin1((const uint8_t *)b->data, b->length));
        encoding = content != NULL ? OBJ(str_from_ascii("latin-1")) : NULL;
        arguments = encoding != NULL ? OBJ(tuple_pack(2, content, encoding)) : NULL;
    } else {
        content = bytes_from_data(b->data, b->length);
        arguments = content != NULL ? OBJ(tuple_pack(1, content)) : NULL;
    }
    if (arguments != NULL)
        result = OBJ(tuple_pack(3, self->type, arguments, state));
    xdecref(arguments);
    xdecref(encoding);
    xdecref(content);
    decref(state);
    return result;
}
METHOD(reduce) {
    UNUSED;
    return reduction(self, 2);
}
METHOD(reduce_ex) {
    UNUSED;
    int64_t protocol = args[0] != NULL ? int_as_i64(args[0]) : 0;
    return protocol == -1 && error_occurred() ? NULL : reduction(self, protocol);
}

extern const MethodDef bytearray_methods[];
const MethodDef bytearray_methods[] = {
    {"append", m_append, "item, /", 0, "Adds one byte at the end."},
    {"clear", m_clear, "", 0, "Removes all bytes."},
    {"copy", m_copy, "", 0, "A copy."},
    {"extend", m_extend, "iterable_of_ints, /", 0, "Adds bytes at the end."},
    {"insert", m_insert, "index, item, /", 0, "Puts one byte in front of the index."},
    {"pop", m_pop, "index=-1, /", 0, "Removes the byte at the index and returns it."},
    {"remove", m_remove, "value, /", 0, "Removes the first byte of that value."},
    {"reverse", m_reverse, "", 0, "Turns the order of the bytes around."},
#define BYTES_METHOD(name, signature, flags, doc) {#name, bytes_m_##name, signature, flags, doc},
#include "runtime/objects/bytes_shared.def"
#undef BYTES_METHOD
    {"__reduce__", m_reduce, "", 0, "What pickle needs to make it anew."},
    {"__reduce_ex__", m_reduce_ex, "proto=0, /", 0, "What pickle needs to make it anew."},
    {"__alloc__", m_alloc, "", 0, "Bytes allocated."},
    {"__sizeof__", m_sizeof, "", 0, "Bytes that the object takes."},
    {0},
};
