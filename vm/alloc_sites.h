/* Sites: the places in Python code where memory is allocated, as numbers for the allocator's table
 * (runtime/memory/memory_trace.h).
 *
 * A site is the innermost frames' (file name, line), and how deep the whole stack was. Equal ones
 * have one number. */
#ifndef KRAIT_ALLOC_SITES_H
#define KRAIT_ALLOC_SITES_H

#include "runtime/object.h"

enum { SITE_FRAMES_MAX = 65535 };

typedef struct SiteFrame {
    Str *filename; /* owned; NULL: no Python code was running */
    int line;
} SiteFrame;

typedef struct Site {
    uint64_t hash;
    uint32_t total; /* frames on the stack */
    uint32_t count; /* of those that follow: innermost first */
    SiteFrame frames[];
} Site;

/* 0; -1: no memory, without an exception. */
int alloc_sites_start(int frame_limit);
void alloc_sites_stop(void);
int alloc_sites_limit(void);
/* Forgets the sites: no number may be in use. */
void alloc_sites_clear(void);
/* The site where the running thread is now; 0: none, since there is no memory or while paused. */
uint32_t alloc_sites_now(void);
const Site *alloc_sites_get(uint32_t number);
size_t alloc_sites_memory(void);
/* Between the two, alloc_sites_now says 0. */
void alloc_sites_pause(void);
void alloc_sites_resume(void);

#endif
