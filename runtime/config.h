/* Feature switches, all of them. Each can be set with -D by the Makefile's modes. */
#ifndef KRAIT_CONFIG_H
#define KRAIT_CONFIG_H

#define KRAIT_VERSION  "0.1.0"
#define PYTHON_VERSION "3.13.0"

/* Assertions, poisoned memory, the live-block check at exit, the error-convention check. */
#ifndef KRAIT_DEBUG
#define KRAIT_DEBUG 0
#endif

/* Blocks come from malloc one by one, so that AddressSanitizer sees each of them. */
#ifndef KRAIT_SYSTEM_MALLOC
#define KRAIT_SYSTEM_MALLOC 0
#endif

/* Built with ThreadSanitizer. */
#ifdef __SANITIZE_THREAD__
#define KRAIT_TSAN 1
#else
#define KRAIT_TSAN 0
#endif

/* GNU readline at the prompt. */
#ifndef KRAIT_READLINE
#define KRAIT_READLINE 1
#endif

#define LIKELY(x)         __builtin_expect(!!(x), 1)
#define UNLIKELY(x)       __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE     static inline __attribute__((always_inline))
#define NOINLINE          __attribute__((noinline))
#define COLD              __attribute__((cold, noinline))
#define MAY_RAISE         __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

#if KRAIT_DEBUG
#include <assert.h>
#define ASSERT(x) assert(x)
#else
#define ASSERT(x) ((void)0)
#endif

#endif
