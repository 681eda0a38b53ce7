/* The interpreter as a whole: starting, running sources, stopping. main.c and the prompt are its
 * callers. */
#ifndef KRAIT_VM_H
#define KRAIT_VM_H

#include "compiler/compile.h"
#include "runtime/object.h"

typedef struct Options { /* what the command line said */
    bool interactive, quiet, unbuffered;
    bool ignore_environment; /* -E, -I */
    int verbose;
    int optimize;   /* -O: 1, -OO: 2 */
    bool stress_gc; /* -X stress-gc: collect at every safe point where something was allocated */
    bool stress_switch; /* -X stress-switch: let another thread run at every safe point */
    bool trace;         /* -X trace: print each instruction */
    bool memstats;      /* -X memstats: what the memory went to, at the end */
    int tracemalloc;    /* -X tracemalloc=N: frames for each block; 0 and -1: it does not begin by
                           itself */
    size_t max_memory;  /* bytes; 0: no limit */
    char **argv;        /* sys.argv */
    int argc;
    const char *program; /* argv[0] of the process */
} Options;
extern Options options;

int vm_init(void) MAY_RAISE; /* runtime, stacks, builtins, sys, gc, standard streams */
/* Finishes: atexit functions, flush of the standard streams (its errors are reported), module
 * teardown as CPython does it (globals to None order aside: __del__ runs), last collection. Returns
 * the exit status to use, given the one so far. */
int vm_finish(int status);

/* Runs source as module __main__ (or in `globals`). 0 or -1 with the exception set. */
int vm_run_source(const char *text, size_t length, Str *filename, Object *globals,
                  int compile_flags) MAY_RAISE;
/* exec/eval of a code object: names NULL: the globals. */
Object *vm_run_code(Code *code, Dict *globals, Object *names) MAY_RAISE;
/* Prints the pending exception as an uncaught one (sys.excepthook) and clears it; SystemExit gives
 * its status without printing. Returns the exit status. */
int vm_report_uncaught(void);
enum {
    STATUS_INTERRUPTED = 256
}; /* an uncaught KeyboardInterrupt: main ends the process by the signal itself */
enum { STATUS_LEAKED = 99 }; /* debug builds: blocks are live at the end, and stderr says which */
Dict *vm_main_globals(
    void) MAY_RAISE; /* the namespace of __main__, made if need be; borrowed from sys.modules */
int vm_optimize_flags(void); /* -O and -OO as flags for compile_source */
int prompt_run(void);        /* the interactive prompt; the exit status */

/* Modules and the table of loaded ones: import.c */
Dict *modules_dict(void); /* sys.modules, borrowed */
Object *
import_module(Str *absolute_name) MAY_RAISE; /* imports and returns sys.modules[absolute_name] */
int modules_init(void) MAY_RAISE;
void modules_shutdown(void);
/* Native modules and those embedded from runtime/lib; script folder and KRAITPATH come from
 * sys.path. */

Dict *builtins_dict(void); /* builtins.c: the builtins module's dict, borrowed */

/* traceback_print.c: an exception with its chain, as CPython prints it, to a FILE-like Python
 * object's write() or to stderr when file is NULL. */
int traceback_print(Object *exception, Object *file) MAY_RAISE;

#endif
