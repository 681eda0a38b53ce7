/* Suggestions for mistyped names, by an edit distance (Levenshtein's, with a cheaper change of
 * case) under the limits that CPython uses. */
#include "vm/suggest.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/sys.h"

enum { MOVE_COST = 2, CASE_COST = 1, LENGTH_MAX = 40, CANDIDATES_MAX = 750 };

static size_t substitution_cost(uint32_t a, uint32_t b) {
    if (a == b)
        return 0;
    if (a < 128 && b < 128 && (a | 32) == (b | 32) && (a | 32) >= 'a' && (a | 32) <= 'z')
        return CASE_COST;
    return MOVE_COST;
}

/* The distance of two strs, or limit + 1 when it is more than limit. */
static size_t distance(Str *a, Str *b, size_t limit) {
    size_t m = a->length, n = b->length, start = 0;
    while (start < m && start < n && str_at(a, start) == str_at(b, start))
        start++;
    while (m > start && n > start && str_at(a, m - 1) == str_at(b, n - 1))
        m--, n--;
    m -= start;
    n -= start;
    if (m == 0 || n == 0)
        return (m + n) * MOVE_COST;
    if (m > LENGTH_MAX || n > LENGTH_MAX || (m > n ? m - n : n - m) * MOVE_COST > limit)
        return limit + 1;
    size_t row[LENGTH_MAX + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j * MOVE_COST;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0], best = SIZE_MAX;
        row[0] = i * MOVE_COST;
        for (size_t j = 1; j <= m; j++) {
            size_t substitute =
                diagonal + substitution_cost(str_at(b, start + i - 1), str_at(a, start + j - 1));
            size_t move = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + MOVE_COST;
            diagonal = row[j];
            row[j] = substitute < move ? substitute : move;
            if (row[j] < best)
                best = row[j];
        }
        if (best > limit)
            return limit + 1;
    }
    return row[m];
}

Str *suggest_nearest(Object *candidates, Str *wrong) {
    List *l = (List *)candidates;
    if (l->length >= CANDIDATES_MAX || wrong->length > LENGTH_MAX)
        return NULL;
    Str *best = NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < l->length; i++) {
        Str *candidate = (Str *)l->items[i];
        if (!is_str(candidate) || str_equal(candidate, wrong))
            continue;
        size_t limit = (candidate->length + wrong->length + 3) * MOVE_COST / 6;
        if (best_distance == 0)
            break;
        if (limit > best_distance - 1)
            limit = best_distance - 1;
        size_t found = distance(wrong, candidate, limit);
        if (found <= limit) {
            best = candidate;
            best_distance = found;
        }
    }
    return xincref(best);
}

Str *suggest_keyword(Code *code, Str *wrong) {
    size_t last = code->argcount + code->keyword_only;
    List *l = list_new(0);
    for (size_t i = code->positional_only; l != NULL && i < last; i++)
        if (list_append(l, code->local_names->items[i]) < 0)
            CLEAR(l);
    Str *near = l ? suggest_nearest(OBJ(l), wrong) : NULL;
    xdecref(l);
    error_clear();
    return near;
}

static bool is_private(Object *name) {
    return is_str(name) && ((Str *)name)->length > 0 && str_at((Str *)name, 0) == '_';
}

/* Drops names with an underscore in front. */
static Object *public_names(Object *names_steal) {
    List *kept = list_new(0);
    Object *all = sequence_list(names_steal);
    decref(names_steal);
    for (size_t i = 0; kept != NULL && all != NULL && i < ((List *)all)->length; i++)
        if (!is_private(((List *)all)->items[i]) && list_append(kept, ((List *)all)->items[i]) < 0)
            CLEAR(kept);
    if (all == NULL)
        CLEAR(kept);
    xdecref(all);
    return OBJ(kept);
}

static FrameObject *innermost_frame(Object *exception) {
    Traceback *t = (Traceback *)((BaseException *)exception)->traceback;
    if (t == NULL || !is_exact(t, &traceback_type))
        return NULL;
    while (t->next != NULL)
        t = t->next;
    return t->frame;
}

/* The frame's `self`: new or NULL. */
static Object *frame_self(FrameObject *frame) {
    Object *scope = frame ? frame_object_locals(frame) : NULL;
    Object *self =
        scope && is_dict(scope) ? xincref(dict_get_str_borrow((Dict *)scope, NAME(self))) : NULL;
    xdecref(scope);
    error_clear();
    return self;
}

static Str *for_attribute(AttributeErrorException *e) {
    if (e->obj == NULL || e->name == NULL || !is_str(e->name))
        return NULL;
    Object *candidates = object_dir(e->obj);
    bool hide = !is_private(e->name);
    if (hide) {
        Object *self = frame_self(innermost_frame(OBJ(e)));
        hide = self != e->obj;
        xdecref(self);
    }
    if (candidates != NULL && hide)
        candidates = public_names(candidates);
    Str *near = candidates ? suggest_nearest(candidates, (Str *)e->name) : NULL;
    xdecref(candidates);
    Str *text = near ? str_format(". Did you mean: '%U'?", near) : NULL;
    xdecref(near);
    return text;
}

static int add_keys(List *l, Object *mapping) {
    Object *keys = mapping && is_dict(mapping) ? dict_keys_list((Dict *)mapping) : NULL;
    int failed = keys ? list_extend(l, keys) : 0;
    xdecref(keys);
    return failed;
}

static bool is_standard_module(Str *name) {
    Object *known = sys_get_borrow(NAME(stdlib_module_names));
    return known != NULL && is_set(known) && set_contains((Set *)known, OBJ(name)) > 0;
}

static Str *for_name(NameErrorException *e) {
    FrameObject *frame = innermost_frame(OBJ(e));
    if (e->name == NULL || !is_str(e->name) || frame == NULL)
        return NULL;
    Str *wrong = (Str *)e->name, *near = NULL;
    Object *self = frame_self(frame), *found;
    if (self != NULL) {
        if (object_lookup(self, wrong, &found) > 0) {
            decref(found);
            near = str_format("self.%U", wrong);
        }
        error_clear();
        decref(self);
    }
    if (near == NULL) {
        List *l = list_new(0);
        Object *scope = frame_object_locals(frame);
        if (l != NULL && scope != NULL && add_keys(l, scope) == 0
            && add_keys(l, OBJ(frame->function->globals)) == 0
            && add_keys(l, OBJ(frame->function->builtins)) == 0)
            near = suggest_nearest(OBJ(l), wrong);
        xdecref(l);
        xdecref(scope);
    }
    bool standard = is_standard_module(wrong);
    Str *text =
        near && standard
            ? str_format(". Did you mean: '%U'? Or did you forget to import '%U'?", near, wrong)
        : near     ? str_format(". Did you mean: '%U'?", near)
        : standard ? str_format(". Did you forget to import '%U'?", wrong)
                   : NULL;
    xdecref(near);
    return text;
}

static Str *for_import(ImportErrorException *e) {
    if (e->name == NULL || e->name_from == NULL || !is_str(e->name) || !is_str(e->name_from))
        return NULL;
    Object *module =
        import_level((Str *)e->name, NULL, NULL,
                     0); /* of a dotted name the first part's module, as CPython does */
    Object *candidates = module ? object_dir(module) : NULL;
    if (candidates != NULL && !is_private(e->name_from))
        candidates = public_names(candidates);
    Str *near = candidates ? suggest_nearest(candidates, (Str *)e->name_from) : NULL;
    xdecref(candidates);
    xdecref(module);
    Str *text = near ? str_format(". Did you mean: '%U'?", near) : NULL;
    xdecref(near);
    return text;
}

Str *suggest_for(Object *exception) {
    Object *pending = error_fetch();
    Str *text = NULL;
    if (object_is(exception, &exc_AttributeError))
        text = for_attribute((AttributeErrorException *)exception);
    else if (object_is(exception, &exc_NameError))
        text = for_name((NameErrorException *)exception);
    else if (object_is(exception, &exc_ImportError))
        text = for_import((ImportErrorException *)exception);
    error_clear();
    error_restore(pending);
    return text;
}
