/* The method resolution order: C3 linearization (Barrett et al., "A Monotonic Superclass
 * Linearization for Dylan", 1996).
 *
 * The lists to merge are the mros of the bases and the list of the bases itself; each has a
 * position, the first item not yet taken. The next class of the result is the head of the first
 * list whose head stands in no other list's tail.
 */
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static bool in_tail(Tuple *list, size_t position, Object *o) {
    for (size_t i = position + 1; i < list->length; i++)
        if (list->items[i] == o)
            return true;
    return false;
}

static bool in_some_tail(Tuple **lists, size_t *positions, size_t count, Object *o) {
    for (size_t i = 0; i < count; i++)
        if (in_tail(lists[i], positions[i], o))
            return true;
    return false;
}

static bool join_names(StrBuilder *b, Tuple **lists, size_t *positions, size_t count) {
    Object *seen[64];
    size_t seen_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (positions[i] >= lists[i]->length)
            continue;
        Object *head = lists[i]->items[positions[i]];
        bool known = false;
        for (size_t k = 0; k < seen_count; k++)
            known |= seen[k] == head;
        if (known || seen_count == 64)
            continue;
        if (seen_count > 0)
            builder_text(b, ", ");
        builder_str(b, ((Type *)head)->name_obj);
        seen[seen_count++] = head;
    }
    return !b->failed;
}

static void raise_inconsistent(Tuple **lists, size_t *positions, size_t count) {
    StrBuilder b = STR_BUILDER;
    builder_text(&b, "Cannot create a consistent method resolution order (MRO) for bases ");
    join_names(&b, lists, positions, count);
    Str *text = builder_finish(&b);
    if (text != NULL) {
        raise_type_error("%U", text);
        decref(text);
    }
}

/* Appends the merge to `result`. */
static int merge(List *result, Tuple **lists, size_t *positions, size_t count) {
    for (;;) {
        Object *next = NULL;
        bool rest = false;
        for (size_t i = 0; i < count && next == NULL; i++) {
            if (positions[i] >= lists[i]->length)
                continue;
            rest = true;
            Object *candidate = lists[i]->items[positions[i]];
            if (!in_some_tail(lists, positions, count, candidate))
                next = candidate;
        }
        if (!rest)
            return 0;
        if (next == NULL) {
            raise_inconsistent(lists, positions, count);
            return -1;
        }
        for (size_t i = 0; i < count; i++)
            if (positions[i] < lists[i]->length && lists[i]->items[positions[i]] == next)
                positions[i]++;
        if (list_append(result, next) < 0)
            return -1;
    }
}

static int check_duplicates(Tuple *bases) {
    for (size_t i = 0; i < bases->length; i++)
        for (size_t k = i + 1; k < bases->length; k++)
            if (bases->items[i] == bases->items[k])
                return raise_type_error("duplicate base class %s", ((Type *)bases->items[i])->name),
                       -1;
    return 0;
}

Tuple *type_linearize(Tuple *bases, Type *type) {
    size_t count = bases->length;
    if (check_duplicates(bases) < 0)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        Type *base = (Type *)bases->items[i];
        if (type_ensure_ready(base) < 0)
            return NULL;
        if (base->mro == NULL)
            return (Tuple *)raise_type_error("Cannot extend an incomplete type '%.100s'",
                                             base->name);
    }
    List *result = list_new(0);
    Tuple **lists = mem_alloc_array(count + 1, sizeof(Tuple *) + sizeof(size_t));
    Tuple *mro = NULL;
    if (result == NULL || lists == NULL) {
        if (result != NULL)
            raise_no_memory();
        goto done;
    }
    size_t *positions = (size_t *)(lists + count + 1);
    for (size_t i = 0; i <= count; i++) {
        lists[i] = i < count ? ((Type *)bases->items[i])->mro : bases;
        positions[i] = 0;
    }
    if (list_append(result, OBJ(type)) == 0 && merge(result, lists, positions, count + 1) == 0)
        mro = list_to_tuple(result);
done:
    if (lists != NULL)
        mem_free(lists, (count + 1) * (sizeof(Tuple *) + sizeof(size_t)));
    xdecref(result);
    return mro;
}

/* What a metaclass's own mro() returned must be classes whose layouts the new one can have. */
static int check_custom(Type *type, Tuple *mro) {
    Type *solid = type_solid_base(type);
    for (size_t i = 0; i < mro->length; i++) {
        Object *o = mro->items[i];
        if (!is_type(o))
            return raise_type_error("mro() returned a non-class ('%.500s')", type_of(o)->name), -1;
        if (!type_is_subtype(solid, type_solid_base((Type *)o)))
            return raise_type_error("mro() returned base with unsuitable layout ('%.500s')",
                                    ((Type *)o)->name),
                   -1;
    }
    return 0;
}

static Tuple *custom_mro(Type *type) {
    Object *result = object_call_method(OBJ(type), NAME(mro), NULL, 0);
    if (result == NULL)
        return NULL;
    Tuple *mro = (Tuple *)sequence_tuple(result);
    decref(result);
    if (mro != NULL && check_custom(type, mro) < 0)
        CLEAR(mro);
    return mro;
}

int type_set_mro(Type *type) {
    bool custom = false;
    if (type->head.type != &type_type) {
        Object *method = type_lookup_borrow(type->head.type, NAME(mro));
        custom = method != NULL && method != type_lookup_borrow(&type_type, NAME(mro));
    }
    Tuple *before = xincref(type->mro); /* held, so that its address stays its own */
    Tuple *mro = custom ? custom_mro(type) : type_linearize(type->bases, type);
    bool replaced = type->mro != before;
    xdecref(before);
    if (mro == NULL)
        return -1;
    if (replaced) { /* mro() changed the bases: what that made of it is newer */
        decref(mro);
        return 0;
    }
    REPLACE_STEAL(type->mro, mro);
    return 1;
}
