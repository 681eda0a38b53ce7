/* What the files of the module select share. */
#ifndef KRAIT_SELECT_MODULE_H
#define KRAIT_SELECT_MODULE_H

#include <errno.h>

#include "runtime/gil.h"
#include "runtime/native.h"
#include "runtime/signals.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

extern Type poll_type, epoll_type; /* select_poll.c */

/* The descriptor that an int or an object with fileno() stands for; -1 with an exception. */
int select_descriptor(Object *o) MAY_RAISE;
/* A moment to wait for, in nanoseconds of the monotonic clock. `given` is in units of `unit`
 * seconds; NULL or None: for ever. */
enum { SELECT_FOREVER = -1 };
int select_deadline(Object *given, double unit, bool negative_is_forever, int64_t *out) MAY_RAISE;
/* What is left until then, not below 0; SELECT_FOREVER stays. */
int64_t select_left(int64_t deadline);
/* The same in milliseconds, rounded up, for poll and epoll. */
int select_left_ms(int64_t deadline);
/* Unsigned mask of events. */
int select_mask(Object *given, uint32_t fallback, uint32_t limit, uint32_t *out) MAY_RAISE;

#endif
