/* Collecting the exceptions of a report.
 *
 * An exception that is in the report already is not shown as a cause or context a second time,
 * which also ends rings; members of a group are always shown. Who comes first depends on the order
 * of the search, which is CPython's: an item's cause, context and members are entered together,
 * then the last entered is looked into. */
#include "vm/traceback_chain.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

typedef struct Search {
    Chain *chain;
    Dict *seen;       /* owned: addresses of the exceptions entered so far */
    int32_t *pending; /* owned: a stack of items that are still to be looked into */
    size_t pending_count, pending_capacity;
} Search;

/* 1: it is in the report. It counts as that when there is no memory to find out. */
static bool was_seen(Search *s, Object *e) {
    Object *address = int_from_u64((uint64_t)(uintptr_t)e);
    int known = address ? dict_contains(s->seen, address) : -1;
    xdecref(address);
    return known != 0;
}

static bool note_seen(Search *s, Object *e) {
    Object *address = int_from_u64((uint64_t)(uintptr_t)e);
    int failed = address ? dict_set(s->seen, address, KNone) : -1;
    xdecref(address);
    return failed == 0;
}

static int32_t enter(Search *s, Object *e) {
    Chain *c = s->chain;
    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? c->capacity * 2 : 4;
        ChainItem *more = capacity < INT32_MAX ? mem_resize(c->items, c->capacity * sizeof *more,
                                                            capacity * sizeof *more)
                                               : NULL;
        if (more == NULL)
            return CHAIN_NONE;
        c->items = more;
        c->capacity = capacity;
    }
    if (!note_seen(s, e))
        return CHAIN_NONE;
    c->items[c->count] = (ChainItem){incref(e), CHAIN_NONE, CHAIN_NONE, CHAIN_NONE, 0};
    return (int32_t)c->count++;
}

static void push(Search *s, int32_t item) {
    if (item == CHAIN_NONE)
        return;
    if (s->pending_count == s->pending_capacity) {
        size_t capacity = s->pending_capacity ? s->pending_capacity * 2 : 8;
        int32_t *more =
            mem_resize(s->pending, s->pending_capacity * sizeof *more, capacity * sizeof *more);
        if (more == NULL)
            return;
        s->pending = more;
        s->pending_capacity = capacity;
    }
    s->pending[s->pending_count++] = item;
}

static void enter_members(Search *s, int32_t item) {
    Object *e = s->chain->items[item].exception;
    if (!object_is(e, &exc_BaseExceptionGroup)
        || ((ExceptionGroupException *)e)->exceptions == NULL)
        return;
    Tuple *members = (Tuple *)sequence_tuple(((ExceptionGroupException *)e)->exceptions);
    for (size_t i = 0; members != NULL && i < members->length; i++) {
        int32_t member = enter(s, members->items[i]);
        if (member == CHAIN_NONE)
            break;
        if (i == 0)
            s->chain->items[item].members = member;
        s->chain->items[item].member_count++;
    }
    xdecref(members);
}

static void look_into(Search *s, int32_t item) {
    BaseException *e = (BaseException *)s->chain->items[item].exception;
    int32_t cause = CHAIN_NONE, context = CHAIN_NONE;
    if (e->cause != NULL && e->cause != KNone && !was_seen(s, e->cause))
        cause = enter(s, e->cause);
    if (e->context != NULL && e->context != KNone && !was_seen(s, e->context))
        context = enter(s, e->context);
    s->chain->items[item].cause = cause;
    s->chain->items[item].context = context;
    enter_members(s, item);
    push(s, cause);
    push(s, context);
    for (int32_t i = 0; i < s->chain->items[item].member_count; i++)
        push(s, s->chain->items[item].members + i);
}

void chain_build(Chain *chain, Object *exception) {
    *chain = (Chain){NULL, 0, 0};
    Search s = {.chain = chain, .seen = dict_new()};
    if (s.seen != NULL)
        push(&s, enter(&s, exception));
    while (s.pending_count > 0)
        look_into(&s, s.pending[--s.pending_count]);
    if (s.pending != NULL)
        mem_free(s.pending, s.pending_capacity * sizeof *s.pending);
    xdecref(s.seen);
    error_clear();
}

void chain_release(Chain *chain) {
    for (size_t i = 0; i < chain->count; i++)
        decref(chain->items[i].exception);
    if (chain->items != NULL)
        mem_free(chain->items, chain->capacity * sizeof *chain->items);
    *chain = (Chain){NULL, 0, 0};
}

int32_t chain_origin(const Chain *chain, int32_t item, bool *is_cause) {
    const ChainItem *i = &chain->items[item];
    *is_cause = i->cause != CHAIN_NONE;
    if (*is_cause)
        return i->cause;
    return ((BaseException *)i->exception)->suppress_context ? CHAIN_NONE : i->context;
}
