/* The command line as data. */
#ifndef KRAIT_COMMAND_LINE_H
#define KRAIT_COMMAND_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "compiler/compile.h"

typedef enum Target {
    TARGET_STDIN,  /* no target: the prompt, or a script from standard input */
    TARGET_CODE,   /* -c code */
    TARGET_MODULE, /* -m module */
    TARGET_FILE,   /* a file or folder */
    TARGET_DUMP,   /* --dump phase file */
    TARGET_DONE,   /* nothing to run: -V, -h, or a usage error; exit_status says which */
} Target;

/* What to run. How to run it goes to `options` (vm.h). All text is borrowed from argv. */
typedef struct CommandLine {
    Target target;
    const char *argument;    /* code, module name or path */
    DumpPhase phase;         /* TARGET_DUMP */
    int exit_status;         /* TARGET_DONE */
    bool ignore_environment; /* -E, -I */
    bool safe_path;          /* -P, -I: no script folder in sys.path */
    char **x_options;        /* what followed each -X and -W; malloc'd, never freed */
    char **warn_options;
    int x_count, warn_count;
    char **process_argv; /* the whole line, for sys.orig_argv */
    int process_argc;
} CommandLine;

/* Reads argv, fills `out` and the global `options`; prints help, version or a usage error itself.
 */
void command_line_parse(int argc, char **argv, CommandLine *out);

#endif
