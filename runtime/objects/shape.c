/* Shapes: hidden classes that map attribute names to slots, and the instance part of objects.
 *
 * A type's shapes form a tree. The root describes an object without attributes; a child adds one
 * name, in slot count - 1. All objects of a tree have the same number of slots, `capacity`. Beside
 * the tree stands the dict shape, for the tree's objects whose attributes are in a dict. When
 * objects turn out to need more slots, the type gets a new root with a greater capacity for the
 * objects to come; the older tree lives on for the objects that have it.
 *
 * Invariants: the names on the way from a shape to its root differ and are interned; slots below
 * count are set, those above are NULL; in dict mode slot 0 holds the dict. version is 0 unless the
 * type's version is not 0, so that type_modified may stop at types whose version is 0.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

enum {
    MAX_CHILDREN = 64,
    WALK_MAX = 6 /* up to so many attributes, the way to the root is searched instead of an index */
};

typedef struct ShapeIndex {
    uint32_t mask;
    struct {
        Str *name; /* borrowed: the shapes own them */
        uint32_t slot;
    } entries[];
} ShapeIndex;

/* ---- making and freeing ---------------------------------------------------------------------- */

static Shape *shape_new(Type *type, Shape *parent, Str *name, uint32_t count, uint32_t capacity) {
    Shape *s = mem_alloc_zero(sizeof(Shape));
    if (s == NULL)
        return (Shape *)raise_no_memory();
    s->type = type;
    s->parent = parent;
    s->name = xincref(name);
    s->count = count;
    s->capacity = capacity;
    return s;
}

static Shape *root_new(Type *type, uint32_t capacity) {
    Shape *root = shape_new(type, NULL, NULL, 0, capacity);
    if (root == NULL)
        return NULL;
    root->dict_shape = shape_new(type, root, NULL, SHAPE_DICT, capacity);
    if (root->dict_shape == NULL) {
        mem_free(root, sizeof(Shape));
        return NULL;
    }
    return root;
}

static size_t index_size(uint32_t mask) {
    return sizeof(ShapeIndex) + ((size_t)mask + 1) * sizeof(((ShapeIndex *)0)->entries[0]);
}

static void
shape_free(Shape *s) { /* recursion is as deep as objects have attributes: MAX_CAPACITY */
    for (uint32_t i = 0; i < s->child_count; i++)
        shape_free(s->children[i]);
    if (s->children != NULL)
        mem_free(s->children, s->child_capacity * sizeof(Shape *));
    if (s->index != NULL)
        mem_free(s->index, index_size(s->index->mask));
    if (s->dict_shape != NULL)
        shape_free(s->dict_shape);
    xdecref(s->name);
    mem_free(s, sizeof(Shape));
}

void shapes_free(Shape *root) {
    while (root != NULL) {
        Shape *older = root->older;
        shape_free(root);
        root = older;
    }
}

static size_t tree_size(const Shape *s) {
    size_t size = sizeof(Shape) + s->child_capacity * sizeof(Shape *)
                  + (s->index ? index_size(s->index->mask) : 0)
                  + (s->dict_shape ? sizeof(Shape) : 0);
    for (uint32_t i = 0; i < s->child_count; i++)
        size += tree_size(s->children[i]);
    return size;
}

size_t shapes_size(const Shape *root) {
    size_t size = 0;
    for (; root != NULL; root = root->older)
        size += tree_size(root);
    return size;
}

static void invalidate(Shape *s) {
    s->version = 0;
    for (uint32_t i = 0; i < s->child_count; i++)
        invalidate(s->children[i]);
    if (s->dict_shape != NULL)
        s->dict_shape->version = 0;
}

void shapes_invalidate(Shape *root) {
    for (; root != NULL; root = root->older)
        invalidate(root);
}

int type_make_shapes(Type *type, uint32_t capacity) {
    type->capacity = capacity < 1 ? 1 : capacity > MAX_CAPACITY ? MAX_CAPACITY : capacity;
    type->shape = root_new(type, type->capacity);
    return type->shape == NULL ? -1 : 0;
}

/* An object had no room for one more: the type's next objects will. Failing is harmless. */
static void learn_capacity(Type *type, uint32_t seen) {
    if (seen < type->capacity || type->capacity >= MAX_CAPACITY)
        return;
    uint32_t capacity = type->capacity * 2 < 4 ? 4 : type->capacity * 2;
    if (capacity > MAX_CAPACITY)
        capacity = MAX_CAPACITY;
    Shape *root = root_new(type, capacity);
    if (root == NULL) {
        error_clear();
        return;
    }
    root->older = type->shape;
    type->shape = root;
    type->capacity = capacity;
}

/* ---- finding --------------------------------------------------------------------------------- */

static uint32_t name_hash(Str *name) { return (uint32_t)((uintptr_t)name >> 3) * 2654435761u >> 8; }

static ShapeIndex *make_index(Shape *s) {
    uint32_t mask = 15;
    while (mask < s->count * 2)
        mask = mask * 2 + 1;
    ShapeIndex *index = mem_alloc_zero(index_size(mask));
    if (index == NULL)
        return NULL;
    index->mask = mask;
    for (Shape *at = s; at->name != NULL; at = at->parent) {
        uint32_t i = name_hash(at->name) & mask;
        while (index->entries[i].name != NULL)
            i = (i + 1) & mask;
        index->entries[i].name = at->name;
        index->entries[i].slot = at->count - 1;
    }
    return s->index = index;
}

static int find_by_walk(Shape *s, Str *name) {
    for (; s->name != NULL; s = s->parent)
        if (s->name == name)
            return (int)s->count - 1;
    return -1;
}

int shape_find(Shape *s, Str *name) {
    if (s->count <= WALK_MAX || s->count == SHAPE_DICT)
        return s->count == SHAPE_DICT ? -1 : find_by_walk(s, name);
    ShapeIndex *index = s->index != NULL ? s->index : make_index(s);
    if (index == NULL)
        return find_by_walk(s, name);
    for (uint32_t i = name_hash(name) & index->mask; index->entries[i].name != NULL;
         i = (i + 1) & index->mask)
        if (index->entries[i].name == name)
            return (int)index->entries[i].slot;
    return -1;
}

static Shape *child_find(Shape *s, Str *name) {
    for (uint32_t i = 0; i < s->child_count; i++)
        if (s->children[i]->name == name)
            return s->children[i];
    return NULL;
}

Shape *shape_child_borrow(Shape *s, Str *name) {
    Shape *child = child_find(s, name);
    if (child != NULL)
        return child;
    if (s->child_count == s->child_capacity) {
        uint32_t capacity = s->child_capacity ? s->child_capacity * 2 : 1;
        Shape **children = mem_resize(s->children, s->child_capacity * sizeof(Shape *),
                                      capacity * sizeof(Shape *));
        if (children == NULL)
            return (Shape *)raise_no_memory();
        s->children = children;
        s->child_capacity = capacity;
    }
    child = shape_new(s->type, s, name, s->count + 1, s->capacity);
    if (child != NULL)
        s->children[s->child_count++] = child;
    return child;
}

/* ---- the instance part ----------------------------------------------------------------------- */

/* Bytes that the items of a variable-sized object take. All of them keep their count right behind
 * the header. */
static size_t items_size(Object *o) {
    size_t count = *(size_t *)(o + 1);
    if (TYPE_HAS(o, TYPE_IS_STR))
        return (count + 1) * ((Str *)o)->kind;
    return count * o->type->item_size + (TYPE_HAS(o, TYPE_IS_BYTES) ? 1 : 0);
}

static bool has_items(Type *t) {
    return t->item_size != 0 || (t->flags & (TYPE_IS_STR | TYPE_IS_BYTES | TYPE_IS_TUPLE)) != 0;
}

Object **object_members(Object *o) {
    Type *t = o->type;
    size_t offset = t->size;
    if (UNLIKELY(has_items(t)))
        offset = (offset + items_size(o) + 7) & ~(size_t)7;
    return (Object **)((char *)o + offset);
}

Shape **object_shape_behind_items(Object *o) {
    return (Shape **)(object_members(o) + o->type->member_count);
}

static Object **slots_of(Shape **at) { return (Object **)(at + 1); }

bool object_in_dict_mode(Object *o) {
    return o->type->shape_offset != 0 && (*object_shape_at(o))->count == SHAPE_DICT;
}

static Shape *root_of(Shape *s) {
    while (s->parent != NULL)
        s = s->parent;
    return s;
}

int shape_add_attribute(Object *o, Str *name, Object *value) {
    Shape **at = object_shape_at(o), *s = *at;
    if (s->count == SHAPE_DICT)
        return 0;
    if (s->count >= s->capacity) {
        learn_capacity(s->type, s->count);
        return 0;
    }
    Shape *child = child_find(s, name);
    if (child == NULL) {
        if (s->child_count >= MAX_CHILDREN)
            return 0;
        child = shape_child_borrow(s, name);
        if (child == NULL)
            return -1;
    }
    slots_of(at)[s->count] = incref(value);
    *at = child;
    return 1;
}

/* The attributes as a new dict, in their order. */
static Dict *attributes_as_dict(Shape *s, Object **slots) {
    Str *attributes[MAX_CAPACITY];
    uint32_t count = s->count;
    for (Shape *shape = s; shape->name != NULL; shape = shape->parent)
        attributes[shape->count - 1] = shape->name;
    Dict *dict = dict_new_sized(count);
    for (uint32_t i = 0; dict != NULL && i < count; i++)
        if (dict_set_str(dict, attributes[i], slots[i]) < 0)
            CLEAR(dict);
    return dict;
}

int object_attributes(Object *o, Dict **out) {
    *out = NULL;
    if (o->type->shape_offset != 0) {
        Shape **at = object_shape_at(o), *s = *at;
        if (s->count != SHAPE_DICT)
            return (*out = attributes_as_dict(s, slots_of(at))) == NULL ? -1 : 1;
        *out = xincref((Dict *)slots_of(at)[0]);
    } else if (o->type->dict_offset != 0) {
        *out = xincref(*(Dict **)((char *)o + o->type->dict_offset));
    }
    return *out != NULL;
}

/* Moves o to dict mode with `dict` (owned by the object from now on) and releases what its slots
 * held. */
static void enter_dict_mode_steal(Object *o, Dict *dict) {
    Shape **at = object_shape_at(o), *s = *at;
    Object **slots = slots_of(at), *old[MAX_CAPACITY];
    uint32_t count = s->count == SHAPE_DICT ? 1 : s->count;
    memcpy(old, slots, count * sizeof(Object *));
    memset(slots, 0, count * sizeof(Object *));
    *at = root_of(s)->dict_shape;
    slots[0] = OBJ(dict);
    for (uint32_t i = 0; i < count; i++)
        xdecref(old[i]);
}

Dict *object_to_dict_mode(Object *o) {
    Shape **at = object_shape_at(o), *s = *at;
    Object **slots = slots_of(at);
    if (s->count == SHAPE_DICT && slots[0] != NULL)
        return (Dict *)slots[0];
    Dict *dict = s->count == SHAPE_DICT ? dict_new() : attributes_as_dict(s, slots);
    if (dict == NULL)
        return NULL;
    if (gc_is_container(o)) {
        gc_untrack(dict);
        dict->hidden = true;
    }
    enter_dict_mode_steal(o, dict);
    return dict;
}

int object_set_dict(Object *o, Dict *dict) {
    if (o->type->shape_offset == 0) {
        Dict **field = (Dict **)((char *)o + o->type->dict_offset);
        REPLACE_STEAL(*field, incref(dict));
        return 0;
    }
    enter_dict_mode_steal(o, incref(dict));
    return 0;
}

/* The root of the type's trees that fits an object made with `capacity` slots. */
static Shape *root_for_capacity(Type *type, uint32_t capacity) {
    for (Shape *root = type->shape; root != NULL; root = root->older)
        if (root->capacity == capacity)
            return root;
    Shape *root = root_new(type, capacity);
    if (root != NULL) {
        root->older = type->shape->older;
        type->shape->older = root;
    }
    return root;
}

int object_change_type(Object *o, Type *type) {
    Type *old = o->type;
    if (old->shape_offset != 0) {
        Shape **at = object_shape_at(o), *root = root_for_capacity(type, (*at)->capacity);
        if (root == NULL || object_to_dict_mode(o) == NULL)
            return -1;
        *at = root->dict_shape;
    }
    if (type->flags & TYPE_HEAP)
        incref(type);
    o->type = type;
    if (old->flags & TYPE_HEAP)
        decref(old);
    return 0;
}

/* The last attribute that was added can go without a dict: the object moves back to the parent
 * shape. */
int shape_drop_last(Object *o, int slot) {
    Shape **at = object_shape_at(o), *s = *at;
    if ((uint32_t)slot + 1 != s->count)
        return 0;
    Object **field = &slots_of(at)[slot], *old = *field;
    *at = s->parent;
    *field = NULL;
    decref(old);
    return 1;
}

int instance_traverse(Object *o, VisitFn visit, void *arg) {
    Type *t = o->type;
    if (t->shape_offset != 0) {
        Shape **at = object_shape_at(o);
        if (*at != NULL) {
            Object **slots = slots_of(at);
            bool dict_mode = (*at)->count == SHAPE_DICT;
            if (dict_mode && slots[0] != NULL && ((Dict *)slots[0])->hidden) {
                int stop = slots[0]->type->traverse(slots[0], visit, arg);
                if (stop)
                    return stop;
            } else {
                uint32_t count = dict_mode ? 1 : (*at)->count;
                for (uint32_t i = 0; i < count; i++)
                    VISIT(slots[i]);
            }
        }
    }
    if (t->member_count != 0) {
        Object **members = object_members(o);
        for (uint32_t i = 0; i < t->member_count; i++)
            VISIT(members[i]);
    }
    if (t->flags & TYPE_HEAP)
        VISIT(t);
    return 0;
}

/* The object has no attributes before any of them is released: that may give it new ones. */
static void drop_attributes(Object *o) {
    Shape **at = object_shape_at(o), *s = *at;
    if (s == NULL || s->count == 0)
        return;
    Object **slots = slots_of(at), *old[MAX_CAPACITY];
    uint32_t count = s->count == SHAPE_DICT ? 1 : s->count;
    for (uint32_t i = 0; i < count; i++) {
        old[i] = slots[i];
        slots[i] = NULL;
    }
    *at = root_of(s);
    for (uint32_t i = 0; i < count; i++)
        xdecref(old[i]);
}

void instance_clear(Object *o) {
    Type *t = o->type;
    if (t->shape_offset != 0)
        drop_attributes(o);
    if (t->member_count != 0) {
        Object **members = object_members(o);
        for (uint32_t i = 0; i < t->member_count; i++)
            CLEAR(members[i]);
    }
}
