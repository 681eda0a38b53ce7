/* Attribute access: the generic look-up, and the choice of a quickened form for the next time.
 *
 * What each form relies on is said at its row in opcode.def. A plain instance's shape version
 * proves the type's attributes too, so that a method, a class value or a property found on the type
 * may be kept as a borrowed pointer: the type holds it as long as the version stands.
 */
#include "vm/slow.h"
#include "vm/shape_cache.h"

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"
#include "runtime/objects/type_internal.h"
#include "runtime/opcode.h"

ShapeCacheEntry shape_cache[SHAPE_CACHE_SIZE];

static void quicken(uint32_t *word, unsigned op, uint32_t version, uint32_t data) {
    if (version == 0)
        return;
    word[0] = (word[0] & ~0xffu) | op;
    word[2] = version;
    word[3] = data;
}

static void quicken_pointer(uint32_t *word, unsigned op, uint32_t version, const void *p,
                            unsigned at) {
    if (version == 0)
        return;
    word[0] = (word[0] & ~0xffu) | op;
    word[2] = version;
    word[at] = (uint32_t)(uintptr_t)p;
    word[at + 1] = (uint32_t)((uintptr_t)p >> 32);
}

/* The byte offset of a __slots__ member descriptor's slot, or 0. */
static uint32_t member_offset(Object *descr, Object *o) {
    if (descr == NULL || !is_exact(descr, &member_descr_type))
        return 0;
    MemberDescr *member = (MemberDescr *)descr;
    if (member->def != NULL || o->type->item_size != 0 || !object_is(o, member->owner))
        return 0;
    return (uint32_t)((char *)&object_members(o)[member->index] - (char *)o);
}

static void quicken_load(uint32_t *word, Object *o, Str *name, unsigned mode) {
    Type *type = o->type;
    if (type == &module_type) {
        Dict *d = ((Module *)o)->dict;
        ssize_t entry = type_lookup_borrow(type, name) ? -1 : dict_find_str(d, name);
        if (entry >= 0)
            quicken(word, OP_CODE_ATTR_DICT_R + mode, dict_version(d), (uint32_t)entry);
        return;
    }
    if (type->getattr != object_generic_getattr)
        return;
    Object *on_type = type_lookup_borrow(type, name);
    uint32_t offset = member_offset(on_type, o);
    if (offset != 0) {
        quicken(word, OP_CODE_ATTR_MEMBER_R + mode, type_version(type), offset);
        return;
    }
    if (!(type->flags & TYPE_PLAIN) || object_in_dict_mode(o))
        return;
    Shape *shape = ((Instance *)o)->shape;
    if (on_type != NULL && on_type->type->descr_set != NULL) {
        if (!is_exact(on_type, &property_type))
            return;
        Object *getter = ((Property *)on_type)->get;
        if (getter != NULL && getter->type == &function_type
            && ((Function *)getter)->simple_argc == 1)
            quicken_pointer(word, OP_CODE_ATTR_PROPERTY_R + mode, shape_version(shape), getter, 3);
        return;
    }
    int slot = shape_find(shape, name);
    if (slot >= 0) {
        quicken(word, OP_CODE_ATTR_SLOT_R + mode, shape_version(shape), (uint32_t)slot);
        shape_cache_put(shape->version, name, (uint32_t)slot, NULL);
    } else if (on_type != NULL && on_type->type->descr_get == NULL)
        quicken_pointer(word, OP_CODE_ATTR_CLASS_R + mode, shape_version(shape), on_type, 3);
}

Object *attr_load(Frame *frame, uint32_t *word, Object *o, unsigned mode) {
    Str *name = frame->code->names[word[1]];
    incref(o);
    Object *found = object_getattr(o, name);
    if (found != NULL)
        quicken_load(word, o, name, mode);
    else
        complete_attribute_error(o, name);
    decref(o);
    return found;
}

Object *method_load(Frame *frame, uint32_t *word, Object *o, unsigned mode, Object **self) {
    Str *name = frame->code->names[word[1]];
    Type *type = o->type;
    incref(o);
    Object *found = object_getmethod(o, name, self);
    if (found == NULL) {
        complete_attribute_error(o, name);
        decref(o);
        return NULL;
    }
    if (*self == NULL) {
        decref(o);
        return found;
    }
    ASSERT(*self == o); /* the reference taken above goes along */
    if (type->getattr == object_generic_getattr && type_lookup_borrow(type, name) == found) {
        if (type->flags & TYPE_PLAIN) {
            if (!object_in_dict_mode(o)) {
                uint32_t version = shape_version(((Instance *)o)->shape);
                quicken_pointer(word, OP_CODE_METHOD_SHAPE_R + mode, version, found, 3);
                shape_cache_put(version, name, 0, found);
            }
        } else if (type->shape_offset == 0 && type->dict_offset == 0) {
            quicken_pointer(word, OP_CODE_METHOD_TYPE_R + mode, type_version(type), found, 3);
        }
    }
    return found;
}

int attr_store(Frame *frame, uint32_t *word, Object *o, Object *value, unsigned mode) {
    Str *name = frame->code->names[word[1]];
    Type *type = o->type;
    if (type->setattr != object_generic_setattr)
        return object_setattr(o, name, value);
    Object *on_type = type_lookup_borrow(type, name);
    uint32_t offset = member_offset(on_type, o);
    if (offset != 0)
        quicken(word, OP_CODE_SET_MEMBER_RR + mode, type_version(type), offset);
    if (!(type->flags & TYPE_PLAIN) || object_in_dict_mode(o)
        || (on_type != NULL && on_type->type->descr_set != NULL))
        return object_setattr(o, name, value);
    Shape *before = ((Instance *)o)->shape;
    int slot = shape_find(before, name);
    if (slot >= 0) {
        quicken(word, OP_CODE_SET_SLOT_RR + mode, shape_version(before), (uint32_t)slot);
        shape_cache_put(before->version, name, (uint32_t)slot, NULL);
        return object_setattr(o, name, value);
    }
    uint32_t version = shape_version(before);
    if (object_setattr(o, name, value) < 0)
        return -1;
    Shape *after = ((Instance *)o)->shape;
    if (!object_in_dict_mode(o) && after->parent == before && version == before->version) {
        quicken_pointer(word, OP_CODE_SET_NEW_SLOT_RR + mode, version, after, 4);
        word[3] = after->count - 1;
    }
    return 0;
}

Object *super_load(Frame *frame, Object **operands, Str *name, Object **self_out) {
    Object *super = operands[0], *type = operands[1], *o = operands[2];
    bool bare = *frame->ip != 0; /* super() without arguments */
    if (self_out != NULL)
        *self_out = NULL;
    if (super == OBJ(&super_type) && is_type(type)) {
        if (self_out == NULL)
            return super_getattr((Type *)type, o, name);
        Object *found = super_getmethod((Type *)type, o, name, self_out);
        if (found != NULL)
            xincref(*self_out);
        return found;
    }
    bool shadowed = bare && super != OBJ(&super_type);
    Object *made = shadowed ? object_call0(super) : object_call2(super, type, o);
    if (made == NULL)
        return NULL;
    Object *found = object_getattr(made, name);
    decref(made);
    return found;
}
