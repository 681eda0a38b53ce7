/* Weak references: the side table under load, sharing, order, death of referents and references. */
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/weakref.h"
#include "tests/unit/unit.h"

static Object *thing(void) {
    Object *o = OBJ(set_new(NULL));
    ck_assert_ptr_nonnull(o);
    return o;
}

static Weakref *refer(Object *o, Object *callback) {
    Weakref *w = (Weakref *)weakref_new(o, callback);
    ck_assert_ptr_nonnull(w);
    return w;
}

START_TEST(a_reference_dies_with_its_referent) {
    Object *o = thing();
    ck_assert(!gc_has_weakrefs(o));
    Weakref *w = refer(o, NULL);
    ck_assert(gc_has_weakrefs(o));
    Object *got = weakref_get(OBJ(w));
    ck_assert_ptr_eq(got, o);
    decref(got);
    decref(o);
    ck_assert_ptr_null(weakref_get(OBJ(w)));
    ck_assert(!error_occurred());
    decref(w);
}
END_TEST

START_TEST(the_plain_reference_is_shared_and_first) {
    Object *o = thing();
    Weakref *a = refer(o, NULL), *b = refer(o, NULL), *c = refer(o, OBJ(&list_type)),
            *p = (Weakref *)weakproxy_new(o, NULL);
    ck_assert_ptr_eq(a, b);
    ck_assert_ptr_ne(a, c);
    ck_assert_uint_eq(weakref_count(o), 3);
    ck_assert_ptr_eq(weakref_first_borrow(o), OBJ(a));
    List *all = (List *)weakref_list(o);
    ck_assert_uint_eq(all->length, 3);
    ck_assert_ptr_eq(all->items[1], OBJ(p));
    ck_assert_ptr_eq(all->items[2], OBJ(c));
    decref(all);
    decref(a), decref(b), decref(p);
    ck_assert_uint_eq(weakref_count(o), 1);
    decref(c);
    ck_assert_uint_eq(weakref_count(o), 0);
    ck_assert(!gc_has_weakrefs(o));
    decref(o);
}
END_TEST

START_TEST(an_int_is_refused) {
    Object *i = int_from_i64(1000);
    ck_assert_ptr_null(weakref_new(i, NULL));
    ck_assert(error_is(&exc_TypeError));
    error_clear();
    decref(i);
}
END_TEST

START_TEST(a_static_type_can_be_referred_to) {
    Weakref *w = refer(OBJ(&set_type), NULL);
    ck_assert_uint_eq(weakref_count(OBJ(&set_type)), 1);
    decref(w);
    ck_assert_uint_eq(weakref_count(OBJ(&set_type)), 0);
}
END_TEST

/* Entries come and go in an order of their own: the table grows, moves entries back, and shrinks.
 */
START_TEST(the_table_grows_and_shrinks) {
    enum { COUNT = 5000 };
    static Object *things[COUNT];
    static Weakref *refs[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        things[i] = thing();
        refs[i] = refer(things[i], NULL);
    }
    for (size_t i = 0; i < COUNT; i += 3)
        CLEAR(things[i]);
    for (size_t i = 1; i < COUNT; i += 3)
        CLEAR(refs[i]);
    for (size_t i = 0; i < COUNT; i++) {
        if (things[i] != NULL)
            ck_assert_uint_eq(weakref_count(things[i]), refs[i] != NULL);
        if (refs[i] != NULL)
            ck_assert_ptr_eq(refs[i]->referent, things[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        xdecref(refs[i]);
        xdecref(things[i]);
    }
}
END_TEST

/* Objects whose call notes which reference they were called with. */
typedef struct Witness {
    Object head;
    Object *seen; /* borrowed: compared only */
    int turn;
} Witness;
static int turns;

static Object *witness_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    ck_assert_uint_eq(nargs, 1);
    ((Witness *)o)->seen = args[0];
    ((Witness *)o)->turn = ++turns;
    return new_none();
}

static Type witness_type = {
    .head = HEAD(&type_type),
    .name = "Witness",
    .size = sizeof(Witness),
    .dealloc = object_free,
    .call = witness_call,
};

START_TEST(callbacks_run_youngest_first) {
    Object *o = thing();
    Witness *older = (Witness *)object_new(&witness_type),
            *younger = (Witness *)object_new(&witness_type),
            *never = (Witness *)object_new(&witness_type);
    Weakref *first = refer(o, OBJ(older)), *second = refer(o, OBJ(younger)),
            *gone = refer(o, OBJ(never));
    decref(gone);
    raise_value_error("kept");
    decref(o);
    ck_assert_str_eq(unit_pending(), "ValueError: kept");
    ck_assert_ptr_eq(older->seen, OBJ(first));
    ck_assert_ptr_eq(younger->seen, OBJ(second));
    ck_assert_int_eq(younger->turn, 1);
    ck_assert_int_eq(older->turn, 2);
    ck_assert_int_eq(never->turn, 0);
    ck_assert_ptr_null(first->callback);
    decref(first), decref(second), decref(older), decref(younger), decref(never);
}
END_TEST

START_TEST(a_collected_object_is_gone) {
    List *l = list_new(0);
    Object *o = thing();
    ck_assert_int_eq(list_append(l, OBJ(l)), 0);
    ck_assert_int_eq(list_append(l, o), 0);
    Weakref *w = refer(o, NULL);
    decref(o);
    decref(l);
    ck_assert_int_ge(gc_collect(2), 1);
    ck_assert_ptr_null(weakref_get(OBJ(w)));
    decref(w);
    gc_check();
}
END_TEST

Suite *weakref_suite(void) {
    Suite *s = suite_create("weakref");
    TCase *c = unit_case(s, "references");
    tcase_add_test(c, a_reference_dies_with_its_referent);
    tcase_add_test(c, the_plain_reference_is_shared_and_first);
    tcase_add_test(c, an_int_is_refused);
    tcase_add_test(c, a_static_type_can_be_referred_to);
    tcase_add_test(c, the_table_grows_and_shrinks);
    tcase_add_test(c, callbacks_run_youngest_first);
    tcase_add_test(c, a_collected_object_is_gone);
    return s;
}
