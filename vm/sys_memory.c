/* sys: what objects and the whole program take of memory, reference counts, interned strings. */
#include "vm/sys.h"

#include <stdio.h>

#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "vm/builtins.h"

NATIVE(sys_getrefcount) {
    UNUSED_ARGS;
    return int_from_i64(args[0]->refcount);
}
/* What __sizeof__ says; -1: error. */
static int64_t stated_size(Object *o) {
    Object *method = object_special(o, NAME(__sizeof__)),
           *size = method ? object_call0(method) : NULL;
    if (method == NULL && !error_occurred())
        raise_type_error("Type %T doesn't define __sizeof__", o);
    xdecref(method);
    if (size == NULL)
        return -1;
    int64_t n = -1;
    if (!is_int(size))
        raise_type_error("an integer is required");
    else if ((n = int_as_i64(size)) < 0 && !error_occurred())
        raise_value_error("__sizeof__() should return >= 0");
    else if (n < 0)
        error_clear(), raise_overflow_error("Python int too large to convert to C ssize_t");
    decref(size);
    return n;
}
NATIVE(sys_getsizeof) {
    UNUSED_ARGS;
    int64_t size = stated_size(args[0]);
    if (size >= 0)
        return int_from_i64(size + (gc_is_container(args[0]) ? (int64_t)sizeof(GcHead) : 0));
    if (args[1] == NULL || !error_is(&exc_TypeError))
        return NULL;
    error_clear();
    return incref(args[1]);
}
NATIVE(sys_getallocatedblocks) {
    UNUSED_ARGS;
    return int_from_u64(mem_live_blocks());
}
NATIVE(sys_intern) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("intern() argument must be str, not %T", args[0]);
    if (!is_exact(args[0], &str_type))
        return raise_type_error("can't intern %T", args[0]);
    return OBJ(str_intern_steal(incref(args[0])));
}
NATIVE(sys_is_interned) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("_is_interned() argument must be str, not %T", args[0]);
    return new_bool(((Str *)args[0])->interned);
}
NATIVE(sys_getunicodeinternedsize) {
    UNUSED_ARGS;
    return int_from_u64(str_intern_count());
}

/* A table of the size classes that are in use, to stderr, as one of arenas and sums. */
NATIVE(sys_debugmallocstats) {
    UNUSED_ARGS;
    size_t pools = 0, free_blocks = 0;
    fprintf(stderr, "class   size   pools   blocks in use   free blocks\n");
    for (size_t c = 1; c < CLASS_COUNT; c++) {
        ClassStats stats;
        mem_class_stats(c, &stats);
        if (stats.pools == 0)
            continue;
        fprintf(stderr, "%5zu %6zu %7zu %15zu %13zu\n", c, stats.block_size, stats.pools,
                stats.blocks_used, stats.blocks_free);
        pools += stats.pools;
        free_blocks += stats.blocks_free * stats.block_size;
    }
    fprintf(stderr,
            "\n%zu arenas of %zu bytes, %zu pools of %zu bytes in use\n"
            "%zu bytes in free blocks of these\n"
            "%zu large blocks, %zu bytes\n"
            "%zu bytes in live blocks, %zu at the peak\n",
            mem.arenas, ARENA_SIZE, pools, POOL_SIZE, free_blocks, mem.large_count, mem.large,
            mem.live, mem.peak);
    return new_none();
}

const MethodDef sys_memory_functions[] = {
    {"getrefcount", sys_getrefcount, "object, /", 0,
     "The object's reference count, the argument's own included."},
    {"getsizeof", sys_getsizeof, "object, default=None", 0,
     "Bytes that the object takes, the collector's header included."},
    {"getallocatedblocks", sys_getallocatedblocks, "", 0, "The number of live blocks of memory."},
    {"intern", sys_intern, "string, /", 0, "The one shared str of this text."},
    {"_is_interned", sys_is_interned, "string, /", 0,
     "Whether a str is the shared one of its text."},
    {"getunicodeinternedsize", sys_getunicodeinternedsize, "*, _only_immortal=False", 0,
     "The number of interned strings."},
    {"_debugmallocstats", sys_debugmallocstats, "", 0,
     "Print what the memory allocator holds, by size class, to stderr."},
    {0},
};
