/* memoryview: a window on the memory of an object that has a buffer. */
#ifndef KRAIT_MEMORYVIEW_H
#define KRAIT_MEMORYVIEW_H

#include "runtime/object.h"

extern Type memoryview_type;

/* Asks the object for its buffer; BUFFER_FULL_RO for all that there is to know. */
Object *memoryview_new(Object *o, int flags) MAY_RAISE;
/* The same by one slot function, whatever the type's slot is now: bytearray.__buffer__(o, flags).
 */
Object *memoryview_by(BufferFn fn, Object *o, int flags) MAY_RAISE;
/* A view of a buffer that somebody else holds and gives back; to be released before that. */
Object *memoryview_lent(Object *owner, const Buffer *b) MAY_RAISE;
/* memoryview.release(); BufferError while others look through it. */
int memoryview_release(Object *view) MAY_RAISE;
/* The object whose memory is seen: borrowed, None once it is released. */
Object *memoryview_owner_borrow(Object *view);

/* Any buffer's items in one piece, by C order ('C'), Fortran's ('F'), or whichever of them it has
 * ('A'), copied to `to`, length bytes. */
void buffer_copy_out(const Buffer *b, char *to, char order);
bool buffer_is_contiguous(const Buffer *b, char order /* 'C', 'F', 'A': either */);

#endif
