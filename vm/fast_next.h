/* The next item of an iterator, for native loops over many: list and tuple iterators are served in
 * line. */
#ifndef KRAIT_FAST_NEXT_H
#define KRAIT_FAST_NEXT_H

#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

/* As object_next: new, or NULL at the end or with an exception. */
ALWAYS_INLINE Object *fast_next(Object *iterator) {
    if (iterator->type == &list_iter_type) {
        ListIter *i = (ListIter *)iterator;
        if (LIKELY(i->list != NULL && i->index < i->list->length))
            return incref(i->list->items[i->index++]);
    } else if (iterator->type == &tuple_iter_type) {
        TupleIter *i = (TupleIter *)iterator;
        if (LIKELY(i->tuple != NULL && i->index < i->tuple->length))
            return incref(i->tuple->items[i->index++]);
    }
    return object_next(iterator);
}

#endif
