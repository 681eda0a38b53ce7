/* list, its sort, and tuple: growth, slices, stability and order of every kind of sort, changes
 * while it sorts. */
#include "runtime/native.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"
#include "tests/unit/unit.h"

static uint32_t seed = 99;
static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static List *numbers(int n) {
    List *l = list_new((size_t)n);
    for (int i = 0; i < n; i++)
        l->items[i] = int_from_i64(i);
    return l;
}

static Object *new_slice(int start, int stop, int step) {
    Object *a = int_from_i64(start), *b = int_from_i64(stop), *c = int_from_i64(step);
    Object *slice = slice_new(a, b, c);
    decref(a);
    decref(b);
    decref(c);
    return slice;
}

START_TEST(appends_and_pops) {
    List *l = list_new(0);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(list_append_steal(l, int_from_i64(i)), 0);
    ck_assert_uint_eq(l->length, 1000);
    for (int i = 999; i >= 3; i--) {
        Object *o = list_pop(l, -1);
        ck_assert_int_eq(INT_VALUE(o), i);
        decref(o);
    }
    ck_assert_uint_lt(l->capacity, 16);
    ck_assert_int_eq(list_insert(l, -100, KNone), 0);
    ck_assert_int_eq(list_insert(l, 100, KTrue), 0);
    ck_repr(incref(l), "[None, 0, 1, 2, True]");
    ck_raises(list_pop(l, 5), "IndexError: pop index out of range");
    ck_assert_int_eq(list_extend(l, OBJ(l)), 0);
    ck_repr(incref(l), "[None, 0, 1, 2, True, None, 0, 1, 2, True]");
    decref(l);
}
END_TEST

START_TEST(slices_like_a_model) {
    for (int round = 0; round < 3000; round++) {
        int n = (int)random_below(12), start = (int)random_below(30) - 15,
            stop = (int)random_below(30) - 15;
        int step = (int)random_below(9) - 4;
        if (step == 0)
            continue;
        List *l = numbers(n);
        Object *slice = new_slice(start, stop, step), *part = object_getitem(OBJ(l), slice);
        int first = start < 0 ? start + n : start, last = stop < 0 ? stop + n : stop;
        size_t k = 0;
        if (step > 0) {
            for (int i = first < 0 ? 0 : first; i < last && i < n; i += step)
                ck_assert_int_eq(INT_VALUE(((List *)part)->items[k++]), i);
        } else {
            for (int i = first >= n ? n - 1 : first; i > last && i >= 0; i += step)
                ck_assert_int_eq(INT_VALUE(((List *)part)->items[k++]), i);
        }
        ck_assert_uint_eq(((List *)part)->length, k);
        ck_assert_int_eq(object_setitem(OBJ(l), slice, NULL), 0);
        ck_assert_uint_eq(l->length, (size_t)n - k);
        for (size_t i = 0; i < l->length; i++)
            ck_assert_int_eq(object_contains(part, l->items[i]), 0);
        decref(part);
        decref(slice);
        decref(l);
    }
}
END_TEST

START_TEST(assigns_slices) {
    List *l = numbers(6), *with = numbers(2);
    Object *middle = new_slice(2, 4, 1), *odd = new_slice(0, 6, 3), *none = new_slice(1, 0, 1);
    ck_assert_int_eq(object_setitem(OBJ(l), middle, OBJ(with)), 0);
    ck_repr(incref(l), "[0, 1, 0, 1, 4, 5]");
    ck_assert_int_eq(object_setitem(OBJ(l), odd, OBJ(with)), 0);
    ck_repr(incref(l), "[0, 1, 0, 1, 4, 5]");
    ck_assert_int_eq(object_setitem(OBJ(l), none, OBJ(l)), 0);
    ck_repr(incref(l), "[0, 0, 1, 0, 1, 4, 5, 1, 0, 1, 4, 5]");
    ck_raises(object_setitem(OBJ(l), odd, OBJ(l)),
              "ValueError: attempt to assign sequence of size 12 to extended slice of size 2");
    ck_raises(object_setitem(OBJ(l), middle, KNone),
              "TypeError: must assign iterable to extended slice");
    decref(none);
    decref(odd);
    decref(middle);
    decref(with);
    decref(l);
}
END_TEST

START_TEST(repeats_and_refuses_too_much) {
    List *l = numbers(3);
    ck_repr(list_type.repeat(OBJ(l), 3), "[0, 1, 2, 0, 1, 2, 0, 1, 2]");
    ck_raises(list_type.repeat(OBJ(l), (ssize_t)1 << 60), "MemoryError");
    ck_raises(list_type.inplace_repeat(OBJ(l), (ssize_t)1 << 62), "MemoryError");
    decref(list_type.inplace_repeat(OBJ(l), 2));
    ck_repr(incref(l), "[0, 1, 2, 0, 1, 2]");
    decref(list_type.inplace_repeat(OBJ(l), 0));
    ck_repr(incref(l), "[]");
    decref(l);
}
END_TEST

/* ---- sort ------------------------------------------------------------------------------------ */

typedef enum { INTS, FLOATS, STRS, WIDE_STRS, TUPLES, STR_TUPLES, MIXED, KINDS } KeyKind;

static Object *key_of(int n, KeyKind kind) {
    switch (kind) {
    case INTS:
        return int_from_i64(n * (int64_t)1000003);
    case FLOATS:
        return float_from_double(n / 7.0);
    case STRS:
        return OBJ(str_format("prefix%05d", n + 50000));
    case WIDE_STRS: {
        Str *tail = str_from_char(0x4e00 + (uint32_t)(n + 50000) % 0x1000), *result;
        result = str_format("%05d%U", n + 50000, tail);
        decref(tail);
        return OBJ(result);
    }
    case TUPLES: {
        Object *first = int_from_i64(n >= 0 ? n / 10 : -((-n + 9) / 10)), *second = int_from_i64(n);
        return OBJ(tuple_from_array_steal((Object *[]){first, second}, 2));
    }
    case STR_TUPLES:
        return OBJ(tuple_from_array_steal((Object *[]){key_of(n, STRS), incref(KNone)}, 2));
    default:
        return n % 2 ? int_from_i64(n) : float_from_double(n);
    }
}

/* Random numbers with duplicates, in runs of several shapes. */
static int shaped(int i, int n, int shape) {
    switch (shape) {
    case 0:
        return (int)random_below((uint32_t)n * 2) - n;
    case 1:
        return i;
    case 2:
        return n - i;
    case 3:
        return (int)random_below(4);
    case 4:
        return i % 50 < 40 ? i : -i;
    case 5:
        return i < n / 2 ? i * 2 : (i - n / 2) * 2 + 1;
    default:
        return i < n - n / 10 ? i : (int)random_below((uint32_t)n);
    }
}

static void check_order(List *l, size_t length, bool reverse) {
    ck_assert_uint_eq(l->length, length);
    for (size_t i = 1; i < length; i++)
        ck_assert_int_eq(
            object_compare_bool(l->items[i - 1], l->items[i], reverse ? CMP_LT : CMP_GT), 0);
}

START_TEST(sorts_every_kind_and_shape) {
    static const int sizes[] = {0, 1, 2, 3, 31, 32, 33, 64, 65, 100, 1000, 3001};
    for (KeyKind kind = 0; kind < KINDS; kind++)
        for (int shape = 0; shape < 7; shape++)
            for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
                for (int reverse = 0; reverse < 2; reverse++) {
                    List *l = list_new(0);
                    for (int i = 0; i < sizes[k]; i++)
                        ck_assert_int_eq(
                            list_append_steal(l, key_of(shaped(i, sizes[k], shape), kind)), 0);
                    ck_assert_int_eq(list_sort(l, NULL, reverse), 0);
                    check_order(l, (size_t)sizes[k], reverse);
                    decref(l);
                }
}
END_TEST

/* Each item is a pair (number, place); the key is the number alone. */
static Object *first_of(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return incref(((Tuple *)args[0])->items[0]);
}
static const MethodDef first_def = {"first_of", first_of, "pair, /", 0, ""};

START_TEST(is_stable) {
    Object *key = native_function_new(&first_def, NULL, NULL, NULL);
    for (int kind = 0; kind < KINDS; kind++)
        for (int reverse = 0; reverse < 2; reverse++) {
            List *l = list_new(0);
            for (int i = 0; i < 2000; i++)
                ck_assert_int_eq(
                    list_append_steal(
                        l, OBJ(tuple_from_array_steal(
                               (Object *[]){key_of((int)random_below(100), kind), int_from_i64(i)},
                               2))),
                    0);
            ck_assert_int_eq(list_sort(l, key, reverse), 0);
            for (size_t i = 1; i < l->length; i++) {
                Tuple *a = (Tuple *)l->items[i - 1], *b = (Tuple *)l->items[i];
                int equal = object_compare_bool(a->items[0], b->items[0], CMP_EQ);
                ck_assert_int_eq(
                    object_compare_bool(a->items[0], b->items[0], reverse ? CMP_GE : CMP_LE), 1);
                ck_assert(!equal || INT_VALUE(a->items[1]) < INT_VALUE(b->items[1]));
            }
            decref(l);
        }
    decref(key);
}
END_TEST

START_TEST(sorts_bytes_above_127_and_zeros) {
    List *l = list_new(0);
    static const uint8_t texts[][3] = {{0xff}, {'a'}, {'a', 0}, {0}, {'a', 0xe9}, {'a', 'b'}};
    static const size_t lengths[] = {1, 1, 2, 1, 2, 2};
    for (int i = 0; i < 6; i++)
        ck_assert_int_eq(list_append_steal(l, OBJ(str_from_latin1(texts[i], lengths[i]))), 0);
    ck_assert_int_eq(list_append(l, OBJ(str_empty)), 0);
    ck_assert_int_eq(list_sort(l, NULL, false), 0);
    ck_repr(incref(l), "['', '\\x00', 'a', 'a\\x00', 'ab', 'aé', 'ÿ']");
    decref(l);
}
END_TEST

static List *victim;
static Object *append_to_victim(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    return list_append(victim, args[0]) < 0 ? NULL : incref(args[0]);
}
static const MethodDef append_def = {"append_to_victim", append_to_victim, "x, /", 0, ""};

START_TEST(a_key_that_changes_the_list_is_noticed) {
    Object *key = native_function_new(&append_def, NULL, NULL, NULL);
    victim = numbers(50);
    ck_raises(list_sort(victim, key, true), "ValueError: list modified during sort");
    ck_assert_uint_eq(victim->length, 50);
    decref(victim);
    decref(key);
}
END_TEST

START_TEST(incomparable_items_leave_the_order) {
    List *l = list_from_array((Object *[]){KNone, KTrue, KNone}, 3);
    ck_raises(list_sort(l, NULL, false),
              "TypeError: '<' not supported between instances of 'bool' and 'NoneType'");
    ck_repr(incref(l), "[None, True, None]");
    decref(l);
}
END_TEST

/* ---- tuple ----------------------------------------------------------------------------------- */

START_TEST(tuples_hash_as_everywhere) {
    Object *one = int_from_i64(1), *two = int_from_i64(2), *three = int_from_i64(3);
    Tuple *t = tuple_pack(3, one, two, three);
    ck_assert_int_eq(object_hash(OBJ(t)), 529344067295497451);
    ck_assert_int_eq(object_hash(OBJ(tuple_empty)), 5740354900026072187);
    ck_repr(tuple_slice(t, 1, 3), "(2, 3)");
    ck_repr(tuple_slice(t, 2, 3), "(3,)");
    ck_assert_ptr_eq(tuple_slice(t, 3, 3), tuple_empty);
    ck_assert_ptr_eq(tuple_new(0), tuple_empty);
    decref(t);
    decref(one);
    decref(two);
    decref(three);
}
END_TEST

START_TEST(a_tuple_that_holds_itself_by_a_list_is_shown) {
    List *l = list_new(0);
    Tuple *t = tuple_pack(1, l);
    ck_assert_int_eq(list_append(l, OBJ(t)), 0);
    ck_repr(incref(t), "([(...)],)");
    ck_repr(incref(l), "[([...],)]");
    decref(t);
    decref(l);
    ck_assert_int_eq(gc_collect(2), 2);
}
END_TEST

static Object *nested(int depth, bool tuples) {
    Object *o = OBJ(list_new(0));
    for (int i = 0; i < depth; i++)
        o = tuples ? OBJ(tuple_from_array_steal(&o, 1)) : OBJ(list_from_array_steal(&o, 1));
    return o;
}

START_TEST(depth_is_bounded) {
    for (int tuples = 0; tuples < 2; tuples++) {
        Object *a = nested(200000, tuples), *b = nested(200000, tuples);
        ck_raises(
            object_repr(a),
            "RecursionError: maximum recursion depth exceeded while getting the repr of an object");
        ck_raises(object_compare_bool(a, b, CMP_EQ),
                  "RecursionError: maximum recursion depth exceeded in comparison");
        ck_raises(object_compare_bool(a, b, CMP_LT),
                  "RecursionError: maximum recursion depth exceeded in comparison");
        if (tuples)
            ck_assert_int_eq(object_hash(a), -1);
        error_clear();
        ck_assert_int_eq(gc_collect(2), 0);
        decref(a);
        decref(b);
    }
}
END_TEST

Suite *list_suite(void) {
    Suite *s = suite_create("list");
    TCase *c = unit_case(s, "core");
    tcase_add_test(c, appends_and_pops);
    tcase_add_test(c, slices_like_a_model);
    tcase_add_test(c, assigns_slices);
    tcase_add_test(c, repeats_and_refuses_too_much);
    tcase_add_test(c, tuples_hash_as_everywhere);
    tcase_add_test(c, a_tuple_that_holds_itself_by_a_list_is_shown);
    tcase_add_test(c, depth_is_bounded);
    c = unit_case(s, "sort");
    tcase_add_test(c, sorts_every_kind_and_shape);
    tcase_add_test(c, is_stable);
    tcase_add_test(c, sorts_bytes_above_127_and_zeros);
    tcase_add_test(c, a_key_that_changes_the_list_is_noticed);
    tcase_add_test(c, incomparable_items_leave_the_order);
    return s;
}
