/* Names of files between Python and the system: str is UTF-8 with surrogateescape, bytes are as
 * they are. */
#ifndef KRAIT_FS_PATH_H
#define KRAIT_FS_PATH_H

#include "runtime/objects/bytes.h"

/* str, bytes or what has __fspath__, as a str or bytes: new. TypeError: `message` with the object's
 * type, or os.fspath()'s own for NULL. */
Object *fs_path(Object *o, const char *message) MAY_RAISE;
/* The same as bytes without a zero inside: new. */
Object *fs_path_bytes(Object *o, const char *message) MAY_RAISE;
/* A name from the system, as the str or bytes that the caller of the function gave. */
Object *fs_name(const char *name, size_t length, bool as_bytes) MAY_RAISE;

#endif
