/* __slots__ of a class statement, and the layout of the new type's objects that follows from it.
 *
 * A member is a pointer behind the base's C struct, in the order of the sorted names; the type's
 * dict gets a descriptor for each. "__dict__" and
 * "__weakref__" among the names ask for what a class without __slots__ has anyway.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_members.h"

/* ---- the names ------------------------------------------------------------------------------- */

static Str *mangle(Str *class_name, Str *name) {
    bool is_private =
        name->length > 2 && str_at(name, 0) == '_' && str_at(name, 1) == '_'
        && !(str_at(name, name->length - 1) == '_' && str_at(name, name->length - 2) == '_');
    size_t skip = 0;
    while (skip < class_name->length && str_at(class_name, skip) == '_')
        skip++;
    if (!is_private || skip == class_name->length)
        return incref(name);
    Str *bare = str_slice(class_name, skip, class_name->length);
    Str *mangled = bare == NULL ? NULL : str_format("_%U%U", bare, name);
    xdecref(bare);
    return mangled;
}

static int check_name(Object *o) {
    if (!is_str(o))
        return raise_type_error("__slots__ items must be strings, not '%.200T'", o), -1;
    if (!str_is_identifier((Str *)o))
        return raise_type_error("__slots__ must be identifiers"), -1;
    return 0;
}

/* "__dict__" and "__weakref__" are wishes, not members: 1 handled, 0 another name, -1 error. */
static int take_wish(MemberSpec *spec, Type *base, Str *name) {
    if (str_equal(name, NAME(__dict__))) {
        if (type_has_dict(base) || spec->add_dict)
            return raise_type_error("__dict__ slot disallowed: we already got one"), -1;
        spec->add_dict = true;
        return 1;
    }
    if (str_equal(name, NAME(__weakref__))) {
        if ((base->flags & TYPE_WEAKREF) || spec->add_weakref)
            return raise_type_error("__weakref__ slot disallowed: we already got one"), -1;
        spec->add_weakref = true;
        return 1;
    }
    return 0;
}

static int collect(MemberSpec *spec, Type *base, Str *class_name, Dict *namespace_, Tuple *wanted,
                   List *members) {
    for (size_t i = 0; i < wanted->length; i++) {
        if (check_name(wanted->items[i]) < 0)
            return -1;
        int wish = take_wish(spec, base, (Str *)wanted->items[i]);
        if (wish < 0)
            return -1;
        if (wish)
            continue;
        Str *name = mangle(class_name, (Str *)wanted->items[i]);
        if (name != NULL && !is_exact(name, &str_type)) { /* look-ups compare exact strings */
            Str *exact = str_slice(name, 0, name->length);
            decref(name);
            name = exact;
        }
        if (name == NULL)
            return -1;
        name = str_intern_steal(name);
        if (name == NULL || list_append_steal(members, OBJ(name)) < 0)
            return -1;
        if (dict_get_str_borrow(namespace_, name) != NULL && name != NAME(__qualname__)
            && name != NAME(__classcell__) && name != NAME(__classdictcell__))
            return raise_value_error("%R in __slots__ conflicts with class variable", name), -1;
    }
    return 0;
}

/* Objects whose size is their own affair take no members, and no weak references. */
enum { UNEVEN_FLAGS = TYPE_IS_INT | TYPE_IS_BYTES | TYPE_IS_TUPLE };

static bool takes_members(Type *base) {
    if (base->flags & (UNEVEN_FLAGS | TYPE_IS_TYPE))
        return false;
    return base->item_size == 0 || (base->flags & TYPE_IS_STR) != 0;
}

/* The value of __slots__ as a tuple: one string is one name. */
static Tuple *wanted_names(Object *slots) {
    return is_str(slots) ? tuple_pack(1, slots) : (Tuple *)sequence_tuple(slots);
}

static int read_slots(MemberSpec *spec, Type *base, Str *class_name, Dict *namespace_,
                      Object *slots) {
    Tuple *wanted = wanted_names(slots);
    List *members = wanted ? list_new(0) : NULL;
    int result = -1;
    if (members == NULL)
        goto done;
    if (wanted->length > 0 && !takes_members(base)) {
        raise_type_error("nonempty __slots__ not supported for subtype of '%s'", base->name);
        goto done;
    }
    if (collect(spec, base, class_name, namespace_, wanted, members) < 0
        || list_sort(members, NULL, false) < 0)
        goto done;
    spec->names = members->length > 0 ? list_to_tuple(members) : NULL;
    result = members->length > 0 && spec->names == NULL ? -1 : 0;
done:
    xdecref(wanted);
    xdecref(members);
    return result;
}

int member_spec_read(MemberSpec *spec, Type *base, Tuple *bases, Str *class_name,
                     Dict *namespace_) {
    memset(spec, 0, sizeof(*spec));
    Object *slots = dict_get_str_borrow(namespace_, NAME(__slots__));
    if (slots == NULL) {
        spec->add_dict = !type_has_dict(base);
        spec->add_weakref = !(base->flags & (UNEVEN_FLAGS | TYPE_WEAKREF));
    } else {
        incref(slots);
        int failed = read_slots(spec, base, class_name, namespace_, slots);
        decref(slots);
        if (failed < 0)
            return -1;
    }
    for (size_t i = 0; i < bases->length;
         i++) { /* what another base's objects have, these have too */
        Type *other = (Type *)bases->items[i];
        spec->add_dict |= type_has_dict(other) && !type_has_dict(base);
        spec->add_weakref |= (other->flags & TYPE_WEAKREF) && !(base->flags & TYPE_WEAKREF);
    }
    return 0;
}

/* ---- the layout ------------------------------------------------------------------------------ */

/* Counts the distinct names that methods assign to on self, in the class and its bases. */
static uint32_t expected_attributes(Tuple *mro) {
    Object *seen[MAX_CAPACITY];
    uint32_t count = 0;
    for (size_t i = 0; i < mro->length; i++) {
        Dict *dict = ((Type *)mro->items[i])->dict;
        Object *names_ = dict ? dict_get_str_borrow(dict, NAME(__static_attributes__)) : NULL;
        if (names_ == NULL || !is_exact(names_, &tuple_type))
            continue;
        Tuple *own = (Tuple *)names_;
        for (size_t k = 0; k < own->length && count < MAX_CAPACITY; k++) {
            uint32_t at = 0;
            while (at < count && seen[at] != own->items[k])
                at++;
            if (at == count)
                seen[count++] = own->items[k];
        }
    }
    return count;
}

static bool is_variable(Type *t) {
    return t->item_size != 0 || (t->flags & (TYPE_IS_STR | TYPE_IS_BYTES | TYPE_IS_TUPLE)) != 0;
}

/* May instances have a shape? An exception's do, in place of its dict field; a module's attributes
 * stay in its own dict. */
static bool wants_shape(const MemberSpec *spec, Type *base) {
    if (base->shape_offset != 0 || spec->add_dict)
        return true;
    return base->dict_offset != 0 && (base->flags & TYPE_IS_EXCEPTION) != 0;
}

int member_spec_lay_out(const MemberSpec *spec, Type *type) {
    Type *base = type->base;
    type->size = base->size;
    type->item_size = base->item_size;
    type->member_count = base->member_count + (uint32_t)(spec->names ? spec->names->length : 0);
    type->slot_names = xincref(spec->names);
    type->flags |= base->flags & TYPE_INHERITED_FLAGS;
    bool shaped = wants_shape(spec, base);
    if (shaped) {
        size_t offset = type->size + type->member_count * sizeof(Object *);
        type->shape_offset = is_variable(type) ? -1 : (int32_t)((offset + 7) & ~(size_t)7);
        if (type_make_shapes(type, expected_attributes(type->mro)) < 0)
            return -1;
        if (type->shape_offset == (int32_t)PLAIN_SHAPE_OFFSET
            && type_solid_base(base) == &object_type)
            type->flags |= TYPE_PLAIN;
    } else {
        type->dict_offset = base->dict_offset;
    }
    if (spec->add_weakref)
        type->flags |= TYPE_WEAKREF;
    type->flags |= TYPE_GC; /* at least to its type an object refers */
    return 0;
}

static int put_steal(Type *type, Str *name, Object *descr) {
    if (descr == NULL)
        return -1;
    int result = dict_set_str(type->dict, name, descr);
    decref(descr);
    return result;
}

int member_spec_add_descriptors(const MemberSpec *spec, Type *type) {
    uint32_t first = type->base->member_count;
    for (size_t i = 0; spec->names != NULL && i < spec->names->length; i++) {
        Str *name = (Str *)spec->names->items[i];
        if (put_steal(type, name, slot_member_new(type, name, first + (uint32_t)i)) < 0)
            return -1;
    }
    /* What the class itself says of these two stays. */
    if (spec->add_dict && dict_get_str_borrow(type->dict, NAME(__dict__)) == NULL
        && put_steal(type, NAME(__dict__), getset_descr_new(type, &getset_dict)) < 0)
        return -1;
    if (spec->add_weakref && dict_get_str_borrow(type->dict, NAME(__weakref__)) == NULL
        && put_steal(type, NAME(__weakref__), getset_descr_new(type, &getset_weakref)) < 0)
        return -1;
    return 0;
}
