/* What the files of the time module share. */
#ifndef KRAIT_TIME_INTERNAL_H
#define KRAIT_TIME_INTERNAL_H

#include <time.h>
#include "runtime/native.h"

/* A struct_time of these fields; zone and offset are tm_zone and tm_gmtoff. */
Object *time_from_tm(const struct tm *tm, Object *zone, Object *offset) MAY_RAISE;
Object *time_strptime(Object *self, Object *const *args, size_t nargs,
                      Tuple *kwnames); /* time_parse.c */
void time_shutdown(void);

#endif
