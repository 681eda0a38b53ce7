/* Running what the command line names. */
#ifndef KRAIT_RUN_H
#define KRAIT_RUN_H

#include "vm/command_line.h"

/* Sets up sys for the target, runs it, then the prompt if it was asked for. The exit status, or
 * STATUS_INTERRUPTED. */
int run_command_line(const CommandLine *c);

/* run_module.c: `-m name`. The same for a folder's __main__, where `folder` is the path to name in
 * messages. */
int run_module(const char *name, const char *folder /* NULL: -m */);

/* Reports the pending exception. With -i, SystemExit is shown too and ends nothing. */
int run_report(void);
/* Inserts a folder at the front of sys.path. */
int run_prepend_path(const char *folder) MAY_RAISE;

#endif
