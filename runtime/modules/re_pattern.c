/* Pattern objects, and the cache of compiled ones. */
#include <stdio.h>

#include "runtime/modules/re_internal.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- making ---------------------------------------------------------------------------------- */

/* Finds the innermost repetition around each capturing group; loops are numbered from 1 in order,
 * so that an inner one has the greater number. */
typedef struct Loops {
    const ReTree *tree;
    int32_t *loop;   /* by group */
    uint32_t *outer; /* by loop, or NULL while they are only counted */
    uint32_t count;
} Loops;

static void find_loops(Loops *l, int32_t sequence, uint32_t inside) {
    for (int32_t i = sequence; i != RE_NO_NODE; i = l->tree->nodes[i].next) {
        const ReNode *n = &l->tree->nodes[i];
        uint32_t here = inside;
        if (n->op == RE_REPEAT) {
            here = ++l->count;
            if (l->outer)
                l->outer[here] = inside;
        }
        if (n->op == RE_GROUP && n->a > 0 && l->loop)
            l->loop[n->a] = (int32_t)inside;
        find_loops(l, n->child, here);
        find_loops(l, n->other, here);
    }
}

static int note_groups(RePattern *p, const ReTree *tree) {
    size_t n = tree->groups + 1;
    p->groups = tree->groups;
    p->closed = mem_alloc_zero(n * sizeof *p->closed);
    p->loop = mem_alloc_zero(n * sizeof *p->loop);
    if (p->closed == NULL || p->loop == NULL)
        return raise_no_memory(), -1;
    for (uint32_t g = 1; g <= tree->groups; g++)
        p->closed[g] = tree->group_info[g].closed;
    Loops l = {tree, NULL, NULL, 0};
    if (tree->groups == 0)
        return 0;
    find_loops(&l, tree->root, 0);
    p->loop_outer = mem_alloc_zero((l.count + 1) * sizeof *p->loop_outer);
    if (p->loop_outer == NULL)
        return raise_no_memory(), -1;
    p->loop_count = l.count + 1;
    l = (Loops){tree, p->loop, p->loop_outer, 0};
    find_loops(&l, tree->root, 0);
    return 0;
}

/* The text of a pattern; bytes-like ones as Latin-1. */
static Str *text_of_pattern(Object *pattern, bool *is_bytes) {
    *is_bytes = !is_str(pattern);
    if (!*is_bytes)
        return incref(pattern);
    if (!has_buffer(pattern)) {
        raise_type_error("first argument must be string or compiled pattern");
        return NULL;
    }
    Buffer b;
    if (object_buffer(pattern, &b, false) < 0)
        return NULL;
    Str *text = str_from_latin1(b.data, b.length);
    buffer_release(&b);
    return text;
}

Object *re_pattern_new(Object *pattern, int flags) {
    ReTree tree = {0};
    bool is_bytes;
    Str *text = text_of_pattern(pattern, &is_bytes);
    if (text == NULL)
        return NULL;
    RePattern *p = NULL;
    if (re_parse(&tree, pattern, text, is_bytes, flags) == 0
        && (p = (RePattern *)object_new(&re_pattern_type)) != NULL) {
        p->pattern = incref(pattern);
        p->flags = tree.flags;
        p->is_bytes = is_bytes;
        p->names = incref(tree.names);
        if (note_groups(p, &tree) < 0)
            CLEAR(p);
        else
            gc_track(p);
    }
    re_tree_free(&tree);
    decref(text);
    return OBJ(p);
}

static void dealloc(Object *o) {
    RePattern *p = (RePattern *)o;
    if (gc_is_tracked(o))
        gc_untrack(o);
    re_codes_free(p);
    CLEAR(p->pattern);
    CLEAR(p->names);
    if (p->closed)
        mem_free(p->closed, (p->groups + 1) * sizeof *p->closed);
    if (p->loop)
        mem_free(p->loop, (p->groups + 1) * sizeof *p->loop);
    if (p->loop_outer)
        mem_free(p->loop_outer, p->loop_count * sizeof *p->loop_outer);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((RePattern *)o)->pattern);
    VISIT(((RePattern *)o)->names);
    return 0;
}

/* ---- the cache ------------------------------------------------------------------------------- */

/* Two levels: by identity of the pattern's text, one slot for each hash; and by value, oldest out
 * first. */
enum { QUICK = 64, CACHE_MAX = 512 };
static struct Quick {
    Object *text; /* owned */
    int64_t flags;
    RePattern *pattern; /* owned */
} quick[QUICK];
static Dict *cache; /* owned or NULL: (type, text, flags) -> Pattern */

static void drop_quick(void) {
    for (int i = 0; i < QUICK; i++) {
        CLEAR(quick[i].text);
        CLEAR(quick[i].pattern);
    }
}

static void re_cache_clear(void) {
    drop_quick();
    CLEAR(cache);
}

static int drop_oldest(void) {
    size_t at = 0;
    Object *key, *value;
    if (cache->used < CACHE_MAX || !dict_next(cache, &at, &key, &value))
        return 0;
    incref(key);
    int status = dict_delete(cache, key);
    decref(key);
    return status;
}

static int flags_value(Object *flags, int64_t *out) {
    *out = 0;
    if (flags == NULL)
        return 0;
    Object *n = number_index(flags);
    if (n == NULL)
        return -1;
    *out = int_as_i64(n);
    decref(n);
    return *out == -1 && error_occurred() ? -1 : 0;
}

static RePattern *compile_by_value(Object *text, int64_t flags) {
    Object *number = int_from_i64(flags);
    Tuple *key = number ? tuple_pack(3, OBJ(type_of(text)), text, number) : NULL;
    Object *found = NULL;
    xdecref(number);
    if (key == NULL || (cache == NULL && (cache = dict_new()) == NULL)) {
        xdecref(key);
        return NULL;
    }
    int there = dict_get(cache, OBJ(key), &found);
    if (there == 0) {
        found = re_pattern_new(text, (int)flags);
        if (found != NULL && cache != NULL && !(flags & RE_DEBUG)
            && (drop_oldest() < 0 || dict_set(cache, OBJ(key), found) < 0))
            CLEAR(found);
    }
    decref(key);
    return there < 0 ? NULL : (RePattern *)found;
}

RePattern *re_compile_cached(Object *pattern, Object *flags) {
    int64_t number;
    if (LIKELY(flags == NULL))
        number = 0;
    else if (flags_value(flags, &number) < 0)
        return NULL;
    struct Quick *q = &quick[((uintptr_t)pattern >> 4 ^ (uintptr_t)number) % QUICK];
    if (LIKELY(q->text == pattern && q->flags == number))
        return incref(q->pattern);
    if (is_exact(pattern, &re_pattern_type)) {
        if (number == 0)
            return incref(pattern);
        raise_value_error("cannot process flags argument with a compiled pattern");
        return NULL;
    }
    if (!is_str(pattern) && !has_buffer(pattern)) {
        raise_type_error("first argument must be string or compiled pattern");
        return NULL;
    }
    RePattern *p = compile_by_value(pattern, number);
    if (p != NULL && !(number & RE_DEBUG)
        && (is_exact(pattern, &str_type) || is_exact(pattern, &bytes_type))) {
        struct Quick old = *q;
        *q = (struct Quick){incref(pattern), number, incref(p)};
        xdecref(old.text);
        xdecref(old.pattern);
    }
    return p;
}

/* ---- methods --------------------------------------------------------------------------------- */

NATIVE(pattern_match) {
    UNUSED_ARGS;
    return re_match_once((RePattern *)self, RE_MATCH, args[0], args[1], args[2]);
}
NATIVE(pattern_fullmatch) {
    UNUSED_ARGS;
    return re_match_once((RePattern *)self, RE_FULLMATCH, args[0], args[1], args[2]);
}
NATIVE(pattern_search) {
    UNUSED_ARGS;
    return re_match_once((RePattern *)self, RE_SEARCH, args[0], args[1], args[2]);
}
NATIVE(pattern_findall) {
    UNUSED_ARGS;
    return re_findall((RePattern *)self, args[0], args[1], args[2]);
}
NATIVE(pattern_finditer) {
    UNUSED_ARGS;
    return re_finditer((RePattern *)self, args[0], args[1], args[2], false);
}
NATIVE(pattern_scanner) {
    UNUSED_ARGS;
    return re_finditer((RePattern *)self, args[0], args[1], args[2], true);
}

static int count_of(Object *arg, ssize_t *out) {
    *out = 0;
    if (arg == NULL)
        return 0;
    if (!has_index(arg)) {
        raise_type_error("'%T' object cannot be interpreted as an integer", arg);
        return -1;
    }
    *out = number_as_argument(arg);
    return *out == -1 && error_occurred() ? -1 : 0;
}

NATIVE(pattern_split) {
    UNUSED_ARGS;
    ssize_t max;
    return count_of(args[1], &max) < 0 ? NULL : re_split((RePattern *)self, args[0], max);
}
NATIVE(pattern_sub) {
    UNUSED_ARGS;
    ssize_t max;
    return count_of(args[2], &max) < 0 ? NULL
                                       : re_sub((RePattern *)self, args[0], args[1], max, false);
}
NATIVE(pattern_subn) {
    UNUSED_ARGS;
    ssize_t max;
    return count_of(args[2], &max) < 0 ? NULL
                                       : re_sub((RePattern *)self, args[0], args[1], max, true);
}
NATIVE(pattern_copy) {
    UNUSED_ARGS;
    return incref(self);
}
NATIVE(pattern_reduce) {
    UNUSED_ARGS;
    RePattern *p = (RePattern *)self;
    Object *module = type_import_hook ? type_import_hook("re") : NULL;
    Object *make = module ? object_getattr(module, NAME(_compile)) : NULL,
           *flags = make ? int_from_i64(p->flags) : NULL, *result = NULL;
    if (flags != NULL) {
        Tuple *arguments = tuple_pack(2, p->pattern, flags);
        result = arguments ? OBJ(tuple_pack(2, make, OBJ(arguments))) : NULL;
        xdecref(arguments);
    }
    xdecref(flags);
    xdecref(make);
    xdecref(module);
    return result;
}

static Object *get_pattern(Object *o, void *closure) {
    (void)closure;
    return incref(((RePattern *)o)->pattern);
}
static Object *get_flags(Object *o, void *closure) {
    (void)closure;
    return int_from_i64(((RePattern *)o)->flags);
}
static Object *get_groups(Object *o, void *closure) {
    (void)closure;
    return int_from_i64(((RePattern *)o)->groups);
}
static Object *get_groupindex(Object *o, void *closure) {
    (void)closure;
    return mapping_proxy_new(OBJ(((RePattern *)o)->names));
}

/* ---- slots ----------------------------------------------------------------------------------- */

static int put_flag(StrBuilder *b, bool *first, const char *name) {
    int status = builder_text(b, *first ? ", " : "|");
    *first = false;
    return status < 0 ? -1 : builder_text(b, name);
}

static Object *repr(Object *o) {
    static const char *const names[] = {NULL,           "re.IGNORECASE", "re.LOCALE",
                                        "re.MULTILINE", "re.DOTALL",     "re.UNICODE",
                                        "re.VERBOSE",   "re.DEBUG",      "re.ASCII"};
    RePattern *p = (RePattern *)o;
    StrBuilder b = STR_BUILDER;
    int flags = p->flags;
    bool first = true;
    Object *text = object_repr(p->pattern);
    if (text == NULL)
        return NULL;
    if (!p->is_bytes && (flags & RE_TYPE_FLAGS) == RE_UNICODE)
        flags &= ~RE_UNICODE;
    builder_text(&b, "re.compile(");
    builder_slice(&b, (Str *)text, 0, ((Str *)text)->length > 200 ? 200 : ((Str *)text)->length);
    decref(text);
    for (int i = 1; i <= 8; i++)
        if (flags >> i & 1) {
            put_flag(&b, &first, names[i]);
            flags &= ~(1 << i);
        }
    if (flags) {
        char rest[24];
        snprintf(rest, sizeof rest, "0x%x", (unsigned)flags);
        put_flag(&b, &first, rest);
    }
    builder_char(&b, ')');
    return OBJ(builder_finish(&b));
}

static int64_t hash(Object *o) {
    RePattern *p = (RePattern *)o;
    int64_t h = object_hash(p->pattern);
    if (h == -1)
        return -1;
    h = (int64_t)((uint64_t)h * 1000003 ^ (uint64_t)p->flags * 7919 ^ p->groups);
    return h == -1 ? -2 : h;
}

static Object *compare(Object *a, Object *b, int op) {
    if ((op != CMP_EQ && op != CMP_NE) || b->type != &re_pattern_type)
        return new_not_implemented();
    RePattern *p = (RePattern *)a, *q = (RePattern *)b;
    int equal = p == q;
    if (!equal && p->flags == q->flags && p->is_bytes == q->is_bytes)
        equal = object_compare_bool(p->pattern, q->pattern, CMP_EQ);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

#define RANGE "string, pos=0, endpos=sys.maxsize"
const MethodDef re_pattern_methods[] = {
    {"match", pattern_match, RANGE, 0,
     "A Match if the pattern fits where the string begins, else None."},
    {"fullmatch", pattern_fullmatch, RANGE, 0,
     "A Match if the pattern fits the whole string, else None."},
    {"search", pattern_search, RANGE, 0,
     "A Match at the first place where the pattern fits, else None."},
    {"findall", pattern_findall, RANGE, 0,
     "What matches, from left to right: strs, or tuples when there are several groups."},
    {"finditer", pattern_finditer, RANGE, 0, "Iterates over all matches."},
    {"scanner", pattern_scanner, RANGE, 0, NULL},
    {"split", pattern_split, "string, maxsplit=0", 0, "The parts between the matches."},
    {"sub", pattern_sub, "repl, string, count=0", 0, "The string with its matches replaced."},
    {"subn", pattern_subn, "repl, string, count=0", 0,
     "The same, with the number of replacements."},
    {"__copy__", pattern_copy, "", 0, NULL},
    {"__deepcopy__", pattern_copy, "memo, /", 0, NULL},
    {"__reduce__", pattern_reduce, "", 0, NULL},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const GetSetDef getsets[] = {
    {"pattern", get_pattern, NULL, "the text it was compiled from"},
    {"flags", get_flags, NULL, "its flags, also those set in the text"},
    {"groups", get_groups, NULL, "how many groups it has"},
    {"groupindex", get_groupindex, NULL, "the number of each named group"},
    {0},
};

Type re_pattern_type = {
    .head = HEAD(&type_type),
    .name = "Pattern",
    .module = "re",
    .size = sizeof(RePattern),
    .flags = TYPE_GC | TYPE_WEAKREF | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .base = &object_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .methods = re_pattern_methods,
    .getsets = getsets,
    .doc = "A regular expression, ready for use.",
};

/* ---- the module ------------------------------------------------------------------------------ */

#define ONCE(name, body)                                                                           \
    NATIVE(name) {                                                                                 \
        UNUSED_ARGS;                                                                               \
        RePattern *p = re_compile_cached(args[0], args[FLAGS_AT]);                                 \
        Object *result = p ? body : NULL;                                                          \
        xdecref(p);                                                                                \
        return result;                                                                             \
    }
#define FLAGS_AT 2
ONCE(re_match, re_match_once(p, RE_MATCH, args[1], NULL, NULL))
ONCE(re_search, re_match_once(p, RE_SEARCH, args[1], NULL, NULL))
ONCE(re_fullmatch, re_match_once(p, RE_FULLMATCH, args[1], NULL, NULL))
ONCE(re_m_findall, re_findall(p, args[1], NULL, NULL))
ONCE(re_m_finditer, re_finditer(p, args[1], NULL, NULL, false))
#undef FLAGS_AT
#define FLAGS_AT 1
ONCE(re_compile, incref(p))
#undef FLAGS_AT

NATIVE(re_purge) {
    UNUSED_ARGS;
    re_cache_clear();
    return new_none();
}

/* sub, subn and split take two arguments by position that are meant to be given by name:
 * deprecated, with messages of their own. `fine` is how many may come first, `first` and "flags"
 * are the names of the two. */
static int bind_tail(const char *function, const char *signature, const Signature **parsed,
                     size_t fine, const char *first, Object *const *args, size_t nargs,
                     Tuple *kwnames, Object **out) {
    const char *names[2] = {first, "flags"};
    for (size_t i = 0; i < 2 && nargs > fine + i; i++)
        for (size_t k = 0; kwnames != NULL && k < kwnames->length; k++)
            if (str_equal_ascii((Str *)kwnames->items[k], names[i])) {
                raise_type_error("%s() got multiple values for argument '%s'", function, names[i]);
                return -1;
            }
    if (nargs > fine + 2) {
        raise_type_error("%s() takes from %zu to %zu positional arguments but %zu were given",
                         function, fine, fine + 2, nargs);
        return -1;
    }
    if (nargs > fine
        && warn(&exc_DeprecationWarning, "'%s' is passed as positional argument", first) < 0)
        return -1;
    return args_bind(function, signature, parsed, args, nargs, kwnames, out);
}

static Object *module_sub(const char *function, Object *const *args, size_t nargs, Tuple *kwnames,
                          bool with_number) {
    static const Signature *signature;
    Object *out[5];
    ssize_t max;
    if (bind_tail(function, "pattern, repl, string, count=0, flags=0", &signature, 3, "count", args,
                  nargs, kwnames, out)
        < 0)
        return NULL;
    RePattern *p = re_compile_cached(out[0], out[4]);
    if (p == NULL)
        return NULL;
    Object *result =
        count_of(out[3], &max) < 0 ? NULL : re_sub(p, out[1], out[2], max, with_number);
    decref(p);
    return result;
}
NATIVE(re_m_sub) {
    (void)self;
    return module_sub("sub", args, nargs, kwnames, false);
}
NATIVE(re_m_subn) {
    (void)self;
    return module_sub("subn", args, nargs, kwnames, true);
}
NATIVE(re_m_split) {
    (void)self;
    static const Signature *signature;
    Object *out[4];
    ssize_t max;
    if (bind_tail("split", "pattern, string, maxsplit=0, flags=0", &signature, 2, "maxsplit", args,
                  nargs, kwnames, out)
        < 0)
        return NULL;
    RePattern *p = re_compile_cached(out[0], out[3]);
    if (p == NULL)
        return NULL;
    Object *result = count_of(out[2], &max) < 0 ? NULL : re_split(p, out[1], max);
    decref(p);
    return result;
}

static bool is_special(uint32_t c) {
    return c < 128 && c != 0 && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", (int)c) != NULL;
}

NATIVE(re_escape) {
    UNUSED_ARGS;
    bool is_bytes;
    if (!is_str(args[0]) && !has_buffer(args[0]))
        return raise_type_error("decoding to str: need a bytes-like object, %T found", args[0]);
    Str *text = text_of_pattern(args[0], &is_bytes);
    StrBuilder b = STR_BUILDER;
    if (text == NULL)
        return NULL;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        if (is_special(c))
            builder_char(&b, '\\');
        builder_char(&b, c);
    }
    decref(text);
    Str *escaped = builder_finish(&b);
    if (escaped == NULL || !is_bytes)
        return OBJ(escaped);
    Object *bytes = bytes_from_data(str_data(escaped), escaped->length);
    decref(escaped);
    return bytes;
}

NATIVE(re_template) {
    UNUSED_ARGS;
    if (!is_exact(args[0], &re_pattern_type))
        return raise_type_error("expected a Pattern");
    ReTemplate *t = re_template_parse((RePattern *)args[0], args[1]);
    if (t == NULL)
        return NULL;
    re_template_free(t);
    return new_none();
}

NATIVE(re_set_error) {
    UNUSED_ARGS;
    REPLACE_STEAL(re_error_class, incref(args[0]));
    return new_none();
}

void re_shutdown(void);
void re_shutdown(void) {
    re_cache_clear();
    re_fold_shutdown();
    CLEAR(re_error_class);
    re_engine_shutdown();
}

static const MethodDef functions[] = {
    {"compile", re_compile, "pattern, flags=0", 0, "Makes a Pattern of a regular expression."},
    {"match", re_match, "pattern, string, flags=0", 0,
     "A Match if the pattern fits at the start of the string, else None."},
    {"search", re_search, "pattern, string, flags=0", 0,
     "A Match at the first place where the pattern fits, else None."},
    {"fullmatch", re_fullmatch, "pattern, string, flags=0", 0,
     "A Match if the pattern fits the whole string, else None."},
    {"findall", re_m_findall, "pattern, string, flags=0", 0,
     "A list of all matches that do not overlap: texts, or groups where the pattern has some."},
    {"finditer", re_m_finditer, "pattern, string, flags=0", 0,
     "An iterator over the Match objects of all matches that do not overlap."},
    {"split", re_m_split, "pattern, string, maxsplit=0, flags=0", NATIVE_RAW,
     "Split the string at the matches; texts of groups are part of the list."},
    {"sub", re_m_sub, "pattern, repl, string, count=0, flags=0", NATIVE_RAW,
     "The string with its matches replaced by a template's expansion or a function's result."},
    {"subn", re_m_subn, "pattern, repl, string, count=0, flags=0", NATIVE_RAW,
     "The same as sub, as a pair with the number of replacements."},
    {"escape", re_escape, "pattern", 0, "A pattern that matches just this string."},
    {"purge", re_purge, "", 0, "Forgets all compiled patterns."},
    {"_compile", re_compile, "pattern, flags", 0, NULL},
    {"_check_template", re_template, "pattern, repl, /", 0, NULL},
    {"_set_error", re_set_error, "class, /", 0, NULL},
    {0},
};

static int init(Object *module) {
    return module_add_type(module, &re_pattern_type) < 0 ? -1
                                                         : module_add_type(module, &re_match_type);
}

extern const ModuleDef _re_module;
const ModuleDef _re_module = {"_re", "Regular expressions: what re.py stands on.", functions, init};
