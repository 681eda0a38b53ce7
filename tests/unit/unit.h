/* What every unit test uses: Check, and the runtime started before each test and stopped after it.
 *
 * A suite is test_<name>.c with `Suite *<name>_suite(void)`, listed in files.mk:
 *
 *     START_TEST(appends) { List *l = list_new(0); ...; decref(l); } END_TEST
 *     Suite *list_suite(void) {
 *         Suite *s = suite_create("list");
 *         TCase *c = unit_case(s, "core");
 *         tcase_add_test(c, appends);
 *         return s;
 *     }
 *
 * Each test runs in a process of its own (CK_FORK=no in the environment: all in one, for the
 * debugger). After a test of a unit_case the runtime is shut down, and the test fails if it left a
 * pending exception or a live block.
 */
#ifndef KRAIT_UNIT_H
#define KRAIT_UNIT_H

#include <check.h>
#include "runtime/runtime.h"

/* A test case with the runtime around each test. Plain tcase_create gives one without the check at
 * the end. */
TCase *unit_case(Suite *suite, const char *name);

/* The text of str(o) or repr(o) in a static buffer; fails the test when that raises. */
const char *unit_str(Object *o);
const char *unit_repr(Object *o);

/* repr(expression) is `text`; the expression is a new reference and is released. */
#define ck_repr(expression, text)                                                                  \
    do {                                                                                           \
        Object *o_ = OBJ(expression);                                                              \
        ck_assert_msg(o_ != NULL, "raised %s", unit_pending());                                    \
        ck_assert_str_eq(unit_repr(o_), text);                                                     \
        decref(o_);                                                                                \
    } while (0)

/* "TypeError: message" of the pending exception, which is cleared; "" when there is none. */
const char *unit_pending(void);
/* expression fails (NULL or -1, by its type) with this exception. */
#define ck_raises(expression, text)                                                                \
    do {                                                                                           \
        (void)!(expression);                                                                       \
        ck_assert_str_eq(unit_pending(), text);                                                    \
    } while (0)

#endif
