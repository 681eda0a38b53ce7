/* The static names: one Str each, laid out in struct Names by names.def, hashed and interned when
 * the runtime starts. */
#include "runtime/object.h"

#define N(id) NT(id, #id)
#define NT(id, text)                                                                               \
    .id = {{.head = HEAD(&str_type), .length = sizeof(text) - 1, .kind = 1, .ascii = 1}, text},
struct Names known_names = {
#include "runtime/names.def"
};
#undef NT

int names_init(void) {
#define NT(id, text) str_intern_static(NAME(id));
#include "runtime/names.def"
#undef NT
#undef N
    return 0;
}
