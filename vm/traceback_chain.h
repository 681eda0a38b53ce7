/* Which exceptions a report of one shows: its causes and contexts, the members of groups, and what
 * led to each of these. */
#ifndef KRAIT_TRACEBACK_CHAIN_H
#define KRAIT_TRACEBACK_CHAIN_H

#include "runtime/object.h"

enum { CHAIN_NONE = -1 };

typedef struct ChainItem {
    Object *exception;      /* owned */
    int32_t cause, context; /* items, or CHAIN_NONE */
    int32_t members;        /* the first member's item; they are consecutive */
    int32_t member_count;
} ChainItem;

typedef struct Chain {
    ChainItem *items; /* items[0] is the exception that was asked for */
    size_t count, capacity;
} Chain;

/* Never fails: what there is no memory for is left out. At least release it. */
void chain_build(Chain *chain, Object *exception);
void chain_release(Chain *chain);
/* The item that is shown before this one, or CHAIN_NONE; *is_cause tells which of the two links it
 * is. */
int32_t chain_origin(const Chain *chain, int32_t item, bool *is_cause);

#endif
