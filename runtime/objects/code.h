/* code: what the compiler makes of one block (module, function, class body, lambda, comprehension),
 * read-only.
 *
 * `words` is a copy-free array of 32-bit instruction words that the VM quickens in place. Tables
 * are compact byte strings: positions  per instruction word: start line, end line, start column,
 * end column (see position_at) handlers   exception table: {start, end, target, depth} in words,
 * innermost first
 */
#ifndef KRAIT_CODE_H
#define KRAIT_CODE_H

#include "runtime/object.h"

enum { /* co_flags, CPython's values */
       CODE_OPTIMIZED = 0x1,
       CODE_NEWLOCALS = 0x2,
       CODE_VARARGS = 0x4,
       CODE_VARKEYWORDS = 0x8,
       CODE_NESTED = 0x10,
       CODE_GENERATOR = 0x20,
       CODE_COROUTINE = 0x80,
       CODE_ITERABLE_COROUTINE = 0x100,
       CODE_ASYNC_GENERATOR = 0x200,
       CODE_FUTURE_ANNOTATIONS = 0x1000000,
       CODE_HAS_DOCSTRING = 0x4000000,
};

typedef struct Handler { /* when an exception leaves words [start, end): cut the stack to `depth`,
                            push the exception, go on at target */
    uint32_t start, end, target, depth;
} Handler;

typedef struct Position {
    int32_t line, end_line;     /* from 1; 0: none */
    int32_t column, end_column; /* UTF-8 bytes from 0; -1: none */
} Position;

typedef struct Code {
    Object head;
    uint32_t *words; /* owned */
    uint32_t word_count;
    uint32_t argcount; /* positional parameters, positional-only included */
    uint32_t positional_only, keyword_only;
    uint32_t flags;
    uint32_t local_count; /* parameters (args, keyword-only, *args, **kwargs in this order), then
                             other locals, then cells that are no parameters */
    uint32_t free_count;
    uint32_t stack_size; /* values above the locals, at most */
    int32_t simple_argc; /* argcount when a call with exactly so many positionals needs no binding
                            (no *args, **kw, keyword-only, and no generator); else -1 */
    Object **constants;  /* owned references: points into constants_tuple */
    Tuple *constants_tuple;
    Str **names; /* attribute and global names, interned; points into names_tuple */
    Tuple *names_tuple;
    Tuple *local_names;             /* local_count names, in order */
    Tuple *cell_names, *free_names; /* cell_names: co_cellvars */
    uint32_t *cell_slots;           /* owned: local index of each cell in cell_names order */
    Handler *handlers;              /* owned */
    uint32_t handler_count;
    uint8_t *positions; /* owned, encoded by assemble.c */
    uint32_t positions_size;
    Str *filename, *name, *qualname; /* owned */
    uint32_t first_line;
    uint32_t version; /* unique; for call caches */
} Code;
extern Type code_type;
extern uint32_t code_epoch; /* goes up when a code object goes: what was found for an address of its
                               words is void then */

Code *code_new(void) MAY_RAISE;                    /* empty; the assembler fills it */
Position code_position(Code *code, uint32_t word); /* of the instruction at this word */
/* Appends one word's position while assembling; `writer` keeps the running state. Runs of equal
 * positions cost two bytes. */
typedef struct PositionWriter {
    uint8_t *data;
    size_t size, capacity;
    Position last;
    int32_t written_line; /* of the entry before */
    uint32_t run;
    bool failed;
} PositionWriter;
void position_write(PositionWriter *w, Position p);
extern bool position_lines_only; /* -X no_debug_ranges: neither columns nor end lines */
bool position_finish(PositionWriter *w, Code *code); /* hands the table to code */

#endif
