/* Placing the arguments of a call to a Python function, and saying what is wrong with them.
 *
 * The window holds what the caller pushed: nargs positional values, then one per keyword name. It
 * becomes the parameters in the order of the code's locals: positional, keyword-only, *args,
 * **kwargs. All values are owned throughout; whatever fails releases the whole window.
 */
#include "vm/function.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"

typedef struct Binding {
    Function *f;
    Code *code;
    Object **locals;
    size_t nargs;      /* positional given */
    size_t positional; /* parameters */
    size_t total;      /* named parameters: positional and keyword-only */
    Tuple *kwnames;    /* or NULL */
    Object **extra;    /* owned copies: surplus positional values, then all keyword values */
    size_t surplus, keywords;
} Binding;

static Str *parameter(const Binding *b, size_t i) { return (Str *)b->code->local_names->items[i]; }

/* "'a', 'b', and 'c'" for messages. */
static Str *join_names(List *names) {
    StrBuilder text = STR_BUILDER;
    for (size_t i = 0; i < names->length; i++) {
        if (i > 0)
            builder_text(&text, names->length == 2       ? " and "
                                : i + 1 == names->length ? ", and "
                                                         : ", ");
        builder_repr(&text, names->items[i]);
    }
    return builder_finish(&text);
}

static void raise_missing(const Binding *b, size_t from, size_t to, const char *kind) {
    List *names = list_new(0);
    for (size_t i = from; names != NULL && i < to; i++)
        if (b->locals[i] == NULL && list_append(names, OBJ(parameter(b, i))) < 0)
            CLEAR(names);
    Str *text = names ? join_names(names) : NULL;
    if (text != NULL)
        raise_type_error("%U() missing %zu required %s argument%s: %U", b->f->qualname,
                         names->length, kind, names->length == 1 ? "" : "s", text);
    xdecref(text);
    xdecref(names);
}

static void raise_too_many(const Binding *b) {
    size_t defaults = b->f->defaults ? b->f->defaults->length : 0, keyword_only = 0;
    for (size_t i = b->positional; i < b->total; i++)
        keyword_only += b->locals[i] != NULL;
    bool plural = defaults ? true : b->positional != 1;
    Str *takes =
        defaults ? str_format("from %zd to %zu", (ssize_t)(b->positional - defaults), b->positional)
                 : str_format("%zu", b->positional);
    Str *given =
        keyword_only
            ? str_format("%zu positional argument%s (and %zu keyword-only argument%s)", b->nargs,
                         b->nargs == 1 ? "" : "s", keyword_only, keyword_only == 1 ? "" : "s")
            : str_format("%zu", b->nargs);
    if (takes != NULL && given != NULL)
        raise_type_error("%U() takes %U positional argument%s but %U %s given", b->f->qualname,
                         takes, plural ? "s" : "", given,
                         b->nargs == 1 && !keyword_only ? "was" : "were");
    xdecref(takes);
    xdecref(given);
}

/* Positional-only parameters that were given by name: their own message. True if it was raised. */
static bool raised_positional_only(const Binding *b) {
    List *names = list_new(0);
    for (size_t i = 0; names != NULL && i < b->code->positional_only; i++)
        for (size_t k = 0; k < b->keywords; k++)
            if (str_equal((Str *)b->kwnames->items[k], parameter(b, i))
                && list_append(names, OBJ(parameter(b, i))) < 0)
                goto done;
    if (names != NULL && names->length > 0) {
        Object *separator = OBJ(str_from_ascii(", "));
        Str *text = separator ? str_join((Str *)separator, OBJ(names)) : NULL;
        if (text != NULL)
            raise_type_error(
                "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                b->f->qualname, text);
        xdecref(text);
        xdecref(separator);
    }
done:
    xdecref(names);
    return error_occurred();
}

/* The parameter that a keyword names, or -1. Interned names meet by pointer. */
static ssize_t find_parameter(const Binding *b, Str *name) {
    size_t first = b->code->positional_only;
    for (size_t i = first; i < b->total; i++)
        if (parameter(b, i) == name)
            return (ssize_t)i;
    for (size_t i = first; i < b->total; i++)
        if (str_equal(parameter(b, i), name))
            return (ssize_t)i;
    return -1;
}

/* The known name nearest to a mistyped keyword is suggested by the traceback's author in messages.c
 * of this folder. */
extern Str *suggest_keyword(Code *code, Str *wrong);

static int place_keywords(Binding *b, Dict *kwargs) {
    for (size_t k = 0; k < b->keywords; k++) {
        Object *key = b->kwnames->items[k], *value = b->extra[b->surplus + k];
        if (!is_str(key))
            return raise_type_error("%U() keywords must be strings", b->f->qualname), -1;
        ssize_t i = find_parameter(b, (Str *)key);
        if (i >= 0) {
            if (b->locals[i] != NULL)
                return raise_type_error("%U() got multiple values for argument '%S'",
                                        b->f->qualname, key),
                       -1;
            b->locals[i] = incref(value);
        } else if (kwargs != NULL) {
            if (dict_set(kwargs, key, value) < 0)
                return -1;
        } else {
            if (b->code->positional_only && raised_positional_only(b))
                return -1;
            Str *near = suggest_keyword(b->code, (Str *)key);
            if (near != NULL)
                raise_type_error("%U() got an unexpected keyword argument '%S'. Did you mean '%U'?",
                                 b->f->qualname, key, near);
            else if (!error_occurred())
                raise_type_error("%U() got an unexpected keyword argument '%S'", b->f->qualname,
                                 key);
            xdecref(near);
            return -1;
        }
    }
    return 0;
}

static int place_defaults(Binding *b) {
    size_t defaults = b->f->defaults ? b->f->defaults->length : 0;
    /* `__defaults__` may have been given more than there are parameters: the last ones count. */
    size_t required = b->positional > defaults ? b->positional - defaults : 0;
    for (size_t i = 0; i < required; i++) {
        if (b->locals[i] == NULL) {
            raise_missing(b, 0, required, "positional");
            return -1;
        }
    }
    for (size_t i = required; i < b->positional; i++)
        if (b->locals[i] == NULL)
            b->locals[i] = incref(b->f->defaults->items[i + defaults - b->positional]);
    for (size_t i = b->positional; i < b->total; i++) {
        if (b->locals[i] != NULL)
            continue;
        Object *value =
            b->f->kwdefaults ? dict_get_str_borrow(b->f->kwdefaults, parameter(b, i)) : NULL;
        if (value != NULL)
            b->locals[i] = incref(value);
    }
    for (size_t i = b->positional; i < b->total; i++) {
        if (b->locals[i] == NULL) {
            raise_missing(b, b->positional, b->total, "keyword-only");
            return -1;
        }
    }
    return 0;
}

/* Only positional values that are all wanted, and defaults for the rest: no keywords, no stars. */
static bool bind_simple(Function *f, Object **locals, size_t nargs) {
    Code *code = f->code;
    if (code->keyword_only || code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)
        || nargs > code->argcount)
        return false;
    size_t missing = code->argcount - nargs;
    if (missing > 0) {
        Tuple *defaults = f->defaults;
        if (defaults == NULL || missing > defaults->length)
            return false;
        for (size_t i = 0; i < missing; i++)
            locals[nargs + i] = incref(defaults->items[defaults->length - missing + i]);
    }
    memset(locals + code->argcount, 0, (code->local_count - code->argcount) * sizeof(Object *));
    return true;
}

static void release(Object **values, size_t count) {
    for (size_t i = 0; i < count; i++)
        xdecref(values[i]);
}

int function_bind(Function *f, Object **locals, size_t nargs, Tuple *kwnames) {
    Code *code = f->code;
    if (kwnames == NULL && bind_simple(f, locals, nargs))
        return 0;
    Binding b = {.f = f,
                 .code = code,
                 .locals = locals,
                 .nargs = nargs,
                 .positional = code->argcount,
                 .total = code->argcount + code->keyword_only,
                 .kwnames = kwnames,
                 .keywords = kwnames ? kwnames->length : 0};
    size_t taken = nargs < b.positional ? nargs : b.positional;
    b.surplus = nargs - taken;
    Object *few[16];
    size_t extra = b.surplus + b.keywords;
    b.extra = extra <= 16 ? few : mem_alloc_array(extra, sizeof(Object *));
    if (b.extra == NULL) {
        release(locals, nargs + b.keywords);
        raise_no_memory();
        return -1;
    }
    memcpy(b.extra, locals + taken, extra * sizeof(Object *));
    memset(locals + taken, 0, (code->local_count - taken) * sizeof(Object *));

    int failed = -1;
    size_t next = b.total;
    Tuple *rest = NULL;
    Dict *kwargs = NULL;
    if (code->flags & CODE_VARARGS) {
        rest = b.surplus ? tuple_from_array(b.extra, b.surplus) : incref(tuple_empty);
        if (rest == NULL)
            goto done;
        locals[next++] = OBJ(rest);
    }
    if (code->flags & CODE_VARKEYWORDS) {
        kwargs = dict_new();
        if (kwargs == NULL)
            goto done;
        locals[next] = OBJ(kwargs);
    }
    if (b.keywords && place_keywords(&b, kwargs) < 0)
        goto done;
    if (b.surplus && rest == NULL) {
        raise_too_many(&b);
        goto done;
    }
    failed = place_defaults(&b);
done:
    release(b.extra, extra);
    if (b.extra != few)
        mem_free(b.extra, extra * sizeof(Object *));
    if (failed < 0)
        release(locals, code->local_count);
    return failed;
}
