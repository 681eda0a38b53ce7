/* Names that the C code mentions: static, immortal, interned Str objects. NAME(__init__) is a `Str
 * *`. A new one is a row in names.def. */
#ifndef KRAIT_NAMES_H
#define KRAIT_NAMES_H

#include "runtime/objects/str.h"

#define STATIC_NAME(id, text)                                                                      \
    struct {                                                                                       \
        Str str;                                                                                   \
        char data[sizeof(text)];                                                                   \
    } id;
#define N(id)        STATIC_NAME(id, #id)
#define NT(id, text) STATIC_NAME(id, text)
struct Names {
#include "runtime/names.def"
};
#undef N
#undef NT
extern struct Names known_names;
#define NAME(id) (&known_names.id.str)

int names_init(void); /* hashes and interns them all */

#endif
