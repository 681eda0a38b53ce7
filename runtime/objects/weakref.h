/* Weak references: weakref.ref, and the proxies that share its struct. See weakref.c for how an
 * object's are found. */
#ifndef KRAIT_WEAKREF_H
#define KRAIT_WEAKREF_H

#include "runtime/object.h"

typedef struct Weakref {
    Object head;
    Object *referent; /* borrowed; NULL: it is gone */
    Object *callback; /* owned or NULL */
    int64_t hash;     /* the referent's; -1: not asked for yet */
    struct Weakref *previous,
        *next; /* the referent's other weak references, borrowed: each strikes itself out */
} Weakref;

extern Type weakref_type, weakproxy_type, weak_callable_proxy_type;

ALWAYS_INLINE bool is_weakref(const void *o) { return object_is(o, &weakref_type); }
ALWAYS_INLINE bool is_weakproxy(const void *o) {
    return is_exact(o, &weakproxy_type) || is_exact(o, &weak_callable_proxy_type);
}

/* A weak reference to o; without callback (NULL) the one that there is already. TypeError for an
 * object that cannot have any. */
Object *weakref_new(Object *referent, Object *callback) MAY_RAISE;
Object *weakref_new_type(Type *type, Object *referent, Object *callback) MAY_RAISE;
Object *weakproxy_new(Object *referent, Object *callback) MAY_RAISE;
/* What a reference or proxy refers to: a new reference; NULL without an exception: it is gone. */
Object *weakref_get(Object *ref);
/* The first weak reference to o that is no proxy of a dying owner: borrowed, NULL: none. */
Object *weakref_first_borrow(Object *o);
size_t weakref_count(Object *o);
/* All of them: a new list. */
Object *weakref_list(Object *o) MAY_RAISE;

/* "module.qualname" of what a reference refers to, as the texts of both kinds show it. */
Str *weakref_type_title(Object *referent) MAY_RAISE;

/* o is about to be released: its weak references go dead, then their callbacks run. The pending
 * exception stays. */
void weakref_clear_all(Object *o);
/* The collector's half of it: those of an unreachable object go dead; whose callback is to be
 * called (it has one, and is itself reachable: not GC_COLLECTING) comes to the end of the chain
 * *tail, which is returned. weakref_call_chain calls and releases a chain. */
Weakref **weakref_detach_unreachable(Object *o, Weakref **tail);
void weakref_call_chain(Weakref *first);

/* Slots that the three types share. */
void weakref_dealloc(Object *o);
int weakref_traverse(Object *o, VisitFn visit, void *arg);
int weakref_clear(Object *o);

#endif
