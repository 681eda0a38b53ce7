/* What the files of the module _json share. */
#ifndef KRAIT_JSON_INTERNAL_H
#define KRAIT_JSON_INTERNAL_H

#include "runtime/native.h"

extern Type json_scanner_type, json_encoder_type;

/* scanstring(string, end, strict=True), encode_basestring(string), encode_basestring_ascii(string)
 */
Object *json_scanstring(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *json_encode_string(Object *self, Object *const *args, size_t nargs,
                           Tuple *kwnames) MAY_RAISE;
Object *json_encode_ascii(Object *self, Object *const *args, size_t nargs,
                          Tuple *kwnames) MAY_RAISE;

#endif
