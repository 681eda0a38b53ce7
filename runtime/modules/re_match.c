/* Match objects: the text, and where each group stands in it. */
#include "runtime/modules/re_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

static size_t match_size(uint32_t groups) {
    return sizeof(ReMatch) + 2 * (groups + 1) * sizeof(ssize_t);
}

/* ---- the last group -------------------------------------------------------------------------- */

/* The innermost repetition around both loops. */
static int32_t common_loop(const RePattern *p, int32_t a, int32_t b) {
    while (a != b) {
        if (a > b)
            a = (int32_t)p->loop_outer[a];
        else
            b = (int32_t)p->loop_outer[b];
    }
    return a;
}

/* Was group g closed after group h? In the order of their parentheses, unless a repetition goes
 * over both: then the one that ends later. */
static bool closed_after(const RePattern *p, const ssize_t *marks, uint32_t g, uint32_t h) {
    if (common_loop(p, p->loop[g], p->loop[h]) != 0 && marks[2 * g + 1] != marks[2 * h + 1])
        return marks[2 * g + 1] > marks[2 * h + 1];
    return p->closed[g] > p->closed[h];
}

static uint32_t last_group(const RePattern *p, const ssize_t *marks) {
    uint32_t last = 0;
    for (uint32_t g = 1; g <= p->groups; g++)
        if (marks[2 * g] >= 0 && (last == 0 || closed_after(p, marks, g, last)))
            last = g;
    return last;
}

Object *re_match_new(RePattern *p, ReSubject *s, const ssize_t *marks) {
    ReMatch *m = mem_alloc(match_size(p->groups));
    if (m == NULL)
        return raise_no_memory();
    m->head = (Object){1, &re_match_type};
    m->string = incref(s->owner);
    m->pattern = incref(p);
    m->pos = s->start;
    m->endpos = s->end;
    memcpy(m->marks, marks, 2 * (p->groups + 1) * sizeof *marks);
    m->last = p->groups ? last_group(p, marks) : 0;
    return OBJ(m);
}

static void dealloc(Object *o) {
    ReMatch *m = (ReMatch *)o;
    size_t size = match_size(m->pattern->groups);
    CLEAR(m->string);
    CLEAR(m->pattern);
    mem_free(m, size);
}

/* ---- groups ---------------------------------------------------------------------------------- */

Object *re_match_group(ReMatch *m, size_t group, Object *fallback) {
    if (m->marks[2 * group] < 0)
        return incref(fallback);
    return re_slice(m->string, (size_t)m->marks[2 * group], (size_t)m->marks[2 * group + 1]);
}

/* The number of a group given by number or name; -1 with IndexError. */
static ssize_t group_index(ReMatch *m, Object *key) {
    ssize_t group = -1;
    if (LIKELY(is_compact_int(key))) {
        group = INT_VALUE(key);
    } else if (has_index(key)) {
        group = number_as_ssize(key, NULL);
        if (group == -1 && error_occurred())
            return -1;
    } else {
        Object *found = NULL;
        int there = dict_get(m->pattern->names, key, &found);
        if (there > 0)
            group = INT_VALUE(found);
        xdecref(found);
        if (there < 0 && error_forgive() < 0)
            return -1;
    }
    if (group >= 0 && group <= (ssize_t)m->pattern->groups)
        return group;
    raise_index_error("no such group");
    return -1;
}

static Object *group_for(ReMatch *m, Object *key) {
    ssize_t group = group_index(m, key);
    return group < 0 ? NULL : re_match_group(m, (size_t)group, KNone);
}

NATIVE(match_group) {
    ReMatch *m = (ReMatch *)self;
    if (args_no_keywords("group", kwnames) < 0)
        return NULL;
    if (nargs == 0)
        return re_match_group(m, 0, KNone);
    if (nargs == 1)
        return group_for(m, args[0]);
    Tuple *t = tuple_new(nargs);
    for (size_t i = 0; t != NULL && i < nargs; i++)
        if ((t->items[i] = group_for(m, args[i])) == NULL)
            CLEAR(t);
    if (t)
        tuple_finish(t);
    return OBJ(t);
}

static Object *getitem(Object *self, Object *key) { return group_for((ReMatch *)self, key); }

NATIVE(match_groups) {
    UNUSED_ARGS;
    ReMatch *m = (ReMatch *)self;
    Tuple *t = m->pattern->groups ? tuple_new(m->pattern->groups) : incref(tuple_empty);
    for (size_t i = 0; t != NULL && i < m->pattern->groups; i++)
        if ((t->items[i] = re_match_group(m, i + 1, args[0] ? args[0] : KNone)) == NULL)
            CLEAR(t);
    if (t && t->length)
        tuple_finish(t);
    return OBJ(t);
}

NATIVE(match_groupdict) {
    UNUSED_ARGS;
    ReMatch *m = (ReMatch *)self;
    Dict *d = dict_new();
    Object *name, *number;
    for (size_t at = 0; d != NULL && dict_next(m->pattern->names, &at, &name, &number);) {
        Object *value = re_match_group(m, (size_t)INT_VALUE(number), args[0] ? args[0] : KNone);
        if (value == NULL || dict_set(d, name, value) < 0)
            CLEAR(d);
        xdecref(value);
    }
    return OBJ(d);
}

static Object *pair(ssize_t a, ssize_t b) {
    Object *items[] = {int_from_ssize(a), int_from_ssize(b)};
    if (items[0] && items[1])
        return OBJ(tuple_from_array_steal(items, 2));
    xdecref(items[0]);
    xdecref(items[1]);
    return NULL;
}

static Object *mark(Object *self, Object *arg, int which) {
    ReMatch *m = (ReMatch *)self;
    ssize_t group = arg ? group_index(m, arg) : 0;
    return group < 0 ? NULL : int_from_ssize(m->marks[2 * group + which]);
}

NATIVE(match_start) {
    UNUSED_ARGS;
    return mark(self, args[0], 0);
}
NATIVE(match_end) {
    UNUSED_ARGS;
    return mark(self, args[0], 1);
}
NATIVE(match_span) {
    UNUSED_ARGS;
    ReMatch *m = (ReMatch *)self;
    ssize_t group = args[0] ? group_index(m, args[0]) : 0;
    return group < 0 ? NULL : pair(m->marks[2 * group], m->marks[2 * group + 1]);
}
NATIVE(match_expand) {
    UNUSED_ARGS;
    ReMatch *m = (ReMatch *)self;
    ReTemplate *t = re_template_parse(m->pattern, args[0]);
    if (t == NULL)
        return NULL;
    Object *text = re_expand(m->pattern, t, m->string, m->marks);
    re_template_free(t);
    return text;
}
NATIVE(match_copy) {
    UNUSED_ARGS;
    return incref(self);
}

/* ---- attributes ------------------------------------------------------------------------------ */

#define GETTER(name, value)                                                                        \
    static Object *name(Object *o, void *closure) {                                                \
        (void)closure;                                                                             \
        ReMatch *m = (ReMatch *)o;                                                                 \
        return value;                                                                              \
    }
GETTER(get_pos, int_from_ssize((ssize_t)m->pos))
GETTER(get_endpos, int_from_ssize((ssize_t)m->endpos))
GETTER(get_string, incref(m->string))
GETTER(get_re, incref(m->pattern))
GETTER(get_lastindex, m->last ? int_from_i64(m->last) : new_none())

static Object *get_lastgroup(Object *o, void *closure) {
    (void)closure;
    ReMatch *m = (ReMatch *)o;
    Object *name, *number;
    for (size_t at = 0; m->last && dict_next(m->pattern->names, &at, &name, &number);)
        if (INT_VALUE(number) == m->last)
            return incref(name);
    return new_none();
}
static Object *get_regs(Object *o, void *closure) {
    (void)closure;
    ReMatch *m = (ReMatch *)o;
    Tuple *t = tuple_new(m->pattern->groups + 1);
    for (size_t i = 0; t != NULL && i <= m->pattern->groups; i++)
        if ((t->items[i] = pair(m->marks[2 * i], m->marks[2 * i + 1])) == NULL)
            CLEAR(t);
    if (t)
        tuple_finish(t);
    return OBJ(t);
}

static Object *repr(Object *o) {
    ReMatch *m = (ReMatch *)o;
    Object *text = re_match_group(m, 0, KNone), *result = NULL;
    if (text != NULL)
        result = OBJ(str_format("<re.Match object; span=(%zd, %zd), match=%R>", m->marks[0],
                                m->marks[1], text));
    xdecref(text);
    return result;
}

static const MethodDef methods[] = {
    {"group", match_group, "*args", NATIVE_RAW,
     "The text of one group or, as a tuple, of several."},
    {"groups", match_groups, "default=None", 0, "The texts of all groups, from 1."},
    {"groupdict", match_groupdict, "default=None", 0, "The named groups."},
    {"start", match_start, "group=0, /", 0, "Where a group begins, or -1."},
    {"end", match_end, "group=0, /", 0, "Where a group ends, or -1."},
    {"span", match_span, "group=0, /", 0, "Where a group begins and ends."},
    {"expand", match_expand, "template", 0,
     "The template with its references replaced, as sub does it."},
    {"__copy__", match_copy, "", 0, NULL},
    {"__deepcopy__", match_copy, "memo, /", 0, NULL},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const GetSetDef getsets[] = {
    {"pos", get_pos, NULL, "Where the search began."},
    {"endpos", get_endpos, NULL, "Where the search had to end."},
    {"string", get_string, NULL, "The text that was searched."},
    {"re", get_re, NULL, "The pattern."},
    {"lastindex", get_lastindex, NULL, "The number of the group that was closed last, or None."},
    {"lastgroup", get_lastgroup, NULL, "The name of the group that was closed last, or None."},
    {"regs", get_regs, NULL, "The spans of all groups."},
    {0},
};

Type re_match_type = {
    .head = HEAD(&type_type),
    .name = "Match",
    .module = "re",
    .size = sizeof(ReMatch),
    .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,
    .base = &object_type,
    .dealloc = dealloc,
    .repr = repr,
    .getitem = getitem,
    .methods = methods,
    .getsets = getsets,
    .doc = "The result of a match.",
};
