/* Objects in general: deallocation in depth, comparison, hash, truth, repr, isinstance, modules and
 * cells. */
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "tests/unit/unit.h"

enum { DEPTH = 100000 };

static Object *nested_list(void) {
    Object *o = OBJ(list_new(0));
    for (int i = 0; i < DEPTH; i++) {
        List *outer = list_new(0);
        ck_assert_int_eq(list_append_steal(outer, o), 0);
        o = OBJ(outer);
    }
    return o;
}

START_TEST(deep_structures_are_freed) {
    decref(nested_list());
    Object *o = OBJ(tuple_pack(0));
    for (int i = 0; i < DEPTH; i++) {
        Object *outer = i % 2 ? OBJ(tuple_pack(1, o)) : OBJ(dict_new());
        if (i % 2 == 0)
            ck_assert_int_eq(dict_set_ascii((Dict *)outer, "x", o), 0);
        decref(o);
        o = outer;
    }
    decref(o);
    ck_assert_ptr_null(thread->dealloc_queue);
    ck_assert_int_eq(thread->dealloc_depth, 0);
}
END_TEST

START_TEST(deep_recursion_is_an_exception) {
    Object *a = nested_list(), *b = nested_list();
    ck_assert_ptr_null(object_repr(a));
    ck_assert_str_eq(
        unit_pending(),
        "RecursionError: maximum recursion depth exceeded while getting the repr of an object");
    ck_assert_ptr_null(object_compare(a, b, CMP_EQ));
    ck_assert_str_eq(unit_pending(),
                     "RecursionError: maximum recursion depth exceeded in comparison");
    decref(a);
    decref(b);
}
END_TEST

START_TEST(comparison_falls_back_on_identity) {
    ck_assert_int_eq(object_compare_bool(KNone, KEllipsis, CMP_EQ), 0);
    ck_assert_int_eq(object_compare_bool(KNone, KEllipsis, CMP_NE), 1);
    ck_assert_int_eq(object_compare_bool(KNone, KNone, CMP_EQ), 1);
    ck_assert_ptr_null(object_compare(KNone, KTrue, CMP_LT));
    ck_assert_str_eq(unit_pending(),
                     "TypeError: '<' not supported between instances of 'NoneType' and 'bool'");
}
END_TEST

START_TEST(truth_is_by_bool_then_len) {
    Object *zero = int_from_i64(0), *empty = OBJ(list_new(0)), *f = float_from_double(0.5);
    ck_assert_int_eq(object_truth(zero), 0);
    ck_assert_int_eq(object_truth(empty), 0);
    ck_assert_int_eq(object_truth(f), 1);
    ck_assert_int_eq(object_truth(KNone), 0);
    ck_assert_int_eq(object_truth(KEllipsis), 1);
    decref(zero);
    decref(empty);
    decref(f);
}
END_TEST

START_TEST(hashes_of_containers_are_refused) {
    Object *l = OBJ(list_new(0)), *d = OBJ(dict_new());
    ck_assert_int_eq(object_hash(l), -1);
    ck_assert_str_eq(unit_pending(), "TypeError: unhashable type: 'list'");
    ck_assert_int_eq(object_hash(d), -1);
    ck_assert_str_eq(unit_pending(), "TypeError: unhashable type: 'dict'");
    ck_assert_int_eq(object_hash(KNone), 0xfca86420);
    decref(l);
    decref(d);
}
END_TEST

START_TEST(a_container_in_itself_shows_dots) {
    List *l = list_new(0);
    ck_assert_int_eq(list_append(l, OBJ(l)), 0);
    ck_assert_str_eq(unit_repr(OBJ(l)), "[[...]]");
    ck_assert_ptr_null(thread->repr_guard);
    ck_assert_int_eq(list_delete_range(l, 0, 1), 0);
    decref(l);
}
END_TEST

START_TEST(ascii_escapes_the_rest) {
    Str *s = str_from_utf8("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 10);
    ck_assert_ptr_nonnull(s);
    Object *a = object_ascii(OBJ(s));
    ck_assert_str_eq(unit_str(a), "'a\\xe9\\u20ac\\U0001f600'");
    decref(a);
    decref(s);
}
END_TEST

START_TEST(isinstance_takes_types_and_tuples) {
    Tuple *pair = tuple_pack(2, &str_type, &int_type);
    ck_assert_int_eq(object_isinstance(KTrue, OBJ(pair)), 1);
    ck_assert_int_eq(object_isinstance(KNone, OBJ(pair)), 0);
    ck_assert_int_eq(object_isinstance(KTrue, OBJ(&object_type)), 1);
    ck_assert_int_eq(object_issubclass(OBJ(&bool_type), OBJ(&int_type)), 1);
    ck_assert_int_eq(object_issubclass(OBJ(&int_type), OBJ(&bool_type)), 0);
    ck_assert_int_eq(object_isinstance(KNone, KTrue), -1);
    ck_assert_str_eq(unit_pending(),
                     "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union");
    ck_assert_int_eq(object_issubclass(KTrue, OBJ(&int_type)), -1);
    ck_assert_str_eq(unit_pending(), "TypeError: issubclass() arg 1 must be a class");
    decref(pair);
}
END_TEST

START_TEST(singletons_say_their_names) {
    ck_assert_str_eq(unit_repr(KNone), "None");
    ck_assert_str_eq(unit_repr(KNotImplemented), "NotImplemented");
    ck_assert_str_eq(unit_repr(KEllipsis), "Ellipsis");
    ck_repr(object_call0(OBJ(&none_type)), "None");
    ck_raises(object_call1(OBJ(&ellipsis_type), KNone) != NULL,
              "TypeError: EllipsisType takes no arguments");
}
END_TEST

START_TEST(modules_have_attributes) {
    Str *name = str_from_ascii("m");
    Object *m = module_new(name), *value = int_from_i64(42);
    ck_assert_str_eq(unit_repr(m), "<module 'm'>");
    ck_assert_int_eq(object_setattr(m, NAME(key), value), 0);
    ck_repr(object_getattr(m, NAME(key)), "42");
    ck_repr(object_getattr(m, NAME(__name__)), "'m'");
    ck_assert_ptr_null(object_getattr(m, NAME(values)));
    ck_assert_str_eq(unit_pending(), "AttributeError: module 'm' has no attribute 'values'");
    ck_assert_int_eq(object_setattr(m, NAME(key), NULL), 0);
    ck_repr(object_dir(m), "['__doc__', '__loader__', '__name__', '__package__', '__spec__']");
    decref(value);
    decref(m);
    decref(name);
}
END_TEST

START_TEST(cells_hold_a_value) {
    Object *c = cell_new(NULL), *d = cell_new(KNone);
    ck_assert_int_eq(object_compare_bool(c, d, CMP_LT), 1);
    Object *contents = object_getattr(d, NAME(cell_contents));
    ck_assert_ptr_eq(contents, KNone);
    ck_assert_ptr_null(object_getattr(c, NAME(cell_contents)));
    ck_assert_str_eq(unit_pending(), "ValueError: Cell is empty");
    decref(contents);
    decref(c);
    decref(d);
}
END_TEST

Suite *object_suite(void) {
    Suite *s = suite_create("object");
    TCase *c = unit_case(s, "object");
    tcase_add_test(c, deep_structures_are_freed);
    tcase_add_test(c, deep_recursion_is_an_exception);
    tcase_add_test(c, comparison_falls_back_on_identity);
    tcase_add_test(c, truth_is_by_bool_then_len);
    tcase_add_test(c, hashes_of_containers_are_refused);
    tcase_add_test(c, a_container_in_itself_shows_dots);
    tcase_add_test(c, ascii_escapes_the_rest);
    tcase_add_test(c, isinstance_takes_types_and_tuples);
    tcase_add_test(c, singletons_say_their_names);
    tcase_add_test(c, modules_have_attributes);
    tcase_add_test(c, cells_hold_a_value);
    return s;
}
