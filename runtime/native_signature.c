/* Signatures of native functions: parsed from their texts once, then used to check and place
 * arguments.
 *
 * "x, y=None, /, *args, key=None": names, a default after "=", "/" ends the positional-only ones,
 * "*" or "*args" the positional ones. The defaults are for the reader: an absent argument is NULL.
 * Parsed signatures live in a table by the text's address until native_shutdown.
 *
 * Messages come in CPython's families: functions that take no keywords count arguments ("f expected
 * 2 arguments, got 3"); the others name what is missing, double or unknown.
 */
#include "runtime/native_signature.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

Str *(*native_suggest_hook)(Object *candidates, Str *wrong);

/* ---- the table of parsed signatures ---------------------------------------------------------- */

typedef struct Entry {
    const char *text; /* NULL: free */
    Signature *signature;
} Entry;

static struct {
    Entry *entries; /* owned; open addressing by the text's address */
    size_t used, capacity;
} table;

static size_t find_entry(const char *text) {
    size_t i = ((uintptr_t)text * 0x9E3779B97F4A7C15u >> 32) & (table.capacity - 1);
    while (table.entries[i].text != NULL && table.entries[i].text != text)
        i = (i + 1) & (table.capacity - 1);
    return i;
}

static bool grow_table(void) {
    Entry *old = table.entries;
    size_t old_capacity = table.capacity, capacity = old_capacity ? old_capacity * 2 : 128;
    Entry *entries = mem_alloc_zero(capacity * sizeof(Entry));
    if (entries == NULL)
        return false;
    table.entries = entries;
    table.capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].text != NULL)
            entries[find_entry(old[i].text)] = old[i];
    if (old != NULL)
        mem_free(old, old_capacity * sizeof(Entry));
    return true;
}

static size_t name_count(const Signature *s) { return (size_t)s->max + s->keyword_only; }

static void signature_free(Signature *s) {
    for (size_t i = 0; i < name_count(s); i++)
        xdecref(s->param_names[i]);
    mem_free(s, sizeof(Signature) + name_count(s) * sizeof(Str *));
}

void native_shutdown(void) {
    for (size_t i = 0; i < table.capacity; i++)
        if (table.entries[i].text != NULL)
            signature_free(table.entries[i].signature);
    if (table.entries != NULL)
        mem_free(table.entries, table.capacity * sizeof(Entry));
    memset(&table, 0, sizeof(table));
}

/* ---- parsing --------------------------------------------------------------------------------- */

typedef struct Param {
    const char *name;
    size_t length;
    bool has_default;
} Param;

/* Reads one parameter at *at and moves behind its comma. False at the end. */
static bool next_param(const char **at, Param *out) {
    const char *p = *at;
    while (*p == ' ' || *p == ',')
        p++;
    if (*p == '\0')
        return false;
    out->name = p;
    while (*p != '\0' && *p != '=' && *p != ',')
        p++;
    out->length = (size_t)(p - out->name);
    out->has_default = *p == '=';
    int depth = 0;
    for (char quote = 0; *p != '\0' && (*p != ',' || depth > 0 || quote); p++) {
        if (quote)
            quote = *p == quote ? 0 : quote;
        else if (*p == '\'' || *p == '"')
            quote = *p;
        else
            depth += (*p == '(' || *p == '[') - (*p == ')' || *p == ']');
    }
    *at = p;
    return true;
}

static size_t count_params(const char *text) {
    Param p;
    size_t count = 0;
    while (next_param(&text, &p))
        count += *p.name != '/' && *p.name != '*';
    return count;
}

static Signature *parse(const char *text) {
    size_t count = count_params(text), index = 0;
    Signature *s = mem_alloc_zero(sizeof(Signature) + count * sizeof(Str *));
    if (s == NULL)
        return (Signature *)raise_no_memory();
    s->param_names = (Str **)(s + 1);
    bool positional = true;
    for (Param p; next_param(&text, &p);) {
        if (*p.name == '/') {
            s->positional_only = s->max;
        } else if (*p.name == '*') {
            s->varargs = p.length > 1;
            positional = false;
        } else {
            Str *name = str_intern_utf8(p.name, p.length);
            s->param_names[index++] = name;
            if (positional) {
                s->max++;
                s->min += !p.has_default;
            } else {
                s->required |= (uint32_t)!p.has_default << s->keyword_only;
                s->keyword_only++;
            }
            if (name == NULL) {
                while (--index > 0)
                    decref(s->param_names[index - 1]);
                mem_free(s, sizeof(Signature) + count * sizeof(Str *));
                return NULL;
            }
        }
    }
    s->keywords = s->positional_only < s->max || s->keyword_only > 0;
    s->exact = s->varargs || s->keyword_only > 0 ? -1 : s->max;
    return s;
}

const Signature *signature_get(const char *text) {
    if (text == NULL)
        text = "";
    if (table.used * 2 >= table.capacity && !grow_table())
        return (Signature *)raise_no_memory();
    size_t i = find_entry(text);
    if (table.entries[i].text != NULL)
        return table.entries[i].signature;
    Signature *s = parse(text);
    if (s != NULL) {
        table.entries[i] = (Entry){text, s};
        table.used++;
    }
    return s;
}

/* ---- messages -------------------------------------------------------------------------------- */

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

static Str *qualified(const Callee *f) {
    if (f->owner != NULL)
        return str_format("%s.%s", type_bare_name(f->owner), f->name);
    if (f->module != NULL && is_str(f->module) && !str_equal_ascii((Str *)f->module, "builtins"))
        return str_format("%U.%s", f->module, f->name);
    return str_format("%s", f->name);
}

static int raise_qualified(const Callee *f, const char *text, size_t given) {
    Str *name = qualified(f);
    if (name != NULL) {
        if (given == SIZE_MAX)
            raise_type_error("%U() %s", name, text);
        else
            raise_type_error("%U() %s (%zu given)", name, text, given);
        decref(name);
    }
    return -1;
}

int args_count(const char *function, size_t nargs, size_t min, size_t max) {
    if (nargs >= min && nargs <= max)
        return 0;
    size_t bound = nargs < min ? min : max;
    const char *how = min == max ? "" : nargs < min ? "at least " : "at most ";
    raise_type_error("%s expected %s%zu argument%s, got %zu", function, how, bound, plural(bound),
                     nargs);
    return -1;
}

int args_no_keywords(const char *function, Tuple *kwnames) {
    if (kwnames == NULL || kwnames->length == 0)
        return 0;
    return raise_type_error("%s() takes no keyword arguments", function), -1;
}

/* A function without named parameters: only the number can be wrong. */
static int check_positional(const Callee *f, const Signature *s, size_t nargs, size_t nkeywords) {
    if (nkeywords > 0)
        return raise_qualified(f, "takes no keyword arguments", SIZE_MAX);
    if (nargs >= s->min && (nargs <= s->max || s->varargs))
        return 0;
    if (s->max == 0)
        return raise_qualified(f, "takes no arguments", nargs);
    if (s->min == 1 && s->max == 1 && !s->varargs && !f->is_type)
        return raise_qualified(f, "takes exactly one argument", nargs);
    return args_count(f->name, nargs, s->min, s->varargs ? SIZE_MAX : s->max);
}

/* A function with named parameters: the counts that can be told without looking at the names. */
static int check_counts(const Callee *f, const Signature *s, size_t nargs, size_t nkeywords) {
    size_t total = name_count(s),
           required = s->min < s->positional_only ? s->min : s->positional_only;
    if (s->varargs)
        return nargs < required ? args_count(f->name, nargs, required, SIZE_MAX) : 0;
    if (nargs + nkeywords > total) {
        raise_type_error("%s() takes at most %zu %sargument%s (%zu given)", f->name, total,
                         nargs == 0 ? "keyword " : "", plural(total), nargs + nkeywords);
    } else if (nargs > s->max) {
        if (s->max == 0)
            raise_type_error("%s() takes no positional arguments", f->name);
        else
            raise_type_error("%s() takes %s %u positional argument%s (%zu given)", f->name,
                             s->min < s->max ? "at most" : "exactly", s->max, plural(s->max),
                             nargs);
    } else if (nargs < required) {
        raise_type_error("%s() takes %s %zu positional argument%s (%zu given)", f->name,
                         required < s->max ? "at least" : "exactly", required, plural(required),
                         nargs);
    } else {
        return 0;
    }
    return -1;
}

/* ---- placing --------------------------------------------------------------------------------- */

static int find_param(const Signature *s, Str *name) {
    size_t count = name_count(s);
    for (size_t i = s->positional_only; i < count; i++)
        if (s->param_names[i] == name)
            return (int)i;
    if (!name->interned)
        for (size_t i = s->positional_only; i < count; i++)
            if (str_equal(s->param_names[i], name))
                return (int)i;
    return -1;
}

static int check_missing(const Callee *f, const Signature *s, Object **out) {
    for (size_t i = 0; i < s->min; i++)
        if (out[i] == NULL)
            return raise_type_error("%s() missing required argument '%U' (pos %zu)", f->name,
                                    s->param_names[i], i + 1),
                   -1;
    for (size_t i = 0; i < s->keyword_only; i++)
        if ((s->required >> i & 1) && out[s->max + i] == NULL)
            return raise_type_error("%s() missing required keyword-only argument '%U'", f->name,
                                    s->param_names[s->max + i]),
                   -1;
    return 0;
}

/* "f() got an unexpected keyword argument 'x'", with the name that was probably meant. */
static int raise_unexpected(const Callee *f, const Signature *s, Object *name) {
    List *known = native_suggest_hook ? list_new(0) : NULL;
    for (size_t i = s->positional_only; known != NULL && i < (size_t)s->max + s->keyword_only; i++)
        if (list_append(known, OBJ(s->param_names[i])) < 0)
            CLEAR(known);
    Str *near = known && is_str(name) ? native_suggest_hook(OBJ(known), (Str *)name) : NULL;
    xdecref(known);
    if (near != NULL)
        raise_type_error("%s() got an unexpected keyword argument '%S'. Did you mean '%U'?",
                         f->name, name, near);
    else
        raise_type_error("%s() got an unexpected keyword argument '%S'", f->name, name);
    xdecref(near);
    return -1;
}

/* Puts the values of named arguments into out; what cannot be placed is reported only after missing
 * ones are. */
static int place_keywords(const Callee *f, const Signature *s, Object *const *values,
                          Tuple *kwnames, size_t positional, Object **out) {
    Object *unknown = NULL;
    for (size_t i = 0; i < kwnames->length; i++) {
        int at = find_param(s, (Str *)kwnames->items[i]);
        if (at < 0)
            unknown = unknown ? unknown : kwnames->items[i];
        else if ((size_t)at < positional)
            return raise_type_error("argument for %s() given by name ('%U') and position (%d)",
                                    f->name, kwnames->items[i], at + 1),
                   -1;
        else
            out[at] = values[i];
    }
    if (check_missing(f, s, out) < 0)
        return -1;
    return unknown == NULL ? 0 : raise_unexpected(f, s, unknown);
}

int signature_place(const Callee *f, const Signature *s, Object *const *args, size_t nargs,
                    Tuple *kwnames, Object **out) {
    size_t nkeywords = kwnames ? kwnames->length : 0, positional = nargs < s->max ? nargs : s->max;
    int failed = s->keywords ? check_counts(f, s, nargs, nkeywords)
                             : check_positional(f, s, nargs, nkeywords);
    if (failed < 0)
        return -1;
    memset(out, 0, name_count(s) * sizeof(Object *));
    if (positional > 0)
        memcpy(out, args, positional * sizeof(Object *));
    if (nkeywords > 0)
        return place_keywords(f, s, args + nargs, kwnames, positional, out);
    return check_missing(f, s, out);
}

int args_bind(const char *function, const char *signature, const Signature **cache,
              Object *const *args, size_t nargs, Tuple *kwnames, Object **out) {
    if (*cache == NULL && (*cache = signature_get(signature)) == NULL)
        return -1;
    const Signature *s = *cache;
    Callee callee = {function, NULL, NULL, true};
    return signature_place(&callee, s, args, nargs, kwnames, out);
}
