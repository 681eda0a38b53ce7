/* What is to be called when the program ends. */
#ifndef KRAIT_ATEXIT_H
#define KRAIT_ATEXIT_H

/* Calls what atexit.register was given, the last first, and forgets it. Exceptions are reported as
 * unraisable. */
void atexit_run(void);

#endif
