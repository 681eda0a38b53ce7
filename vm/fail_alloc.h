/* Failing allocations on purpose: -X fail-alloc=[POINT:]WHICH, for tests.
 *
 * POINT is where counting begins: `start`, the process's first allocation; `program` (what is meant
 * when none is named), the program's, after start-up; `mark`, where the program calls
 * _krait.fail_point(). WHICH is N: the N-th allocation fails; N+K: K of them from the N-th on; N+:
 * all from the N-th on. Debug builds know `each` and `each/STEP` as well: every one (or each
 * STEP-th) fails in turn in these three ways, and a report tells what came of it. */
#ifndef KRAIT_FAIL_ALLOC_H
#define KRAIT_FAIL_ALLOC_H

#include <stdbool.h>

typedef enum FailPoint { FAIL_START, FAIL_PROGRAM, FAIL_MARK } FailPoint;

/* Takes what stands behind "fail-alloc=". False: it is not understood. */
bool fail_alloc_option(const char *text);
/* The process is at one of the three points. With `each` this call returns once in each of many
 * children, and never in the parent. */
void fail_alloc_point(FailPoint here);
/* The process is about to end: the last allocation is behind it. */
void fail_alloc_end(void);

#endif
