/* Going over all matches of a text: findall, split, sub, and the iterators.
 *
 * After an empty match the next one starts at the same place but may not be empty there; so a Walk
 * is all that these share.
 */
#include "runtime/modules/re_internal.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

enum { MARKS_INLINE = 32 };

/* A text and how far the matches have come. */
typedef struct Walk {
    RePattern *pattern; /* owned */
    ReSubject subject;
    size_t at;                         /* where the next search starts */
    bool not_empty;                    /* no empty match there */
    ssize_t *marks, few[MARKS_INLINE]; /* marks: few, or owned */
} Walk;

static size_t mark_count(const RePattern *p) { return 2 * ((size_t)p->groups + 1); }

static void walk_end(Walk *w) {
    if (w->marks && w->marks != w->few)
        mem_free(w->marks, mark_count(w->pattern) * sizeof(ssize_t));
    w->marks = NULL;
    re_subject_release(&w->subject);
    CLEAR(w->pattern);
}

static int walk_start(Walk *w, RePattern *p, Object *string, Object *pos, Object *endpos) {
    w->marks = NULL;
    w->pattern = NULL;
    w->not_empty = false;
    if (re_subject_init(&w->subject, p, string, pos, endpos) < 0)
        return -1;
    w->pattern = incref(p);
    w->marks =
        mark_count(p) <= MARKS_INLINE ? w->few : mem_alloc_array(mark_count(p), sizeof(ssize_t));
    w->at = w->subject.start;
    if (w->marks != NULL)
        return 0;
    walk_end(w);
    return raise_no_memory(), -1;
}

/* The next match: 1, 0 there is none, -1. */
static int walk_next(Walk *w, int mode) {
    int found = re_exec(w->pattern, &w->subject, mode, w->at, w->not_empty, w->marks);
    if (found > 0) {
        w->at = (size_t)w->marks[1];
        w->not_empty = w->marks[1] == w->marks[0];
    }
    return found;
}

static Object *walk_slice(Walk *w, size_t start, size_t end) {
    return re_subject_slice(&w->subject, start, end);
}

static Object *walk_group(Walk *w, size_t group, Object *absent) {
    return w->marks[2 * group] < 0
               ? incref(absent)
               : walk_slice(w, (size_t)w->marks[2 * group], (size_t)w->marks[2 * group + 1]);
}

/* An empty text of the pattern's kind. */
static Object *empty_text(RePattern *p) {
    return p->is_bytes ? bytes_from_data("", 0) : incref(str_empty);
}

Object *re_match_once(RePattern *p, int mode, Object *string, Object *pos, Object *endpos) {
    Walk w;
    if (walk_start(&w, p, string, pos, endpos) < 0)
        return NULL;
    int found = walk_next(&w, mode);
    Object *result = found < 0 ? NULL : found ? re_match_new(p, &w.subject, w.marks) : new_none();
    walk_end(&w);
    return result;
}

/* ---- findall --------------------------------------------------------------------------------- */

static Object *found_item(Walk *w, Object *empty) {
    size_t groups = w->pattern->groups;
    if (groups <= 1)
        return walk_group(w, groups, empty);
    Tuple *t = tuple_new(groups);
    for (size_t i = 0; t != NULL && i < groups; i++)
        if ((t->items[i] = walk_group(w, i + 1, empty)) == NULL)
            CLEAR(t);
    if (t)
        tuple_finish(t);
    return OBJ(t);
}

Object *re_findall(RePattern *p, Object *string, Object *pos, Object *endpos) {
    Walk w;
    if (walk_start(&w, p, string, pos, endpos) < 0)
        return NULL;
    List *list = list_new(0);
    Object *empty = list ? empty_text(p) : NULL;
    int found = empty ? 0 : -1;
    while (found >= 0 && (found = walk_next(&w, RE_SEARCH)) > 0) {
        Object *item = found_item(&w, empty);
        if (item == NULL || list_append_steal(list, item) < 0)
            found = -1;
    }
    if (found < 0)
        CLEAR(list);
    xdecref(empty);
    walk_end(&w);
    return OBJ(list);
}

/* ---- split ----------------------------------------------------------------------------------- */

static int split_append(List *list, Object *item_steal) {
    return item_steal == NULL ? -1 : list_append_steal(list, item_steal);
}

Object *re_split(RePattern *p, Object *string, ssize_t max) {
    Walk w;
    if (walk_start(&w, p, string, NULL, NULL) < 0)
        return NULL;
    List *list = list_new(0);
    size_t last = 0;
    int found = list ? 1 : -1;
    for (ssize_t n = 0; found > 0 && (max <= 0 || n < max); n++) {
        if (max < 0 || (found = walk_next(&w, RE_SEARCH)) <= 0)
            break;
        if (split_append(list, walk_slice(&w, last, (size_t)w.marks[0])) < 0)
            found = -1;
        for (size_t g = 1; found > 0 && g <= p->groups; g++)
            if (split_append(list, walk_group(&w, g, KNone)) < 0)
                found = -1;
        last = (size_t)w.marks[1];
    }
    if (found < 0 || split_append(list, walk_slice(&w, last, w.subject.length)) < 0)
        CLEAR(list);
    walk_end(&w);
    return OBJ(list);
}

/* ---- sub ------------------------------------------------------------------------------------- */

/* Pieces that become one str or bytes. */
typedef struct Output {
    bool is_bytes;
    StrBuilder text;
    BytesBuilder bytes;
    size_t pieces;
} Output;

static int put_range(Output *out, ReSubject *s, size_t start, size_t end) {
    out->pieces++;
    return out->is_bytes
               ? bytes_builder_add(&out->bytes, (const char *)s->data + start, end - start)
               : builder_slice(&out->text, (Str *)s->owner, start, end);
}

static int put_object(Output *out, Object *o) {
    size_t n = out->pieces++;
    if (!out->is_bytes && is_str(o))
        return builder_str(&out->text, (Str *)o);
    if (out->is_bytes && is_bytes(o))
        return bytes_builder_add(&out->bytes, ((Bytes *)o)->data, ((Bytes *)o)->length);
    if (!out->is_bytes || !has_buffer(o)) {
        raise_type_error(out->is_bytes ? "sequence item %zd: expected a bytes-like object, %T found"
                                       : "sequence item %zd: expected str instance, %T found",
                         (ssize_t)n, o);
        return -1;
    }
    Buffer b;
    if (object_buffer(o, &b, false) < 0)
        return -1;
    int status = bytes_builder_add(&out->bytes, b.data, b.length);
    buffer_release(&b);
    return status;
}

static Object *output_finish(Output *out) {
    return out->is_bytes ? bytes_builder_finish(&out->bytes) : OBJ(builder_finish(&out->text));
}
static void output_discard(Output *out) {
    builder_discard(&out->text);
    bytes_builder_discard(&out->bytes);
}

static int put_template(Output *out, const ReTemplate *t, ReSubject *s, const ssize_t *marks) {
    for (size_t i = 0; i < t->count; i++) {
        const struct ReTemplatePart *part = &t->parts[i];
        ssize_t start = part->text ? 0 : marks[2 * part->group];
        if (part->text
                ? put_object(out, part->text) < 0
                : start >= 0
                      && put_range(out, s, (size_t)start, (size_t)marks[2 * part->group + 1]) < 0)
            return -1;
    }
    return 0;
}

Object *re_expand(RePattern *p, ReTemplate *t, Object *string, const ssize_t *marks) {
    ReSubject s;
    Output out = {.is_bytes = p->is_bytes, .text = STR_BUILDER, .bytes = BYTES_BUILDER};
    if (re_subject_init(&s, p, string, NULL, NULL) < 0)
        return NULL;
    Object *result = put_template(&out, t, &s, marks) < 0 ? NULL : output_finish(&out);
    if (result == NULL)
        output_discard(&out);
    re_subject_release(&s);
    return result;
}

/* What takes the place of matches: one of the three. */
typedef struct Replacement {
    Object *literal;       /* borrowed */
    ReTemplate *template_; /* owned */
    Object *function;      /* borrowed */
} Replacement;

static bool has_backslash(Object *o) {
    if (is_str(o)) {
        const Str *s = (Str *)o;
        return str_find((Str *)s, &str_latin1['\\'].str, 0, s->length) >= 0;
    }
    Buffer b;
    if (object_buffer(o, &b, false) < 0) {
        error_clear();
        return true;
    }
    bool found = memchr(b.data ? b.data : "", '\\', b.length) != NULL;
    buffer_release(&b);
    return found;
}

static int replacement_read(Replacement *r, RePattern *p, Object *o) {
    *r = (Replacement){0};
    if (is_callable(o))
        r->function = o;
    else if ((is_str(o) || has_buffer(o)) && !has_backslash(o))
        r->literal = o;
    else if ((r->template_ = re_template_parse(p, o)) == NULL)
        return -1;
    return 0;
}

static int put_replacement(Output *out, Replacement *r, Walk *w) {
    if (r->literal)
        return put_object(out, r->literal);
    if (r->template_)
        return put_template(out, r->template_, &w->subject, w->marks);
    Object *match = re_match_new(w->pattern, &w->subject, w->marks);
    Object *text = match ? object_call1(r->function, match) : NULL;
    xdecref(match);
    if (text == NULL)
        return -1;
    int status = text == KNone ? 0 : put_object(out, text);
    decref(text);
    return status;
}

/* Replaces all matches; the number of them, or -1. */
static ssize_t replace_all(Walk *w, Replacement *r, ssize_t max, Output *out, size_t *last) {
    ssize_t n = 0;
    while (max <= 0 || n < max) {
        int found = walk_next(w, RE_SEARCH);
        if (found <= 0)
            return found < 0 ? -1 : n;
        size_t start = (size_t)w->marks[0], end = (size_t)w->marks[1];
        if ((*last < start && put_range(out, &w->subject, *last, start) < 0)
            || put_replacement(out, r, w) < 0)
            return -1;
        *last = end;
        n++;
    }
    return n;
}

Object *re_sub(RePattern *p, Object *replacement, Object *string, ssize_t max, bool with_number) {
    Walk w;
    Replacement r;
    Output out = {.is_bytes = p->is_bytes, .text = STR_BUILDER, .bytes = BYTES_BUILDER};
    size_t last = 0;
    if (replacement_read(&r, p, replacement) < 0)
        return NULL;
    if (walk_start(&w, p, string, NULL, NULL) < 0) {
        re_template_free(r.template_);
        return NULL;
    }
    ssize_t n = max < 0 ? 0 : replace_all(&w, &r, max, &out, &last);
    Object *result = NULL;
    if (n == 0)
        result = walk_slice(&w, 0, w.subject.length);
    else if (n > 0
             && (last >= w.subject.length
                 || put_range(&out, &w.subject, last, w.subject.length) == 0))
        result = output_finish(&out);
    if (result == NULL || n == 0)
        output_discard(&out);
    walk_end(&w);
    re_template_free(r.template_);
    if (result == NULL || !with_number)
        return result;
    Object *items[] = {result, int_from_ssize(n)};
    if (items[1] == NULL) {
        decref(result);
        return NULL;
    }
    return OBJ(tuple_from_array_steal(items, 2));
}

/* ---- iterators ------------------------------------------------------------------------------- */

typedef struct Scanner {
    Object head;
    Walk walk;
    bool busy; /* a match is under way: a signal handler may come here again */
} Scanner;

Object *re_finditer(RePattern *p, Object *string, Object *pos, Object *endpos, bool scanner) {
    Scanner *s = mem_alloc_zero(sizeof *s);
    if (s == NULL)
        return raise_no_memory();
    s->head = (Object){1, scanner ? &re_scanner_type : &re_finditer_type};
    if (walk_start(&s->walk, p, string, pos, endpos) < 0)
        CLEAR(s);
    return OBJ(s);
}

static void scanner_dealloc(Object *o) {
    if (((Scanner *)o)->walk.pattern)
        walk_end(&((Scanner *)o)->walk);
    mem_free(o, sizeof(Scanner));
}

/* NULL without an exception: no more. */
static Object *scan(Scanner *s, int mode) {
    if (s->busy)
        return raise_value_error("regular expression scanner already executing");
    if (s->walk.at > s->walk.subject.end)
        return NULL;
    s->busy = true;
    int found = walk_next(&s->walk, mode);
    s->busy = false;
    if (found > 0)
        return re_match_new(s->walk.pattern, &s->walk.subject, s->walk.marks);
    if (found == 0)
        s->walk.at = s->walk.subject.end + 1;
    return NULL;
}

static Object *finditer_next(Object *o) { return scan((Scanner *)o, RE_SEARCH); }

static Object *scan_or_none(Object *self, int mode) {
    Object *match = scan((Scanner *)self, mode);
    return match || error_occurred() ? match : new_none();
}
static Object *scanner_match(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return scan_or_none(self, RE_MATCH);
}
static Object *scanner_search(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return scan_or_none(self, RE_SEARCH);
}
static Object *scanner_pattern(Object *o, void *closure) {
    (void)closure;
    return incref(((Scanner *)o)->walk.pattern);
}

static const MethodDef scanner_methods[] = {
    {"match", scanner_match, "", 0, "The match at the place reached, or None."},
    {"search", scanner_search, "", 0, "The next match, or None."},
    {0},
};
static const GetSetDef scanner_getsets[] = {
    {"pattern", scanner_pattern, NULL, "The pattern."},
    {0},
};
Type re_scanner_type = {
    .head = HEAD(&type_type),
    .name = "SRE_Scanner",
    .module = "_sre",
    .size = sizeof(Scanner),
    .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,
    .base = &object_type,
    .dealloc = scanner_dealloc,
    .methods = scanner_methods,
    .getsets = scanner_getsets,
};
Type re_finditer_type = {
    .head = HEAD(&type_type),
    .name = "callable_iterator",
    .size = sizeof(Scanner),
    .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,
    .base = &object_type,
    .dealloc = scanner_dealloc,
    .iter = iter_self,
    .iternext = finditer_next,
};
