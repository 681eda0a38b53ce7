/* See memory_limit.h. Raising such an error needs no memory beyond the limit and none from the
 * system:
 *
 * - The line comes from a fixed table, a row for each of the levels into which the allocator cuts
 * the limit (memory.h): who climbed into it last.
 * - The type comes from one pass over the containers that the collector knows, with fixed tables.
 * Each counts with all that it owns; what it refers to and the collector does not know (strings,
 * numbers, tuples of these) counts by its share, one part in as many as there are references, so
 * that it need not be remembered whether it was seen. The locals of running functions count as a
 * container.
 * - The text takes one of the blocks that were set aside, which are part of the limit and are
 * replaced when there is room again. So does what a handler needs to print it while the traceback
 * still holds all that filled the memory; another block is for the report of an uncaught one.
 *
 * A program that catches the error and goes on may meet it a million times: looking at the heap
 * takes at most a twentieth of the time, but for the first half second; in between the last answer
 * is repeated. */
#include "vm/memory_limit.h"

#include <stdio.h>

#include "runtime/error.h"
#include "runtime/gc.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set_table.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/frame.h"
#include "vm/krait_module.h"

enum {
    SPARE_BLOCKS = 8,
    SPARE_SIZE = BLOCK_MAX,
    HANDLE_SIZE = 1 << 14,
    PRINT_SIZE = 1 << 15,
    TYPES = 64,
    PLACES = 64,
    DEPTH = 8,
    PAUSES = 20
};
#define CREDIT_MAX ((int64_t)500000000) /* nanoseconds */

typedef struct Level {
    Str *filename; /* owned or NULL: no Python code was running */
    int line;
} Level;

typedef struct TypeShare {
    const Type *type; /* borrowed: for the length of one pass */
    double bytes;
} TypeShare;

static Level levels[MEM_LEVELS + 1];
static void *spare[SPARE_BLOCKS]; /* owned, SPARE_SIZE each; NULL: in use */
static void *spare_to_handle; /* owned, HANDLE_SIZE; NULL while somebody handles such an error */
static void *spare_to_print;  /* owned, PRINT_SIZE; NULL at the end */

static TypeShare types[TYPES];
static size_t type_count;
static char largest_type[120]; /* its name and bytes as they are told; "": not known */
static int64_t credit =
    CREDIT_MAX; /* nanoseconds that looking at the heap may take: grows with the time */
static int64_t last_look;
static size_t live_then; /* when largest_type was found */

/* ---- what is set aside ---- */

static bool set_aside(void **block, size_t size) {
    if (*block == NULL)
        *block = mem_alloc(size);
    return *block != NULL;
}

static void refill(void) {
    static bool refilling; /* it may climb into a level itself */
    if (refilling)
        return;
    refilling = true;
    size_t i = 0;
    while (i < SPARE_BLOCKS && set_aside(&spare[i], SPARE_SIZE))
        i++;
    if (i == SPARE_BLOCKS)
        set_aside(&spare_to_handle, HANDLE_SIZE);
    refilling = false;
}

static void spend(void **block, size_t size) {
    if (*block != NULL)
        mem_free(*block, size);
    *block = NULL;
}

static void spend_block(void) {
    for (size_t i = 0; i < SPARE_BLOCKS; i++)
        if (spare[i] != NULL) {
            spend(&spare[i], SPARE_SIZE);
            return;
        }
}

/* ---- lines ---- */

static void note_levels(size_t first, size_t last) {
    const Frame *frame = frame_current();
    Str *filename = frame ? frame->code->filename : NULL;
    int line = frame ? frame_line(frame) : 0;
    if (line <= 0 && frame)
        line = (int)frame->code->first_line;
    for (size_t i = first; i <= last && i <= MEM_LEVELS; i++) {
        levels[i].line = line;
        if (levels[i].filename != filename)
            REPLACE_STEAL(levels[i].filename, xincref(filename));
    }
    if (mem.limit - mem.live < 8 * HANDLE_SIZE) /* somebody may be handling an error right now */
        return;
    bool refused = mem.refused;
    refill();
    mem.refused = refused;
}

/* The place of most levels below live, and its number of levels; NULL: there is none. */
static const Level *largest_place(size_t *most) {
    struct {
        const Level *level;
        size_t count;
    } places[PLACES] = {{NULL, 0}};
    size_t top = mem.live / mem.level_step;
    const Level *best = NULL;
    *most = 0;
    for (size_t i = 0; i <= top && i <= MEM_LEVELS; i++) {
        const Level *level = &levels[i];
        size_t k = 0;
        if (level->filename == NULL)
            continue;
        while (k < PLACES - 1 && places[k].level != NULL
               && (places[k].level->line != level->line
                   || places[k].level->filename != level->filename))
            k++;
        if (places[k].level == NULL)
            places[k].level = level;
        if (++places[k].count > *most && k < PLACES - 1) {
            *most = places[k].count;
            best = places[k].level;
        }
    }
    return best;
}

/* ---- types ---- */

/* Bytes of the object and of the tables that are its own. */
static size_t whole_size(Object *o) {
    size_t size = krait_object_size(o);
    if (is_list(o))
        return size + ((List *)o)->capacity * sizeof(Object *);
    if (is_dict(o) && ((Dict *)o)->capacity != 0)
        return size + ((size_t)((Dict *)o)->index_width << ((Dict *)o)->index_log2)
               + ((Dict *)o)->capacity * sizeof(DictEntry);
    if (TYPE_HAS(o, TYPE_IS_SET) && ((Set *)o)->table != NULL)
        return size + (((Set *)o)->mask + 1) * sizeof(SetEntry);
    return o->type == &bytearray_type ? size + ((ByteArray *)o)->capacity : size;
}

static void add(Object *o, double share) {
    const Type *type = type_of(o);
    size_t i = 0;
    while (i < type_count && types[i].type != type)
        i++;
    if (i == type_count) {
        if (type_count == TYPES)
            return; /* so many others came first: hardly the largest */
        types[type_count++] = (TypeShare){type, 0};
    }
    types[i].bytes += (double)whole_size(o) * share;
}

typedef struct Holder {
    double share; /* of what it refers to that is counted by this reference */
    int depth;
} Holder;

static bool is_known(Object *o) { return gc_is_container(o) && gc_is_tracked(o); }

static int add_referent(Object *o, void *arg) {
    const Holder *holder = arg;
    if (is_known(o) || o->refcount >= IMMORTAL / 2 || o->refcount <= 0)
        return 0;
    double share = holder->share / (double)o->refcount;
    add(o, share);
    if (holder->depth < DEPTH && gc_is_container(o) && o->type->traverse != NULL)
        o->type->traverse(o, add_referent, &(Holder){share, holder->depth + 1});
    return 0;
}

static int add_container(Object *o, void *arg) {
    add(o, 1);
    if (o->type->traverse != NULL)
        o->type->traverse(o, add_referent, &(Holder){1, 0});
    return 0;
}

/* A generator's are its own referents. */
static void add_locals(void) {
    for (Thread *t = &main_thread; t != NULL; t = t->next)
        for (const Frame *frame = t->frame; frame > t->frame_base; frame--)
            for (uint32_t i = 0; !(frame->flags & FRAME_GENERATOR) && i < frame->code->local_count;
                 i++)
                if (frame->locals[i] != NULL)
                    add_referent(frame->locals[i], &(Holder){1, 0});
}

static void look_at_heap(void) {
    int64_t start = clock_now();
    credit += (start - last_look) / PAUSES;
    if (credit > CREDIT_MAX)
        credit = CREDIT_MAX;
    last_look = start;
    if (gc.collecting || credit < 0) {
        size_t difference = live_then > mem.live ? live_then - mem.live : mem.live - live_then;
        if (difference > mem.live / 8)
            largest_type[0] = '\0';
        return;
    }
    live_then = mem.live;
    type_count = 0;
    for (int g = 0; g <= GENERATIONS; g++)
        gc_each(g, add_container, NULL);
    add_locals();
    const TypeShare *best = NULL;
    for (size_t i = 0; i < type_count; i++)
        if (best == NULL || types[i].bytes > best->bytes)
            best = &types[i];
    if (best != NULL)
        snprintf(largest_type, sizeof largest_type, "'%.60s' objects hold most (%.1f MiB)",
                 best->type->name, best->bytes / (1 << 20));
    credit -= clock_now() - start;
}

/* ---- the error ---- */

static void write_message(char *out, size_t size) {
    size_t count, used = (size_t)snprintf(out, size, "limit of %zu bytes reached", mem.limit);
    const Level *place = largest_place(&count);
    look_at_heap();
    if (largest_type[0] != '\0')
        used += (size_t)snprintf(out + used, size - used, "; %s", largest_type);
    if (place == NULL)
        return;
    size_t length, percent = 100 * count * mem.level_step / (mem.live + 1);
    const char *name = str_utf8(place->filename, &length);
    if (name == NULL) {
        error_clear();
        return;
    }
    size_t shown = length > 120 ? 120 : length;
    snprintf(out + used, size - used, "; most was allocated at %s%.*s:%d (%zu%%)",
             shown < length ? "..." : "", (int)shown, name + length - shown, place->line,
             percent < 100 ? percent : 100);
    str_utf8_free(place->filename, name, length);
}

/* The arguments of the MemoryError that is about to be raised; NULL, without an exception: it says
 * nothing. */
static Tuple *arguments(void) {
    static bool busy;
    char text[420];
    if (busy)
        return NULL;
    busy = true;
    refill();
    spend_block();
    write_message(text, sizeof text);
    Str *message = str_from_utf8_lossy(text, strlen(text));
    Tuple *args = message ? tuple_pack(1, message) : NULL;
    xdecref(message);
    if (args == NULL)
        error_clear();
    spend(&spare_to_handle, HANDLE_SIZE);
    mem.refused = false;
    busy = false;
    return args;
}

void memory_limit_set(size_t bytes) {
    mem_level_hook = note_levels;
    error_memory_hook = arguments;
    mem_set_limit(bytes);
    refill();
    spare_to_print = mem_alloc(PRINT_SIZE);
    mem.refused = false;
}

void memory_limit_spend(void) { spend(&spare_to_print, PRINT_SIZE); }

void memory_limit_shutdown(void) {
    mem_set_limit(SIZE_MAX);
    error_memory_hook = NULL;
    memory_limit_spend();
    spend(&spare_to_handle, HANDLE_SIZE);
    for (size_t i = 0; i < SPARE_BLOCKS; i++)
        spend_block();
    for (size_t i = 0; i <= MEM_LEVELS; i++)
        CLEAR(levels[i].filename);
}
