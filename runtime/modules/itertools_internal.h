/* What the files of the module itertools share.
 *
 * Most iterators are Tools: the iterator they draw from, a function, and one more value. Whoever
 * calls out (iternext, the function, a comparison) holds references of its own meanwhile, since the
 * call may come back to the same iterator. They have no `clear`: what they draw from is set once,
 * so that every cycle has a member elsewhere that can be cleared.
 */
#ifndef KRAIT_ITERTOOLS_INTERNAL_H
#define KRAIT_ITERTOOLS_INTERNAL_H

#include <limits.h>
#include "runtime/native.h"
#include "runtime/objects/iter.h"

#define TOOL_FIELDS                                                                                \
    Object head;                                                                                   \
    Object *it;       /* owned or NULL: exhausted */                                               \
    Object *function; /* owned or NULL */                                                          \
    Object *value;    /* owned or NULL */                                                          \
    bool flag

typedef struct Tool {
    TOOL_FIELDS;
} Tool;

void tool_dealloc(Object *o);
int tool_traverse(Object *o, VisitFn visit, void *arg);
/* Binds a constructor's arguments. A subclass with an __init__ of its own may take keywords that
 * __new__ does not know. */
int tool_bind(Type *type, Type *base, const char *signature, const Signature **cache,
              Object *const *args, size_t nargs, Tuple *kwnames, Object **out) MAY_RAISE;
/* A Tool of `type` that draws from iter(iterable); function may be NULL. Not tracked when
 * type->size is larger than a Tool. */
Tool *tool_new(Type *type, Object *iterable, Object *function) MAY_RAISE;
/* next(it) where it is owned by an iterator that may lose it meanwhile. */
Object *tool_next(Object *it) MAY_RAISE;
/* Every __reduce__ and its kin warns: they go in Python 3.14. */
int tool_pickle_warning(void) MAY_RAISE;

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define REDUCE_DOC   "What pickle needs to make it anew."
#define SETSTATE_DOC "Takes back the state that __reduce__ gave."

extern Type accumulate_type, batched_type, chain_type, combinations_type,
    combinations_with_replacement_type, compress_type, count_type, cycle_type, dropwhile_type,
    filterfalse_type, groupby_type, grouper_type, islice_type, pairwise_type, permutations_type,
    product_type, repeat_type, starmap_type, takewhile_type, tee_type, tee_data_type,
    zip_longest_type;
extern const MethodDef tee_function[];

#endif
