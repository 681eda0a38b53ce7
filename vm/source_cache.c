/* Source lines for tracebacks and warnings: what was registered under a name (the prompt, -c), else the file. The text of the file that was asked for
 * last is kept, since the frames of a traceback mostly share one. */
#include "vm/source_cache.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "vm/import.h"

static Dict *registered;   /* filename -> text; NULL until needed */
static Str *cached_name;   /* the file whose bytes are in cached_text, or NULL */
static char *cached_text;  /* owned, NULL: the file could not be read */
static size_t cached_length;

static void forget(void) {
    if (cached_text != NULL)
        mem_free(cached_text, cached_length + 1);
    cached_text = NULL;
    CLEAR(cached_name);
}

void source_cache_clear(void) {
    forget();
    CLEAR(registered);
}

void source_register(Str *filename, Str *text) {
    if (registered == NULL)
        registered = dict_new();
    if (registered == NULL || dict_set(registered, OBJ(filename), OBJ(text)) < 0)
        error_clear();
}

static void load(Str *filename) {
    if (cached_name != NULL && str_equal(cached_name, filename))
        return;
    forget();
    cached_name = incref(filename);
    cached_text = file_read(filename, &cached_length);
    if (cached_text == NULL)
        error_clear();
}

/* Points at lines first..last of the text; false if first is beyond its end. */
static bool cut(const char *text, size_t length, int first, int last, const char **out, size_t *out_length) {
    const char *p = text, *end = text + length;
    for (int i = 1; i < first; i++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (p == NULL)
            return false;
        p++;
    }
    if (p >= end || first < 1)
        return false;
    const char *stop = p;
    for (int i = first; i <= last && stop < end; i++) {
        const char *newline = memchr(stop, '\n', (size_t)(end - stop));
        stop = newline ? newline + 1 : end;
    }
    while (stop > p && (stop[-1] == '\n' || stop[-1] == '\r'))
        stop--;
    *out = p;
    *out_length = (size_t)(stop - p);
    return true;
}

Str *source_lines(Str *filename, int first, int last) {
    Object *pending = error_fetch();
    const char *text, *part;
    size_t length, part_length;
    Str *result = NULL;
    Object *known = registered ? dict_get_borrow(registered, OBJ(filename)) : NULL;
    if (known != NULL) {
        text = str_utf8((Str *)known, &length);
        if (text != NULL && cut(text, length, first, last, &part, &part_length))
            result = str_from_utf8_lossy(part, part_length);
        if (text != NULL)
            str_utf8_free((Str *)known, text, length);
    } else if (filename->length > 0 && !(str_at(filename, 0) == '<' && str_at(filename, filename->length - 1) == '>')) {
        load(filename);
        if (cached_text != NULL && cut(cached_text, cached_length, first, last, &part, &part_length))
            result = str_from_utf8_lossy(part, part_length);
    }
    error_clear();
    error_restore(pending);
    return result;
}

Str *source_line(Str *filename, int line, Object *globals) {
    (void)globals;
    return source_lines(filename, line, line);
}
