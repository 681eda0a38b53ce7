/* Unicode properties of single characters: utf8proc's tables, with what CPython does differently in
 * unicode_tables.def. */
#ifndef KRAIT_UNICODE_H
#define KRAIT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool unicode_is_alpha(uint32_t c);   /* category L* */
bool unicode_is_decimal(uint32_t c); /* a digit of a decimal system; its value by unicode_decimal */
bool unicode_is_digit(uint32_t c);   /* also superscripts and the like */
bool unicode_is_numeric(uint32_t c); /* also fractions, Roman numerals, CJK numbers */
int unicode_decimal(uint32_t c); /* 0..9, -1: none. For int() and float() of any script's digits */
bool unicode_is_space(uint32_t c);
bool unicode_is_printable(uint32_t c); /* repr shows it as it is */
bool unicode_is_lower(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_cased(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_id_start(uint32_t c); /* XID_Start or '_' */
bool unicode_is_id_continue(uint32_t c);
const char *unicode_category(uint32_t c); /* "Lu", "Cn" ... */
int unicode_width(uint32_t c);            /* columns on a terminal: 0, 1, 2 */

enum { UNICODE_CASE_MAX = 3 };
/* Full case mappings: writes 1 to 3 characters, returns how many. */
int unicode_upper(uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
int unicode_lower(uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
int unicode_title(uint32_t c, uint32_t out[UNICODE_CASE_MAX]);
int unicode_fold(uint32_t c, uint32_t out[UNICODE_CASE_MAX]);

enum { UNICODE_NAME_MAX = 128 };
/* The character (or -1) that \N{name} means; names are matched without regard to case. */
int32_t unicode_lookup_name(const char *name, size_t length);
/* Writes the zero-terminated name; 0: the character has none. */
size_t unicode_name(uint32_t c, char out[UNICODE_NAME_MAX]);

#endif
