/* What bytes and bytearray share. The methods are written once for both: `self` is either, and
 * results are of self's kind. */
#ifndef KRAIT_BYTES_PRIVATE_H
#define KRAIT_BYTES_PRIVATE_H

#include "runtime/objects/bytes.h"
#include "runtime/objects/text.h"

/* The bytes of a bytes or bytearray: valid until Python code can run. */
ALWAYS_INLINE Text bytes_view(const Object *o) {
    if (TYPE_HAS(o, TYPE_IS_BYTES))
        return (Text){((const Bytes *)o)->data, ((const Bytes *)o)->length, 1};
    const ByteArray *array = (const ByteArray *)o;
    return (Text){array->data ? array->data : "", array->length, 1};
}
/* A new bytes or bytearray as self is; a piece of self, which an exact bytes may share as a whole.
 */
Object *bytes_like(Object *self, const void *data, size_t length) MAY_RAISE;
Object *bytes_piece(Object *self, size_t start, size_t end) MAY_RAISE;
/* Uninitialised, of self's kind; *data is where to write. */
Object *bytes_blank_like(Object *self, size_t length, char **data) MAY_RAISE;

bool bytes_is_space(uint32_t c);
/* An int of 0..255 from any object with __index__; ValueError `range_error` otherwise. -1 on error.
 */
int bytes_value(Object *o, const char *range_error) MAY_RAISE;
extern const char bytes_byte_range[]; /* "byte must be in range(0, 256)" */

/* What bytes(source, encoding, errors) and bytearray(...) hold, as a builder's content. `type_name`
 * is for messages. */
int bytes_collect(BytesBuilder *b, Object *source, const char *type_name,
                  const char *range_error) MAY_RAISE;
int bytes_collect_arguments(BytesBuilder *b, Object *const *args, const char *type_name,
                            const char *range_error) MAY_RAISE;

/* Hexadecimal digits with `separator` (0: none) between groups, counted from the right, from the
 * left if group is negative. */
Str *bytes_to_hex(Text view, int separator, ssize_t group) MAY_RAISE;

/* Slots for both types. */
Object *bytes_compare(Object *a, Object *b, int op);
int bytes_contains(Object *self, Object *o);
Object *bytes_iter(Object *self);
Object *bytes_mod(Object *a, Object *b);
ssize_t bytes_length(Object *o);
/* The start, step and count of a slice, or a single index (*step = 0). `kind` is "byte" or
 * "bytearray". */
int bytes_subscript(Object *self, Object *key, const char *kind, const char *range_error,
                    ssize_t *start, ssize_t *step, ssize_t *count) MAY_RAISE;

extern Type bytes_iter_type, bytearray_iter_type;

/* The shared methods, rows of bytes_shared.def. */
#define BYTES_METHOD(name, ...)                                                                    \
    Object *bytes_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
#include "runtime/objects/bytes_shared.def"
#undef BYTES_METHOD

#endif
