/* -X trace: each instruction, just before it runs, on stderr, behind the types of what is on the
 * operand stack. */
#include <stdio.h>

#include "compiler/compile.h"
#include "vm/step.h"

static void print_name(const Frame *frame) {
    size_t length;
    const char *name = str_utf8(frame->code->qualname, &length);
    fprintf(stderr, "--- %s, depth %td\n", name != NULL ? name : "?", frame - thread->frame_base);
    if (name != NULL)
        str_utf8_free(frame->code->qualname, name, length);
    else
        error_clear();
}

static void print_stack(const Frame *frame, Object **sp) {
    Object **bottom = frame->locals + frame->code->local_count;
    fputs("                [", stderr);
    for (Object **p = bottom; p < sp; p++)
        fprintf(stderr, "%s%s", p > bottom ? ", " : "", *p == NULL ? "NULL" : type_of(*p)->name);
    fputs("]\n", stderr);
}

void step_print(Frame *frame, const uint32_t *ip, Object **sp) {
    static const Code *last; /* only compared, never looked into */
    static int32_t line;
    Object *pending = error_fetch();
    if (last != frame->code) {
        last = frame->code;
        line = -1;
        print_name(frame);
    }
    print_stack(frame, sp);
    code_dump_instruction(frame->code, (uint32_t)(ip - frame->code->words), &line, stderr);
    error_restore(pending);
}
