/* The time module: clocks, sleep, and calendar time as the C library computes it.
 *
 * A moment is seconds since 1970 as int or float; broken-down time is struct_time, or any tuple of
 * nine ints. strptime is in time_parse.c.
 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include "runtime/modules/time_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

enum { NANOSECONDS = 1000000000, VISIBLE_FIELDS = 9, ALL_FIELDS = 11 };

static Type *struct_time; /* owned from the module's first import until time_shutdown */

/* ---- clocks ---------------------------------------------------------------------------------- */

static int read_clock(clockid_t clock, int64_t *ns) {
    struct timespec t;
    if (clock_gettime(clock, &t) < 0)
        return raise_os_error(errno, NULL), -1;
    *ns = (int64_t)t.tv_sec * NANOSECONDS + t.tv_nsec;
    return 0;
}
static Object *seconds_of(clockid_t clock) {
    int64_t ns;
    return read_clock(clock, &ns) < 0 ? NULL : float_from_double((double)ns / 1e9);
}
static Object *nanoseconds_of(clockid_t clock) {
    int64_t ns;
    return read_clock(clock, &ns) < 0 ? NULL : int_from_i64(ns);
}

#define CLOCK_FUNCTION(name, clock)                                                                \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {         \
        (void)self, (void)args, (void)nargs, (void)kwnames;                                        \
        return seconds_of(clock);                                                                  \
    }                                                                                              \
    static Object *name##_ns(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {    \
        (void)self, (void)args, (void)nargs, (void)kwnames;                                        \
        return nanoseconds_of(clock);                                                              \
    }
CLOCK_FUNCTION(time_, CLOCK_REALTIME)
CLOCK_FUNCTION(monotonic, CLOCK_MONOTONIC)
CLOCK_FUNCTION(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK_FUNCTION(thread_time, CLOCK_THREAD_CPUTIME_ID)

static int clock_argument(Object *o, clockid_t *out) {
    if (!has_index(o))
        return raise_type_error("clk_id should be integer, not %T", o), -1;
    int64_t id = int_as_i64(o);
    if (id == -1 && error_occurred())
        return -1;
    if (id < INT_MIN || id > INT_MAX)
        return raise_overflow_error("signed integer is %s",
                                    id < 0 ? "less than minimum" : "greater than maximum"),
               -1;
    *out = (clockid_t)id;
    return 0;
}
static Object *clock_gettime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    return clock_argument(args[0], &clock) < 0 ? NULL : seconds_of(clock);
}
static Object *clock_gettime_ns(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    return clock_argument(args[0], &clock) < 0 ? NULL : nanoseconds_of(clock);
}
static Object *clock_getres_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    struct timespec t;
    if (clock_argument(args[0], &clock) < 0)
        return NULL;
    if (clock_getres(clock, &t) < 0)
        return raise_os_error(errno, NULL);
    return float_from_double((double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

static COLD int out_of_range(void) {
    return raise_overflow_error("timestamp out of range for platform time_t"), -1;
}

/* Seconds as a number of nanoseconds, away from zero or down. 0 or -1. */
static int to_timespec(Object *o, bool ceiling, struct timespec *out) {
    if (!is_float(o)) {
        Object *index = number_index(o);
        int64_t seconds = 0;
        if (index == NULL)
            return -1;
        bool fits = int_fits_i64(index, &seconds);
        decref(index);
        *out = (struct timespec){(time_t)seconds, 0};
        return fits ? 0 : out_of_range();
    }
    double d = FLOAT_VALUE(o);
    if (isnan(d))
        return raise_value_error("Invalid value NaN (not a number)"), -1;
    double whole = floor(d), ns = ceiling ? ceil((d - whole) * 1e9) : floor((d - whole) * 1e9);
    if (ns >= 1e9)
        whole += 1, ns = 0;
    if (!(whole >= -0x1p63 && whole < 0x1p63))
        return out_of_range();
    *out = (struct timespec){(time_t)whole, (long)ns};
    return 0;
}

static Object *clock_settime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    struct timespec t;
    if (clock_argument(args[0], &clock) < 0 || to_timespec(args[1], false, &t) < 0)
        return NULL;
    return clock_settime(clock, &t) < 0 ? raise_os_error(errno, NULL) : new_none();
}
static Object *clock_settime_ns(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    if (clock_argument(args[0], &clock) < 0)
        return NULL;
    int64_t ns = int_as_i64(args[1]);
    if (ns == -1 && error_occurred())
        return NULL;
    struct timespec t = {(time_t)int_floordiv_i64(ns, NANOSECONDS),
                         (long)int_mod_i64(ns, NANOSECONDS)};
    return clock_settime(clock, &t) < 0 ? raise_os_error(errno, NULL) : new_none();
}
static Object *pthread_getcpuclockid_(Object *self, Object *const *args, size_t nargs,
                                      Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    clockid_t clock;
    uint64_t thread_id = int_as_u64(args[0]);
    if (error_occurred())
        return NULL;
    int error = pthread_getcpuclockid((pthread_t)thread_id, &clock);
    return error ? raise_os_error(error, NULL) : int_from_i64(clock);
}

/* ---- sleep ----------------------------------------------------------------------------------- */

/* Until a moment of the monotonic clock, so that an interrupted sleep goes on for what is left. */
static Object *sleep_until(const struct timespec *deadline) {
    for (;;) {
        gil_release();
        int error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, deadline, NULL);
        gil_acquire();
        if (error == 0)
            return new_none();
        if (error != EINTR)
            return raise_os_error(error, NULL);
        if (signals_check() < 0)
            return NULL;
    }
}

static Object *sleep_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    struct timespec t, now;
    if (to_timespec(args[0], true, &t) < 0)
        return NULL;
    if (t.tv_sec < 0)
        return raise_value_error("sleep length must be non-negative");
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (t.tv_sec > INT64_MAX / NANOSECONDS)
        return out_of_range(), NULL;
    t.tv_sec += now.tv_sec;
    t.tv_nsec += now.tv_nsec;
    if (t.tv_nsec >= NANOSECONDS) {
        t.tv_sec++;
        t.tv_nsec -= NANOSECONDS;
    }
    return sleep_until(&t);
}

/* ---- broken-down time ------------------------------------------------------------------------ */

static Object *build_time(Object *const *fields) {
    Tuple *t = tuple_from_array(fields, ALL_FIELDS);
    if (t == NULL)
        return NULL;
    Object *result = object_call1(OBJ(struct_time), OBJ(t));
    decref(t);
    return result;
}

Object *time_from_tm(const struct tm *tm, Object *zone, Object *offset) {
    const int64_t values[VISIBLE_FIELDS] = {(int64_t)tm->tm_year + 1900,
                                            tm->tm_mon + 1,
                                            tm->tm_mday,
                                            tm->tm_hour,
                                            tm->tm_min,
                                            tm->tm_sec,
                                            (tm->tm_wday + 6) % 7,
                                            tm->tm_yday + 1,
                                            tm->tm_isdst};
    Object *fields[ALL_FIELDS] = {NULL}, *result = NULL;
    size_t n = 0;
    while (n < VISIBLE_FIELDS && (fields[n] = int_from_i64(values[n])) != NULL)
        n++;
    fields[VISIBLE_FIELDS] = zone;
    fields[VISIBLE_FIELDS + 1] = offset;
    if (n == VISIBLE_FIELDS && zone && offset)
        result = build_time(fields);
    while (n-- > 0)
        decref(fields[n]);
    return result;
}

static Object *from_tm(const struct tm *tm) {
    Object *zone = OBJ(str_from_utf8_lossy(tm->tm_zone, strlen(tm->tm_zone))),
           *offset = int_from_i64(tm->tm_gmtoff);
    Object *result = zone && offset ? time_from_tm(tm, zone, offset) : NULL;
    xdecref(zone);
    xdecref(offset);
    return result;
}

/* The moment of an optional argument, the present one for None. */
static int moment(Object *o, time_t *out) {
    struct timespec t;
    if (o == NULL || o == KNone) {
        *out = time(NULL);
        return 0;
    }
    if (to_timespec(o, false, &t) < 0)
        return -1;
    *out = t.tv_sec;
    return 0;
}
static int local_tm(time_t when, struct tm *tm) {
    errno = 0;
    if (localtime_r(&when, tm) == NULL)
        return raise_os_error(errno ? errno : EINVAL, NULL), -1;
    return 0;
}
static Object *gmtime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    time_t when;
    struct tm tm;
    if (moment(args[0], &when) < 0)
        return NULL;
    errno = 0;
    if (gmtime_r(&when, &tm) == NULL)
        return raise_os_error(errno ? errno : EINVAL, NULL);
    return from_tm(&tm);
}
static Object *localtime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    time_t when;
    struct tm tm;
    return moment(args[0], &when) < 0 || local_tm(when, &tm) < 0 ? NULL : from_tm(&tm);
}

/* An item of a time tuple as a C int. */
static int int_item(Object *o, int *out) {
    int64_t v = int_as_i64(o);
    if (v == -1 && error_occurred())
        return -1;
    if (v < INT_MIN || v > INT_MAX)
        return raise_overflow_error("signed integer is %s",
                                    v < 0 ? "less than minimum" : "greater than maximum"),
               -1;
    *out = (int)v;
    return 0;
}

/* Nine ints; struct_time brings its time zone along. `zone` gets a new reference that tm_zone
 * points into, or NULL. */
static int tm_from_tuple(Object *o, const char *function, struct tm *tm, Object **zone) {
    *zone = NULL;
    memset(tm, 0, sizeof *tm);
    if (!is_tuple(o))
        return raise_type_error("Tuple or struct_time argument required"), -1;
    Tuple *t = (Tuple *)o;
    int *fields[VISIBLE_FIELDS] = {&tm->tm_year, &tm->tm_mon,  &tm->tm_mday,
                                   &tm->tm_hour, &tm->tm_min,  &tm->tm_sec,
                                   &tm->tm_wday, &tm->tm_yday, &tm->tm_isdst};
    if (t->length != VISIBLE_FIELDS)
        return raise_type_error("%s(): illegal time tuple argument", function), -1;
    for (size_t i = 0; i < VISIBLE_FIELDS; i++)
        if (int_item(t->items[i], fields[i]) < 0)
            return -1;
    if (tm->tm_year < INT_MIN + 1900)
        return raise_overflow_error("year out of range"), -1;
    tm->tm_year -= 1900;
    tm->tm_mon--;
    tm->tm_wday = (tm->tm_wday + 1) % 7;
    tm->tm_yday--;
    if (o->type != struct_time)
        return 0;
    Object *offset = object_getattr(o, NAME(tm_gmtoff));
    if (offset == NULL || (*zone = object_getattr(o, NAME(tm_zone))) == NULL) {
        xdecref(offset);
        return -1;
    }
    if (offset != KNone)
        tm->tm_gmtoff = int_as_i64(offset);
    decref(offset);
    if (is_str(*zone) && ((Str *)*zone)->ascii)
        tm->tm_zone = str_data((Str *)*zone);
    return 0;
}

/* Brings zeros to the first of month and year, and refuses what would lead the C library out of its
 * tables. */
static int check_tm(struct tm *tm) {
    if (tm->tm_mon == -1)
        tm->tm_mon = 0;
    if (tm->tm_mday == 0)
        tm->tm_mday = 1;
    if (tm->tm_yday == -1)
        tm->tm_yday = 0;
    const struct {
        int value, low, high;
        const char *what;
    } checks[] = {
        {tm->tm_mon, 0, 11, "month"},         {tm->tm_mday, 1, 31, "day of month"},
        {tm->tm_hour, 0, 23, "hour"},         {tm->tm_min, 0, 59, "minute"},
        {tm->tm_sec, 0, 61, "seconds"},       {tm->tm_wday, 0, INT_MAX, "day of week"},
        {tm->tm_yday, 0, 365, "day of year"},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].value < checks[i].low || checks[i].value > checks[i].high)
            return raise_value_error("%s out of range", checks[i].what), -1;
    return 0;
}

/* The broken-down time of an optional argument; local time now when it is absent. */
static int tm_argument(Object *o, const char *function, struct tm *tm, Object **zone) {
    *zone = NULL;
    if (o == NULL)
        return local_tm(time(NULL), tm);
    if (tm_from_tuple(o, function, tm, zone) < 0 || check_tm(tm) < 0) {
        CLEAR(*zone);
        return -1;
    }
    return 0;
}

static Object *asctime_of(const struct tm *tm) {
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %lld", days[tm->tm_wday % 7],
             months[tm->tm_mon], tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec,
             1900 + (long long)tm->tm_year);
    return OBJ(str_from_ascii(text));
}
static Object *asctime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    struct tm tm;
    Object *zone;
    if (tm_argument(args[0], "asctime", &tm, &zone) < 0)
        return NULL;
    xdecref(zone);
    return asctime_of(&tm);
}
static Object *ctime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    time_t when;
    struct tm tm;
    return moment(args[0], &when) < 0 || local_tm(when, &tm) < 0 ? NULL : asctime_of(&tm);
}

static Object *mktime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    struct tm tm;
    Object *zone;
    int failed = tm_from_tuple(args[0], "mktime", &tm, &zone);
    xdecref(zone);
    if (failed)
        return NULL;
    tm.tm_wday = -1; /* tells an error from the last second of 1969 */
    time_t when = mktime(&tm);
    if (when == -1 && tm.tm_wday == -1)
        return raise_overflow_error("mktime argument out of range");
    return float_from_double((double)when);
}

/* strftime says 0 both for "too small" and for an empty result. */
static Object *formatted(const char *format, size_t length, const struct tm *tm) {
    for (size_t size = 256;; size *= 2) {
        char *buffer = mem_alloc(size);
        if (buffer == NULL)
            return raise_no_memory();
        size_t n = strftime(buffer, size, format, tm);
        Object *result =
            n || size >= 256 * (length + 1) ? OBJ(str_from_utf8_lossy(buffer, n)) : NULL;
        mem_free(buffer, size);
        if (result || error_occurred())
            return result;
    }
}
static Object *strftime_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    struct tm tm;
    Object *zone;
    size_t length;
    if (!is_str(args[0]))
        return raise_type_error("strftime() argument 1 must be str, not %T", args[0]);
    if (tm_argument(args[1], "strftime", &tm, &zone) < 0)
        return NULL;
    tm.tm_isdst = tm.tm_isdst < -1 ? -1 : tm.tm_isdst > 1 ? 1 : tm.tm_isdst;
    Object *result = NULL;
    const char *format = str_utf8((Str *)args[0], &length);
    if (format) {
        if (strlen(format) != length)
            raise_value_error("embedded null character");
        else
            result = formatted(format, length, &tm);
        str_utf8_free((Str *)args[0], format, length);
    }
    xdecref(zone);
    return result;
}

/* ---- what is known of a clock ---------------------------------------------------------------- */

typedef struct {
    const char *name, *implementation;
    bool monotonic;
} ClockInfo;
static const ClockInfo clocks[] = {
    {"time", "clock_gettime(CLOCK_REALTIME)", false},
    {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true},
    {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true},
    {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true},
    {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true},
};

static int set_steal(Dict *d, const char *key, Object *value) {
    int result = value ? dict_set_ascii(d, key, value) : -1;
    xdecref(value);
    return result;
}
static Object *describe(const ClockInfo *c) {
    Object *result = NULL;
    Dict *d = dict_new();
    if (d == NULL)
        return NULL;
    if (set_steal(d, "implementation", OBJ(str_from_ascii(c->implementation))) == 0
        && set_steal(d, "monotonic", new_bool(c->monotonic)) == 0
        && set_steal(d, "adjustable", new_bool(!c->monotonic)) == 0
        && set_steal(d, "resolution", float_from_double(1e-9)) == 0)
        result = namespace_new(d);
    decref(d);
    return result;
}
static Object *get_clock_info(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("get_clock_info() argument 1 must be str, not %T", args[0]);
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        if (str_equal_ascii((Str *)args[0], clocks[i].name))
            return describe(&clocks[i]);
    return raise_value_error("unknown clock");
}

/* ---- the module ------------------------------------------------------------------------------ */

static Object *module_ref; /* borrowed: tzset renews its constants; NULL before the first import */

/* Zone name and offset from UTC in the middle of a season. */
static void probe_zone(time_t when, long *offset, char *name, size_t size) {
    struct tm tm;
    *offset = 0;
    name[0] = 0;
    if (localtime_r(&when, &tm) == NULL)
        return;
    *offset = tm.tm_gmtoff;
    snprintf(name, size, "%s", tm.tm_zone ? tm.tm_zone : "");
}

static int add_zone(Object *module) {
    const time_t year = (time_t)((365 * 24 + 6) * 3600), start = time(NULL) / year * year;
    char winter_name[64], summer_name[64];
    long winter, summer;
    tzset();
    probe_zone(start, &winter, winter_name, sizeof winter_name);
    probe_zone(start + year / 2, &summer, summer_name, sizeof summer_name);
    bool south = winter > summer; /* there January is summer */
    Object *names[2] = {OBJ(str_from_utf8_lossy(south ? summer_name : winter_name,
                                                strlen(south ? summer_name : winter_name))),
                        OBJ(str_from_utf8_lossy(south ? winter_name : summer_name,
                                                strlen(south ? winter_name : summer_name)))};
    Tuple *pair = names[0] && names[1] ? tuple_from_array(names, 2) : NULL;
    xdecref(names[0]);
    xdecref(names[1]);
    if (pair == NULL)
        return -1;
    if (module_add(module, "tzname", OBJ(pair)) < 0
        || module_add(module, "timezone", int_from_i64(-(south ? summer : winter))) < 0
        || module_add(module, "altzone", int_from_i64(-(south ? winter : summer))) < 0)
        return -1;
    return module_add(module, "daylight", int_from_i64(winter != summer));
}

static Object *tzset_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *module = object_is(self, &module_type) ? self : module_ref;
    if (module && add_zone(module) < 0)
        return NULL;
    return new_none();
}

static const MethodDef functions[] = {
    {"asctime", asctime_, "t=None, /", 0,
     "asctime([tuple])\n"
     "A time tuple as 'Sat Jun 06 16:26:11 1998'; local time now without argument."},
    {"clock_getres", clock_getres_, "clk_id, /", 0,
     "clock_getres(clk_id)\nThe smallest step of a clock, in seconds."},
    {"clock_gettime", clock_gettime_, "clk_id, /", 0, "Time of a clock in seconds, as a float."},
    {"clock_gettime_ns", clock_gettime_ns, "clk_id, /", 0,
     "Time of a clock in nanoseconds, as an int."},
    {"clock_settime", clock_settime_, "clk_id, time, /", 0,
     "clock_settime(clk_id, time)\nSets a clock to seconds."},
    {"clock_settime_ns", clock_settime_ns, "clk_id, time, /", 0,
     "clock_settime_ns(clk_id, time)\nSets a clock to nanoseconds."},
    {"ctime", ctime_, "seconds=None, /", 0,
     "ctime(seconds) -> string\nLocal time of a moment as text, as asctime writes it."},
    {"get_clock_info", get_clock_info, "name, /", 0,
     "get_clock_info(name)\nWhat is known of a clock: its implementation, resolution and kind."},
    {"gmtime", gmtime_, "seconds=None, /", 0,
     "gmtime([seconds]) -> struct_time\nUTC of a moment, now without argument."},
    {"localtime", localtime_, "seconds=None, /", 0,
     "localtime([seconds]) -> struct_time\nLocal time of a moment, now without argument."},
    {"mktime", mktime_, "object, /", 0,
     "mktime(tuple)\nThe moment of a local time, the inverse of localtime."},
    {"monotonic", monotonic, "", 0, "Seconds of a clock that never goes back."},
    {"monotonic_ns", monotonic_ns, "", 0, "Nanoseconds of a clock that never goes back."},
    {"perf_counter", monotonic, "", 0,
     "Seconds of the most precise clock, to measure short times."},
    {"perf_counter_ns", monotonic_ns, "", 0,
     "Nanoseconds of the most precise clock, to measure short times."},
    {"process_time", process_time, "", 0, "Seconds of CPU time that the process has used."},
    {"process_time_ns", process_time_ns, "", 0,
     "Nanoseconds of CPU time that the process has used."},
    {"pthread_getcpuclockid", pthread_getcpuclockid_, "thread_id, /", 0,
     "pthread_getcpuclockid(thread_id)\nThe clock that counts a thread's CPU time."},
    {"sleep", sleep_, "object, /", 0,
     "sleep(seconds)\nWaits for so many seconds, a float for parts of one."},
    {"strftime", strftime_, "format, t=None, /", 0,
     "strftime(format[, tuple]) -> string\nA time tuple as text by a format such as '%Y-%m-%d'."},
    {"strptime", time_strptime, "string, format='%a %b %d %H:%M:%S %Y', /", 0,
     "strptime(string, format) -> struct_time\nReads text by a format as strftime has it."},
    {"thread_time", thread_time, "", 0, "Seconds of CPU time that the thread has used."},
    {"thread_time_ns", thread_time_ns, "", 0, "Nanoseconds of CPU time that the thread has used."},
    {"time", time_, "", 0, "Seconds since the first of January 1970, 0:00 UTC."},
    {"time_ns", time__ns, "", 0, "Nanoseconds since the first of January 1970, 0:00 UTC."},
    {"tzset", tzset_, "", 0, "Reads the environment variable TZ anew."},
    {0},
};

static const char *const field_names[ALL_FIELDS] = {"tm_year",  "tm_mon",  "tm_mday",  "tm_hour",
                                                    "tm_min",   "tm_sec",  "tm_wday",  "tm_yday",
                                                    "tm_isdst", "tm_zone", "tm_gmtoff"};

static int init(Object *module) {
    static const struct {
        const char *name;
        int64_t value;
    } constants[] = {
        {"CLOCK_REALTIME", CLOCK_REALTIME},
        {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
        {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
        {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
        {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
        {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
        {"CLOCK_TAI", CLOCK_TAI},
        {"_STRUCT_TM_ITEMS", ALL_FIELDS},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, int_from_i64(constants[i].value)) < 0)
            return -1;
    if (struct_time == NULL)
        struct_time =
            struct_sequence_type("time.struct_time", field_names, VISIBLE_FIELDS, ALL_FIELDS,
                                 "Broken-down time as gmtime(), localtime() and strptime() give "
                                 "it: a tuple of nine ints with names.");
    module_ref = module;
    return struct_time == NULL || module_add_type(module, struct_time) < 0 ? -1 : add_zone(module);
}

void time_shutdown(void) {
    CLEAR(struct_time);
    module_ref = NULL;
}

const ModuleDef time_module = {
    "time", "Clocks, waiting, and conversions between moments, calendar time and text.", functions,
    init};
