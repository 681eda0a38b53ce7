/* Trial deletion: which objects of a ring are kept alive by nothing but each other.
 *
 * A candidate's GcHead meanwhile says:
 * - prev: the flags, GC_COLLECTING among them, and above these the object's reference count less
 * the references found so far that come from candidates. Only `next` links the ring.
 * - GC_COLLECTING is taken off when the object is known to survive and its own references were
 *   followed; `prev` is then a link again.
 * - on the ring of the unreachable, `prev` is a link too, and bit 0 of `next` is set (MARK): the
 *   object is there on suspicion, and comes back if a survivor turns out to refer to it.
 *
 * The passes:
 * - subtract: each candidate's references are followed, and each candidate that is referred to
 *   loses one of its copied count. What keeps some is referred to from outside.
 * - separate: the ring is walked from the start. An object with a count survives: it gives one to
 *   each candidate that it refers to, and fetches back who was moved away. An object without is
 *   moved to the unreachable. What comes back goes to the ring's end, so that one walk reaches all
 *   survivors.
 * The counts are copied in a pass of their own, or, where every tracked object is a candidate, when
 * the object is first met: a full collection is bound by memory, and each pass is a sweep of it.
 *
 * Objects of the most frequent types are followed here; others know how (type->traverse). This is
 * the scheme of CPython's collector.
 */
#include "runtime/gc_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

#define MARK            ((uintptr_t)1)
#define IS_MARKED(head) (((uintptr_t)(head)->next & MARK) != 0)
#define MARKED(head)    ((GcHead *)((uintptr_t)(head) | MARK))
#define UNMARKED(head)  ((GcHead *)((uintptr_t)(head) & ~MARK))

#define ONE ((uintptr_t)(GC_FLAGS + 1)) /* a reference, in a count copied to prev */
enum { KEPT_FLAGS = GC_FINALIZED | GC_HAS_WEAKREFS };

/* ---- following references -------------------------------------------------------------------- */

typedef void (*Follow)(Object *referent, void *arg);

ALWAYS_INLINE void follow_items(Object *const *items, size_t count, Follow follow, void *arg) {
    for (size_t i = 0; i < count; i++)
        if (items[i] != NULL)
            follow(items[i], arg);
}

ALWAYS_INLINE void follow_dict(Dict *d, Follow follow, void *arg) {
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key != NULL) {
            if (!d->all_str)
                follow(d->entries[i].key, arg);
            follow(d->entries[i].value, arg);
        }
}

/* An object of a class made in Python whose native base is object. */
ALWAYS_INLINE void follow_instance(Object *o, Type *type, Follow follow, void *arg) {
    Object **members = (Object **)(o + 1);
    follow_items(members, type->member_count, follow, arg);
    if (type->shape_offset != 0) {
        Object **at = members + type->member_count;
        const Shape *shape = *(Shape **)at++;
        if (LIKELY(shape->count != SHAPE_DICT))
            follow_items(at, shape->count, follow, arg);
        else if (*at != NULL && ((Dict *)*at)->hidden)
            follow_dict((Dict *)*at, follow, arg);
        else
            follow_items(at, 1, follow, arg);
    }
    follow(OBJ(type), arg);
}

/* Calls `follow`, which is inlined, for each reference that o holds; `visit` is the same thing for
 * types' own traverse functions. */
ALWAYS_INLINE void follow_all(Object *o, Follow follow, VisitFn visit, void *arg) {
    Type *type = o->type;
    if (type->traverse == heap_traverse && type->size == sizeof(Object) && type->item_size == 0)
        follow_instance(o, type, follow, arg);
    else if (type == &list_type)
        follow_items(((List *)o)->items, ((List *)o)->length, follow, arg);
    else if (type == &dict_type)
        follow_dict((Dict *)o, follow, arg);
    else if (type == &tuple_type)
        follow_items(((Tuple *)o)->items, ((Tuple *)o)->length, follow, arg);
    else if (type->traverse != NULL)
        type->traverse(o, visit, arg);
}

/* ---- subtract -------------------------------------------------------------------------------- */

ALWAYS_INLINE void copy_count(GcHead *head) {
    ASSERT(GC_OBJECT(head)->refcount > 0);
    head->prev =
        (uintptr_t)GC_OBJECT(head)->refcount * ONE | (head->prev & KEPT_FLAGS) | GC_COLLECTING;
}

static void copy_counts(GcHead *ring) {
    for (GcHead *head = ring->next; head != ring; head = head->next)
        copy_count(head);
}

ALWAYS_INLINE bool is_candidate(Object *o) {
    return gc_is_container(o) && (GC_HEAD(o)->prev & GC_COLLECTING);
}

ALWAYS_INLINE void take_one(Object *o, void *arg) {
    (void)arg;
    if (is_candidate(o)) {
        ASSERT(GC_HEAD(o)->prev >= ONE);
        GC_HEAD(o)->prev -= ONE;
    }
}

static int visit_take_one(Object *o, void *arg) {
    take_one(o, arg);
    return 0;
}

static void subtract(GcHead *ring) {
    copy_counts(ring);
    for (GcHead *head = ring->next; head != ring; head = head->next)
        follow_all(GC_OBJECT(head), take_one, visit_take_one, NULL);
}

ALWAYS_INLINE void meet_and_take_one(Object *o, void *arg) {
    (void)arg;
    if (!gc_is_container(o))
        return;
    GcHead *head = GC_HEAD(o);
    if (!(head->prev & GC_COLLECTING)) {
        if (head->next == NULL)
            return; /* not tracked */
        copy_count(head);
    }
    ASSERT(head->prev >= ONE);
    head->prev -= ONE;
}

static int visit_meet_and_take_one(Object *o, void *arg) {
    meet_and_take_one(o, arg);
    return 0;
}

static void subtract_everything(GcHead *ring) {
    for (GcHead *head = ring->next; head != ring; head = head->next) {
        if (!(head->prev & GC_COLLECTING))
            copy_count(head);
        follow_all(GC_OBJECT(head), meet_and_take_one, visit_meet_and_take_one, NULL);
    }
}

/* ---- separate -------------------------------------------------------------------------------- */

/* A survivor refers to o: so does o survive. arg is the ring. */
ALWAYS_INLINE void keep(Object *o, void *arg) {
    if (!is_candidate(o))
        return;
    GcHead *head = GC_HEAD(o), *ring = arg;
    if (IS_MARKED(head)) {
        GcHead *prev = GC_PREV(head), *next = UNMARKED(head->next), *last = (GcHead *)ring->prev;
        prev->next = head->next;
        GC_SET_PREV(next, prev);
        last->next = head;
        head->next = ring;
        ring->prev = (uintptr_t)head;
        head->prev = (head->prev & GC_FLAGS) | ONE;
    } else if (head->prev < ONE) {
        head->prev += ONE;
    }
}

static int visit_keep(Object *o, void *ring) {
    keep(o, ring);
    return 0;
}

/* Containers that hold nothing that could close a cycle need no attention until that changes: a
 * tuple never does, and a dict is tracked again when such a value comes in. */
static bool is_harmless(Object *o, bool full) {
    if (o->type == &tuple_type) {
        Tuple *t = (Tuple *)o;
        for (size_t i = 0; i < t->length; i++)
            if (t->items[i] == NULL || gc_may_cycle(t->items[i]))
                return false;
        return true;
    }
    if (!full || o->type != &dict_type)
        return false;
    Dict *d = (Dict *)o;
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key != NULL
            && (gc_may_cycle(d->entries[i].value)
                || (!d->all_str && gc_may_cycle(d->entries[i].key))))
            return false;
    return true;
}

/* Moves head, which follows `previous`, to the unreachable. */
ALWAYS_INLINE void suspect(GcHead *head, GcHead *previous, GcHead *unreachable) {
    GcHead *last = (GcHead *)unreachable->prev;
    previous->next = head->next;
    last->next = MARKED(head);
    head->next = MARKED(unreachable);
    head->prev = (uintptr_t)last | (head->prev & GC_FLAGS);
    unreachable->prev = (uintptr_t)head;
}

static void separate(GcHead *ring, GcHead *unreachable, bool full) {
    GcHead *previous = ring, *head;
    while ((head = previous->next) != ring) {
        if (head->prev < ONE) {
            suspect(head, previous, unreachable);
            continue;
        }
        Object *o = GC_OBJECT(head);
        follow_all(o, keep, visit_keep, ring);
        head->prev = (uintptr_t)previous | (head->prev & KEPT_FLAGS);
        if (UNLIKELY((o->type == &tuple_type || o->type == &dict_type) && is_harmless(o, full))) {
            previous->next = head->next;
            head->next = NULL;
            head->prev &= KEPT_FLAGS;
        } else {
            previous = head;
        }
    }
    ring->prev = (uintptr_t)previous;
}

/* Takes the marks off the ring, and looks what is there. */
static GcSurvey survey(GcHead *unreachable) {
    GcSurvey s = {0};
    unreachable->next = UNMARKED(unreachable->next);
    for (GcHead *head = unreachable->next; head != unreachable; head = head->next) {
        head->next = UNMARKED(head->next);
        s.count++;
        s.weakrefs |= (head->prev & GC_HAS_WEAKREFS) != 0;
        s.finalizers |=
            TYPE_HAS(GC_OBJECT(head), TYPE_HAS_FINALIZER) && !(head->prev & GC_FINALIZED);
    }
    return s;
}

GcSurvey gc_find_unreachable(GcHead *ring, GcHead *unreachable, bool full, bool everything) {
    if (everything)
        subtract_everything(ring);
    else
        subtract(ring);
    separate(ring, unreachable, full);
    return survey(unreachable);
}
