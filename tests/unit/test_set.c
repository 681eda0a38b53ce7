/* set and frozenset, range, and the iterator tools. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"
#include "runtime/objects/set_table.h"
#include "runtime/objects/tuple.h"
#include "tests/unit/unit.h"

static uint32_t seed = 7;
static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static Object *range(int start, int stop, int step) {
    Object *args[] = {int_from_i64(start), int_from_i64(stop), int_from_i64(step)};
    Object *r = object_call(OBJ(&range_type), args, 3, NULL);
    for (int i = 0; i < 3; i++)
        decref(args[i]);
    return r;
}

static Set *set_of(int start, int stop, int step) {
    Object *r = range(start, stop, step);
    Set *s = set_new(r);
    decref(r);
    return s;
}

START_TEST(random_work) {
    enum { KEYS = 500 };
    bool there[KEYS] = {false};
    Set *s = set_new(NULL);
    size_t count = 0;
    for (int step = 0; step < 20000; step++) {
        int i = (int)random_below(KEYS);
        Object *key = i % 2 ? int_from_i64(i * 1024) : OBJ(str_format("%d", i));
        if (random_below(2)) {
            ck_assert_int_eq(set_add(s, key), 0);
            count += !there[i];
            there[i] = true;
        } else {
            ck_assert_int_eq(set_discard(s, key), there[i]);
            count -= there[i];
            there[i] = false;
        }
        ck_assert_int_eq(set_contains(s, key), there[i]);
        ck_assert_uint_eq(s->used, count);
        decref(key);
    }
    decref(s);
}
END_TEST

START_TEST(ints_come_in_the_order_of_the_table) {
    Set *s = set_new(NULL);
    static const int64_t values[] = {3, 1, 2, 10, 8, 33, -1, -2, 100, 64};
    for (int i = 0; i < 10; i++) {
        Object *n = int_from_i64(values[i]);
        ck_assert_int_eq(set_add(s, n), 0);
        decref(n);
    }
    ck_repr(incref(s), "{64, 1, 2, 3, 33, 100, 8, 10, -2, -1}");
    decref(s);
}
END_TEST

START_TEST(algebra) {
    Set *a = set_of(0, 10, 1), *b = set_of(5, 15, 1);
    ck_repr(set_type.and_(OBJ(a), OBJ(b)), "{5, 6, 7, 8, 9}");
    ck_repr(set_type.sub(OBJ(a), OBJ(b)), "{0, 1, 2, 3, 4}");
    ck_repr(set_type.xor (OBJ(a), OBJ(b)), "{0, 1, 2, 3, 4, 10, 11, 12, 13, 14}");
    ck_repr(set_type.or_(OBJ(a), OBJ(b)), "{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}");
    ck_assert_int_eq(object_compare_bool(OBJ(a), OBJ(b), CMP_LE), 0);
    Object *common = set_type.and_(OBJ(a), OBJ(b));
    ck_assert_int_eq(object_compare_bool(common, OBJ(a), CMP_LT), 1);
    ck_assert_int_eq(object_compare_bool(common, common, CMP_GE), 1);
    ck_assert_int_eq(set_is_disjoint((Set *)common, OBJ(a)), 0);
    ck_assert_int_eq(set_intersection_update(a, OBJ(b)), 0);
    ck_assert_int_eq(object_compare_bool(common, OBJ(a), CMP_EQ), 1);
    ck_assert_int_eq(set_symmetric_update(a, OBJ(a)), 0);
    ck_repr(incref(a), "set()");
    decref(common);
    decref(a);
    decref(b);
}
END_TEST

START_TEST(frozensets_hash_as_everywhere) {
    Object *r = range(1, 4, 1), *f = frozenset_new(r);
    ck_assert_int_eq(object_hash(f), -272375401224217160);
    ck_assert_int_eq(object_hash(r) != -1, 1);
    ck_repr(incref(f), "frozenset({1, 2, 3})");
    Set *s = set_new(NULL), *twin = set_of(1, 4, 1);
    ck_assert_int_eq(set_add(s, f), 0);
    ck_assert_int_eq(set_contains_key(s, OBJ(twin)), 1);
    ck_raises(set_add(s, OBJ(twin)), "TypeError: unhashable type: 'set'");
    decref(twin);
    decref(s);
    decref(f);
    decref(r);
}
END_TEST

START_TEST(ranges) {
    Object *r = range(0, 20, 3), *slice, *at;
    ck_repr(sequence_list(r), "[0, 3, 6, 9, 12, 15, 18]");
    ck_assert_int_eq(object_len(r), 7);
    at = int_from_i64(-1);
    ck_repr(object_getitem(r, at), "18");
    slice = slice_new(NULL, NULL, at);
    ck_repr(object_getitem(r, slice), "range(18, -3, -3)");
    decref(slice);
    decref(at);
    at = int_from_i64(7);
    ck_raises(object_getitem(r, at), "IndexError: range object index out of range");
    ck_assert_int_eq(object_contains(r, at), 0);
    decref(at);
    decref(r);
    r = range(3, 0, -1);
    ck_repr(sequence_list(r), "[3, 2, 1]");
    decref(r);
    r = range(0, 3, 1);
    ck_assert_int_eq(object_hash(r), -8338477496398685190);
    decref(r);
    ck_raises(range(0, 1, 0), "ValueError: range() arg 3 must not be zero");
}
END_TEST

START_TEST(ranges_beyond_64_bits) {
    Object *big = int_from_literal("1180591620717411303424", 22, 10), *two = int_from_i64(2);
    Object *stop = number_binary(OP_ADD, big, two);
    Object *r = object_call(OBJ(&range_type), (Object *[]){big, stop}, 2, NULL);
    ck_repr(sequence_list(r), "[1180591620717411303424, 1180591620717411303425]");
    ck_assert_int_eq(object_len(r), 2);
    ck_assert_int_eq(object_contains(r, big), 1);
    ck_assert_int_eq(object_contains(r, two), 0);
    decref(r);
    r = object_call(OBJ(&range_type), (Object *[]){big}, 1, NULL);
    ck_raises(object_len(r), "OverflowError: Python int too large to convert to C ssize_t");
    decref(r);
    decref(stop);
    decref(two);
    decref(big);
}
END_TEST

START_TEST(zips) {
    Object *a = range(0, 3, 1), *b = range(5, 10, 1), *strict = OBJ(str_intern_utf8("strict", 6));
    Object *z = object_call(OBJ(&zip_type), (Object *[]){a, b}, 2, NULL);
    ck_repr(sequence_list(z), "[(0, 5), (1, 6), (2, 7)]");
    decref(z);
    Tuple *kwnames = tuple_pack(1, strict);
    z = object_call(OBJ(&zip_type), (Object *[]){a, b, KTrue}, 2, kwnames);
    ck_raises(sequence_list(z), "ValueError: zip() argument 2 is longer than argument 1");
    decref(z);
    z = object_call(OBJ(&zip_type), (Object *[]){b, b, a, KTrue}, 3, kwnames);
    ck_raises(sequence_list(z), "ValueError: zip() argument 3 is shorter than arguments 1-2");
    decref(z);
    decref(kwnames);
    decref(strict);
    decref(a);
    decref(b);
}
END_TEST

START_TEST(tools) {
    Object *r = range(0, 3, 1), *list = sequence_list(r);
    Object *e = object_call1(OBJ(&enumerate_type), list);
    ck_repr(sequence_list(e), "[(0, 0), (1, 1), (2, 2)]");
    decref(e);
    e = object_call2(OBJ(&filter_type), KNone, list);
    ck_repr(sequence_list(e), "[1, 2]");
    decref(e);
    e = object_call2(OBJ(&map_type), OBJ(&bool_type), list);
    ck_repr(sequence_tuple(e), "(False, True, True)");
    decref(e);
    e = object_call1(OBJ(&reversed_type), list);
    ck_repr(sequence_list(e), "[2, 1, 0]");
    decref(e);
    Object *t = sequence_tuple(list);
    e = object_call1(OBJ(&reversed_type), t);
    ck_assert_int_eq(object_length_hint(e, -5), 3);
    ck_repr(sequence_list(e), "[2, 1, 0]");
    decref(e);
    ck_raises(object_call1(OBJ(&reversed_type), KNone),
              "TypeError: 'NoneType' object is not reversible");
    ck_raises(object_iter(KNone), "TypeError: 'NoneType' object is not iterable");
    ck_raises(object_next(KNone), "TypeError: 'NoneType' object is not an iterator");
    ck_raises(object_getitem(KNone, KNone), "TypeError: 'NoneType' object is not subscriptable");
    ck_raises(object_getitem(OBJ(&int_type), KNone), "TypeError: type 'int' is not subscriptable");
    ck_repr(object_getitem(OBJ(&list_type), OBJ(&int_type)), "list[int]");
    ck_raises(object_contains(KNone, KNone),
              "TypeError: argument of type 'NoneType' is not iterable");
    decref(t);
    decref(list);
    decref(r);
}
END_TEST

/* Whatever allocation fails: an exception, nothing lost, nothing half-done. */
static void work_with_everything(void) {
    Object *r = range(0, 40, 1), *list = r != NULL ? sequence_list(r) : NULL;
    if (list != NULL) {
        Set *s = set_new(list);
        Dict *d = dict_new();
        for (size_t i = 0; d != NULL && i < 40; i++)
            if (dict_set(d, ((List *)list)->items[i], list) < 0)
                break;
        Dict *copy = d != NULL && !error_occurred() ? dict_copy(d) : NULL;
        Object *z = error_occurred() ? NULL : object_call2(OBJ(&zip_type), list, list);
        Object *pairs = z != NULL ? sequence_list(z) : NULL;
        if (pairs != NULL && list_sort((List *)pairs, NULL, true) == 0 && copy != NULL
            && dict_update(copy, pairs, 1) == 0)
            xdecref(object_repr(OBJ(copy)));
        if (s != NULL && !error_occurred())
            xdecref(set_type.xor (OBJ(s), OBJ(s)));
        xdecref(pairs);
        xdecref(z);
        xdecref(copy);
        xdecref(d);
        xdecref(s);
    }
    xdecref(list);
    xdecref(r);
}

START_TEST(any_allocation_may_fail) {
    work_with_everything(); /* types become ready */
    size_t live = mem_live_blocks();
    int failures = 0;
    for (uint64_t n = 1; n < 1000; n++) {
        mem_set_failing(n, 1);
        work_with_everything();
        bool failed = mem.fail_at == 0;
        mem_set_failing(0, 1);
        failures += error_occurred();
        if (error_occurred())
            ck_assert_str_eq(unit_pending(), "MemoryError");
        ck_assert_uint_le(mem_live_blocks(),
                          live + 2); /* the list of what repr is busy with stays, and its items */
        if (!failed)
            break;
    }
    ck_assert_int_gt(failures, KRAIT_DEBUG ? 50 : -1);
}
END_TEST

Suite *set_suite(void) {
    Suite *s = suite_create("set");
    TCase *c = unit_case(s, "set");
    tcase_add_test(c, random_work);
    tcase_add_test(c, ints_come_in_the_order_of_the_table);
    tcase_add_test(c, algebra);
    tcase_add_test(c, frozensets_hash_as_everywhere);
    c = unit_case(s, "iteration");
    tcase_add_test(c, ranges);
    tcase_add_test(c, ranges_beyond_64_bits);
    tcase_add_test(c, zips);
    tcase_add_test(c, tools);
    tcase_add_test(c, any_allocation_may_fail);
    return s;
}
