/* The table of special methods, made from slots.def, and the two ways it is used.
 *
 * From slot to name: a native type that fills a slot gets a wrapper for each name of that slot.
 * From name to slot: a class's slot follows from what its mro has under the names of that slot:
 *   nothing                                             NULL
 *   wrappers of one native function, from a base        that function: `class A(int)` adds as fast
 * as int does anything else                                       the generic function of slots.c,
 * which calls what it finds A class with one base copies its base's slots and looks at the names of
 * its own dict only.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/slots.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

#define SLOT(FnType, field)
#define DUNDER(name, field, kind, doc)                                                             \
    {NAME(name), offsetof(Type, field), SLOT_##kind, (AnyFn)slot_##field, doc},
const SlotRow slot_rows[] = {
#include "runtime/slots.def"
    {NULL, 0, 0, NULL, NULL},
};
#undef SLOT
#undef DUNDER

#define SLOT(FnType, field) offsetof(Type, field),
#define DUNDER(name, field, kind, doc)
const uint16_t slot_offsets[] = {
#include "runtime/slots.def"
};
#undef SLOT
#undef DUNDER
const size_t slot_count = sizeof(slot_offsets) / sizeof(slot_offsets[0]);

static void update_flags(Type *t) {
    t->flags = t->finalize != NULL ? t->flags | TYPE_HAS_FINALIZER
                                   : t->flags & ~(uint32_t)TYPE_HAS_FINALIZER;
}

/* new_ is not for static types to inherit from object: they can be instantiated only if they say
 * how. */
static bool inherits_slot(Type *type, Type *base, size_t offset) {
    if (offset == offsetof(Type, dealloc) || offset == offsetof(Type, traverse)
        || offset == offsetof(Type, clear))
        return !(type->flags & TYPE_HEAP);
    if (offset == offsetof(Type, new_))
        return (type->flags & TYPE_HEAP) || base != &object_type;
    return true;
}

void slots_inherit(Type *type, Type *base) {
    bool no_hash = type->compare != NULL && type->hash == NULL && !(type->flags & TYPE_HEAP);
    for (size_t i = 0; i < slot_count; i++) {
        AnyFn *field = slot_field(type, slot_offsets[i]);
        if (*field == NULL && inherits_slot(type, base, slot_offsets[i]))
            *field = *slot_field(base, slot_offsets[i]);
    }
    if (no_hash)
        type->hash = hash_unhashable; /* equality of its own, and no hash that agrees with it */
    update_flags(type);
}

/* ---- from names to slots --------------------------------------------------------------------- */

/* What one row says about its slot. */
typedef enum { SAYS_NOTHING, SAYS_SPECIFIC, SAYS_GENERIC } Verdict;

static Verdict judge_wrapper(Type *t, const SlotRow *row, SlotWrapper *wrapper, AnyFn *out) {
    if (wrapper->row == row && type_is_subtype(t, wrapper->owner)) {
        *out = wrapper->fn;
        return SAYS_SPECIFIC;
    }
    /* A subclass's `inplace_add` is list.__iadd__, lest its own __add__ come first. */
    if (wrapper->row->name == row->name && row->name == NAME(__iadd__)
        && type_is_subtype(t, wrapper->owner)) {
        *out = wrapper->fn;
        return SAYS_SPECIFIC;
    }
    /* list.__add__ belongs to `concat` and says nothing about `add`. */
    if (wrapper->row->name == row->name && wrapper->row->offset != row->offset
        && type_is_subtype(t, wrapper->owner))
        return SAYS_NOTHING;
    return SAYS_GENERIC;
}

static Verdict judge(Type *t, const SlotRow *row, AnyFn *out) {
    Object *descr = type_lookup_borrow(t, row->name);
    Type *owner;
    if (descr == NULL)
        return SAYS_NOTHING;
    if (is_exact(descr, &slot_wrapper_type))
        return judge_wrapper(t, row, (SlotWrapper *)descr, out);
    if (row->kind == SLOT_NEW && is_new_function(descr, &owner)) {
        *out = (AnyFn)owner->new_;
        return SAYS_SPECIFIC;
    }
    if (row->kind == SLOT_HASH && descr == KNone) {
        *out = (AnyFn)hash_unhashable;
        return SAYS_SPECIFIC;
    }
    if (is_exact(descr, &method_descr_type)
        && str_equal_ascii(row->name, ((MethodDescr *)descr)->def->name)) {
        /* a native method that stands in the wrapper's place: dict.__getitem__ */
        owner = ((MethodDescr *)descr)->owner;
        AnyFn native = *slot_field(owner, row->offset);
        if (native != NULL && !(owner->flags & TYPE_HEAP) && type_is_subtype(t, owner)) {
            *out = native;
            return SAYS_SPECIFIC;
        }
    }
    return SAYS_GENERIC;
}

static void update_field(Type *t, size_t offset) {
    AnyFn specific = NULL, generic = NULL;
    bool use_generic = false;
    for (const SlotRow *row = slot_rows; row->name != NULL; row++) {
        AnyFn fn = NULL;
        if (row->offset != offset)
            continue;
        Verdict verdict = judge(t, row, &fn);
        if (verdict == SAYS_NOTHING)
            continue;
        generic = row->generic;
        if (verdict == SAYS_GENERIC || (specific != NULL && specific != fn))
            use_generic = true;
        specific = fn;
    }
    AnyFn *field = slot_field(t, offset);
    if (specific == NULL && *field != NULL && offset == offsetof(Type, iternext))
        *field = (AnyFn)slot_iternext; /* a loop may be about to call it: it raises */
    else
        *field = use_generic ? generic : specific;
}

static void update_name(Type *t, Str *name) {
    for (const SlotRow *row = slot_rows; row->name != NULL; row++)
        if (row->name == name)
            update_field(t, row->offset);
    update_flags(t);
}

static bool is_dunder(Str *name) {
    const uint8_t *text = str_data(name);
    return name->length > 4 && name->kind == 1 && text[0] == '_' && text[1] == '_';
}

static bool is_linear(Type *t) {
    return t->bases->length == 1 && t->mro->length == t->base->mro->length + 1
           && t->mro->items[1] == OBJ(t->base);
}

void slots_update_all(Type *t) {
    if (is_linear(t)) {
        size_t position = 0;
        Object *key, *value;
        slots_inherit(t, t->base);
        if (t->inplace_add == NULL) /* lest an __add__ of its own come before the list's __iadd__ */
            t->inplace_add = t->inplace_concat;
        while (dict_next(t->dict, &position, &key, &value))
            if (is_str(key) && is_dunder((Str *)key))
                update_name(t, (Str *)key);
        return;
    }
    for (size_t i = 1; i < t->mro->length; i++)
        slots_inherit(t, (Type *)t->mro->items[i]);
    for (const SlotRow *row = slot_rows; row->name != NULL; row++)
        if (row == slot_rows || row->offset != row[-1].offset)
            update_field(t, row->offset);
    update_flags(t);
}

void slots_update_name(Type *t, Str *name) {
    if (!is_dunder(name))
        return;
    update_name(t, name);
    for (uint32_t i = 0; i < t->subclass_count; i++)
        slots_update_name(t->subclasses[i], name);
}

/* ---- from slots to names --------------------------------------------------------------------- */

static int add_wrapper(Type *t, const SlotRow *row, AnyFn fn) {
    Object *o;
    if (row->kind == SLOT_NEW)
        o = new_function(t);
    else if (row->kind == SLOT_HASH && fn == (AnyFn)hash_unhashable)
        o = new_none();
    else
        o = slot_wrapper_new(t, row, fn);
    if (o == NULL)
        return -1;
    int result = dict_set_str(t->dict, row->name, o);
    decref(o);
    return result;
}

int slots_add_wrappers(Type *t) {
    for (const SlotRow *row = slot_rows; row->name != NULL; row++) {
        AnyFn fn = *slot_field(t, row->offset);
        if (fn == NULL || row->kind == SLOT_GETATTR_HOOK
            || dict_get_str_borrow(t->dict, row->name) != NULL)
            continue;
        if (add_wrapper(t, row, fn) < 0)
            return -1;
    }
    if (t->compare != NULL && t->hash == NULL && t != &object_type)
        return dict_set_str(t->dict, NAME(__hash__), KNone);
    return 0;
}
