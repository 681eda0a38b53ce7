/* dict: the table under random work against a plain array, order, iteration, views, and keys whose
 * __eq__ changes the dict. */
#include "runtime/objects/dict_table.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "tests/unit/unit.h"

static uint32_t seed = 12345;
static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static Object *call0(Object *o, const char *name) {
    Str *method = str_intern_utf8(name, strlen(name));
    Object *result = object_call_method(o, method, NULL, 0);
    decref(method);
    return result;
}

static Object *call1(Object *o, const char *name, Object *argument) {
    Str *method = str_intern_utf8(name, strlen(name));
    Object *result = object_call_method(o, method, &argument, 1);
    decref(method);
    return result;
}

/* Key number i: a str, an int, or by turns. */
static Object *key_number(int i, int kind) {
    if (kind == 0 || (kind == 2 && i % 3 == 0))
        return OBJ(str_format("key %d", i));
    return int_from_i64(i * 37 - 1000);
}

enum { KEYS = 700 };

static void random_work(int kind) {
    Dict *d = dict_new();
    int values[KEYS], count = 0;
    memset(values, -1, sizeof values);
    for (int step = 0; step < 20000; step++) {
        int i = (int)random_below(step < 10000 ? KEYS : 40);
        Object *key = key_number(i, kind), *value = int_from_i64(step);
        if (random_below(3) != 0) {
            ck_assert_int_eq(dict_set(d, key, value), 0);
            count += values[i] < 0;
            values[i] = step;
        } else {
            Object *out = NULL;
            int found = dict_pop(d, key, &out);
            ck_assert_int_eq(found, values[i] >= 0);
            if (found) {
                ck_assert_int_eq(INT_VALUE(out), values[i]);
                decref(out);
                count--;
            }
            values[i] = -1;
        }
        ck_assert_uint_eq(d->used, count);
        if (step % 500 == 0)
            dict_check(d);
        decref(value);
        decref(key);
    }
    for (int i = 0; i < KEYS; i++) {
        Object *key = key_number(i, kind), *value = dict_get_borrow(d, key);
        ck_assert_int_eq(value != NULL ? INT_VALUE(value) : -1, values[i]);
        decref(key);
    }
    while (d->used > 0) {
        decref(call0(OBJ(d), "popitem"));
        if (d->used % 64 == 0)
            dict_check(d);
    }
    decref(d);
}

START_TEST(random_work_on_strs) { random_work(0); }
END_TEST
START_TEST(random_work_on_ints) { random_work(1); }
END_TEST
START_TEST(random_work_on_both) { random_work(2); }
END_TEST

START_TEST(keeps_insertion_order) {
    Dict *d = dict_new();
    const char *names[] = {"one", "two", "three", "four", "five", "six", "seven"};
    for (int i = 0; i < 7; i++) {
        Object *value = int_from_i64(i);
        ck_assert_int_eq(dict_set_ascii(d, names[i], value), 0);
        decref(value);
    }
    Str *two = str_from_ascii("two");
    ck_assert_int_eq(dict_delete_str(d, two), 0);
    ck_raises(dict_delete_str(d, two), "KeyError: 'two'");
    ck_assert_int_eq(dict_set_str(d, two, KNone), 0);
    decref(two);
    ck_repr(incref(d),
            "{'one': 0, 'three': 2, 'four': 3, 'five': 4, 'six': 5, 'seven': 6, 'two': None}");
    ck_repr(call0(OBJ(d), "popitem"), "('two', None)");
    ck_repr(call0(OBJ(d), "popitem"), "('seven', 6)");
    ck_repr(call0(OBJ(d), "keys"), "dict_keys(['one', 'three', 'four', 'five', 'six'])");
    Object *reverse = call0(OBJ(d), "__reversed__");
    ck_repr(sequence_list(reverse), "['six', 'five', 'four', 'three', 'one']");
    decref(reverse);
    decref(d);
}
END_TEST

START_TEST(equal_numbers_are_one_key) {
    Dict *d = dict_new();
    Object *one = int_from_i64(1), *real = float_from_double(1.0);
    ck_assert_int_eq(dict_set(d, one, KNone), 0);
    ck_assert_int_eq(dict_set(d, real, KTrue), 0);
    ck_assert_int_eq(dict_set(d, KTrue, KFalse), 0);
    ck_repr(incref(d), "{1: False}");
    decref(real);
    decref(one);
    decref(d);
}
END_TEST

START_TEST(a_small_dict_is_lean) {
    size_t before = mem.live;
    Dict *d = dict_new();
    ck_assert_uint_eq(mem.live - before, sizeof(GcHead) + sizeof(Dict));
    Object *key = int_from_i64(1);
    ck_assert_int_eq(dict_set(d, key, KNone), 0);
    ck_assert_uint_eq(mem.live - before, sizeof(GcHead) + sizeof(Dict) + 128);
    decref(d);
    ck_assert_uint_eq(mem.live, before);
    d = dict_new_sized(2);
    ck_assert_uint_eq(mem.live - before, sizeof(GcHead) + sizeof(Dict) + 56);
    decref(d);
}
END_TEST

START_TEST(is_tracked_when_it_may_be_in_a_cycle) {
    Dict *d = dict_new(), *inner = dict_new();
    ck_assert_int_eq(dict_set_ascii(d, "a", KNone), 0);
    ck_assert(!gc_is_tracked(d));
    Tuple *plain = tuple_pack(2, KNone, KTrue);
    ck_assert(!gc_is_tracked(plain));
    ck_assert_int_eq(dict_set_ascii(d, "b", OBJ(plain)), 0);
    ck_assert(!gc_is_tracked(d));
    ck_assert_int_eq(dict_set_ascii(d, "c", OBJ(inner)), 0);
    ck_assert(gc_is_tracked(d));
    ck_assert_int_eq(dict_set_ascii(inner, "d", OBJ(d)), 0);
    decref(plain);
    decref(inner);
    decref(d);
    ck_assert_int_eq(gc_collect(2), 2);
}
END_TEST

START_TEST(changes_during_iteration_are_noticed) {
    Dict *d = dict_new();
    Object *one = int_from_i64(1), *two = int_from_i64(2);
    ck_assert_int_eq(dict_set(d, one, one), 0);
    Object *iterator = object_iter(OBJ(d)), *first = object_next(iterator);
    ck_assert_ptr_eq(first, one);
    decref(first);
    ck_assert_int_eq(dict_set(d, two, two), 0);
    ck_raises(object_next(iterator), "RuntimeError: dictionary changed size during iteration");
    ck_raises(object_next(iterator), "RuntimeError: dictionary changed size during iteration");
    decref(iterator);
    iterator = object_iter(OBJ(d));
    for (int i = 0; i < 2; i++) {
        Object *key = object_next(iterator), *other = int_from_i64(10 + i);
        ck_assert_int_eq(dict_delete(d, key), 0);
        ck_assert_int_eq(dict_set(d, other, KNone), 0);
        decref(other);
        decref(key);
    }
    ck_raises(object_next(iterator), "RuntimeError: dictionary keys changed during iteration");
    decref(iterator);
    decref(two);
    decref(one);
    decref(d);
}
END_TEST

START_TEST(items_reuse_their_tuple) {
    Dict *d = dict_new();
    for (int i = 0; i < 4; i++) {
        Object *n = int_from_i64(i);
        ck_assert_int_eq(dict_set(d, n, n), 0);
        decref(n);
    }
    Object *items = call0(OBJ(d), "items"), *iterator = object_iter(items);
    Object *first = object_next(iterator);
    void *address = first;
    decref(first);
    Object *second = object_next(iterator);
    ck_assert_ptr_eq(second, address);
    Object *third = object_next(iterator);
    ck_assert_ptr_ne(third, second);
    ck_assert_str_eq(unit_repr(second), "(1, 1)");
    ck_assert_str_eq(unit_repr(third), "(2, 2)");
    decref(second);
    decref(third);
    decref(iterator);
    ck_repr(sequence_list(items), "[(0, 0), (1, 1), (2, 2), (3, 3)]");
    decref(items);
    decref(d);
}
END_TEST

START_TEST(updates_from_pairs_and_reports_bad_ones) {
    Dict *d = dict_new();
    Object *bad = OBJ(list_from_array((Object *[]){KNone}, 1));
    ck_raises(dict_update(d, bad, 1),
              "TypeError: cannot convert dictionary update sequence element #0 to a sequence");
    Object *triple = OBJ(tuple_pack(3, KNone, KNone, KNone)),
           *list = OBJ(list_from_array(&triple, 1));
    ck_raises(dict_update(d, list, 1),
              "ValueError: dictionary update sequence element #0 has length 3; 2 is required");
    ck_raises(dict_update(d, KNone, 1), "TypeError: 'NoneType' object is not iterable");
    Object *pair = OBJ(tuple_pack(2, KNone, KTrue)), *good = OBJ(list_from_array(&pair, 1));
    ck_assert_int_eq(dict_update(d, good, 1), 0);
    ck_assert_int_eq(dict_update(d, good, 0), 0);
    ck_raises(dict_update(d, good, 2), "KeyError: None");
    ck_repr(incref(d), "{None: True}");
    Object *trash[] = {bad, triple, list, pair, good};
    for (int i = 0; i < 5; i++)
        decref(trash[i]);
    decref(d);
}
END_TEST

START_TEST(clones_and_compares) {
    Dict *d = dict_new();
    for (int i = 0; i < 300; i++) {
        Object *key = key_number(i, 2);
        ck_assert_int_eq(dict_set(d, key, KNone), 0);
        if (i % 5 == 0)
            ck_assert_int_eq(dict_delete(d, key), 0);
        decref(key);
    }
    Dict *copy = dict_copy(d);
    dict_check(copy);
    ck_assert_int_eq(object_compare_bool(OBJ(d), OBJ(copy), CMP_EQ), 1);
    Object *key = key_number(1, 2);
    ck_assert_int_eq(dict_set(copy, key, KTrue), 0);
    ck_assert_int_eq(object_compare_bool(OBJ(d), OBJ(copy), CMP_EQ), 0);
    ck_repr(call1(OBJ(d), "__or__", KNone), "NotImplemented");
    decref(key);
    decref(copy);
    decref(d);
}
END_TEST

START_TEST(the_version_follows_the_keys) {
    Dict *d = dict_new();
    ck_assert_int_eq(dict_set_ascii(d, "a", KNone), 0);
    uint32_t version = dict_version(d);
    ck_assert_uint_ne(version, 0);
    ck_assert_int_eq(dict_set_ascii(d, "a", KTrue), 0);
    ck_assert_uint_eq(dict_version(d), version);
    ck_assert_int_eq(dict_set_ascii(d, "b", KTrue), 0);
    ck_assert_uint_ne(dict_version(d), version);
    decref(d);
}
END_TEST

START_TEST(unhashable_keys_are_refused) {
    Dict *d = dict_new();
    Object *key = OBJ(list_new(0));
    ck_raises(dict_set(d, key, KNone), "TypeError: unhashable type: 'list'");
    ck_raises(dict_contains(d, key), "TypeError: unhashable type: 'list'");
    decref(key);
    decref(d);
}
END_TEST

Suite *dict_suite(void) {
    Suite *s = suite_create("dict");
    TCase *c = unit_case(s, "core");
    tcase_add_test(c, random_work_on_strs);
    tcase_add_test(c, random_work_on_ints);
    tcase_add_test(c, random_work_on_both);
    tcase_add_test(c, keeps_insertion_order);
    tcase_add_test(c, equal_numbers_are_one_key);
    tcase_add_test(c, a_small_dict_is_lean);
    tcase_add_test(c, is_tracked_when_it_may_be_in_a_cycle);
    tcase_add_test(c, changes_during_iteration_are_noticed);
    tcase_add_test(c, items_reuse_their_tuple);
    tcase_add_test(c, updates_from_pairs_and_reports_bad_ones);
    tcase_add_test(c, clones_and_compares);
    tcase_add_test(c, the_version_follows_the_keys);
    tcase_add_test(c, unhashable_keys_are_refused);
    return s;
}
