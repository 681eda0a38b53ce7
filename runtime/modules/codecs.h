/* What the files of the _codecs module share. */
#ifndef KRAIT_CODECS_H
#define KRAIT_CODECS_H

#include "runtime/native.h"

/* An `errors` argument, NULL or None: "strict". NULL with TypeError. */
const char *codecs_errors(Object *o) MAY_RAISE;
Object *codecs_pair_steal(Object *o, size_t length) MAY_RAISE; /* (o, length); NULL stays NULL */
int codecs_buffer(Object *o, Buffer *out, bool text_allowed) MAY_RAISE;

/* codecs_charmap.c */
Object *codecs_charmap_encode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *codecs_charmap_decode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *codecs_charmap_build(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *codecs_escape_encode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *codecs_escape_decode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);

#endif
