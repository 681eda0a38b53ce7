/* The gc module: the collector's controls and views. */
#include "runtime/modules/gc_module.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

NATIVE(module_enable) {
    UNUSED_ARGS;
    gc_set_enabled(true);
    return new_none();
}
NATIVE(module_disable) {
    UNUSED_ARGS;
    gc_set_enabled(false);
    return new_none();
}
NATIVE(module_isenabled) {
    UNUSED_ARGS;
    return new_bool(gc.enabled);
}
/* 0, or -1 with TypeError or OverflowError. */
static int as_c_int(Object *o, int64_t *out) {
    *out = int_as_i64(o);
    if (*out == -1 && error_occurred())
        return -1;
    if (*out > INT32_MAX || *out < INT32_MIN)
        return raise_overflow_error("Python int too large to convert to C int"), -1;
    return 0;
}

NATIVE(module_collect_function) {
    UNUSED_ARGS;
    int64_t generation = GENERATIONS - 1;
    if (args[0] != NULL && as_c_int(args[0], &generation) < 0)
        return NULL;
    if (generation < 0 || generation >= GENERATIONS)
        return raise_value_error("invalid generation");
    ssize_t found = gc.collecting ? 0 : gc_collect((int)generation);
    return int_from_i64(found);
}
NATIVE(module_get_count) {
    UNUSED_ARGS;
    Object *counts[GENERATIONS];
    for (int i = 0; i < GENERATIONS; i++)
        counts[i] = int_from_i64(gc.generations[i].count);
    return OBJ(tuple_from_parts_steal(counts, GENERATIONS));
}
NATIVE(module_get_threshold) {
    UNUSED_ARGS;
    Object *values[GENERATIONS];
    for (int i = 0; i < GENERATIONS; i++)
        values[i] = int_from_i64(gc_get_threshold(i));
    return OBJ(tuple_from_parts_steal(values, GENERATIONS));
}
NATIVE(module_set_threshold) {
    UNUSED_ARGS;
    int64_t values[GENERATIONS];
    if (args_no_keywords("gc.set_threshold", kwnames) < 0)
        return NULL;
    if (nargs < 1 || nargs > GENERATIONS)
        return raise_type_error("gc.set_threshold requires 1 to 3 arguments");
    for (size_t i = 0; i < GENERATIONS; i++) {
        values[i] = i < nargs ? int_as_i64(args[i]) : gc_get_threshold((int)i);
        if (values[i] == -1 && error_occurred())
            return NULL;
        if (values[i] > INT32_MAX || values[i] < INT32_MIN)
            return raise_overflow_error(values[i] > 0 ? "signed integer is greater than maximum"
                                                      : "signed integer is less than minimum");
    }
    for (int i = 0; i < GENERATIONS; i++)
        gc_set_threshold(i, (int)values[i]);
    return new_none();
}

/* One dict of three counters a generation. */
NATIVE(module_get_stats) {
    UNUSED_ARGS;
    List *l = list_new(0);
    for (int i = 0; l != NULL && i < GENERATIONS; i++) {
        Dict *d = dict_new();
        Object *values[] = {int_from_u64(gc.collections[i]), int_from_u64(gc.collected[i]),
                            int_from_u64(gc.uncollectable[i])};
        static const char *const keys[] = {"collections", "collected", "uncollectable"};
        bool failed = d == NULL;
        for (int k = 0; k < 3; k++) {
            failed = failed || values[k] == NULL || dict_set_ascii(d, keys[k], values[k]) < 0;
            xdecref(values[k]);
        }
        if (failed || list_append(l, OBJ(d)) < 0)
            CLEAR(l);
        xdecref(d);
    }
    return OBJ(l);
}

/* Appends the tracked objects of a generation. */
static int add_generation(List *l, int generation) {
    GcHead *ring = &gc.generations[generation].ring;
    for (GcHead *h = ring->next; h != ring; h = h->next)
        if (GC_OBJECT(h) != OBJ(l) && list_append(l, GC_OBJECT(h)) < 0)
            return -1;
    return 0;
}
NATIVE(module_get_objects) {
    UNUSED_ARGS;
    int64_t generation = -1;
    if (args[0] != NULL && args[0] != KNone) {
        if (!has_index(args[0]))
            return raise_type_error("argument should be integer or None, not '%T'", args[0]);
        generation = int_as_i64(args[0]);
        if (generation == -1 && error_occurred())
            return NULL;
        if (generation < -1)
            return raise_value_error("generation parameter cannot be negative");
        if (generation >= GENERATIONS)
            return raise_value_error(
                "generation parameter must be less than the number of available generations (%d)",
                GENERATIONS);
    }
    List *l = list_new(0);
    for (int i = 0; l != NULL && i < GENERATIONS; i++)
        if ((generation < 0 || generation == i) && add_generation(l, i) < 0)
            CLEAR(l);
    return OBJ(l);
}

static int is_wanted(Object *referent, void *arg) {
    Tuple *wanted = arg;
    for (size_t i = 0; i < wanted->length; i++)
        if (wanted->items[i] == referent)
            return 1;
    return 0;
}
NATIVE(module_get_referrers) {
    UNUSED_ARGS;
    Tuple *wanted = tuple_from_array(args, nargs);
    List *l = wanted ? list_new(0) : NULL;
    for (int i = 0; l != NULL && i < GENERATIONS; i++) {
        GcHead *ring = &gc.generations[i].ring;
        for (GcHead *h = ring->next; l != NULL && h != ring; h = h->next) {
            Object *o = GC_OBJECT(h);
            if (o != OBJ(l) && o != OBJ(wanted) && o->type->traverse != NULL
                && o->type->traverse(o, is_wanted, wanted) && list_append(l, o) < 0)
                CLEAR(l);
        }
    }
    xdecref(wanted);
    return OBJ(l);
}
static int add_referent(Object *referent, void *arg) { return list_append(arg, referent) < 0; }
NATIVE(module_get_referents) {
    UNUSED_ARGS;
    List *l = list_new(0);
    for (size_t i = 0; l != NULL && i < nargs; i++)
        if (args[i]->type->flags & TYPE_GC && args[i]->type->traverse != NULL
            && args[i]->type->traverse(args[i], add_referent, l))
            CLEAR(l);
    return OBJ(l);
}
NATIVE(module_is_tracked_function) {
    UNUSED_ARGS;
    return new_bool(args[0]->type->flags & TYPE_GC && !(args[0]->refcount > IMMORTAL / 2)
                    && gc_is_tracked(args[0]));
}
NATIVE(module_is_finalized) {
    UNUSED_ARGS;
    return new_bool(args[0]->type->flags & TYPE_GC && !(args[0]->refcount > IMMORTAL / 2)
                    && GC_HEAD(args[0])->prev & GC_FINALIZED);
}

NATIVE(module_freeze) {
    UNUSED_ARGS;
    gc_freeze();
    return new_none();
}
NATIVE(module_unfreeze) {
    UNUSED_ARGS;
    gc_unfreeze();
    return new_none();
}
NATIVE(module_get_freeze_count) {
    UNUSED_ARGS;
    int64_t n = 0;
    GcHead *ring = &gc.generations[GENERATIONS].ring;
    for (GcHead *h = ring->next; h != ring; h = h->next)
        n++;
    return int_from_i64(n);
}
NATIVE(module_set_debug) {
    UNUSED_ARGS;
    int64_t flags;
    if (as_c_int(args[0], &flags) < 0)
        return NULL;
    gc.debug = (int)flags;
    return new_none();
}
NATIVE(module_get_debug) {
    UNUSED_ARGS;
    return int_from_i64(gc.debug);
}

static const MethodDef functions[] = {
    {"enable", module_enable, "", 0, "Let the collector run by itself."},
    {"disable", module_disable, "", 0, "Collect only when asked."},
    {"isenabled", module_isenabled, "", 0, "Whether the collector runs by itself."},
    {"collect", module_collect_function, "generation=2", 0,
     "Collects a generation and the younger ones; gives how many objects were garbage."},
    {"get_count", module_get_count, "", 0, "The three generations' counts."},
    {"get_threshold", module_get_threshold, "", 0, "The three generations' thresholds."},
    {"set_threshold", module_set_threshold, NULL, NATIVE_RAW,
     "Set the thresholds; 0 for the first disables collection."},
    {"get_stats", module_get_stats, "", 0,
     "Collections, collected and uncollectable objects of each generation."},
    {"get_objects", module_get_objects, "generation=None", 0,
     "The tracked objects, of one generation or all."},
    {"get_referrers", module_get_referrers, "*objs", 0,
     "The objects that refer directly to any of these."},
    {"get_referents", module_get_referents, "*objs", 0,
     "The objects that these refer to directly."},
    {"is_tracked", module_is_tracked_function, "obj, /", 0,
     "Whether the collector watches an object."},
    {"is_finalized", module_is_finalized, "obj, /", 0, "Whether the object's finalizer has run."},
    {"freeze", module_freeze, "", 0, "Put all objects where the collector ignores them."},
    {"unfreeze", module_unfreeze, "", 0, "Put frozen objects back into the oldest generation."},
    {"get_freeze_count", module_get_freeze_count, "", 0, "The number of frozen objects."},
    {"set_debug", module_set_debug, "flags, /", 0, "Set the debugging flags."},
    {"get_debug", module_get_debug, "", 0, "The debugging flags."},
    {0},
};

static int init(Object *module) {
    static const struct {
        const char *name;
        int value;
    } flags[] = {
        {"DEBUG_STATS", 1},    {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
        {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (module_add(module, flags[i].name, int_from_i64(flags[i].value)) < 0)
            return -1;
    if (gc.garbage == NULL && (gc.garbage = OBJ(list_new(0))) == NULL)
        return -1;
    if (gc.callbacks == NULL && (gc.callbacks = OBJ(list_new(0))) == NULL)
        return -1;
    return module_add(module, "garbage", incref(gc.garbage)) < 0
                   || module_add(module, "callbacks", incref(gc.callbacks)) < 0
               ? -1
               : 0;
}

const ModuleDef gc_module = {"gc", "The cycle collector: control and inspection.", functions, init};
