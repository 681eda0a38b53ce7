/* Coverage-guided fuzzing, by libFuzzer: mutated bytes go to a function of a Python script.
 *
 *     .build/fuzz/coverage tests/fuzz/targets/compile.py FOLDER... [libFuzzer options]
 *
 * The script defines fuzz(data). What that function does not raise on purpose it lets pass: any
 * exception that leaves it ends the process, as does a sanitizer's report or an assertion of the
 * debug build, and libFuzzer keeps the input. The interpreter lives through all inputs; each
 * thousandth is followed by a collection, and what is live after it may not grow for ever. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/gc.h"
#include "runtime/memory/memory.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/runtime.h"
#include "vm/vm.h"

enum {
    PERIOD = 1000,    /* inputs between two collections */
    WARM_UP = 20,     /* periods in which caches fill */
    GROWTH = 8 << 20, /* bytes beyond those after the warm-up: more is a leak */
};

static Object *function; /* fuzz(), owned */

static void give_up(const char *what) {
    fprintf(stderr, "fuzz: %s\n", what);
    if (error_occurred())
        vm_report_uncaught();
    abort();
}

static void load(const char *path) {
    FILE *f = fopen(path, "rb");
    static char text[1 << 16];
    size_t length = f ? fread(text, 1, sizeof text, f) : 0;
    if (length == 0)
        give_up("cannot read the target");
    fclose(f);
    Str *name = str_from_utf8_lossy(path, strlen(path));
    Dict *globals = vm_main_globals();
    if (name == NULL || globals == NULL || vm_run_source(text, length, name, OBJ(globals), 0) < 0)
        give_up("the target failed to load");
    decref(name);
    Str *word = str_from_ascii("fuzz");
    function = word ? xincref(dict_get_borrow(globals, OBJ(word))) : NULL;
    xdecref(word);
    if (function == NULL)
        give_up("the target defines no fuzz()");
}

static void stop(void) {
    CLEAR(function);
    int status = vm_finish(0);
    if (status != 0)
        _Exit(status);
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    if (*argc < 2) {
        fprintf(stderr, "usage: coverage TARGET.py [FOLDER...] [libFuzzer options]\n");
        exit(2);
    }
    static char program[] = "coverage";
    static char *arguments[] = {program, NULL};
    options.program = program, options.argv = arguments, options.argc = 1;
    if (vm_init() < 0)
        give_up("cannot start");
    load((*argv)[1]);
    memmove(*argv + 1, *argv + 2, (size_t)(*argc - 1) * sizeof **argv); /* the final NULL too */
    --*argc;
    atexit(stop);
    return 0;
}

/* What is live after a full collection may not grow beyond what caches explain. */
static void check_growth(void) {
    static size_t base;
    static int periods;
    gc_collect(2);
    size_t live = mem.live;
    if (++periods <= WARM_UP)
        base = live;
    else if (live > base + GROWTH)
        give_up("live memory keeps growing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int count;
    Object *argument = bytes_from_data((const char *)data, size);
    Object *result = argument ? object_call1(function, argument) : NULL;
    if (result == NULL)
        give_up("an exception that the target does not expect");
    decref(argument);
    decref(result);
    if (++count % PERIOD == 0)
        check_growth();
    return 0;
}
