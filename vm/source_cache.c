/* Source lines for tracebacks and warnings: what was registered for a code's filename object (the
 * prompt, -c), else the file.
 *
 * All that is typed at the prompt is called "<stdin>". Each input's code has a filename object of
 * its own, so texts are registered by that object's identity; an entry whose name nobody else
 * refers to any more is dropped. Of files, the text of the one that was asked for last is kept,
 * since the frames of a traceback mostly share one. */
#include "vm/source_cache.h"

#include "compiler/source.h"
#include "compiler/syntax_error.h"
#include "runtime/objects/exceptions.h"
#include "vm/import.h"

typedef struct Entry {
    Str *filename, *text; /* owned */
} Entry;

static Entry *entries; /* owned; NULL until needed */
static size_t entry_count, entry_capacity;
static Str *cached_name;  /* the file whose bytes are in cached_text, or NULL */
static char *cached_text; /* owned, NULL: the file could not be read */
static size_t cached_length;

static void forget(void) {
    if (cached_text != NULL)
        mem_free(cached_text, cached_length + 1);
    cached_text = NULL;
    CLEAR(cached_name);
}

static void drop(size_t i) {
    Entry entry = entries[i];
    entries[i] = entries[--entry_count];
    decref(entry.filename);
    decref(entry.text);
}

void source_cache_clear(void) {
    forget();
    while (entry_count > 0)
        drop(entry_count - 1);
    if (entries != NULL)
        mem_free(entries, entry_capacity * sizeof *entries);
    entries = NULL;
    entry_capacity = 0;
}

static Str *registered(Str *filename) {
    for (size_t i = 0; i < entry_count; i++)
        if (entries[i].filename == filename)
            return entries[i].text;
    return NULL;
}

void source_cache_register(Str *filename, Str *text) {
    for (size_t i = entry_count; i-- > 0;)
        if (entries[i].filename->head.refcount == 1 || entries[i].filename == filename)
            drop(i);
    if (entry_count == entry_capacity) {
        size_t capacity = entry_capacity ? entry_capacity * 2 : 8;
        Entry *more =
            mem_resize(entries, entry_capacity * sizeof *entries, capacity * sizeof *entries);
        if (more == NULL)
            return; /* tracebacks will lack these lines */
        entries = more;
        entry_capacity = capacity;
    }
    entries[entry_count++] = (Entry){incref(filename), incref(text)};
}

/* The bytes of a source file as clean UTF-8, whatever encoding it declares: mem_alloc'd, a zero
 * byte behind; NULL if it cannot be read so. */
static char *decode(const char *bytes, size_t *length) {
    Scratch scratch;
    Source source;
    SyntaxErrorInfo error = {0};
    char *text = NULL;
    scratch_init(&scratch);
    if (source_init(&source, bytes, *length, SOURCE_BYTES, NULL, &scratch, &error)
        && (text = mem_alloc(source.size + 1)) != NULL) {
        memcpy(text, source.text, source.size + 1);
        *length = source.size;
    }
    source_dispose(&source);
    scratch_free_all(&scratch);
    return text;
}

static void load(Str *filename) {
    if (cached_name != NULL && str_equal(cached_name, filename))
        return;
    forget();
    cached_name = incref(filename);
    char *bytes = import_read_file(filename, &cached_length);
    if (bytes != NULL) {
        size_t size = cached_length + 1;
        cached_text = decode(bytes, &cached_length);
        mem_free(bytes, size);
    }
    error_clear();
}

/* Points at lines first..last of the text; false if first is beyond its end. */
static bool cut(const char *text, size_t length, int first, int last, const char **out,
                size_t *out_length) {
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

Str *source_cache_lines(Str *filename, int first, int last) {
    Object *pending = error_fetch();
    const char *text, *part;
    size_t length, part_length;
    Str *result = NULL;
    Str *known = registered(filename);
    if (known != NULL) {
        text = str_utf8(known, &length);
        if (text != NULL && cut(text, length, first, last, &part, &part_length))
            result = str_from_utf8_lossy(part, part_length);
        if (text != NULL)
            str_utf8_free(known, text, length);
    } else if (filename->length > 0
               && !(str_at(filename, 0) == '<' && str_at(filename, filename->length - 1) == '>')) {
        load(filename);
        if (cached_text != NULL
            && cut(cached_text, cached_length, first, last, &part, &part_length))
            result = str_from_utf8_lossy(part, part_length);
    }
    error_clear();
    error_restore(pending);
    return result;
}

Str *source_cache_text(Str *filename) {
    Object *pending = error_fetch();
    Str *result = xincref(registered(filename));
    if (result == NULL && filename->length > 0
        && !(str_at(filename, 0) == '<' && str_at(filename, filename->length - 1) == '>')) {
        load(filename);
        if (cached_text != NULL)
            result = str_from_utf8_lossy(cached_text, cached_length);
    }
    error_clear();
    error_restore(pending);
    return result;
}

Str *source_cache_line(Str *filename, int line) { return source_cache_lines(filename, line, line); }
