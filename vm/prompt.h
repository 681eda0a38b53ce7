/* The pieces of the interactive prompt; prompt_run (vm.h) is its door. */
#ifndef KRAIT_PROMPT_H
#define KRAIT_PROMPT_H

#include "runtime/object.h"

/* prompt_readline.c: editing on a terminal. open says whether there is such a thing here; close
 * saves the history. */
bool prompt_terminal_open(void);
void prompt_terminal_close(void);
/* One line with its newline, malloc'd. NULL: the end of input, or an exception is set
 * (KeyboardInterrupt). */
char *prompt_terminal_line(const char *prompt);
void prompt_terminal_remember(Str *statement); /* into the history */

/* prompt_complete.c: what `text`, the word before the cursor, could become: a new list of strs.
 * NULL without an exception if anything failed. */
List *prompt_candidates(const char *text);

#endif
