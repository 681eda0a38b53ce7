/* From raw bytes to clean text: what the lexer reads.
 *
 * A clean text is valid UTF-8 without a byte order mark and without NUL bytes; its lines end in
 * '\n' alone; behind its last byte stands a NUL. The last line may lack its newline. Bytes that are
 * clean already are borrowed; otherwise (CR, another encoding) a converted copy is made.
 *
 * Ownership: a Source owns its copy, if it has one; else it borrows the caller's bytes.
 */
#ifndef COMPILER_SOURCE_H
#define COMPILER_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/scratch.h"

struct SyntaxErrorInfo;

typedef struct Source {
    const char *text; /* text[size] == 0; no BOM */
    size_t size;      /* less than 2**31 */
    bool is_file;     /* SOURCE_FILE */
    char *copy;       /* owned, from mem_alloc: `text` where it had to be converted; else NULL */
    size_t copy_size; /* bytes that were allocated for `copy` */
    const char *filename; /* borrowed, for messages; may be NULL */
    char encoding[32];    /* as --dump tokens names it: "utf-8" unless a cookie said otherwise */
} Source;

/* What the bytes are. */
typedef enum SourceKind {
    SOURCE_FILE,  /* bytes of the program's file: BOM and coding cookie count */
    SOURCE_BYTES, /* a bytes object given to compile(), an imported module: likewise, other messages
                   */
    SOURCE_TEXT,  /* UTF-8 of a str object, not checked again: no BOM, cookies are ignored */
} SourceKind;

/* Prepares `bytes` (`bytes[size]` must be a readable NUL, and outlive the Source). False with
 * `error` filled in; the Source is then still good for syntax_error_text_line and must be disposed
 * of too. */
bool source_init(Source *source, const char *bytes, size_t size, SourceKind kind,
                 const char *filename, Scratch *scratch, struct SyntaxErrorInfo *error);

void source_dispose(Source *source);

/* The line `lineno` (from 1), without its '\n', and cut where it is not clean. False beyond the
 * end. Borrowed from the source. */
bool source_line(const Source *source, int lineno, const char **text, size_t *length);

#endif
