/* time.strptime: reads text by a format, with the defaults and the messages of Python's own.
 *
 * The format is walked once, recursively, so that a number that took two digits can be tried again
 * with one when the rest does not fit. What was read is kept in a Parsed, of which a copy belongs
 * to each attempt; complete() then works out what is missing from the rest.
 */
#include <string.h>
#include <strings.h>
#include <time.h>
#include "runtime/modules/time_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"

enum { UNSET = -1, NO_ZONE = INT32_MIN };
typedef struct {
    int year, month, day, hour, minute, second;
    int weekday, julian;  /* UNSET, or 0 Monday..6, and 1..366 */
    int week, week_start; /* of the year; the day on which weeks start, 0 Monday or 6 */
    int iso_year, iso_week;
    int afternoon;    /* UNSET, 0 am, 1 pm */
    int twelve_hours; /* unused when UNSET */
    int dst, offset;  /* offset NO_ZONE: no %z */
    const char *zone; /* static or NULL */
    const char *rest; /* where reading stopped */
} Parsed;

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

/* ---- the calendar ---------------------------------------------------------------------------- */

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
static int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}
/* Days since the first of January of year 1, which was a Monday. */
static int days_before_year(int year) {
    int y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400;
}
static int day_of_year(int year, int month, int day) {
    for (int m = 1; m < month; m++)
        day += month_days(year, m);
    return day;
}
static int weekday_of(int year, int julian) { return (days_before_year(year) + julian - 1) % 7; }

/* ---- matching -------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool match(const char *format, const char *text, const Parsed *so_far, Parsed *out);

/* A name of a list, whole or its first three letters; its index. */
static int match_name(const char **text, const char *const *names, int count, bool full) {
    for (int i = 0; i < count; i++) {
        size_t length = full ? strlen(names[i]) : 3;
        if (strncasecmp(*text, names[i], length) == 0) {
            *text += length;
            return i;
        }
    }
    return UNSET;
}

typedef struct {
    char directive;
    int8_t digits; /* at most */
    int low, high;
    bool exact; /* all digits must be there */
} NumberRule;
static const NumberRule number_rules[] = {
    {'d', 2, 1, 31, false},     {'H', 2, 0, 23, false},  {'I', 2, 1, 12, false},
    {'j', 3, 1, 366, false},    {'m', 2, 1, 12, false},  {'M', 2, 0, 59, false},
    {'S', 2, 0, 61, false},     {'U', 2, 0, 53, false},  {'W', 2, 0, 53, false},
    {'w', 1, 0, 6, true},       {'u', 1, 1, 7, true},    {'V', 2, 1, 53, false},
    {'y', 2, 0, 99, true},      {'Y', 4, 0, 9999, true}, {'G', 4, 0, 9999, true},
    {'f', 6, 0, 999999, false},
};

static void store(Parsed *p, char directive, int v) {
    switch (directive) {
    case 'd':
        p->day = v;
        break;
    case 'H':
        p->hour = v;
        break;
    case 'I':
        p->hour = v % 12, p->twelve_hours = 0;
        break;
    case 'j':
        p->julian = v;
        break;
    case 'm':
        p->month = v;
        break;
    case 'M':
        p->minute = v;
        break;
    case 'S':
        p->second = v;
        break;
    case 'U':
        p->week = v, p->week_start = 6;
        break;
    case 'W':
        p->week = v, p->week_start = 0;
        break;
    case 'w':
        p->weekday = (v + 6) % 7;
        break;
    case 'u':
        p->weekday = v - 1;
        break;
    case 'V':
        p->iso_week = v;
        break;
    case 'y':
        p->year = v + (v <= 68 ? 2000 : 1900);
        break;
    case 'Y':
        p->year = v;
        break;
    case 'G':
        p->iso_year = v;
        break;
    default:
        break;
    }
}

/* Tries the longest number first. */
static bool match_number(const NumberRule *rule, const char *format, const char *text,
                         const Parsed *so_far, Parsed *out) {
    int value[7] = {0}, digits = 0;
    if (rule->directive == 'd' && text[0] == ' ' && is_digit(text[1]))
        text++;
    while (digits < rule->digits && is_digit(text[digits])) {
        value[digits + 1] = value[digits] * 10 + (text[digits] - '0');
        digits++;
    }
    for (int n = digits; n >= (rule->exact ? rule->digits : 1); n--) {
        if (value[n] < rule->low || value[n] > rule->high)
            continue;
        Parsed attempt = *so_far;
        store(&attempt, rule->directive, value[n]);
        if (match(format, text + n, &attempt, out))
            return true;
    }
    return false;
}

static bool two_digits(const char **text, int *out) {
    if (!is_digit((*text)[0]) || !is_digit((*text)[1]))
        return false;
    *out = ((*text)[0] - '0') * 10 + ((*text)[1] - '0');
    *text += 2;
    return true;
}

/* +hh:mm, +hhmm, with seconds and their fraction if need be, or Z. */
static bool match_offset(const char **text, Parsed *p) {
    int hours, minutes, seconds = 0;
    const char *t = *text;
    if (*t == 'Z') {
        p->offset = 0;
        *text = t + 1;
        return true;
    }
    if (*t != '+' && *t != '-')
        return false;
    bool negative = *t++ == '-';
    if (!two_digits(&t, &hours))
        return false;
    bool colon = *t == ':';
    t += colon;
    if (!two_digits(&t, &minutes) || minutes > 59)
        return false;
    const char *after = t + colon;
    if ((!colon || *t == ':') && two_digits(&after, &seconds) && seconds <= 59) {
        t = after;
        if (*t == '.' && is_digit(t[1]))
            for (t++; is_digit(*t) && t - after <= 6; t++)
                ;
    } else {
        seconds = 0;
    }
    p->offset = (hours * 3600 + minutes * 60 + seconds) * (negative ? -1 : 1);
    *text = t;
    return true;
}

static bool match_zone(const char **text, Parsed *p) {
    const char *const zones[] = {"utc", "gmt", tzname[0], tzname[1]};
    for (int i = 0; i < 4; i++) {
        size_t length = strlen(zones[i]);
        if (length == 0 || strncasecmp(*text, zones[i], length) != 0)
            continue;
        *text += length;
        bool same = strcasecmp(tzname[0], tzname[1]) == 0;
        p->zone = i >= 2 ? zones[i] : i == 0 ? "UTC" : "GMT";
        p->dst = i == 3 && !same && daylight ? 1 : same && daylight && i >= 2 ? UNSET : 0;
        return true;
    }
    return false;
}

/* Directives that are words. 1 matched, 0 not, -1: it is none of these. */
static int match_word(char directive, const char **text, Parsed *p) {
    switch (directive) {
    case 'a':
    case 'A':
        return (p->weekday = match_name(text, day_names, 7, directive == 'A')) != UNSET;
    case 'b':
    case 'B': {
        int month = match_name(text, month_names, 12, directive == 'B');
        p->month = month + 1;
        return month != UNSET;
    }
    case 'p': {
        static const char *const halves[] = {"am", "pm"};
        for (int i = 0; i < 2; i++)
            if (strncasecmp(*text, halves[i], 2) == 0) {
                *text += 2;
                p->afternoon = i;
                return 1;
            }
        return 0;
    }
    case 'z':
        return match_offset(text, p);
    case 'Z':
        return match_zone(text, p);
    case '%':
        return *(*text)++ == '%';
    default:
        return -1;
    }
}

/* The composed directives of the C locale. */
static const char *expansion(char directive) {
    switch (directive) {
    case 'c':
        return "%a %b %d %H:%M:%S %Y";
    case 'x':
        return "%m/%d/%y";
    case 'X':
        return "%H:%M:%S";
    default:
        return NULL;
    }
}

static bool match_directive(char directive, const char *format, const char *text,
                            const Parsed *so_far, Parsed *out) {
    Parsed attempt = *so_far;
    for (size_t i = 0; i < sizeof number_rules / sizeof *number_rules; i++)
        if (number_rules[i].directive == directive)
            return match_number(&number_rules[i], format, text, so_far, out);
    if (match_word(directive, &text, &attempt) != 1)
        return false;
    return match(format, text, &attempt, out);
}

static bool match(const char *format, const char *text, const Parsed *so_far, Parsed *out) {
    while (*format && *format != '%') {
        if (is_space(*format)) {
            if (!is_space(*text))
                return false;
            while (is_space(*format))
                format++;
            while (is_space(*text))
                text++;
            continue;
        }
        if (strncasecmp(format, text, 1) != 0)
            return false;
        format++, text++;
    }
    if (*format == '%')
        return match_directive(format[1], format + 2, text, so_far, out);
    *out = *so_far;
    out->rest = text;
    return true;
}

/* ---- from what was read to a date ------------------------------------------------------------ */

static int iso_to_julian(Parsed *p) {
    int first = weekday_of(p->iso_year, 4); /* the fourth of January lies in week 1 */
    p->year = p->iso_year;
    return (p->iso_week - 1) * 7 + p->weekday + 4 - first;
}

static int week_to_julian(const Parsed *p) {
    int first = weekday_of(p->year, 1), day = p->weekday;
    if (p->week_start == 6) { /* count days from Sunday */
        first = (first + 1) % 7;
        day = (day + 1) % 7;
    }
    int week_zero = (7 - first) % 7;
    return p->week == 0 ? 1 + day - first : 1 + week_zero + 7 * (p->week - 1) + day;
}

static int check_iso(const Parsed *p) {
    const char *text = NULL;
    if (p->iso_year != UNSET && p->julian != UNSET)
        text = "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use "
               "'%Y' instead.";
    else if (p->iso_year != UNSET && (p->iso_week == UNSET || p->weekday == UNSET))
        text = "ISO year directive '%G' must be used with the ISO week directive '%V' and a "
               "weekday directive ('%A', '%a', '%w', or "
               "'%u').";
    else if (p->iso_week != UNSET && p->iso_year == UNSET
             && (p->year == UNSET || p->weekday == UNSET))
        text = "ISO week directive '%V' must be used with the ISO year directive '%G' and a "
               "weekday directive ('%A', '%a', '%w', or "
               "'%u').";
    else if (p->iso_week != UNSET && p->iso_year == UNSET)
        text = "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO "
               "year '%G' instead.";
    return text ? (raise_value_error("%s", text), -1) : 0;
}

/* A day of the year beyond its end, as a week's number can make it, stays what it is; the date goes
 * on into the next year. */
static void set_date_from_julian(Parsed *p) {
    int length, day;
    if (p->julian <= 0)
        p->julian += is_leap(--p->year) ? 366 : 365;
    day = p->julian;
    if (day > (length = is_leap(p->year) ? 366 : 365)) {
        day -= length;
        p->year++;
    }
    p->month = 1;
    while (day > month_days(p->year, p->month))
        day -= month_days(p->year, p->month++);
    p->day = day;
}

static int complete(Parsed *p) {
    bool no_year = p->year == UNSET, leap_day = no_year && p->month == 2 && p->day == 29;
    if (check_iso(p) < 0)
        return -1;
    if (p->afternoon == 1 && p->twelve_hours == 0)
        p->hour += 12;
    if (no_year)
        p->year = leap_day ? 1904 : 1900; /* the first leap year after 1900 */
    if (p->julian == UNSET && p->weekday != UNSET && p->week != UNSET && !no_year)
        p->julian = week_to_julian(p);
    else if (p->julian == UNSET && p->iso_year != UNSET)
        p->julian = iso_to_julian(p);
    if (p->julian != UNSET || (p->week != UNSET && p->weekday != UNSET && !no_year)
        || p->iso_year != UNSET) {
        set_date_from_julian(p);
        if (p->iso_year != UNSET)
            p->julian = day_of_year(p->year, p->month, p->day);
    } else {
        if (p->year < 1)
            return raise_value_error("year %d is out of range", p->year), -1;
        if (p->day > month_days(p->year, p->month))
            return raise_value_error("day is out of range for month"), -1;
        p->julian = day_of_year(p->year, p->month, p->day);
    }
    if (p->weekday == UNSET)
        p->weekday = weekday_of(p->year, p->julian);
    if (leap_day)
        p->year = 1900;
    return 0;
}

/* Writes composed directives out and checks that all are known. 0, or -1 with ValueError. */
static int expand(const char *format, Str *original, char *out, size_t size) {
    size_t n = 0;
    for (; *format; format++) {
        if (n + 24 > size)
            return raise_value_error("format is too long"), -1;
        out[n++] = *format;
        if (*format != '%')
            continue;
        char directive = *++format;
        if (directive == 0)
            return raise_value_error("stray %% in format '%U'", original), -1;
        const char *composed = expansion(directive);
        if (composed) {
            n += (size_t)(stpcpy(out + n - 1, composed) - (out + n - 1)) - 1;
            continue;
        }
        if (strchr("aAbBdfGHIjmMpSuUVwWyYzZ%", directive) == NULL)
            return raise_value_error("'%c' is a bad directive in format '%U'", directive, original),
                   -1;
        out[n++] = directive;
    }
    out[n] = 0;
    return 0;
}

static Object *to_struct_time(const Parsed *p) {
    struct tm tm = {
        .tm_year = p->year - 1900,
        .tm_mon = p->month - 1,
        .tm_mday = p->day,
        .tm_hour = p->hour,
        .tm_min = p->minute,
        .tm_sec = p->second,
        .tm_wday = (p->weekday + 1) % 7,
        .tm_yday = p->julian - 1,
        .tm_isdst = p->dst,
    };
    Object *zone = p->zone ? OBJ(str_from_utf8_lossy(p->zone, strlen(p->zone))) : new_none();
    Object *offset = p->offset == NO_ZONE ? new_none() : int_from_i64(p->offset);
    Object *result = zone && offset ? time_from_tm(&tm, zone, offset) : NULL;
    xdecref(zone);
    xdecref(offset);
    return result;
}

enum { FORMAT_MAX = 1024 };

static Object *parse(Str *string, Str *format_object, const char *text, const char *format) {
    char expanded[FORMAT_MAX];
    Parsed p, start = {.year = UNSET,
                       .month = 1,
                       .day = 1,
                       .weekday = UNSET,
                       .julian = UNSET,
                       .week = UNSET,
                       .iso_year = UNSET,
                       .iso_week = UNSET,
                       .afternoon = UNSET,
                       .twelve_hours = UNSET,
                       .dst = UNSET,
                       .offset = NO_ZONE};
    tzset();
    if (expand(format, format_object, expanded, sizeof expanded) < 0)
        return NULL;
    if (!match(expanded, text, &start, &p))
        return raise_value_error("time data %R does not match format %R", string, format_object);
    if (*p.rest) {
        Str *rest = str_from_utf8(p.rest, strlen(p.rest));
        if (rest)
            raise_value_error("unconverted data remains: %U", rest);
        xdecref(rest);
        return NULL;
    }
    return complete(&p) < 0 ? NULL : to_struct_time(&p);
}

Object *time_strptime(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    size_t text_length, format_length;
    Object *result = NULL;
    for (int i = 0; i < 2; i++)
        if (args[i] && !is_str(args[i]))
            return raise_type_error("strptime() argument %d must be str, not <class '%T'>", i,
                                    args[i]);
    Str *string = (Str *)args[0],
        *format = args[1] ? (Str *)args[1] : str_from_ascii("%a %b %d %H:%M:%S %Y");
    if (format == NULL)
        return NULL;
    const char *text = str_utf8(string, &text_length),
               *format_text = text ? str_utf8(format, &format_length) : NULL;
    if (format_text)
        result = parse(string, format, text, format_text);
    if (format_text)
        str_utf8_free(format, format_text, format_length);
    if (text)
        str_utf8_free(string, text, text_length);
    if (args[1] == NULL)
        decref(format);
    return result;
}
