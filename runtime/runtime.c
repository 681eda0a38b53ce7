/* The runtime's start and end: the rows of startup.def, in order. */
#include "runtime/runtime.h"

#include <stdio.h>
#include <stdlib.h>

#define STARTUP(function)  int function(void);
#define SHUTDOWN(function) void function(void);
#include "runtime/startup.def"
#undef STARTUP
#undef SHUTDOWN

static int (*const startups[])(void) = {
#define STARTUP(function) function,
#define SHUTDOWN(function)
#include "runtime/startup.def"
#undef STARTUP
#undef SHUTDOWN
};

static void (*const shutdowns[])(void) = {
#define STARTUP(function)
#define SHUTDOWN(function) function,
#include "runtime/startup.def"
#undef STARTUP
#undef SHUTDOWN
};

int runtime_init(void) {
    for (size_t i = 0; i < sizeof startups / sizeof *startups; i++)
        if (startups[i]() < 0)
            return -1;
    return 0;
}

/* What is still there, by size: the first thing to know about a leak. */
static COLD void complain(size_t live) {
    fprintf(stderr, "krait: leak: %zu blocks, %zu bytes are live at the end\n", live, mem.live);
    for (size_t c = 1; c < CLASS_COUNT; c++) {
        ClassStats stats;
        mem_class_stats(c, &stats);
        if (stats.blocks_used > 0)
            fprintf(stderr, "  %zu of %zu bytes\n", stats.blocks_used, stats.block_size);
    }
    fprintf(stderr, "  %zu larger ones, %zu bytes\n", mem.large_count, mem.large);
}

size_t runtime_shutdown(void) {
    for (size_t i = 0; i < sizeof shutdowns / sizeof *shutdowns; i++)
        shutdowns[i]();
    size_t live = mem_live_blocks();
    if (KRAIT_DEBUG) {
        mem_check();
        if (live > 0 && !gil_abandoned() && !threads_lost) /* what daemon threads hold stays */
            complain(live);
    }
    mem_shutdown();
    return live;
}
