/* Warnings, as CPython's defaults treat them.
 *
 * A filter is a tuple (action, message, category, module, line): None fits all, a str fits a
 * message's start or a module's whole name, another object is asked by its match() method, line 0
 * fits all. The first filter that fits decides. They are a Python list, so that the module
 * `warnings` works on the same one. What has been shown is remembered in the globals of the module
 * that warned, as __warningregistry__. */
#include "vm/warnings.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"
#include "vm/builtins.h"
#include "vm/coroutine.h"
#include "vm/frame.h"
#include "vm/source_cache.h"
#include "vm/sys.h"
#include "vm/vm.h"

static List *filters; /* owned; `_warnings.filters` is the same object */
static Dict *once;    /* owned: what the action "once" has shown */

/* Where a warning belongs. */
typedef struct Origin {
    Str *filename; /* borrowed */
    int line;
    Object *module; /* borrowed: its name, a str */
    Dict *registry; /* borrowed or NULL: show it always */
    Object *source; /* borrowed or NULL: the object that the warning is about */
} Origin;

/* ---- the filters ---- */

static int add_filter(const char *action, Object *message, Type *category, Object *module, int line,
                      bool front) {
    Str *word = str_from_ascii(action);
    Object *number = int_from_i64(line);
    Tuple *filter = word && number ? tuple_pack(5, word, message, category, module, number) : NULL;
    int failed = filter == NULL
                     ? -1
                     : list_insert(filters, front ? 0 : (ssize_t)filters->length, OBJ(filter));
    xdecref(word);
    xdecref(number);
    xdecref(filter);
    return failed;
}

int warnings_init(void) {
    static Type *const ignored[] = {&exc_DeprecationWarning, &exc_PendingDeprecationWarning,
                                    &exc_ImportWarning, &exc_ResourceWarning};
    filters = list_new(0);
    once = dict_new();
    if (filters == NULL || once == NULL
        || add_filter("default", KNone, &exc_DeprecationWarning, OBJ(NAME(__main__)), 0, false) < 0)
        return -1;
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (add_filter("ignore", KNone, ignored[i], KNone, 0, false) < 0)
            return -1;
    return 0;
}

void warnings_shutdown(void) {
    CLEAR(filters);
    CLEAR(once);
}

/* Does a filter's pattern fit? A str: `whole` or at the start, whatever the case. 1, 0, -1. */
static int fits(Object *pattern, Str *text, bool whole) {
    if (pattern == KNone)
        return 1;
    if (is_exact(pattern, &str_type)) {
        Str *p = (Str *)pattern;
        if (p->length > text->length || (whole && p->length != text->length))
            return 0;
        for (size_t i = 0; i < p->length; i++) {
            uint32_t a = str_at(p, i), b = str_at(text, i);
            if (a != b && (whole || a >= 128 || b >= 128 || tolower((int)a) != tolower((int)b)))
                return 0;
        }
        return 1;
    }
    Str *name = str_from_ascii("match");
    Object *arg = OBJ(text), *result = name ? object_call_method(pattern, name, &arg, 1) : NULL;
    int answer = result ? object_truth(result) : -1;
    xdecref(name);
    xdecref(result);
    return answer;
}

/* 1: the filter decides, *action is borrowed from it. */
static int try_filter(Tuple *filter, Type *category, Str *text, const Origin *origin,
                      Str **action) {
    Object **f = filter->items;
    int64_t line = 0;
    if (filter->length != 5 || !is_str(f[0]) || !is_int(f[4]) || !int_fits_i64(f[4], &line))
        return raise_value_error("warnings.filters item %zu isn't a 5-tuple", (size_t)0), -1;
    *action = (Str *)f[0];
    if (line != 0 && line != origin->line)
        return 0;
    int is = object_issubclass(OBJ(category), f[2]);
    if (is > 0)
        is = fits(f[1], text, false);
    return is > 0 ? fits(f[3], (Str *)origin->module, true) : is;
}

/* The action for a warning: new, "default" if no filter fits. */
static Str *find_action(Type *category, Str *text, const Origin *origin) {
    for (size_t i = 0; i < filters->length; i++) {
        Object *filter = filters->items[i];
        if (!is_exact(filter, &tuple_type))
            return raise_value_error("warnings.filters item %zu isn't a 5-tuple", i), NULL;
        incref(filter);
        Str *action = NULL;
        int found = try_filter((Tuple *)filter, category, text, origin, &action);
        if (found > 0)
            incref(action);
        decref(filter);
        if (found != 0)
            return found > 0 ? action : NULL;
    }
    return str_from_ascii("default");
}

/* ---- what was shown ---- */

/* Is the warning in the registry? It is afterwards. 1, 0, -1. */
static int known_or_add(Dict *registry, Str *text, Type *category, int line, bool add) {
    Object *number = int_from_i64(line);
    Tuple *key = number ? tuple_pack(3, text, category, number) : NULL;
    int known = key == NULL ? -1 : dict_contains(registry, OBJ(key));
    if (known == 0 && add && dict_set(registry, OBJ(key), KTrue) < 0)
        known = -1;
    xdecref(number);
    xdecref(key);
    return known;
}

/* Should the action show this warning now? 1, 0, -1. */
static int wants_show(Str *action, Str *text, Type *category, const Origin *origin) {
    Dict *registry = origin->registry;
    int line = origin->line;
    if (str_equal_ascii(action, "always") || str_equal_ascii(action, "all"))
        return 1;
    if (str_equal_ascii(action, "once"))
        registry = once, line = 0;
    else if (str_equal_ascii(action, "module"))
        line = 0;
    else if (!str_equal_ascii(action, "default"))
        return raise_runtime_error("Unrecognized action (%R) in warnings.filters:\n %R", action,
                                   action),
               -1;
    if (registry == NULL)
        return 1;
    int known = known_or_add(registry, text, category, line, true);
    return known < 0 ? -1 : !known;
}

/* ---- showing ---- */

static int write_text(Object *file, Str *text_steal) {
    Object *arg = OBJ(text_steal),
           *result = text_steal ? object_call_method(file, NAME(write), &arg, 1) : NULL;
    xdecref(text_steal);
    xdecref(result);
    return result ? 0 : -1;
}

static Str *stripped_line(const Origin *origin) {
    Str *line = source_cache_line(origin->filename, origin->line);
    if (line == NULL)
        return NULL;
    size_t start = 0, end = line->length;
    text_trim(text_of(line), TRIM_BOTH, &(Text){" \t\f\r\n", 5, 1}, NULL, &start, &end);
    Str *stripped = str_slice(line, start, end);
    decref(line);
    return stripped;
}

/* "file:line: Category: text", then the source line. An unusable stderr is nobody's error. */
static int show_plain(Type *category, Str *text, const Origin *origin) {
    Object *file = sys_get_borrow(NAME(stderr));
    if (file == NULL || file == KNone)
        return 0;
    incref(file);
    Str *line = stripped_line(origin);
    if (line == NULL)
        error_clear();
    int failed = write_text(
        file, str_format("%U:%d: %N: %U\n", origin->filename, origin->line, category, text));
    if (failed == 0 && line != NULL && line->length > 0)
        failed = write_text(file, str_format("  %U\n", line));
    if (failed == 0 && origin->source != NULL && !sys_finalizing)
        failed = write_text(
            file, str_format("%N: Enable tracemalloc to get the object allocation traceback\n",
                             category));
    xdecref(line);
    decref(file);
    if (failed < 0 && !error_is(&exc_MemoryError)) {
        error_clear();
        failed = 0;
    }
    return failed;
}

/* Once the module `warnings` is there, its _show has the say, since programs replace showwarning.
 */
static int show(Object *warning, Type *category, Str *text, const Origin *origin) {
    Object *module = dict_get_str_borrow(modules_dict(), NAME(warnings)), *function = NULL;
    if (module == NULL && origin->source != NULL && mem.tracing && !sys_finalizing) {
        Object *imported =
            import_module(NAME(warnings)); /* it knows how to tell the source's traceback */
        if (imported == NULL)
            return -1;
        module = dict_get_str_borrow(modules_dict(), NAME(warnings));
        decref(imported);
    }
    if (module != NULL && object_lookup(module, NAME(_show), &function) < 0)
        return -1;
    if (function == NULL)
        return show_plain(category, text, origin);
    Object *args[] = {incref(warning), OBJ(category), OBJ(origin->filename),
                      int_from_i64(origin->line), origin->source ? origin->source : KNone};
    Object *result = args[3] ? object_call(function, args, 5, NULL) : NULL;
    xdecref(args[3]);
    decref(args[0]);
    decref(function);
    xdecref(result);
    return result ? 0 : -1;
}

/* The whole way of one warning. `warning` is an instance of the category, `text` its str(). */
static int issue(Object *warning, Type *category, Str *text, const Origin *origin) {
    if (filters == NULL) /* a finalizer of the last collection */
        return 0;
    int known =
        origin->registry ? known_or_add(origin->registry, text, category, origin->line, false) : 0;
    if (known != 0)
        return known < 0 ? -1 : 0;
    Str *action = find_action(category, text, origin);
    if (action == NULL)
        return -1;
    int result = 0;
    if (str_equal_ascii(action, "error")) {
        raise_object(warning);
        result = -1;
    } else if (!str_equal_ascii(action, "ignore")) {
        result = wants_show(action, text, category, origin);
        if (result > 0)
            result = show(warning, category, text, origin);
    }
    decref(action);
    return result;
}

/* ---- where the warning comes from ---- */

static Dict *registry_of(Dict *globals) {
    Object *registry = dict_get_str_borrow(globals, NAME(__warningregistry__));
    if (registry != NULL)
        return is_exact(registry, &dict_type) ? (Dict *)registry : NULL;
    Dict *made = dict_new();
    if (made == NULL || dict_set_str(globals, NAME(__warningregistry__), OBJ(made)) < 0)
        error_clear();
    xdecref(made);
    return (Dict *)dict_get_str_borrow(globals, NAME(__warningregistry__));
}

/* The frame `level` calls out; 1 is the innermost. */
static void origin_at(int64_t level, Origin *out) {
    Frame *frame = frame_current();
    for (; level > 1 && frame != NULL; level--)
        frame = frame - 1 > thread->frame_base ? frame - 1 : NULL;
    if (frame == NULL) {
        *out = (Origin){NAME(sys_source), 0, OBJ(NAME(sys)), NULL, NULL};
        return;
    }
    Dict *globals = frame->function->globals;
    Object *module = dict_get_str_borrow(globals, NAME(__name__));
    *out = (Origin){frame->code->filename, frame_line(frame),
                    module && is_str(module) ? module : OBJ(NAME(string_source)),
                    registry_of(globals), NULL};
}

static int issue_text(Type *category, Str *message, const Origin *origin) {
    Object *arg = OBJ(message), *warning = exception_new(category, &arg, 1);
    int result = warning ? issue(warning, category, message, origin) : -1;
    xdecref(warning);
    return result;
}

int warnings_warn(Type *category, Str *message) {
    Origin origin;
    origin_at(1, &origin);
    return issue_text(category, message, &origin);
}

int warnings_warn_source(Type *category, Str *message, Object *source) {
    Origin origin;
    if (filters == NULL) /* a finalizer of the last collection */
        return 0;
    origin_at(1, &origin);
    origin.source = source;
    return issue_text(category, message, &origin);
}

int warnings_warn_at(Type *category, Str *message, Str *filename, int line) {
    Str *module = filename;
    size_t length = filename->length;
    if (length > 3 && str_at(filename, length - 3) == '.' && str_at(filename, length - 2) == 'p'
        && str_at(filename, length - 1) == 'y')
        module = str_slice(filename, 0, length - 3);
    else
        incref(module);
    if (module == NULL)
        return -1;
    Origin origin = {filename, line, OBJ(module), NULL, NULL};
    int result = issue_text(category, message, &origin);
    decref(module);
    return result;
}

/* ---- -W ---- */

static const char *const actions[] = {"default", "always", "all",  "ignore",
                                      "module",  "once",   "error"};

static const char *complete_action(const char *text, size_t length) {
    for (size_t i = 0; length > 0 && i < sizeof actions / sizeof *actions; i++)
        if (strncmp(actions[i], text, length) == 0)
            return actions[i];
    return length == 0 ? actions[0] : NULL;
}

/* A built-in warning category by name: borrowed or NULL. */
static Type *category_named(const char *name) {
    Str *s = str_from_ascii(name);
    Object *found = s ? dict_get_str_borrow(builtins_dict(), s) : NULL;
    xdecref(s);
    return found && is_type(found) && type_is_subtype((Type *)found, &exc_Warning) ? (Type *)found
                                                                                   : NULL;
}

static void refuse_option(const char *format, const char *what) {
    fputs("Invalid -W option ignored: ", stderr);
    fprintf(stderr, format, what);
    fputc('\n', stderr);
}

int warnings_option(const char *text) {
    char copy[256], *fields[5] = {NULL}, *rest = copy;
    if (strlen(text) >= sizeof copy)
        return refuse_option("too many fields (max 5): '%s'", text), 0;
    strcpy(copy, text);
    for (size_t i = 0; i < 5; i++)
        fields[i] = rest ? strsep(&rest, ":") : NULL;
    if (rest != NULL)
        return refuse_option("too many fields (max 5): '%s'", text), 0;
    const char *action = complete_action(fields[0], strlen(fields[0]));
    if (action == NULL)
        return refuse_option("invalid action: '%s'", fields[0]), 0;
    bool any = fields[2] == NULL || fields[2][0] == '\0';
    Type *category = any ? &exc_Warning : category_named(fields[2]);
    if (category == NULL)
        return refuse_option("unknown warning category: '%s'", fields[2]), 0;
    int line = fields[4] ? atoi(fields[4]) : 0;
    if (line < 0 || (fields[4] && fields[4][0] != '\0' && !isdigit((unsigned char)fields[4][0])))
        return refuse_option("invalid lineno '%s'", fields[4]), 0;
    Object *message = fields[1] && fields[1][0]
                          ? OBJ(str_from_utf8_lossy(fields[1], strlen(fields[1])))
                          : new_none();
    Object *module = fields[3] && fields[3][0]
                         ? OBJ(str_from_utf8_lossy(fields[3], strlen(fields[3])))
                         : new_none();
    int failed = message && module ? add_filter(action, message, category, module, line, true) : -1;
    xdecref(message);
    xdecref(module);
    return failed;
}

/* ---- the module _warnings ---- */

/* Category and text of warn()'s first two arguments; *warning is the instance to raise or show. All
 * three are new. */
static int settle(Object *message, Object *category, Object **warning, Type **type, Str **text) {
    if (is_exception(message) && type_is_subtype(message->type, &exc_Warning)) {
        category = OBJ(message->type);
        *warning = incref(message);
    } else {
        if (category == NULL || category == KNone)
            category = OBJ(&exc_UserWarning);
        if (!is_type(category) || !type_is_subtype((Type *)category, &exc_Warning))
            return raise_type_error("category must be a Warning subclass, not '%T'", category), -1;
        *warning = object_call1(category, message);
        if (*warning == NULL)
            return -1;
    }
    *text = (Str *)object_str(*warning);
    if (*text == NULL) {
        CLEAR(*warning);
        return -1;
    }
    *type = incref(category);
    return 0;
}

static Object *issue_object(Object *message, Object *category, const Origin *origin) {
    Object *warning;
    Type *type;
    Str *text;
    if (settle(message, category, &warning, &type, &text) < 0)
        return NULL;
    int failed = issue(warning, type, text, origin);
    decref(warning);
    decref(type);
    decref(text);
    return failed < 0 ? NULL : new_none();
}

NATIVE(warnings_warn_function) {
    UNUSED_ARGS;
    int64_t level = args[2] ? int_as_i64(args[2]) : 1;
    if (level == -1 && error_occurred())
        return NULL;
    Origin origin;
    origin_at(level, &origin);
    origin.source = args[3] == KNone ? NULL : args[3];
    return issue_object(args[0], args[1], &origin);
}

NATIVE(warnings_warn_explicit) {
    UNUSED_ARGS;
    if (!is_str(args[2]))
        return raise_type_error("warn_explicit() argument 'filename' must be str, not %T", args[2]);
    int64_t line = int_as_i64(args[3]);
    if (line == -1 && error_occurred())
        return NULL;
    Dict *registry = args[5] && is_exact(args[5], &dict_type) ? (Dict *)args[5] : NULL;
    Origin origin = {(Str *)args[2], (int)line, args[4] && is_str(args[4]) ? args[4] : args[2],
                     registry, args[7] == KNone ? NULL : args[7]};
    return issue_object(args[0], args[1], &origin);
}

NATIVE(warnings_source_line) {
    UNUSED_ARGS;
    int64_t line = is_str(args[0]) && is_int(args[1]) ? int_as_i64(args[1]) : 0;
    if (line == -1 && error_occurred())
        return NULL;
    Str *text = line > 0 && line < INT32_MAX ? source_cache_line((Str *)args[0], (int)line) : NULL;
    return text ? OBJ(text) : OBJ(str_from_ascii(""));
}

static const MethodDef functions[] = {
    {"warn", warnings_warn_function,
     "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()", 0,
     "Issue a warning at the line that runs, or at one of its callers'."},
    {"warn_explicit", warnings_warn_explicit,
     "message, category, filename, lineno, module=None, registry=None, module_globals=None, "
     "source=None",
     0, "Issue a warning at a given line of a file."},
    {"_source_line", warnings_source_line, "filename, lineno, /", 0,
     "A line of a source, as tracebacks show it; empty if there is none."},
    {0},
};

static int init(Object *module) {
    Object *warn_unawaited = native_function_new(&coroutine_warn_def, NULL, NULL, NULL);
    if (warn_unawaited == NULL || module_add(module, coroutine_warn_def.name, warn_unawaited) < 0)
        return -1;
    return module_add(module, "filters", incref(filters)) < 0
                   || module_add(module, "_onceregistry", incref(once)) < 0
               ? -1
               : 0;
}

const ModuleDef _warnings_module = {"_warnings", "The warning filters and what applies them.",
                                    functions, init};
