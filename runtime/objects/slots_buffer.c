/* Buffers of classes made in Python (PEP 688): __buffer__ and __release_buffer__.
 *
 * What __buffer__ returns is a memoryview; its buffer is what the asker gets. The buffer's owner is
 * a BufferWrapper, so that its release tells __release_buffer__ and then lets the memoryview go.
 */
#include "runtime/objects/int.h"
#include "runtime/objects/memoryview_internal.h"
#include "runtime/objects/slots.h"

typedef struct BufferWrapper {
    Object head;
    Object *view; /* owned: what __buffer__ returned */
    Object *obj;  /* owned: whose __buffer__ it was */
} BufferWrapper;

static void wrapper_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((BufferWrapper *)o)->view);
    CLEAR(((BufferWrapper *)o)->obj);
    object_free(o);
}

static int wrapper_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((BufferWrapper *)o)->view);
    VISIT(((BufferWrapper *)o)->obj);
    return 0;
}

/* obj.__release_buffer__(view); its errors are nobody's to see. The pending exception stays. */
static void tell_release(Object *obj, Object *view) {
    Object *pending = error_fetch();
    Object *result = object_call_method(obj, NAME(__release_buffer__), &view, 1);
    if (result == NULL)
        error_unraisable(obj);
    xdecref(result);
    error_restore(pending);
}

static void wrapper_release(Object *o, Buffer *b) {
    BufferWrapper *w = (BufferWrapper *)o;
    Object *view = w->view, *obj = w->obj;
    w->view = w->obj = NULL;
    if (view == NULL)
        return;
    VIEW(view)->exports--;
    /* A view of the object itself, as super().__buffer__ makes it, tells it when it is released. */
    if (obj->type->release_buffer == slot_release_buffer && memoryview_owner_borrow(view) != obj)
        tell_release(obj, view);
    decref(view);
    decref(obj);
}

static Type buffer_wrapper_type = {
    .head = HEAD(&type_type),
    .name = "_buffer_wrapper",
    .size = sizeof(BufferWrapper),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = wrapper_dealloc,
    .traverse = wrapper_traverse,
    .release_buffer = wrapper_release,
};

int slot_buffer(Object *self, Buffer *out, int flags) {
    Object *number = int_from_i64(flags);
    Object *view = number != NULL ? object_call_method(self, NAME(__buffer__), &number, 1) : NULL;
    BufferWrapper *w = NULL;
    xdecref(number);
    if (view == NULL)
        return -1;
    if (!is_exact(view, &memoryview_type)) {
        raise_type_error("__buffer__ returned non-memoryview object");
        goto failed;
    }
    if ((w = (BufferWrapper *)object_new(&buffer_wrapper_type)) == NULL
        || memoryview_type.buffer(view, out, flags) < 0)
        goto failed;
    w->view = view;
    w->obj = incref(self);
    gc_track(w);
    out->owner = OBJ(w);
    return 0;
failed:
    xdecref(w);
    decref(view);
    return -1;
}

/* Of a class that has a __release_buffer__ and inherits a native type's buffer. */
void slot_release_buffer(Object *self, Buffer *buffer) {
    Object *pending = error_fetch(), *view = memoryview_lent(self, buffer);
    if (view != NULL) {
        tell_release(self, view);
        if (memoryview_release(view) < 0)
            error_unraisable(self);
        decref(view);
    } else {
        error_unraisable(self);
    }
    error_restore(pending);
    Type *t = self->type;
    while (t != NULL && t->release_buffer == slot_release_buffer)
        t = t->base;
    if (t != NULL && t->release_buffer != NULL)
        t->release_buffer(self, buffer);
}

Object *wrap_buffer(BufferFn fn, Object *self, Object *flags) {
    ssize_t n = number_as_ssize(flags, &exc_OverflowError);
    if (n == -1 && error_occurred())
        return NULL;
    if (n > INT32_MAX || n < INT32_MIN)
        return raise_overflow_error("buffer flags out of range");
    return memoryview_by(fn, self, (int)n);
}

Object *wrap_release_buffer(Object *self, Object *view) {
    if (!is_exact(view, &memoryview_type))
        return raise_type_error("expected a memoryview object");
    Object *owner = memoryview_owner_borrow(view);
    if (owner == KNone)
        return raise_value_error("memoryview's buffer has already been released");
    if (owner != self)
        return raise_value_error("memoryview's buffer is not this object");
    return memoryview_release(view) < 0 ? NULL : new_none();
}
