/* Weak references: the side table that finds them, and the type weakref.ref.
 *
 * An object knows nothing of its weak references but one bit, GC_HAS_WEAKREFS of its GcHead:
 * objects without any pay neither memory nor time. The references themselves are found through one
 * hash table from the object's address to the first of a doubly linked list. It is open addressing
 * with linear probing, and an entry that goes moves its successors back, so that there are no
 * tombstones. The table is freed with its last entry.
 *
 * Invariants: an entry's list is not empty; a Weakref is in the list of its referent exactly as
 * long as its referent is not NULL; a container has GC_HAS_WEAKREFS exactly as long as it has an
 * entry (static types and code objects have entries and no GcHead). A list starts with the plain
 * reference (exact type, no callback), then the plain proxy, each of which is shared by all who ask
 * for one; then come the others, the youngest first, which is the order of their callbacks.
 *
 * A referent whose count is zero or below is being deallocated, or waits for it (object.c's queue):
 * nobody can get hold of it any more, though its finalizer may still be to come. The same holds for
 * the weak references in a list.
 */
#include "runtime/objects/weakref.h"

#include "runtime/native.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/type_internal.h"

/* ---- the side table -------------------------------------------------------------------------- */

typedef struct Entry {
    Object *referent; /* borrowed; NULL: free */
    Weakref *first;   /* borrowed */
} Entry;

static struct {
    Entry *entries; /* owned; NULL: no weak reference anywhere */
    size_t mask, used;
} table;

enum { MIN_ENTRIES = 8 };

static size_t home(Object *o) {
    return ((uintptr_t)o >> 3) * (size_t)0x9e3779b97f4a7c15 >> 20 & table.mask;
}

static Entry *find(Object *o) {
    if (table.used == 0 || (gc_is_container(o) && !(GC_HEAD(o)->prev & GC_HAS_WEAKREFS)))
        return NULL;
    for (size_t i = home(o); table.entries[i].referent != NULL; i = (i + 1) & table.mask)
        if (table.entries[i].referent == o)
            return &table.entries[i];
    return NULL;
}

static Entry *put(Object *o, Weakref *first) {
    size_t i = home(o);
    while (table.entries[i].referent != NULL)
        i = (i + 1) & table.mask;
    table.entries[i] = (Entry){o, first};
    return &table.entries[i];
}

/* Gives the table another size. False: no memory, all stands as it was. */
static bool resize(size_t count) {
    Entry *old = table.entries, *entries = mem_alloc_zero(count * sizeof(Entry));
    size_t old_count = old ? table.mask + 1 : 0;
    if (entries == NULL)
        return false;
    table.entries = entries;
    table.mask = count - 1;
    for (size_t i = 0; i < old_count; i++)
        if (old[i].referent != NULL)
            put(old[i].referent, old[i].first);
    if (old != NULL)
        mem_free(old, old_count * sizeof(Entry));
    return true;
}

/* The entry of o, a new one if need be, whose list is then still to be set. NULL with MemoryError.
 */
static Entry *find_or_add(Object *o) {
    Entry *entry = find(o);
    if (entry != NULL)
        return entry;
    size_t count = table.entries ? table.mask + 1 : 0;
    if ((table.used + 1) * 3 > count * 2 && !resize(count ? count * 2 : MIN_ENTRIES))
        return (Entry *)raise_no_memory();
    table.used++;
    if (gc_is_container(o))
        GC_HEAD(o)->prev |= GC_HAS_WEAKREFS;
    return put(o, NULL);
}

static void shrink(void) {
    size_t count = table.mask + 1;
    if (table.used == 0) {
        mem_free(table.entries, count * sizeof(Entry));
        table.entries = NULL;
        table.mask = 0;
    } else if (count > MIN_ENTRIES && table.used * 8 < count) {
        (void)!resize(count / 2); /* without memory it stays large */
    }
}

static void remove_entry(Entry *entry) {
    if (gc_is_container(entry->referent))
        GC_HEAD(entry->referent)->prev &= ~(uintptr_t)GC_HAS_WEAKREFS;
    size_t hole = (size_t)(entry - table.entries), i = hole;
    for (;;) {
        i = (i + 1) & table.mask;
        Object *o = table.entries[i].referent;
        if (o == NULL)
            break;
        if (((i - home(o)) & table.mask) >= ((i - hole) & table.mask)) {
            table.entries[hole] = table.entries[i];
            hole = i;
        }
    }
    table.entries[hole] = (Entry){NULL, NULL};
    table.used--;
    shrink();
}

/* ---- an object's list ------------------------------------------------------------------------ */

static bool is_dying(const void *o) { return ((const Object *)o)->refcount <= 0; }

static bool is_plain(Weakref *w, Type *type) { return w->callback == NULL && is_exact(w, type); }

/* The shared reference or proxy of that type, borrowed; NULL: there is none. */
static Weakref *find_plain(Entry *entry, Type *type) {
    for (Weakref *w = entry ? entry->first : NULL; w != NULL; w = w->next) {
        if (is_plain(w, type) && !is_dying(w))
            return w;
        if (w->callback != NULL || (!is_exact(w, &weakref_type) && !is_weakproxy(w)))
            break;
    }
    return NULL;
}

/* The member behind which w belongs; NULL: at the front. */
static Weakref *find_place(Entry *entry, Weakref *w) {
    if (is_plain(w, &weakref_type))
        return NULL;
    Weakref *at = NULL, *next = entry->first;
    bool proxy = w->callback == NULL && is_weakproxy(w);
    while (next != NULL
           && (is_plain(next, &weakref_type)
               || (!proxy && next->callback == NULL && is_weakproxy(next)))) {
        at = next;
        next = next->next;
    }
    return at;
}

static int attach(Weakref *w, Object *referent) {
    Entry *entry = find_or_add(referent);
    if (entry == NULL)
        return -1;
    Weakref *at = find_place(entry, w);
    w->referent = referent;
    w->previous = at;
    w->next = at ? at->next : entry->first;
    if (w->next != NULL)
        w->next->previous = w;
    if (at != NULL)
        at->next = w;
    else
        entry->first = w;
    return 0;
}

static void detach(Weakref *w) {
    if (w->referent == NULL)
        return;
    if (w->next != NULL)
        w->next->previous = w->previous;
    if (w->previous != NULL) {
        w->previous->next = w->next;
    } else {
        Entry *entry = find(w->referent);
        entry->first = w->next;
        if (w->next == NULL)
            remove_entry(entry);
    }
    w->referent = NULL;
    w->previous = w->next = NULL;
}

/* ---- making and asking ----------------------------------------------------------------------- */

static Object *make(Type *type, Object *referent, Object *callback, bool shared) {
    if (!TYPE_HAS(referent, TYPE_WEAKREF))
        return raise_type_error("cannot create weak reference to '%T' object", referent);
    Weakref *w = shared ? find_plain(find(referent), type) : NULL;
    if (w != NULL)
        return incref(w);
    w = (Weakref *)object_new(type);
    if (w == NULL)
        return NULL;
    w->callback = xincref(callback);
    w->hash = -1;
    gc_track(w);
    if (attach(w, referent) < 0)
        CLEAR(w);
    return OBJ(w);
}

Object *weakref_new_type(Type *type, Object *referent, Object *callback) {
    return make(type, referent, callback, callback == NULL && type == &weakref_type);
}

Object *weakref_new(Object *referent, Object *callback) {
    return weakref_new_type(&weakref_type, referent, callback);
}

Object *weakproxy_new(Object *referent, Object *callback) {
    Type *type = is_callable(referent) ? &weak_callable_proxy_type : &weakproxy_type;
    return make(type, referent, callback, callback == NULL);
}

Object *weakref_get(Object *ref) {
    Object *referent = ((Weakref *)ref)->referent;
    return referent != NULL && !is_dying(referent) ? incref(referent) : NULL;
}

Object *weakref_first_borrow(Object *o) {
    Entry *entry = find(o);
    for (Weakref *w = entry ? entry->first : NULL; w != NULL; w = w->next)
        if (!is_dying(w))
            return OBJ(w);
    return NULL;
}

size_t weakref_count(Object *o) {
    Entry *entry = find(o);
    size_t count = 0;
    for (Weakref *w = entry ? entry->first : NULL; w != NULL; w = w->next)
        count += !is_dying(w);
    return count;
}

Object *weakref_list(Object *o) {
    List *list = list_new(0);
    Entry *entry = list ? find(o) : NULL;
    for (Weakref *w = entry ? entry->first : NULL; w != NULL; w = w->next)
        if (!is_dying(w) && list_append(list, OBJ(w)) < 0) {
            decref(list);
            return NULL;
        }
    return OBJ(list);
}

/* ---- the end of a referent ------------------------------------------------------------------- */

/* Empties o's list. Those whose callbacks are due come to the chain at *tail, each with a
 * reference. */
static Weakref **kill_all(Object *o, Weakref **tail, uintptr_t spared) {
    Entry *entry = find(o);
    if (entry == NULL)
        return tail;
    Weakref *next;
    for (Weakref *w = entry->first; w != NULL; w = next) {
        next = w->next;
        w->referent = NULL;
        w->previous = w->next = NULL;
        if (w->callback != NULL && !is_dying(w) && !(GC_HEAD(w)->prev & spared)) {
            *tail = incref(w);
            tail = &w->next;
        }
    }
    remove_entry(entry);
    return tail;
}

Weakref **weakref_detach_unreachable(Object *o, Weakref **tail) {
    return kill_all(o, tail, GC_COLLECTING);
}

void weakref_call_chain(Weakref *first) {
    Object *pending = error_fetch();
    Weakref *next;
    for (Weakref *w = first; w != NULL; w = next) {
        next = w->next;
        w->next = NULL;
        Object *callback = w->callback; /* a collection on the way may have cleared it */
        w->callback = NULL;
        Object *result = callback ? object_call1(callback, OBJ(w)) : NULL;
        if (result == NULL && callback != NULL)
            error_unraisable(callback);
        xdecref(result);
        xdecref(callback);
        decref(w);
    }
    error_restore(pending);
}

void weakref_clear_all(Object *o) {
    Weakref *chain = NULL;
    kill_all(o, &chain, 0);
    if (chain == NULL)
        return;
    if (gc_is_container(o))
        gc_untrack(o); /* it is dead: a collection that a callback starts must not see it */
    weakref_call_chain(chain);
}

/* ---- slots ----------------------------------------------------------------------------------- */

void weakref_dealloc(Object *o) {
    gc_untrack(o);
    detach((Weakref *)o);
    CLEAR(((Weakref *)o)->callback);
    object_free(o);
}

int weakref_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Weakref *)o)->callback);
    return 0;
}

int weakref_clear(Object *o) {
    detach((Weakref *)o);
    CLEAR(((Weakref *)o)->callback);
    return 0;
}

static Object *none_is_null(Object *callback) { return callback == KNone ? NULL : callback; }

/* Keywords are left to __init__, since a subclass may have some of its own. */
static Object *new (Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)kwnames;
    if (args_count("__new__", nargs, 1, 2) < 0)
        return NULL;
    return weakref_new_type(type, args[0], nargs > 1 ? none_is_null(args[1]) : NULL);
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args;
    return args_no_keywords("ref", kwnames) < 0 ? -1 : args_count("__init__", nargs, 1, 2);
}

static Object *call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (args_no_keywords("weakref", kwnames) < 0 || args_count("weakref", nargs, 0, 0) < 0)
        return NULL;
    Object *referent = weakref_get(self);
    return referent ? referent : new_none();
}

Str *weakref_type_title(Object *referent) {
    Type *type = type_of(referent);
    Object *module = type_module_borrow(type);
    return module != NULL && is_str(module) && str_equal_ascii((Str *)module, "__main__")
               ? incref(type->qualname)
               : class_title(type);
}

static Object *repr(Object *self) {
    Object *referent = weakref_get(self);
    if (referent == NULL)
        return OBJ(str_format("<weakref at %p; dead>", (void *)self));
    Str *title = weakref_type_title(referent), *result = NULL;
    Object *name = title ? object_special(referent, NAME(__name__)) : NULL;
    if (name != NULL && is_str(name))
        result = str_format("<weakref at %p; to '%U' at %p (%U)>", (void *)self, title,
                            (void *)referent, name);
    else if (!error_occurred())
        result =
            str_format("<weakref at %p; to '%U' at %p>", (void *)self, title, (void *)referent);
    xdecref(name);
    xdecref(title);
    decref(referent);
    return OBJ(result);
}

static int64_t hash(Object *self) {
    Weakref *w = (Weakref *)self;
    if (w->hash != -1)
        return w->hash;
    Object *referent = weakref_get(self);
    if (referent == NULL)
        return raise_type_error("weak object has gone away"), -1;
    w->hash = object_hash(referent);
    decref(referent);
    return w->hash;
}

/* Equal are references to equal objects; what is gone is equal to nothing but itself. */
static Object *compare(Object *a, Object *b, int op) {
    if ((op != CMP_EQ && op != CMP_NE) || !is_weakref(a) || !is_weakref(b))
        return new_not_implemented();
    Object *x = weakref_get(a), *y = weakref_get(b),
           *result = x && y ? object_compare(x, y, op) : new_bool((a == b) == (op == CMP_EQ));
    xdecref(x);
    xdecref(y);
    return result;
}

static const MethodDef methods[] = {
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const MemberDef members[] = {
    {"__callback__", MEMBER_OBJECT, offsetof(Weakref, callback), false, NULL},
    {0},
};

Type weakref_type = {
    .head = HEAD(&type_type),
    .name = "weakref.ReferenceType",
    .module = "weakref",
    .size = sizeof(Weakref),
    .flags = TYPE_GC | TYPE_BASE,
    .dealloc = weakref_dealloc,
    .traverse = weakref_traverse,
    .clear = weakref_clear,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .new_ = new,
    .init = init,
    .methods = methods,
    .members = members,
};
