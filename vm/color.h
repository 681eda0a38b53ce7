/* Colours of reports and prompts on a terminal: CPython 3.13's. */
#ifndef KRAIT_COLOR_H
#define KRAIT_COLOR_H

#include <stdbool.h>

#define COLOR_RESET    "\033[0m"
#define COLOR_PLACE    "\033[35m"   /* file, line, function; the message: magenta */
#define COLOR_TYPE     "\033[1;35m" /* the exception's class, prompts: bold magenta */
#define COLOR_INVOLVED "\033[31m"   /* marked with ~: red */
#define COLOR_CULPRIT  "\033[1;31m" /* marked with ^: bold red */

/* Does what goes to sys.stderr get colours? Asked when something is printed: PYTHON_COLORS,
 * NO_COLOR, FORCE_COLOR and TERM decide, in this order, else whether it is a terminal. May run
 * Python code; never raises. */
bool color_wanted(void);

#endif
