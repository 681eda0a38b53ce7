/* What the collector says of its work: gc.set_debug's reports, which go to sys.stderr, and the
 * lines of -X gctrace, which go to stderr itself. */
#include "runtime/gc_internal.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"

#include <stdio.h>
#include <time.h>

void (*gc_write_hook)(Str *text);

int64_t gc_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void write_text(Str *text_steal) {
    if (text_steal == NULL) {
        error_clear();
        return;
    }
    size_t length;
    if (gc_write_hook != NULL) {
        gc_write_hook(text_steal);
    } else {
        const char *utf8 = str_utf8(text_steal, &length);
        if (utf8 != NULL)
            fputs(utf8, stderr);
        if (utf8 != NULL)
            str_utf8_free(text_steal, utf8, length);
    }
    error_clear();
    decref(text_steal);
}

void gc_report_start(int generation) {
    write_text(str_format("gc: collecting generation %d...\n"
                          "gc: objects in each generation: %zd %zd %zd\n"
                          "gc: objects in permanent generation: %zd\n",
                          generation, ring_length(&gc.generations[0].ring),
                          ring_length(&gc.generations[1].ring),
                          ring_length(&gc.generations[2].ring), gc_frozen_count()));
}

void gc_report_end(ssize_t found, int64_t started) {
    write_text(str_format("gc: done, %zd unreachable, 0 uncollectable, %.4fs elapsed\n", found,
                          (double)(gc_clock() - started) / 1e9));
}

/* The text is whole before any of it is written: the ring must not change meanwhile. */
void gc_report_ring(const char *what, GcHead *ring) {
    StrBuilder b = STR_BUILDER;
    for (GcHead *head = ring->next; head != ring; head = head->next) {
        Object *o = GC_OBJECT(head);
        Str *line = str_format("gc: %s <%s %p>\n", what, o->type->name, (void *)o);
        if (line == NULL || builder_str(&b, line) < 0) {
            xdecref(line);
            break;
        }
        decref(line);
    }
    if (error_occurred()) {
        builder_discard(&b);
        error_clear();
    } else {
        write_text(builder_finish(&b));
    }
}

void gc_report_garbage(void) {
    List *garbage = (List *)gc.garbage;
    if (garbage == NULL || garbage->length == 0 || (gc.debug & GC_DEBUG_SAVEALL))
        return;
    bool listed = (gc.debug & GC_DEBUG_UNCOLLECTABLE) != 0;
    Str *file = str_from_ascii("gc"),
        *message =
            str_format("gc: %zu uncollectable objects at shutdown%s", garbage->length,
                       listed ? "" : "; use gc.set_debug(gc.DEBUG_UNCOLLECTABLE) to list them");
    if (file == NULL || message == NULL || warn_at(&exc_ResourceWarning, message, file, 0) < 0)
        error_unraisable(NULL);
    xdecref(file);
    xdecref(message);
    if (listed)
        write_text(str_format("      %R\n", garbage));
}

void gc_report_trace(int generation, const GcTrace *t) {
    fprintf(stderr,
            "gc: %.6f s, generation %d, examined %zd, freed %zd, promoted %zd, pause %.3f ms, heap "
            "%zu -> %zu\n",
            (double)(t->started - gc.epoch) / 1e9, generation, t->examined, t->freed, t->promoted,
            (double)(gc_clock() - t->started) / 1e6, t->heap, mem.live);
}
