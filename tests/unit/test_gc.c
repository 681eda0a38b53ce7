/* The collector: what it frees, what it keeps, finalizers and resurrection, generations and
 * thresholds. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "tests/unit/unit.h"

/* A container with one reference and a finalizer that counts, and that may save the object. */
typedef struct Node {
    Object head;
    Object *other; /* owned */
    bool save;
} Node;

static int finalized;
static Object *saved;

static int node_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Node *)o)->other);
    return 0;
}
static int node_clear(Object *o) {
    CLEAR(((Node *)o)->other);
    return 0;
}
static void node_dealloc(Object *o) {
    gc_untrack(o);
    node_clear(o);
    object_free(o);
}
static void node_finalize(Object *o) {
    finalized++;
    if (((Node *)o)->save)
        saved = incref(o);
}
static Type node_type = {
    .head = HEAD(&type_type),
    .name = "Node",
    .size = sizeof(Node),
    .flags = TYPE_GC | TYPE_HAS_FINALIZER,
    .dealloc = node_dealloc,
    .traverse = node_traverse,
    .clear = node_clear,
    .finalize = node_finalize,
};

static Node *node_new(Object *other) {
    Node *n = (Node *)object_new(&node_type);
    ck_assert_ptr_nonnull(n);
    n->other = xincref(other);
    gc_track(n);
    return n;
}

static List *self_containing_list(void) {
    List *l = list_new(0);
    ck_assert_int_eq(list_append(l, OBJ(l)), 0);
    return l;
}

START_TEST(a_list_in_itself_is_collected) {
    gc_collect(2);
    size_t before = mem_live_blocks();
    decref(self_containing_list());
    ck_assert_uint_gt(mem_live_blocks(), before);
    ck_assert_int_eq(gc_collect(2), 1);
    ck_assert_uint_eq(mem_live_blocks(), before);
    gc_check();
}
END_TEST

START_TEST(what_is_referred_to_from_outside_lives) {
    List *outer = self_containing_list(), *inner = list_new(0);
    ck_assert_int_eq(list_append(inner, OBJ(outer)), 0);
    ck_assert_int_eq(list_append(outer, OBJ(inner)), 0);
    decref(outer);
    ck_assert_int_eq(gc_collect(2), 0);
    ck_assert_uint_eq(outer->length, 2);
    ck_assert_ptr_eq(outer->items[1], inner);
    decref(inner);
    ck_assert_int_eq(gc_collect(2), 2);
}
END_TEST

START_TEST(a_long_ring_through_all_containers_is_collected) {
    List *first = list_new(0);
    Object *o = OBJ(first);
    for (int i = 0; i < 3000; i++) {
        Object *next;
        if (i % 3 == 0) {
            next = OBJ(tuple_pack(1, o));
        } else if (i % 3 == 1) {
            next = OBJ(dict_new());
            ck_assert_int_eq(dict_set_ascii((Dict *)next, "k", o), 0);
        } else {
            next = OBJ(list_new(0));
            ck_assert_int_eq(list_append((List *)next, o), 0);
        }
        decref(o);
        o = next;
    }
    ck_assert_int_eq(list_append_steal(first, o), 0);
    ck_assert_int_eq(gc_collect(2), 3001);
    gc_check();
}
END_TEST

START_TEST(finalizers_run_once) {
    Node *a = node_new(NULL), *b = node_new(OBJ(a));
    a->other = OBJ(b);
    decref(a);
    finalized = 0;
    ck_assert_int_eq(gc_collect(2), 2);
    ck_assert_int_eq(finalized, 2);
}
END_TEST

START_TEST(finalizers_run_without_a_cycle_too) {
    finalized = 0;
    decref(node_new(NULL));
    ck_assert_int_eq(finalized, 1);
}
END_TEST

START_TEST(a_saved_object_lives_with_what_it_holds) {
    Node *a = node_new(NULL), *b = node_new(OBJ(a));
    a->other = OBJ(b);
    a->save = true;
    decref(a);
    finalized = 0;
    ck_assert_int_eq(gc_collect(2), 0);
    ck_assert_ptr_eq(saved, a);
    ck_assert_ptr_eq(a->other, b);
    ck_assert_int_eq(gc_collect(2), 0);
    decref(saved);
    ck_assert_int_eq(gc_collect(2), 2);
    ck_assert_int_eq(finalized, 2);
}
END_TEST

START_TEST(an_object_saved_from_its_last_decref_lives) {
    Node *a = node_new(NULL);
    a->save = true;
    finalized = 0;
    decref(a);
    ck_assert_ptr_eq(saved, a);
    ck_assert_int_eq(a->head.refcount, 1);
    ck_assert(gc_is_tracked(a));
    decref(saved);
    ck_assert_int_eq(finalized, 1);
}
END_TEST

START_TEST(survivors_move_up) {
    gc_collect(2);
    List *l = list_new(0);
    gc_collect(0);
    ck_assert_int_eq(list_append(l, OBJ(l)), 0);
    decref(l);
    ck_assert_int_eq(gc_collect(0), 0);
    ck_assert_int_eq(gc_collect(1), 1);
}
END_TEST

START_TEST(the_threshold_asks_for_a_collection) {
    gc_collect(2);
    request_clear(REQUEST_GC);
    gc_set_threshold(0, 10);
    List *lists[12];
    for (int i = 0; i < 12; i++)
        lists[i] = list_new(0);
    ck_assert(requests & REQUEST_GC);
    uint64_t before = gc.collections[0];
    gc_collect_due();
    ck_assert(!(requests & REQUEST_GC));
    ck_assert_uint_eq(gc.collections[0], before + 1);
    gc_set_enabled(false);
    for (int i = 0; i < 12; i++) {
        decref(lists[i]);
        lists[i] = list_new(0);
    }
    ck_assert(!(requests & REQUEST_GC));
    ck_assert_int_eq(gc_get_threshold(0), 10);
    for (int i = 0; i < 12; i++)
        decref(lists[i]);
}
END_TEST

START_TEST(tuples_of_atoms_are_untracked) {
    Object *n = int_from_i64(1000000);
    Tuple *t = tuple_pack(2, n, n);
    gc_collect(0);
    ck_assert(!gc_is_tracked(t));
    List *l = list_new(0);
    Tuple *u = tuple_pack(2, n, l);
    gc_collect(0);
    ck_assert(gc_is_tracked(u));
    decref(t);
    decref(u);
    decref(l);
    decref(n);
}
END_TEST

START_TEST(frozen_objects_are_left_alone) {
    decref(self_containing_list());
    gc_freeze();
    ck_assert_int_gt(gc_frozen_count(), 0);
    ck_assert_int_eq(gc_collect(2), 0);
    gc_unfreeze();
    ck_assert_int_eq(gc_frozen_count(), 0);
    ck_assert_int_eq(gc_collect(2), 1);
}
END_TEST

START_TEST(a_pending_exception_survives_a_collection) {
    decref(self_containing_list());
    raise_value_error("kept");
    gc_collect(2);
    ck_assert_str_eq(unit_pending(), "ValueError: kept");
}
END_TEST

Suite *gc_suite(void) {
    Suite *s = suite_create("gc");
    TCase *c = unit_case(s, "collector");
    tcase_add_test(c, a_list_in_itself_is_collected);
    tcase_add_test(c, what_is_referred_to_from_outside_lives);
    tcase_add_test(c, a_long_ring_through_all_containers_is_collected);
    tcase_add_test(c, finalizers_run_once);
    tcase_add_test(c, finalizers_run_without_a_cycle_too);
    tcase_add_test(c, a_saved_object_lives_with_what_it_holds);
    tcase_add_test(c, an_object_saved_from_its_last_decref_lives);
    tcase_add_test(c, survivors_move_up);
    tcase_add_test(c, the_threshold_asks_for_a_collection);
    tcase_add_test(c, tuples_of_atoms_are_untracked);
    tcase_add_test(c, frozen_objects_are_left_alone);
    tcase_add_test(c, a_pending_exception_survives_a_collection);
    return s;
}
