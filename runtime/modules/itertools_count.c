/* itertools that need no iterable: count and repeat; and cycle, which needs one only once. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- count: value is NULL while `number` counts by one in a machine word --------------------- */

typedef struct Count {
    TOOL_FIELDS; /* value: the next number, function: the step */
    int64_t number;
} Count;

static bool is_number(Object *o) {
    Type *t = o->type;
    return t->int_ != NULL || t->float_ != NULL || t->index != NULL || object_is(o, &complex_type);
}

static bool is_one(Object *o) {
    int64_t n;
    return is_int(o) && int_fits_i64(o, &n) && n == 1;
}

static Object *count_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (tool_bind(type, &count_type, "start=0, step=1", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    Object *start = bound[0] ? bound[0] : OBJ(&small_ints[0 - SMALL_MIN]);
    Object *step = bound[1] ? bound[1] : OBJ(&small_ints[1 - SMALL_MIN]);
    if (type_ensure_ready(start->type) < 0 || type_ensure_ready(step->type) < 0)
        return NULL;
    if (!is_number(start) || !is_number(step))
        return raise_type_error("a number is required");
    Count *c = (Count *)object_new(type);
    if (c == NULL)
        return NULL;
    c->function = incref(step);
    if (!is_int(start) || !is_one(step) || !int_fits_i64(start, &c->number))
        c->value = incref(start);
    gc_track(c);
    return OBJ(c);
}

static NOINLINE Object *count_slow(Count *c) {
    if (c->value == NULL && (c->value = int_from_i64(c->number)) == NULL)
        return NULL;
    Object *now = incref(c->value), *step = incref(c->function);
    Object *next = number_binary(OP_ADD, now, step);
    decref(step);
    if (next == NULL)
        return decref(now), NULL;
    REPLACE_STEAL(c->value, next);
    return now;
}

static Object *count_next(Object *o) {
    Count *c = (Count *)o;
    if (UNLIKELY(c->value != NULL || c->number == INT64_MAX))
        return count_slow(c);
    Object *number = int_from_i64(c->number);
    if (LIKELY(number != NULL))
        c->number++;
    return number;
}

static Object *count_repr(Object *o) {
    Count *c = (Count *)o;
    const char *name = o->type->name;
    if (c->value == NULL)
        return OBJ(str_format("%s(%lld)", name, (long long)c->number));
    if (is_one(c->function))
        return OBJ(str_format("%s(%R)", name, c->value));
    return OBJ(str_format("%s(%R, %R)", name, c->value, c->function));
}

METHOD(count_reduce) {
    Count *c = (Count *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Object *number = c->value ? incref(c->value) : int_from_i64(c->number);
    if (number == NULL)
        return NULL;
    Tuple *arguments = c->value ? tuple_pack(2, number, c->function) : tuple_pack(1, number);
    Tuple *result = arguments ? tuple_pack(2, self->type, arguments) : NULL;
    decref(number);
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef count_methods[] = {
    {"__reduce__", count_reduce, "", 0, REDUCE_DOC},
    {0},
};

Type count_type = {
    .head = HEAD(&type_type),
    .name = "count",
    .module = "itertools",
    .size = sizeof(Count),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .repr = count_repr,
    .iter = iter_self,
    .iternext = count_next,
    .new_ = count_new,
    .methods = count_methods,
    .doc = "Counts from start by step, and never ends.",
    .signature = "start=0, step=1",
};

/* ---- repeat ---------------------------------------------------------------------------------- */

typedef struct Repeat {
    TOOL_FIELDS;   /* value: the element */
    int64_t times; /* left; negative: without end */
} Repeat;

static Object *repeat_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (args_bind("repeat", "object, times=None", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    ssize_t times = -1;
    if (bound[1] != NULL) {
        if (text_count_arg(bound[1], &times) < 0)
            return NULL;
        times = times < 0 ? 0 : times;
    }
    Repeat *r = (Repeat *)object_new(type);
    if (r == NULL)
        return NULL;
    r->value = incref(bound[0]);
    r->times = times;
    gc_track(r);
    return OBJ(r);
}

static Object *repeat_next(Object *o) {
    Repeat *r = (Repeat *)o;
    if (r->times == 0 || r->value == NULL)
        return NULL;
    if (r->times > 0)
        r->times--;
    return incref(r->value);
}

static Object *repeat_repr(Object *o) {
    Repeat *r = (Repeat *)o;
    if (r->times < 0)
        return OBJ(str_format("%s(%R)", o->type->name, r->value));
    return OBJ(str_format("%s(%R, %lld)", o->type->name, r->value, (long long)r->times));
}

METHOD(repeat_length_hint) {
    Repeat *r = (Repeat *)self;
    if (r->times < 0)
        return raise_type_error("len() of unsized object");
    return int_from_i64(r->times);
}

METHOD(repeat_reduce) {
    Repeat *r = (Repeat *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Object *times = int_from_i64(r->times);
    Tuple *arguments = times == NULL  ? NULL
                       : r->times < 0 ? tuple_pack(1, r->value)
                                      : tuple_pack(2, r->value, times);
    Tuple *result = arguments ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(times);
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, "", 0,
     "How many items are left, as far as one can tell."},
    {"__reduce__", repeat_reduce, "", 0, REDUCE_DOC},
    {0},
};

Type repeat_type = {
    .head = HEAD(&type_type),
    .name = "repeat",
    .module = "itertools",
    .size = sizeof(Repeat),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .repr = repeat_repr,
    .iter = iter_self,
    .iternext = repeat_next,
    .new_ = repeat_new,
    .methods = repeat_methods,
    .doc = "repeat(object [,times])\n\n"
           "The same object again and again: without end, or as many times as given.",
};

/* ---- cycle: value is the list of the items seen ---------------------------------------------- */

typedef struct Cycle {
    TOOL_FIELDS; /* it: NULL once the first pass is over; flag: do not save, the list is whole */
    size_t index;
} Cycle;

static Object *cycle_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[1];
    if (tool_bind(type, &cycle_type, "iterable, /", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    List *saved = list_new(0);
    Tool *t = saved != NULL ? tool_new(type, bound[0], NULL) : NULL;
    if (t == NULL)
        return xdecref(saved), NULL;
    t->value = OBJ(saved);
    return OBJ(t);
}

static Object *cycle_next(Object *o) {
    Cycle *c = (Cycle *)o;
    if (c->it != NULL) {
        Object *item = tool_next(c->it);
        if (item != NULL) {
            if (!c->flag && c->value != NULL && list_append((List *)c->value, item) < 0)
                CLEAR(item);
            return item;
        }
        if (error_occurred())
            return NULL;
        CLEAR(c->it);
    }
    List *saved = (List *)c->value;
    if (saved == NULL || saved->length == 0)
        return NULL;
    if (c->index >= saved->length)
        c->index = 0;
    Object *item = incref(saved->items[c->index]);
    if (++c->index >= saved->length)
        c->index = 0;
    return item;
}

METHOD(cycle_reduce) {
    Cycle *c = (Cycle *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Object *it = c->it ? incref(c->it) : object_iter(c->value);
    if (it != NULL && c->it == NULL && c->index != 0) {
        Object *index = int_from_i64((int64_t)c->index);
        Str *name = index ? str_intern_utf8("__setstate__", 12) : NULL;
        Object *done = name ? object_call_method(it, name, &index, 1) : NULL;
        xdecref(index), xdecref(name);
        if (done == NULL)
            CLEAR(it);
        xdecref(done);
    }
    Tuple *arguments = it ? tuple_pack(1, it) : NULL;
    Tuple *state = arguments ? tuple_pack(2, c->value, c->it ? KFalse : KTrue) : NULL;
    Tuple *result = state ? tuple_pack(3, self->type, arguments, state) : NULL;
    xdecref(it), xdecref(arguments), xdecref(state);
    return OBJ(result);
}

METHOD(cycle_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return raise_type_error("state is not a tuple");
    Tuple *state = (Tuple *)args[0];
    if (state->length != 2)
        return raise_type_error("function takes exactly 2 arguments (%zu given)", state->length);
    if (!is_list(state->items[0]))
        return raise_type_error("argument 1 must be list, not %T", state->items[0]);
    int64_t first = int_as_i64(state->items[1]);
    if (first == -1 && error_occurred())
        return NULL;
    Cycle *c = (Cycle *)self;
    c->flag = first != 0;
    c->index = 0;
    REPLACE_STEAL(c->value, incref(state->items[0]));
    return new_none();
}

static const MethodDef cycle_methods[] = {
    {"__reduce__", cycle_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", cycle_setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

Type cycle_type = {
    .head = HEAD(&type_type),
    .name = "cycle",
    .module = "itertools",
    .size = sizeof(Cycle),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .iter = iter_self,
    .iternext = cycle_next,
    .new_ = cycle_new,
    .methods = cycle_methods,
    .doc = "All items, again and again.",
    .signature = "iterable, /",
};
