/* Objects of classes made in Python: releasing, visiting and clearing them.
 *
 * A heap type's own slots run its native base's for the C struct in front and handle the instance
 * part behind it. Objects of plain classes (no native base but object, no __slots__) have nothing
 * in front and take a shorter way.
 */
#include "runtime/objects/type_internal.h"

static void plain_dealloc(Object *o) {
    Instance *self = (Instance *)o;
    Type *type = o->type;
    Shape *shape = self->shape;
    gc_untrack(o);
    uint32_t count = shape->count == SHAPE_DICT ? 1 : shape->count;
    for (uint32_t i = 0; i < count; i++)
        xdecref(self->slots[i]);
    gc_free(o, sizeof(Instance) + shape->capacity * sizeof(Object *));
    decref(type);
}

/* The native base is object itself: nothing stands before the members. */
static bool is_bare(Type *type) { return type->size == sizeof(Object) && type->item_size == 0; }

static void bare_dealloc(Object *o) {
    Type *type = o->type;
    Object **at = (Object **)(o + 1);
    size_t size = sizeof(Object) + type->member_count * sizeof(Object *);
    gc_untrack(o);
    for (uint32_t i = 0; i < type->member_count; i++, at++)
        xdecref(*at);
    if (type->shape_offset != 0) {
        Shape *shape = *(Shape **)at++;
        uint32_t count = shape->count == SHAPE_DICT ? 1 : shape->count;
        for (uint32_t i = 0; i < count; i++, at++)
            xdecref(*at);
        size += sizeof(Shape *) + shape->capacity * sizeof(Object *);
    }
    gc_free(o, size);
    decref(type);
}

void instance_dealloc(Object *o) {
    if (LIKELY(o->type->flags & TYPE_PLAIN)) {
        plain_dealloc(o);
        return;
    }
    if (is_bare(o->type) && (o->type->flags & TYPE_GC)) {
        bare_dealloc(o);
        return;
    }
    Type *native = o->type->base;
    if (o->type->flags & TYPE_GC)
        gc_untrack(o);
    while (native->dealloc == instance_dealloc)
        native = native->base;
    native->dealloc(o);
}

int heap_traverse(Object *o, VisitFn visit, void *arg) {
    Type *native = o->type->base;
    while (native->traverse == heap_traverse)
        native = native->base;
    if (native->traverse != NULL) {
        int stop = native->traverse(o, visit, arg);
        if (stop)
            return stop;
    }
    return instance_traverse(o, visit, arg);
}

int heap_clear(Object *o) {
    if (is_bare(o->type)) {
        instance_clear(o);
        return 0;
    }
    Type *native = o->type->base;
    while (native->clear == heap_clear)
        native = native->base;
    instance_clear(o);
    return native->clear != NULL ? native->clear(o) : 0;
}
