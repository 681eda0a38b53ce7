/* krait.watch: the counts of references to a few objects, compared before each instruction.
 *
 * A change is laid to the instruction before, whose code object and word are kept. A watch holds
 * its object, so that the memory cannot become another object's; when nobody else does, that is the
 * last change reported, and the watch ends. */
#include <stdio.h>

#include "runtime/objects/int.h"
#include "runtime/opcode.h"
#include "vm/step.h"

typedef struct Watch {
    Object *object;   /* owned */
    Object *callback; /* owned or NULL */
    int64_t
        count; /* as it was last, with our own reference; 0: the call of watch() is not over yet */
} Watch;

static struct {
    Watch *items; /* owned */
    size_t count, capacity;
    Code *code; /* owned or NULL: where the instruction before was */
    uint32_t word;
} watches;

bool step_watching(void) { return watches.count > 0; }

int step_watch(Object *o, Object *callback) {
    step_unwatch(o);
    if (watches.count == watches.capacity) {
        size_t capacity = watches.capacity ? 2 * watches.capacity : 4;
        Watch *items =
            mem_resize(watches.items, watches.capacity * sizeof(Watch), capacity * sizeof(Watch));
        if (items == NULL)
            return raise_no_memory(), -1;
        watches.items = items;
        watches.capacity = capacity;
    }
    watches.items[watches.count++] =
        (Watch){incref(o), callback == KNone ? NULL : xincref(callback), 0};
    step_changed();
    return 0;
}

/* Takes the watch out of the list, then lets go of what it held. */
static void end(size_t i) {
    Watch w = watches.items[i];
    watches.items[i] = watches.items[--watches.count];
    if (watches.count == 0) {
        CLEAR(watches.code);
        mem_free(watches.items, watches.capacity * sizeof(Watch));
        watches.items = NULL;
        watches.capacity = 0;
        step_changed();
    }
    xdecref(w.callback);
    decref(w.object);
}

bool step_unwatch(Object *o) {
    for (size_t i = 0; i < watches.count; i++)
        if (watches.items[i].object == o) {
            end(i);
            return true;
        }
    return false;
}

void step_watch_shutdown(void) {
    while (watches.count > 0)
        end(watches.count - 1);
}

static int report(const Watch *w, int64_t before, int64_t after) {
    Code *code = watches.code;
    int line = code_position(code, watches.word).line;
    const char *instruction = opcode_info[WORD_OP(code->words[watches.word])].name;
    if (w->callback == NULL) {
        Str *text = str_format("krait.watch: %T at %p: %zd -> %zd  (%U, line %d, %s)", w->object,
                               (void *)w->object, (ssize_t)before, (ssize_t)after, code->filename,
                               line, instruction);
        size_t length;
        const char *utf8 = text != NULL ? str_utf8(text, &length) : NULL;
        if (utf8 != NULL) {
            fprintf(stderr, "%s\n", utf8);
            str_utf8_free(text, utf8, length);
        }
        xdecref(text);
        return utf8 == NULL ? -1 : 0;
    }
    Object *args[5] = {int_from_i64(before), int_from_i64(after), incref(code->filename),
                       int_from_i64(line), OBJ(str_from_ascii(instruction))};
    Object *result =
        args[0] && args[1] && args[3] && args[4] ? object_call(w->callback, args, 5, NULL) : NULL;
    for (int i = 0; i < 5; i++)
        xdecref(args[i]);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

/* Reports watch i if its count has changed. The callback may add and end watches, so nothing is
 * kept across it but copies. */
static int look(size_t i) {
    Watch w = watches.items[i];
    int64_t before = w.count, after = w.object->refcount;
    if (before == after)
        return 0;
    watches.items[i].count = after;
    if (before == 0)
        return 0;
    incref(w.object);
    xincref(w.callback);
    thread->step_pause++;
    int failed = report(&w, before - 1, after - 1);
    thread->step_pause--;
    xdecref(w.callback);
    decref(w.object);
    if (after == 1)
        step_unwatch(w.object);
    return failed;
}

int step_watch_look(Frame *frame, const uint32_t *ip) {
    int failed = 0;
    for (size_t i = 0; i < watches.count && failed == 0; i++)
        failed = look(i);
    if (watches.count > 0 && watches.code != frame->code)
        REPLACE_STEAL(watches.code, incref(frame->code));
    watches.word = (uint32_t)(ip - frame->code->words);
    return failed;
}
