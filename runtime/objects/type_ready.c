/* Static types become ready at their first use: name objects, mro, the dict from the method tables,
 * inherited slots.
 *
 * Until then a static type has only what its initialiser says; its NULL slots may stand for
 * inherited ones. Readied types are on a list, so that type_shutdown can release what they own.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static struct {
    Type **types; /* owned array */
    size_t count, capacity;
} readied;

static int remember(Type *t) {
    if (readied.count == readied.capacity) {
        size_t capacity = readied.capacity ? readied.capacity * 2 : 64;
        Type **grown =
            mem_resize(readied.types, readied.capacity * sizeof(Type *), capacity * sizeof(Type *));
        if (grown == NULL)
            return raise_no_memory(), -1;
        readied.types = grown;
        readied.capacity = capacity;
    }
    readied.types[readied.count++] = t;
    return 0;
}

/* ---- the dict -------------------------------------------------------------------------------- */

static int put_steal(Type *t, const char *name, Object *value) {
    if (value == NULL)
        return -1;
    Str *key = str_intern_utf8(name, strlen(name));
    int result = key == NULL ? -1 : dict_set_str(t->dict, key, value);
    xdecref(key);
    decref(value);
    return result;
}

static Object *method_object(Type *t, const MethodDef *def) {
    if (def->flags & NATIVE_CLASS)
        return classmethod_descr_new(t, def);
    if (!(def->flags & NATIVE_STATIC))
        return method_descr_new(t, def);
    Object *function = native_function_new(def, NULL, NULL, t);
    if (function == NULL)
        return NULL;
    MethodWrap *wrap = (MethodWrap *)object_new(&staticmethod_type);
    if (wrap != NULL) {
        wrap->callable = incref(function);
        gc_track(wrap);
    }
    decref(function);
    return OBJ(wrap);
}

/* Does a slot's wrapper stand there already? */
static int is_taken(Type *t, const MethodDef *def) {
    Str *key = str_intern_utf8(def->name, strlen(def->name));
    if (key == NULL)
        return -1;
    bool taken = dict_get_str_borrow(t->dict, key) != NULL;
    decref(key);
    return taken && !(def->flags & NATIVE_COEXIST);
}

static int add_method(Type *t, const MethodDef *def) {
    int taken = is_taken(t, def);
    return taken != 0 ? (taken < 0 ? -1 : 0) : put_steal(t, def->name, method_object(t, def));
}

static int add_tables(Type *t) {
    for (const MethodDef *def = t->methods; def != NULL && def->name != NULL; def++)
        if (add_method(t, def) < 0)
            return -1;
    for (const MemberDef *def = t->members; def != NULL && def->name != NULL; def++)
        if (put_steal(t, def->name, member_descr_new(t, def)) < 0)
            return -1;
    for (const GetSetDef *def = t->getsets; def != NULL && def->name != NULL; def++)
        if (put_steal(t, def->name, getset_descr_new(t, def)) < 0)
            return -1;
    return 0;
}

int type_add_native_attributes(Type *t) {
    bool own_dict = t->dict_offset != 0 && (t->base == NULL || t->base->dict_offset == 0);
    if (slots_add_wrappers(t) < 0 || add_tables(t) < 0)
        return -1;
    if (own_dict && dict_get_str_borrow(t->dict, NAME(__dict__)) == NULL
        && put_steal(t, "__dict__", getset_descr_new(t, &getset_dict)) < 0)
        return -1;
    if (t->module != NULL && put_steal(t, "__module__", text_or_none(t->module)) < 0)
        return -1;
    if (dict_get_str_borrow(t->dict, NAME(__doc__)) != NULL)
        return 0;
    return put_steal(t, "__doc__", text_or_none(t->doc));
}

/* ---- ready ----------------------------------------------------------------------------------- */

static int set_names(Type *t) {
    const char *name = type_bare_name(t);
    if (t->name_obj == NULL && (t->name_obj = str_intern_utf8(name, strlen(name))) == NULL)
        return -1;
    if (t->qualname == NULL)
        t->qualname = incref(t->name_obj);
    return 0;
}

static int set_bases(Type *t) {
    if (t->base == NULL && t != &object_type)
        t->base = &object_type;
    if (t->base != NULL && type_ensure_ready(t->base) < 0)
        return -1;
    if (t->bases == NULL)
        t->bases = t->base != NULL ? tuple_pack(1, OBJ(t->base)) : (Tuple *)incref(tuple_empty);
    return t->bases == NULL ? -1 : 0;
}

static void inherit(Type *t) {
    for (size_t i = 1; i < t->mro->length; i++) {
        Type *base = (Type *)t->mro->items[i];
        t->flags |= base->flags & TYPE_INHERITED_FLAGS;
        type_inherit_patterns(t, base);
        slots_inherit(t, base);
        if (t->dict_offset == 0)
            t->dict_offset = base->dict_offset;
        if (t->size == 0)
            t->size = base->size;
        if (t->item_size == 0)
            t->item_size = base->item_size;
    }
    if (t->new_ == NULL)
        t->flags |= TYPE_NO_NEW;
}

static int link_to_bases(Type *t) {
    for (size_t i = 0; i < t->bases->length; i++)
        if (type_add_subclass((Type *)t->bases->items[i], t) < 0) {
            while (i-- > 0)
                type_remove_subclass((Type *)t->bases->items[i], t);
            return -1;
        }
    return 0;
}

/* Back to what the initialiser says, but for inherited slots. */
static void release(Type *t) {
    CLEAR(t->dict);
    CLEAR(t->mro);
    CLEAR(t->bases);
    CLEAR(t->qualname);
    CLEAR(t->name_obj);
}

static int fill(Type *t) {
    if (set_names(t) < 0 || set_bases(t) < 0)
        return -1;
    if ((t->dict = dict_new()) == NULL || (t->mro = type_linearize(t->bases, t)) == NULL)
        return -1;
    return type_add_native_attributes(t) < 0 ? -1 : link_to_bases(t);
}

int type_ready(Type *t) {
    if (t->flags & TYPE_READY)
        return 0;
    if (t->head.type == NULL)
        t->head.type = &type_type;
    Tuple *given = t->bases; /* a type with several bases sets them before */
    if (remember(t) < 0)
        return -1;
    xincref(given);
    if (fill(t) < 0) {
        release(t);
        t->bases = given;
        return -1;
    }
    xdecref(given);
    inherit(t);
    t->flags |= TYPE_READY | TYPE_IMMUTABLE;
    return 0;
}

void type_shutdown(void) {
    type_cache_clear();
    for (size_t i = readied.count; i-- > 0;)
        CLEAR(
            readied.types[i]->dict); /* all dicts before the names: what they hold may still ask */
    for (size_t i = readied.count; i-- > 0;) {
        Type *t = readied.types[i];
        release(t);
        if (t->subclasses != NULL)
            mem_free(t->subclasses, t->subclass_capacity * sizeof(Type *));
        t->subclasses = NULL;
        t->subclass_count = t->subclass_capacity = 0;
        t->version = 0;
        t->flags &= ~(uint32_t)TYPE_READY;
    }
    if (readied.types != NULL)
        mem_free(readied.types, readied.capacity * sizeof(Type *));
    memset(&readied, 0, sizeof(readied));
}
