/* What the files of OrderedDict share. */
#ifndef KRAIT_COLLECTIONS_ORDERED_H
#define KRAIT_COLLECTIONS_ORDERED_H

#include "runtime/modules/collections_internal.h"
#include "runtime/objects/dict_table.h"

/* The order of a dict's entries is the order of its keys; move_to_end() changes it. */
typedef struct OrderedDict {
    Dict dict;
    Dict *attributes; /* owned or NULL: __dict__ */
    uint64_t state;   /* counts the changes of the keys and of their order: iterators compare it */
} OrderedDict;

Object *ordered_view_new(Object *ordered, DictPart part) MAY_RAISE;
Object *ordered_iter_new(Dict *d, DictPart part, bool reversed) MAY_RAISE;
Object *ordered_iter_keys(Object *o) MAY_RAISE; /* the slot iter */

#endif
