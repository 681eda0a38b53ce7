/* Completion at the prompt: keywords, names of __main__ and builtins, attributes behind a dot.
 *
 * The expression before the last dot must be names joined by dots; nothing is called to find out
 * more, except what attribute look-up itself runs. Names with an underscore in front are left out
 * until one is typed. */
#include "vm/prompt.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/list.h"
#include "vm/builtins.h"
#include "vm/vm.h"

static const char *const keywords[] = {
    "False",  "None",     "True",   "and", "as",   "assert", "async",  "await",    "break", "case",
    "class",  "continue", "def",    "del", "elif", "else",   "except", "finally",  "for",   "from",
    "global", "if",       "import", "in",  "is",   "lambda", "match",  "nonlocal", "not",   "or",
    "pass",   "raise",    "return", "try", "type", "while",  "with",   "yield",
};

static bool starts_with(Str *s, Str *prefix) {
    if (s->length < prefix->length)
        return false;
    for (size_t i = 0; i < prefix->length; i++)
        if (str_at(s, i) != str_at(prefix, i))
            return false;
    return prefix->length > 0 || s->length == 0 || str_at(s, 0) != '_';
}

static bool contains(List *l, Str *s) {
    for (size_t i = 0; i < l->length; i++)
        if (str_equal((Str *)l->items[i], s))
            return true;
    return false;
}

/* Adds head + name, with a parenthesis for what can be called. */
static int add(List *to, const char *head, Str *name, bool callable) {
    Str *word = str_format("%s%U%s", head, name, callable ? "(" : "");
    if (word == NULL)
        return -1;
    if (contains(to, word))
        return decref(word), 0;
    return list_append_steal(to, OBJ(word));
}

static int add_keywords(List *to, Str *prefix) {
    int failed = 0;
    for (size_t i = 0; failed == 0 && i < sizeof keywords / sizeof *keywords; i++) {
        Str *word = str_from_ascii(keywords[i]);
        failed = word == NULL ? -1 : starts_with(word, prefix) ? add(to, "", word, false) : 0;
        xdecref(word);
    }
    return failed;
}

static int add_names(List *to, Dict *scope, Str *prefix) {
    Object *all = scope ? dict_keys_list(scope) : NULL;
    int failed = all ? 0 : -1;
    for (size_t i = 0; failed == 0 && i < ((List *)all)->length; i++) {
        Object *name = ((List *)all)->items[i], *value;
        if (!is_str(name) || !starts_with((Str *)name, prefix))
            continue;
        value = dict_get_str_borrow(scope, (Str *)name);
        failed = add(to, "", (Str *)name, value != NULL && is_callable(value));
    }
    xdecref(all);
    return failed;
}

/* The value of names joined by dots: new, or NULL. */
static Object *resolve(const char *text, size_t length) {
    Object *o = NULL;
    const char *end = text + length;
    for (bool first = true; text <= end; first = false) {
        const char *stop = memchr(text, '.', (size_t)(end - text));
        if (stop == NULL)
            stop = end;
        Str *name = str_intern_utf8(text, (size_t)(stop - text));
        Object *next = NULL;
        if (name != NULL && first) {
            Dict *globals = vm_main_globals();
            next = globals ? dict_get_str_borrow(globals, name) : NULL;
            next = xincref(next ? next : dict_get_str_borrow(builtins_dict(), name));
        } else if (name != NULL) {
            next = object_getattr(o, name);
        }
        xdecref(name);
        REPLACE_STEAL(o, next);
        if (o == NULL)
            return NULL;
        text = stop + 1;
    }
    return o;
}

static int add_attributes(List *to, const char *text, const char *dot) {
    Object *o = resolve(text, (size_t)(dot - text));
    Str *prefix = str_from_utf8(dot + 1, strlen(dot + 1));
    Object *names_ = o ? object_dir(o) : NULL;
    size_t head_length = (size_t)(dot + 1 - text);
    char *head = mem_alloc(head_length + 1);
    int failed = prefix && names_ && head ? 0 : -1;
    for (size_t i = 0; failed == 0 && i < ((List *)names_)->length; i++) {
        Object *name = ((List *)names_)->items[i], *value = NULL;
        if (!is_str(name) || !starts_with((Str *)name, prefix))
            continue;
        memcpy(head, text, head_length);
        head[head_length] = '\0';
        if (object_lookup(o, (Str *)name, &value) < 0)
            error_clear();
        failed = add(to, head, (Str *)name, value != NULL && is_callable(value));
        xdecref(value);
    }
    if (head != NULL)
        mem_free(head, head_length + 1);
    xdecref(names_);
    xdecref(prefix);
    xdecref(o);
    return failed;
}

List *prompt_candidates(const char *text) {
    List *found = list_new(0);
    const char *dot = strrchr(text, '.');
    int failed = found ? 0 : -1;
    if (failed == 0 && dot != NULL) {
        failed = add_attributes(found, text, dot);
    } else if (failed == 0) {
        Str *prefix = str_from_utf8(text, strlen(text));
        failed = prefix == NULL || add_keywords(found, prefix) < 0
                         || add_names(found, vm_main_globals(), prefix) < 0
                         || add_names(found, builtins_dict(), prefix) < 0
                     ? -1
                     : 0;
        xdecref(prefix);
    }
    error_clear();
    if (failed < 0)
        CLEAR(found);
    return found;
}
