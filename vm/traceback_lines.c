/* The lines of one traceback, in the layout of CPython 3.13: its frames with their source, then the
 * exception's own text and notes.
 *
 * Whatever fails on the way (a __str__ that raises, a missing file) is replaced by a placeholder,
 * so nothing here returns an error; a builder that ran out of memory says so when it is finished.
 */
#include "vm/traceback_lines.h"

#include <stdio.h>

#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/color.h"
#include "vm/frame.h"
#include "vm/hint.h"
#include "vm/source_cache.h"
#include "vm/suggest.h"
#include "vm/sys.h"
#include "vm/traceback_marks.h"

enum { REPEATS_SHOWN = 3 };

static void add_format(StrBuilder *out, Str *text_steal) {
    if (text_steal == NULL) {
        error_clear();
        return;
    }
    builder_str(out, text_steal);
    decref(text_steal);
}

static void add_color(StrBuilder *out, const char *color) {
    if (traceback_color)
        builder_text(out, color);
}

/* ---- frames ---- */

bool traceback_brief, traceback_color;

static void add_entry(StrBuilder *out, const Traceback *t, Position p) {
    if (traceback_brief && p.end_line > p.line)
        p = (Position){p.line, p.line, -1, -1};
    Code *code = t->frame->code;
    Str *filename = code->filename;
    static const char plain[] = "  File \"%U\", line %d, in %U\n",
                      colored[] = "  File " COLOR_PLACE "\"%U\"" COLOR_RESET ", line " COLOR_PLACE
                                  "%d" COLOR_RESET ", in " COLOR_PLACE "%U" COLOR_RESET "\n";
    add_format(out,
               str_format(traceback_color ? colored : plain, filename, (int)p.line, code->name));
    Str *lines =
        p.line > 0 ? source_cache_lines(filename, p.line, p.end_line > p.line ? p.end_line : p.line)
                   : NULL;
    if (lines == NULL)
        return;
    size_t length;
    const char *text = str_utf8(lines, &length);
    if (text != NULL) {
        bool blank = true;
        for (size_t i = 0; i < length && blank; i++)
            blank = strchr(" \t\n\r\f\v", text[i]) != NULL;
        if (!blank)
            marks_append(out, text, length, p, traceback_color);
        str_utf8_free(lines, text, length);
    }
    error_clear();
    decref(lines);
}

static void add_repeats(StrBuilder *out, size_t count) {
    if (count > REPEATS_SHOWN)
        add_format(out, str_format("  [Previous line repeated %zu more time%s]\n",
                                   count - REPEATS_SHOWN, count - REPEATS_SHOWN > 1 ? "s" : ""));
}

void traceback_add_frames(StrBuilder *out, const Traceback *t) {
    const Traceback *previous = NULL;
    int previous_line = 0;
    size_t count = 0;
    for (; t != NULL; t = t->next) {
        Position p = code_position(t->frame->code, t->word);
        Code *code = t->frame->code, *last = previous ? previous->frame->code : NULL;
        if (last == NULL || previous_line != p.line || !str_equal(last->filename, code->filename)
            || !str_equal(last->name, code->name)) {
            add_repeats(out, count);
            count = 0;
        }
        if (++count <= REPEATS_SHOWN)
            add_entry(out, t, p);
        previous = t;
        previous_line = p.line;
    }
    add_repeats(out, count);
}

/* ---- the exception's own line ---- */

/* "module.Name", without the module for builtins and __main__. */
static void add_type_name(StrBuilder *out, Type *type) {
    Object *module = NULL, *qualname = NULL;
    add_color(out, COLOR_TYPE);
    if (object_lookup(OBJ(type), NAME(__module__), &module) > 0 && is_str(module)
        && !str_equal_ascii((Str *)module, "builtins")
        && !str_equal_ascii((Str *)module, "__main__")) {
        builder_str(out, (Str *)module);
        builder_char(out, '.');
    }
    error_clear();
    if (object_lookup(OBJ(type), NAME(__qualname__), &qualname) > 0 && is_str(qualname))
        builder_str(out, (Str *)qualname);
    add_color(out, COLOR_RESET);
    error_clear();
    xdecref(module);
    xdecref(qualname);
}

static Str *message_of(Object *exception) {
    Object *text = object_str(exception);
    if (text == NULL) {
        error_clear();
        text = OBJ(str_from_ascii("<exception str() failed>"));
    }
    return (Str *)text;
}

static int as_int(Object *o) {
    int64_t v = 0;
    return o != NULL && is_int(o) && int_fits_i64(o, &v) ? (int)v : 0;
}

/* The offending line of a SyntaxError and the carets under it. Offsets count characters from 1. */
static void add_syntax_line(StrBuilder *out, SyntaxErrorException *e) {
    Str *text = (Str *)e->text;
    size_t end = text->length, begin = 0;
    while (end > 0 && str_at(text, end - 1) == '\n')
        end--;
    while (begin < end
           && (str_at(text, begin) == ' ' || str_at(text, begin) == '\n'
               || str_at(text, begin) == '\f'))
        begin++;
    builder_text(out, "    ");
    if (e->offset == NULL || e->offset == KNone) {
        builder_slice(out, text, begin, end);
        builder_char(out, '\n');
        return;
    }
    int64_t offset = as_int(e->offset), stop = (int64_t)end + 1;
    if (e->end_lineno != NULL && e->end_lineno != KNone
        && as_int(e->lineno) == as_int(e->end_lineno)) {
        stop = as_int(e->end_offset);
        if (e->end_offset == NULL || e->end_offset == KNone || stop == 0)
            stop = offset;
    }
    if (offset > (int64_t)text->length)
        offset = (int64_t)end + 1;
    if (stop > (int64_t)text->length)
        stop = (int64_t)end + 1;
    if (offset >= stop || stop < 0)
        stop = offset + 1;
    int64_t first = offset - 1 - (int64_t)begin;
    if (first < 0) {
        builder_slice(out, text, begin, end);
        builder_char(out, '\n');
        return;
    }
    size_t from = (size_t)first + begin < end ? (size_t)first + begin : end,
           to = (size_t)(stop - 1) < end ? (size_t)(stop - 1) : end;
    if (to < from)
        to = from;
    builder_slice(out, text, begin, from);
    add_color(out, COLOR_CULPRIT);
    builder_slice(out, text, from, to);
    add_color(out, COLOR_RESET);
    builder_slice(out, text, to, end);
    builder_text(out, "\n    ");
    for (int64_t i = 0; i < first; i++) {
        uint32_t c = (size_t)i + begin < end ? str_at(text, (size_t)i + begin) : ' ';
        builder_char(out, c == '\t' || c == '\f' || c == 0xa0 ? c : ' ');
    }
    add_color(out, COLOR_CULPRIT);
    builder_repeat(out, '^', (size_t)(stop - offset));
    add_color(out, COLOR_RESET);
    builder_char(out, '\n');
}

static void add_syntax_error(StrBuilder *out, SyntaxErrorException *e) {
    bool has_line = e->lineno != NULL && e->lineno != KNone,
         has_file = e->filename != NULL && e->filename != KNone;
    if (has_line)
        add_format(out, str_format(traceback_color ? "  File " COLOR_PLACE "\"%S\"" COLOR_RESET
                                                     ", line " COLOR_PLACE "%S" COLOR_RESET "\n"
                                                   : "  File \"%S\", line %S\n",
                                   has_file ? e->filename : OBJ(NAME(string_source)), e->lineno));
    if (e->text != NULL && is_str(e->text))
        add_syntax_line(out, e);
    add_type_name(out, e->head.type);
    builder_text(out, ": ");
    add_color(out, COLOR_PLACE);
    if (e->msg == NULL || e->msg == KNone)
        builder_text(out, "<no detail available>");
    else
        add_format(out, str_format("%S", e->msg));
    add_format(out, hint_for(OBJ(e)));
    add_color(out, COLOR_RESET);
    if (!has_line && has_file)
        add_format(out, str_format(" (%S)", e->filename));
    builder_char(out, '\n');
}

static void add_more_mistakes(StrBuilder *out, Object *exception) {
    List *more = (List *)hint_more_mistakes(exception);
    for (size_t i = 0; more != NULL && i < more->length; i++) {
        builder_char(out, '\n');
        add_syntax_error(out, (SyntaxErrorException *)more->items[i]);
    }
    xdecref(more);
}

static void add_notes(StrBuilder *out, Object *exception) {
    Object *notes;
    if (object_lookup(exception, NAME(__notes__), &notes) <= 0) {
        error_clear();
        return;
    }
    if (!is_list(notes) && !is_tuple(notes)) {
        add_format(out, notes == KNone ? NULL : str_format("%R\n", notes));
    } else {
        Object *items = sequence_list(notes);
        for (size_t i = 0; items != NULL && i < ((List *)items)->length; i++) {
            Str *text = str_format("%S\n", ((List *)items)->items[i]);
            if (text == NULL) {
                error_clear();
                text = str_from_ascii("<note str() failed>\n");
            }
            add_format(out, text);
        }
        xdecref(items);
    }
    error_clear();
    decref(notes);
}

void traceback_add_exception(StrBuilder *out, Object *exception) {
    if (object_is(exception, &exc_SyntaxError)) {
        add_syntax_error(out, (SyntaxErrorException *)exception);
        add_more_mistakes(out, exception);
    } else {
        Str *message = message_of(exception), *suggestion = suggest_for(exception);
        if (suggestion == NULL)
            suggestion = hint_for(exception);
        add_type_name(out, exception->type);
        if (message != NULL && (message->length > 0 || suggestion != NULL)) {
            builder_text(out, ": ");
            add_color(out, COLOR_PLACE);
            builder_str(out, message);
            if (suggestion != NULL)
                builder_str(out, suggestion);
            add_color(out, COLOR_RESET);
        }
        builder_char(out, '\n');
        xdecref(message);
        xdecref(suggestion);
    }
    add_notes(out, exception);
}
