/* -X memstats: what the memory went to, on one screen of 80 columns and at most 24 lines, to
 * stderr. */
#ifndef KRAIT_MEMSTATS_H
#define KRAIT_MEMSTATS_H

void memstats_print(void);

#endif
