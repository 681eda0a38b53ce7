/* The main of every unit test program. UNIT_SUITE is set by the Makefile. */
#include <stdio.h>
#include <stdlib.h>
#include "tests/unit/unit.h"

Suite *UNIT_SUITE(void);

static bool running;

static void start(void) {
    if (!running && runtime_init() < 0)
        ck_abort_msg("runtime_init failed");
    running = true;
}

static void stop(void) {
    ck_assert_str_eq(unit_pending(), "");
    running = false;
    ck_assert_uint_eq(runtime_shutdown(), 0);
}

TCase *unit_case(Suite *suite, const char *name) {
    TCase *c = tcase_create(name);
    tcase_add_checked_fixture(c, start, stop);
    tcase_set_timeout(c, 60);
    suite_add_tcase(suite, c);
    return c;
}

static const char *copy_text(Object *text) {
    static char buffer[1 << 16];
    ck_assert_msg(text != NULL, "raised %s", unit_pending());
    size_t length;
    const char *utf8 = str_utf8((Str *)text, &length);
    ck_assert(utf8 != NULL);
    snprintf(buffer, sizeof buffer, "%s", utf8);
    str_utf8_free((Str *)text, utf8, length);
    decref(text);
    return buffer;
}

const char *unit_str(Object *o) { return copy_text(object_str(o)); }
const char *unit_repr(Object *o) { return copy_text(object_repr(o)); }

const char *unit_pending(void) {
    static char buffer[1 << 16];
    Object *e = error_fetch();
    if (e == NULL)
        return "";
    const char *name = e->type->name, *text = unit_str(e);
    snprintf(buffer, sizeof buffer, *text ? "%s: %s" : "%s", name, text);
    decref(e);
    return buffer;
}

int main(void) {
    start();
    SRunner *runner = srunner_create(UNIT_SUITE());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
