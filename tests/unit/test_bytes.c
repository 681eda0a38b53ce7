/* bytes and bytearray: sharing, resizing, exports, values that run while the array changes. */
#include "tests/unit/unit.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range.h"

static ByteArray *array(const char *text) {
    return (ByteArray *)bytearray_from_data(text, strlen(text));
}

static Object *slice(int64_t start, int64_t stop, int64_t step) {
    Object *a = int_from_i64(start), *b = int_from_i64(stop), *c = int_from_i64(step),
           *s = slice_new(a, b, c);
    decref(a);
    decref(b);
    decref(c);
    return s;
}

START_TEST(short_bytes_are_shared) {
    Object *a = bytes_from_data("x", 1), *b = bytes_from_data("xy", 1), *e = bytes_from_data("", 0);
    ck_assert_ptr_eq(a, b);
    ck_assert_uint_eq(((Bytes *)e)->length, 0);
    ck_assert_int_eq(((Bytes *)a)->data[1], 0);
}
END_TEST

START_TEST(builder_makes_bytes) {
    BytesBuilder b = BYTES_BUILDER;
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(bytes_builder_byte(&b, (uint8_t)i), 0);
    Object *o = bytes_builder_finish(&b);
    ck_assert_uint_eq(((Bytes *)o)->length, 1000);
    ck_assert_int_eq((uint8_t)((Bytes *)o)->data[999], 999 & 255);
    ck_assert_int_eq(((Bytes *)o)->data[1000], 0);
    decref(o);
}
END_TEST

START_TEST(an_exported_array_keeps_its_size) {
    ByteArray *b = array("hello");
    Buffer buffer;
    ck_assert_int_eq(object_buffer(OBJ(b), &buffer, true), 0);
    ck_raises(bytearray_resize(b, 10),
              "BufferError: Existing exports of data: object cannot be re-sized");
    Object *s = slice(0, 4, 2);
    ck_raises(object_setitem(OBJ(b), s, NULL),
              "BufferError: Existing exports of data: object cannot be re-sized");
    ck_assert_int_eq(memcmp(b->data, "hello", 5), 0);
    buffer_release(&buffer);
    ck_assert_int_eq(object_setitem(OBJ(b), s, NULL), 0);
    ck_assert_str_eq(unit_repr(OBJ(b)), "bytearray(b'elo')");
    decref(s);
    decref(b);
}
END_TEST

START_TEST(an_array_can_take_itself) {
    ByteArray *b = array("abcd");
    Object *s = slice(1, 3, 1);
    ck_assert_int_eq(object_setitem(OBJ(b), s, OBJ(b)), 0);
    ck_assert_str_eq(unit_repr(OBJ(b)), "bytearray(b'aabcdd')");
    Object *sum = number_inplace(OP_ADD, OBJ(b), OBJ(b));
    ck_assert_ptr_eq(sum, b);
    ck_assert_uint_eq(b->length, 12);
    decref(sum);
    decref(s);
    decref(b);
}
END_TEST

START_TEST(growing_and_shrinking) {
    ByteArray *b = array("");
    for (size_t i = 0; i < 5000; i++) {
        ck_assert_int_eq(bytearray_resize(b, i + 1), 0);
        b->data[i] = (char)i;
    }
    ck_assert_uint_lt(b->capacity, 8000);
    ck_assert_int_eq(bytearray_resize(b, 10), 0);
    ck_assert_uint_lt(b->capacity, 100);
    ck_assert_int_eq(b->data[9], 9);
    ck_assert_int_eq(bytearray_resize(b, 0), 0);
    decref(b);
}
END_TEST

START_TEST(equality_across_types) {
    Object *bytes = bytes_from_data("abc", 3), *bytearray = OBJ(array("abc")),
           *text = OBJ(str_from_ascii("abc"));
    ck_assert_int_eq(object_compare_bool(bytes, bytearray, CMP_EQ), 1);
    ck_assert_int_eq(object_compare_bool(bytearray, bytes, CMP_LE), 1);
    ck_assert_int_eq(object_compare_bool(bytes, text, CMP_EQ), 0);
    ck_raises(object_compare(bytes, text, CMP_LT),
              "TypeError: '<' not supported between instances of 'bytes' and 'str'");
    decref(bytes);
    decref(bytearray);
    decref(text);
}
END_TEST

Suite *bytes_suite(void);
Suite *bytes_suite(void) {
    Suite *s = suite_create("bytes");
    TCase *c = unit_case(s, "core");
    tcase_add_test(c, short_bytes_are_shared);
    tcase_add_test(c, builder_makes_bytes);
    tcase_add_test(c, an_exported_array_keeps_its_size);
    tcase_add_test(c, an_array_can_take_itself);
    tcase_add_test(c, growing_and_shrinking);
    tcase_add_test(c, equality_across_types);
    return s;
}
