/* Making and releasing objects, and the bound on C recursion.
 *
 * An object in memory is, from low to high addresses:
 * - a GcHead, if it is a container: in front of the address that the object has;
 * - the C struct of its type;
 * - items, if the type is of variable size;
 * - members of __slots__, the Shape word and attribute slots, if a class statement made the type.
 *
 * shape.c knows the last line's parts.
 *
 * Deallocation is bounded in depth. Releasing an object may release others, which nests in C; from
 * DEALLOC_DEPTH_MAX on, an object whose count reached zero is put on the thread's queue, linked
 * through its refcount field, and the outermost deallocation drains the queue. A queued object is
 * dead to everybody: it is untracked, and its fields stay as they are until its turn comes. The
 * link is negated, so that a count of zero or below says "dead" whether or not the object is
 * queued: weak references look at it.
 */
#include "runtime/object.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"

enum { DEALLOC_DEPTH_MAX = 100 };
/* Types that own no other objects, unless they are heap types. */
enum { LEAF_FLAGS = TYPE_IS_INT | TYPE_IS_FLOAT | TYPE_IS_STR | TYPE_IS_BYTES };

/* Objects whose GcHead tells whether there are weak references to them. */
enum { WEAK_FLAGS = TYPE_GC | TYPE_WEAKREF };

/* ---- making ---------------------------------------------------------------------------------- */

/* Bytes that `count` items take. Those of a str are counted in bytes; a bytes object has a zero
 * byte behind its own. */
static bool items_bytes(Type *type, size_t count, size_t *out) {
    size_t item_size = type->item_size ? type->item_size : 1;
    return !__builtin_mul_overflow(count, item_size, out)
           && !__builtin_add_overflow(*out, type->flags & TYPE_IS_BYTES ? 1 : 0, out)
           && *out < PTRDIFF_MAX - ARENA_SIZE;
}

static Object *make(Type *type, size_t struct_and_items) {
    size_t shape_at = struct_and_items + type->member_count * sizeof(Object *), size = shape_at;
    Shape *shape = type->shape_offset != 0 ? type->shape : NULL;
    if (shape != NULL)
        size += sizeof(Shape *) + shape->capacity * sizeof(Object *);
    Object *o = type->flags & TYPE_GC ? gc_alloc(size) : mem_alloc(size);
    if (UNLIKELY(o == NULL))
        return raise_no_memory();
    memset(o, 0, size);
    o->refcount = 1;
    o->type = type;
    if (shape != NULL)
        *(Shape **)((char *)o + shape_at) = shape;
    if (type->flags & TYPE_HEAP)
        incref(type);
    return o;
}

/* An object of a class that has __slots__ and neither native fields nor a __dict__. */
static Object *make_with_members(Type *type) {
    Object *o = gc_alloc(sizeof(Object) + type->member_count * sizeof(Object *));
    if (UNLIKELY(o == NULL))
        return raise_no_memory();
    o->refcount = 1;
    o->type = incref(type);
    Object **members = (Object **)(o + 1);
    for (uint32_t i = 0; i < type->member_count; i++)
        members[i] = NULL;
    return o;
}

Object *object_new(Type *type) {
    if (type->size == sizeof(Object) && type->shape_offset == 0
        && (type->flags & (TYPE_HEAP | TYPE_GC)) == (TYPE_HEAP | TYPE_GC))
        return make_with_members(type);
    return make(type, mem_class_size(type->size));
}

Object *object_new_var(Type *type, size_t item_count) {
    size_t bytes;
    if (!items_bytes(type, item_count, &bytes))
        return raise_no_memory();
    Object *o = make(type, mem_class_size(type->size + bytes));
    if (o != NULL && !(type->flags & TYPE_IS_STR))
        *(size_t *)(o + 1) = item_count;
    return o;
}

/* Bytes behind the GcHead. */
static size_t body_size(Object *o) {
    size_t size =
        (size_t)((char *)object_members(o) - (char *)o) + o->type->member_count * sizeof(Object *);
    if (o->type->shape_offset != 0)
        size += sizeof(Shape *) + (*object_shape_at(o))->capacity * sizeof(Object *);
    return size;
}

size_t object_body_size(Object *o) { return mem_class_size(body_size(o)); }

size_t object_size(Object *o) {
    return object_body_size(o) + (gc_is_container(o) ? sizeof(GcHead) : 0);
}

/* ---- releasing ------------------------------------------------------------------------------- */

void object_free(Object *o) {
    Type *type = o->type;
    if (type->shape_offset != 0 || type->member_count != 0)
        instance_clear(o);
    size_t size = body_size(o);
    if (type->flags & TYPE_GC) {
        ASSERT(!gc_is_tracked(o));
        gc_free(o, size);
    } else {
        mem_free(o, size);
    }
    if (type->flags & TYPE_HEAP)
        decref(type);
}

/* Runs the finalizer of an object whose count is zero, once in its life. True: it lives on. */
static bool finalize(Object *o) {
    bool container = (o->type->flags & TYPE_GC) != 0;
    if (container) {
        if (GC_HEAD(o)->prev & GC_FINALIZED)
            return false;
        GC_HEAD(o)->prev |= GC_FINALIZED;
        if (!gc_is_tracked(o)) /* it comes from the queue, and may be resurrected */
            gc_track(o);
    }
    o->refcount = 1;
    o->type->finalize(o);
    return --o->refcount > 0;
}

static void dealloc_now(Object *o) {
    Type *type = o->type;
    if ((type->flags & TYPE_HAS_FINALIZER) && finalize(o))
        return;
    type = o->type; /* the finalizer may have changed it */
    if ((type->flags & WEAK_FLAGS) == WEAK_FLAGS && gc_has_weakrefs(o))
        weakref_clear_all(o);
    type->dealloc(o);
}

static void put_off(Object *o) {
    if (o->type->flags & TYPE_GC)
        gc_untrack(o);
    o->refcount = -(int64_t)(intptr_t)thread->dealloc_queue;
    thread->dealloc_queue = o;
}

static NOINLINE void drain_queue(void) {
    Object *o;
    while ((o = thread->dealloc_queue) != NULL) {
        thread->dealloc_queue = (Object *)(intptr_t)-o->refcount;
        o->refcount = 0;
        dealloc_now(o);
    }
}

void object_dealloc(Object *o) {
    ASSERT(o->refcount == 0);
    uint32_t flags = o->type->flags;
    if ((flags & LEAF_FLAGS) && !(flags & TYPE_HEAP)) {
        o->type->dealloc(o);
        return;
    }
    Thread *t = thread;
    if (UNLIKELY(t->dealloc_depth >= DEALLOC_DEPTH_MAX)) {
        put_off(o);
        return;
    }
    t->dealloc_depth++;
    dealloc_now(o);
    if (UNLIKELY(t->dealloc_queue != NULL) && t->dealloc_depth == 1)
        drain_queue();
    t->dealloc_depth--;
}

/* ---- recursion ------------------------------------------------------------------------------- */

bool c_stack_low(void) { return (char *)__builtin_frame_address(0) < thread->c_stack_limit; }

int c_stack_check(const char *where) {
    if (LIKELY((char *)__builtin_frame_address(0) >= thread->c_stack_limit))
        return 0;
    raise_format(&exc_RecursionError, "maximum recursion depth exceeded%s", where);
    return -1;
}
