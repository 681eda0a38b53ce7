/* Exceptions as text, in the layout of CPython 3.13: the chain of causes and contexts, exception
 * groups as trees.
 *
 * All goes into one builder and is written at once, so that what other threads or a broken stderr
 * do cannot tear it. Inside a group every line has a margin of bars, two columns deeper for each
 * level; members are chains of their own. */
#include "vm/traceback_print.h"

#include <stdio.h>

#include "runtime/objects/exceptions.h"
#include "vm/color.h"
#include "vm/sys.h"
#include "vm/traceback_chain.h"
#include "vm/traceback_lines.h"

enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

typedef struct Writer {
    StrBuilder out;
    Chain chain;     /* what there is to show */
    size_t depth;    /* of groups; 0: no margin */
    bool need_close; /* the rule below the last member is still to be drawn */
} Writer;

/* ---- margins ---- */

static void add_margin(Writer *w, char bar) {
    if (w->depth == 0)
        return;
    builder_repeat(&w->out, ' ', w->depth * 2);
    builder_char(&w->out, (uint32_t)bar);
    builder_char(&w->out, ' ');
}

static void add_text(Writer *w, const char *text) {
    add_margin(w, '|');
    builder_text(&w->out, text);
}

/* Takes over a builder's text and adds it line by line behind the margin. */
static void add_block(Writer *w, StrBuilder *block) {
    Str *text = builder_finish(block);
    if (text == NULL) {
        error_clear();
        return;
    }
    for (size_t begin = 0, end; begin < text->length; begin = end) {
        end = begin;
        while (end < text->length && str_at(text, end) != '\n')
            end++;
        end += end < text->length;
        add_margin(w, '|');
        builder_slice(&w->out, text, begin, end);
    }
    decref(text);
}

/* ---- one exception ---- */

static Traceback *traceback_of(Object *exception) {
    Object *t = ((BaseException *)exception)->traceback;
    return t != NULL && is_exact(t, &traceback_type) ? (Traceback *)t : NULL;
}

static void add_own_lines(Writer *w, Object *exception) {
    StrBuilder block = STR_BUILDER;
    if (traceback_of(exception) != NULL)
        traceback_add_frames(&block, traceback_of(exception));
    traceback_add_exception(&block, exception);
    add_block(w, &block);
}

static void add_chain(Writer *w, int32_t item);

/* The numbered rule above a member, then the member. */
static void add_member(Writer *w, const ChainItem *group, size_t i) {
    builder_repeat(&w->out, ' ', w->depth * 2);
    builder_text(&w->out, i == 0 ? "+-+---------------- " : "  +---------------- ");
    if (i < GROUP_WIDTH) {
        Str *number = str_format("%zu", i + 1);
        if (number != NULL)
            builder_str(&w->out, number);
        xdecref(number);
    } else {
        builder_text(&w->out, "...");
    }
    builder_text(&w->out, " ----------------\n");
    w->depth++;
    if (i < GROUP_WIDTH) {
        add_chain(w, group->members + (int32_t)i);
    } else {
        StrBuilder block = STR_BUILDER;
        size_t more = (size_t)group->member_count - GROUP_WIDTH;
        Str *text = str_format("and %zu more exception%s\n", more, more > 1 ? "s" : "");
        if (text != NULL)
            builder_str(&block, text);
        xdecref(text);
        add_block(w, &block);
    }
}

static void add_group(Writer *w, const ChainItem *group) {
    bool outermost = w->depth == 0;
    w->depth += outermost;
    if (traceback_of(group->exception) != NULL) {
        add_margin(w, outermost ? '+' : '|');
        builder_text(&w->out, "Exception Group Traceback (most recent call last):\n");
    }
    add_own_lines(w, group->exception);
    size_t count = (size_t)group->member_count;
    if (count > GROUP_WIDTH)
        count = GROUP_WIDTH + 1;
    w->need_close = false;
    for (size_t i = 0; i < count; i++) {
        if (i + 1 == count) /* a member that is a group draws the rule itself */
            w->need_close = true;
        add_member(w, group, i);
        if (i + 1 == count && w->need_close) {
            builder_repeat(&w->out, ' ', w->depth * 2);
            builder_text(&w->out, "+------------------------------------\n");
            w->need_close = false;
        }
        w->depth--;
    }
    w->depth -= outermost;
}

static void add_one(Writer *w, int32_t item) {
    Object *exception = w->chain.items[item].exception;
    if (!object_is(exception, &exc_BaseExceptionGroup)) {
        if (traceback_of(exception) != NULL)
            add_text(w, "Traceback (most recent call last):\n");
        add_own_lines(w, exception);
    } else if (w->depth > GROUP_DEPTH) {
        add_text(w, "... (max_group_depth is 10)\n");
    } else {
        add_group(w, &w->chain.items[item]);
    }
}

/* ---- the chain ---- */

static void add_link(Writer *w, bool is_cause) {
    StrBuilder block = STR_BUILDER;
    builder_text(&block,
                 is_cause
                     ? "\nThe above exception was the direct cause of the following exception:\n\n"
                     : "\nDuring handling of the above exception, another exception occurred:\n\n");
    add_block(w, &block);
}

/* The oldest exception first. */
static void add_chain(Writer *w, int32_t item) {
    size_t length = 1;
    bool is_cause;
    for (int32_t i = item; (i = chain_origin(&w->chain, i, &is_cause)) != CHAIN_NONE;)
        length++;
    int32_t *way = mem_alloc_array(length, sizeof *way);
    if (way == NULL) {
        add_one(w, item);
        return;
    }
    way[0] = item;
    for (size_t i = 1; i < length; i++)
        way[i] = chain_origin(&w->chain, way[i - 1], &is_cause);
    for (size_t i = length; i-- > 0;) {
        add_one(w, way[i]);
        if (i == 0)
            break;
        chain_origin(&w->chain, way[i - 1], &is_cause);
        add_link(w, is_cause);
    }
    mem_free(way, length * sizeof *way);
}

Str *traceback_format(Object *exception) {
    Writer w = {.out = STR_BUILDER};
    chain_build(&w.chain, exception);
    if (w.chain.count > 0)
        add_chain(&w, 0);
    else
        raise_no_memory();
    chain_release(&w.chain);
    if (error_occurred()) {
        builder_discard(&w.out);
        return NULL;
    }
    return builder_finish(&w.out);
}

Str *traceback_format_brief(Object *exception) {
    traceback_brief = true;
    Str *text = traceback_format(exception);
    traceback_brief = false;
    return text;
}

/* To the C stream, for when Python's is gone or has no memory to write with. */
static void print_raw(Object *exception, Str *text) {
    size_t length;
    const char *utf8 = str_utf8(text, &length);
    if (utf8 == NULL) {
        error_clear();
        fprintf(stderr, "%s\n", exception->type->name);
        return;
    }
    fwrite(utf8, 1, length, stderr);
    str_utf8_free(text, utf8, length);
}

int traceback_print(Object *exception, Object *file) {
    traceback_color = (file == NULL || file == sys_get_borrow(NAME(stderr))) && color_wanted();
    Str *text = traceback_format(exception);
    traceback_color = false;
    if (text == NULL) { /* no memory for more than the name */
        error_clear();
        fprintf(stderr, "%s\n", exception->type->name);
        return 0;
    }
    bool to_stderr = file == NULL;
    if (to_stderr)
        file = sys_get_borrow(NAME(stderr));
    int failed = 0;
    if (file == NULL) {
        print_raw(exception, text);
    } else if (file != KNone) {
        incref(file);
        Object *arg = OBJ(text), *result = object_call_method(file, NAME(write), &arg, 1);
        failed = result ? 0 : -1;
        xdecref(result);
        decref(file);
    }
    if (failed && to_stderr && error_is(&exc_MemoryError)) {
        error_clear();
        print_raw(exception, text);
        failed = 0;
    }
    decref(text);
    return failed;
}
