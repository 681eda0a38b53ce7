/* memoryview: life, release, and what it shows of itself.
 *
 * A HeldBuffer owns one buffer of an object. The views that are made of one view share it and count
 * in held->views; when the last of them is released or goes, the buffer is given back, although the
 * HeldBuffer may live on. A view that others have a buffer of (exports > 0) cannot be released, so
 * its exporters stay as they are for as long as anybody looks. Views never have suboffsets: no
 * object here makes such buffers.
 */
#include "runtime/objects/memoryview_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- buffers in general ---------------------------------------------------------------------- */

bool buffer_is_contiguous(const Buffer *b, char order) {
    if (b->strides == NULL || b->length == 0)
        return b->strides != NULL || order != 'F' || b->shape == NULL || b->ndim <= 1;
    if (order == 'A')
        return buffer_is_contiguous(b, 'C') || buffer_is_contiguous(b, 'F');
    ssize_t expected = (ssize_t)(b->item_size ? b->item_size : 1);
    for (int i = 0; i < b->ndim; i++) {
        int k = order == 'C' ? b->ndim - 1 - i : i;
        if (b->shape[k] > 1 && b->strides[k] != expected)
            return false;
        expected *= b->shape[k];
    }
    return true;
}

/* Copies the items from dimension `at` on; those of the dimensions before it are fixed in `from`.
 */
static char *copy_c(const Buffer *b, int at, const char *from, char *to) {
    if (at == b->ndim) {
        memcpy(to, from, b->item_size);
        return to + b->item_size;
    }
    for (ssize_t i = 0; i < b->shape[at]; i++)
        to = copy_c(b, at + 1, from + i * b->strides[at], to);
    return to;
}
static char *copy_f(const Buffer *b, int at, const char *from, char *to) {
    if (at < 0) {
        memcpy(to, from, b->item_size);
        return to + b->item_size;
    }
    for (ssize_t i = 0; i < b->shape[at]; i++)
        to = copy_f(b, at - 1, from + i * b->strides[at], to);
    return to;
}

void buffer_copy_out(const Buffer *b, char *to, char order) {
    if (b->length == 0)
        return;
    if (order == 'A')
        order = buffer_is_contiguous(b, 'F') && !buffer_is_contiguous(b, 'C') ? 'F' : 'C';
    if (buffer_is_contiguous(b, order))
        memcpy(to, b->data, b->length);
    else if (order == 'C')
        copy_c(b, 0, b->data, to);
    else
        copy_f(b, b->ndim - 1, b->data, to);
}

/* ---- held buffers ---------------------------------------------------------------------------- */

static void held_release(HeldBuffer *h) {
    if (h->released)
        return;
    h->released = true;
    if (h->lent)
        CLEAR(h->buffer.owner);
    else
        buffer_release(&h->buffer);
}

static void held_dealloc(Object *o) {
    gc_untrack(o);
    held_release((HeldBuffer *)o);
    object_free(o);
}

static int held_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((HeldBuffer *)o)->buffer.owner);
    return 0;
}

static int held_clear(Object *o) {
    held_release((HeldBuffer *)o);
    return 0;
}

Type held_buffer_type = {
    .head = HEAD(&type_type),
    .name = "managedbuffer",
    .size = sizeof(HeldBuffer),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = held_dealloc,
    .traverse = held_traverse,
    .clear = held_clear,
};

/* ---- making ---------------------------------------------------------------------------------- */

static MemoryView *view_of_held(HeldBuffer *h, int ndim) {
    MemoryView *m = (MemoryView *)object_new_var(&memoryview_type, 2 * (size_t)ndim);
    if (m == NULL)
        return NULL;
    m->held = incref(h);
    m->ndim = ndim;
    m->hash = -1;
    h->views++;
    gc_track(m);
    return m;
}

static int check_restricted(MemoryView *m) {
    if (LIKELY(!m->restricted))
        return 0;
    return raise_value_error("cannot create new view on restricted memoryview"), -1;
}

MemoryView *view_like(MemoryView *m, int ndim) {
    if (check_restricted(m) < 0)
        return NULL;
    MemoryView *copy = view_of_held(m->held, ndim);
    if (copy == NULL)
        return NULL;
    copy->data = m->data;
    copy->length = m->length;
    copy->item_size = m->item_size;
    copy->format = m->format;
    copy->readonly = m->readonly;
    if (ndim == m->ndim)
        memcpy(copy->dimensions, m->dimensions, 2 * (size_t)ndim * sizeof(ssize_t));
    return copy;
}

static void copy_description(MemoryView *m, const Buffer *b) {
    m->data = b->data;
    m->length = b->length;
    m->readonly = b->readonly;
    m->item_size = b->item_size ? b->item_size : 1;
    m->format = b->format != NULL ? b->format : "B";
    ssize_t *shape = view_shape(m), *strides = view_strides(m), stride = (ssize_t)m->item_size;
    if (b->shape == NULL) {
        shape[0] = (ssize_t)(b->length / m->item_size);
        strides[0] = stride;
        return;
    }
    for (int i = m->ndim - 1; i >= 0; i--) {
        shape[i] = b->shape[i];
        strides[i] = b->strides != NULL ? b->strides[i] : stride;
        stride *= shape[i];
    }
}

Object *memoryview_new(Object *o, int flags) {
    if (is_exact(o, &memoryview_type)) {
        MemoryView *m = VIEW(o);
        if (view_check(m) < 0)
            return NULL;
        if ((flags & BUFFER_WRITABLE) && m->readonly)
            return raise_format(&exc_BufferError, "memoryview: underlying buffer is not writable");
        return OBJ(view_like(m, m->ndim));
    }
    if (!has_buffer(o))
        return error_occurred()
                   ? NULL
                   : raise_type_error("memoryview: a bytes-like object is required, not '%T'", o);
    return memoryview_by(NULL, o, flags);
}

static Object *view_of_buffer(HeldBuffer *h) {
    gc_track(h);
    MemoryView *m = view_of_held(h, h->buffer.shape != NULL ? h->buffer.ndim : 1);
    if (m != NULL)
        copy_description(m, &h->buffer);
    decref(h);
    return OBJ(m);
}

Object *memoryview_by(BufferFn fn, Object *o, int flags) {
    HeldBuffer *h = (HeldBuffer *)object_new(&held_buffer_type);
    if (h == NULL)
        return NULL;
    int result = fn != NULL ? fn(o, &h->buffer, flags) : object_buffer(o, &h->buffer, flags);
    if (result < 0) {
        h->released = true;
        decref(h);
        return NULL;
    }
    if (h->buffer.owner == NULL)
        h->buffer.owner = incref(o);
    return view_of_buffer(h);
}

Object *memoryview_lent(Object *owner, const Buffer *b) {
    HeldBuffer *h = (HeldBuffer *)object_new(&held_buffer_type);
    if (h == NULL)
        return NULL;
    h->buffer = *b;
    h->buffer.owner = incref(owner);
    h->lent = true;
    Object *view = view_of_buffer(h);
    if (view != NULL)
        VIEW(view)->restricted = true;
    return view;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[1] = {NULL};
    if (args_bind("memoryview", "object", &signature, args, nargs, kwnames, bound) < 0)
        return NULL;
    return memoryview_new(bound[0], BUFFER_FULL_RO);
}

/* ---- releasing ------------------------------------------------------------------------------- */

bool view_is_released(const MemoryView *m) {
    return m->released || m->held == NULL || m->held->released;
}

int view_check(MemoryView *m) {
    if (LIKELY(!view_is_released(m)))
        return 0;
    return raise_value_error("operation forbidden on released memoryview object"), -1;
}

static void release_now(MemoryView *m) {
    if (m->released)
        return;
    m->released = true;
    if (m->held != NULL && --m->held->views == 0)
        held_release(m->held);
}

int memoryview_release(Object *o) {
    MemoryView *m = VIEW(o);
    if (!m->released && m->exports > 0)
        return raise_format(&exc_BufferError, "memoryview has %zu exported buffer%s", m->exports,
                            m->exports == 1 ? "" : "s"),
               -1;
    release_now(m);
    return 0;
}

Object *memoryview_owner_borrow(Object *o) {
    MemoryView *m = VIEW(o);
    return view_is_released(m) || m->held->buffer.owner == NULL ? KNone : m->held->buffer.owner;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    release_now(VIEW(o));
    CLEAR(VIEW(o)->held);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(VIEW(o)->held);
    return 0;
}

static int clear_slot(Object *o) {
    if (VIEW(o)->exports > 0) /* whoever holds it is cleared first */
        return 0;
    release_now(VIEW(o));
    CLEAR(VIEW(o)->held);
    return 0;
}

/* ---- its own buffer -------------------------------------------------------------------------- */

Buffer view_buffer(MemoryView *m) {
    return (Buffer){.data = m->data,
                    .length = m->length,
                    .readonly = m->readonly,
                    .format = m->format,
                    .item_size = m->item_size,
                    .ndim = m->ndim,
                    .shape = view_shape(m),
                    .strides = view_strides(m)};
}

static bool asks(int flags, int what) { return (flags & what) == what; }

static int get_buffer(Object *o, Buffer *out, int flags) {
    MemoryView *m = VIEW(o);
    if (view_check(m) < 0 || check_restricted(m) < 0)
        return -1;
    Buffer b = view_buffer(m);
    const char *problem = NULL;
    if (asks(flags, BUFFER_WRITABLE) && m->readonly)
        problem = "memoryview: underlying buffer is not writable";
    else if (asks(flags, BUFFER_C_CONTIGUOUS) && !buffer_is_contiguous(&b, 'C'))
        problem = "memoryview: underlying buffer is not C-contiguous";
    else if (asks(flags, BUFFER_F_CONTIGUOUS) && !buffer_is_contiguous(&b, 'F'))
        problem = "memoryview: underlying buffer is not Fortran contiguous";
    else if (asks(flags, BUFFER_ANY_CONTIGUOUS) && !buffer_is_contiguous(&b, 'A'))
        problem = "memoryview: underlying buffer is not contiguous";
    else if (!asks(flags, BUFFER_STRIDES) && !buffer_is_contiguous(&b, 'C'))
        problem = "memoryview: underlying buffer is not C-contiguous";
    else if (!asks(flags, BUFFER_ND) && asks(flags, BUFFER_FORMAT))
        problem = "memoryview: cannot cast to unsigned bytes if the format flag is present";
    if (problem != NULL)
        return raise_format(&exc_BufferError, "%s", problem), -1;
    *out = b;
    if (!asks(flags, BUFFER_FORMAT))
        out->format = NULL;
    if (!asks(flags, BUFFER_ND)) {
        out->shape = out->strides = NULL;
        out->item_size = 1;
    }
    m->exports++;
    return 0;
}

static void give_back_buffer(Object *o, Buffer *b) { VIEW(o)->exports--; }

/* ---- other slots ----------------------------------------------------------------------------- */

static Object *repr(Object *o) {
    return OBJ(str_format(view_is_released(VIEW(o)) ? "<released memory at %p>" : "<memory at %p>",
                          (void *)o));
}

static ssize_t len(Object *o) {
    MemoryView *m = VIEW(o);
    if (view_check(m) < 0)
        return -1;
    if (m->ndim == 0)
        return raise_type_error("0-dim memory has no length"), -1;
    return view_shape(m)[0];
}

static Object *iter(Object *o) {
    MemoryView *m = VIEW(o);
    if (view_check(m) < 0)
        return NULL;
    if (m->ndim == 0)
        return raise_type_error("invalid indexing of 0-dim memory");
    if (m->ndim != 1)
        return view_refuse_sub_view();
    if (view_format_char(m->format) == 0)
        return raise_format(&exc_NotImplementedError, "memoryview: format %s not supported",
                            m->format);
    ViewIter *it = (ViewIter *)object_new(&memory_iter_type);
    if (it == NULL)
        return NULL;
    it->view = incref(m);
    gc_track(it);
    return OBJ(it);
}

Type memoryview_type = {
    .head = HEAD(&type_type),
    .name = "memoryview",
    .size = sizeof(MemoryView),
    .item_size = sizeof(ssize_t),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_WEAKREF | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = view_hash,
    .compare = view_compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = view_getitem,
    .setitem = view_setitem,
    .buffer = get_buffer,
    .release_buffer = give_back_buffer,
    .methods = memoryview_methods,
    .getsets = memoryview_getsets,
    .doc = "A window on the memory of an object.",
    .signature = "object",
};

/* ---- iterator -------------------------------------------------------------------------------- */

static void iter_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((ViewIter *)o)->view);
    object_free(o);
}

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((ViewIter *)o)->view);
    return 0;
}

static Object *iter_next(Object *o) {
    ViewIter *it = (ViewIter *)o;
    if (it->view == NULL)
        return NULL;
    if (view_check(it->view) < 0)
        return NULL;
    if (it->index < view_shape(it->view)[0])
        return view_item_at(it->view, it->index++);
    CLEAR(it->view);
    return NULL;
}

Type memory_iter_type = {
    .head = HEAD(&type_type),
    .name = "memory_iterator",
    .size = sizeof(ViewIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .iter = iter_self,
    .iternext = iter_next,
};
