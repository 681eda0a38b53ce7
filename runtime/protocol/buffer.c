/* Bytes-like objects: a view of their memory, with the object kept alive while it lasts. */
#include "runtime/objects/type.h"

bool has_buffer(Object *o) {
    if (type_ensure_ready(o->type) < 0)
        error_clear(); /* no memory: the slots of its own are there all the same */
    return o->type->buffer != NULL;
}

int object_buffer(Object *o, Buffer *out, int flags) {
    *out = (Buffer){0};
    if (type_ensure_ready(o->type) < 0)
        return -1;
    if (!has_buffer(o)) {
        raise_type_error("a bytes-like object is required, not '%.100s'", type_of(o)->name);
        return -1;
    }
    if (o->type->buffer(o, out, flags) < 0) {
        *out = (Buffer){0};
        return -1;
    }
    if (out->owner == NULL)
        out->owner = incref(o);
    return 0;
}

void buffer_release(Buffer *b) {
    Object *owner = b->owner;
    if (owner == NULL)
        return;
    b->owner = NULL;
    if (owner->type->release_buffer != NULL)
        owner->type->release_buffer(owner, b);
    decref(owner);
    *b = (Buffer){0};
}
