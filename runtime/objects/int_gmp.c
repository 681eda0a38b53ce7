/* GMP's scratch memory, and the numbers that its functions make.
 *
 * GMP's large algorithms allocate scratch and cannot report that there is none. So its allocation
 * hooks are ours: blocks are krait's, accounted and limited, and while a guarded call runs they are
 * on a ring. When an allocation fails, or Ctrl-C was pressed, the hook jumps back into int_guarded,
 * which releases the ring and raises. This is the only longjmp in the tree; between setjmp and
 * longjmp lie only GMP's frames and `work`, which own nothing else.
 *
 * Invariant: outside int_guarded the ring is empty.
 */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include "runtime/objects/int_internal.h"

typedef struct Scratch {
    struct Scratch *next, *previous;
    size_t size; /* of the whole block */
    size_t pad;  /* keeps the payload on 16 bytes where the block is */
} Scratch;

enum { GUARD_RUN, GUARD_NO_MEMORY, GUARD_INTERRUPTED };

static Scratch ring = {&ring, &ring, 0, 0};
static jmp_buf guard;
static bool guarded, heed_interrupts;

static void link_scratch(Scratch *s) {
    s->next = ring.next;
    s->previous = &ring;
    ring.next->previous = s;
    ring.next = s;
}
static void unlink_scratch(Scratch *s) {
    s->previous->next = s->next;
    s->next->previous = s->previous;
}
static void release_ring(void) {
    while (ring.next != &ring) {
        Scratch *s = ring.next;
        unlink_scratch(s);
        mem_free(s, s->size);
    }
}

static COLD void give_up(int reason) {
    if (guarded)
        longjmp(guard, reason);
    fputs("krait: GMP ran out of memory outside a guarded call\n", stderr);
    abort();
}

static void *scratch_alloc(size_t size) {
    if (UNLIKELY(interrupt_pending()) && guarded && heed_interrupts)
        give_up(GUARD_INTERRUPTED);
    Scratch *s = mem_alloc(sizeof(Scratch) + size);
    if (s == NULL)
        give_up(GUARD_NO_MEMORY);
    s->size = sizeof(Scratch) + size;
    link_scratch(s);
    return s + 1;
}
static void scratch_free(void *block, size_t size) {
    (void)size;
    Scratch *s = (Scratch *)block - 1;
    unlink_scratch(s);
    mem_free(s, s->size);
}
static void *scratch_resize(void *block, size_t old_size, size_t new_size) {
    void *fresh = scratch_alloc(new_size);
    memcpy(fresh, block, old_size < new_size ? old_size : new_size);
    scratch_free(block, old_size);
    return fresh;
}

static int run_guarded(void (*work)(void *), void *context) {
    int reason = setjmp(guard);
    if (reason == GUARD_RUN) {
        guarded = true;
        work(context);
    }
    guarded = false;
    release_ring();
    return reason;
}

int int_guarded(void (*work)(void *), void *context, Object *a, Object *b) {
    static bool hooked;
    if (!hooked) {
        mp_set_memory_functions(scratch_alloc, scratch_resize, scratch_free);
        hooked = true;
    }
    xincref(a), xincref(b);
    heed_interrupts = true;
    int reason, result = -1;
    while ((reason = run_guarded(work, context)) == GUARD_INTERRUPTED) {
        if (interrupt_check() < 0)
            goto done;
        heed_interrupts =
            false; /* the handler did not raise: the second run is to come to its end */
    }
    if (reason == GUARD_NO_MEMORY)
        raise_no_memory();
    else
        result = 0;
done:
    xdecref(a), xdecref(b);
    return result;
}

mpz_srcptr int_mpz_view(const IntView *v, mpz_t out) {
    return mpz_roinit_n(out, v->limbs, v->negative ? -(mp_size_t)v->count : (mp_size_t)v->count);
}

/* ---- results --------------------------------------------------------------------------------- */

static size_t bigint_bytes(size_t limbs) { return sizeof(BigInt) + limbs * sizeof(mp_limb_t); }

static BigInt *bigint_alloc(size_t limbs) {
    if (limbs > INT_MAX_LIMBS)
        return (BigInt *)raise_no_memory();
    BigInt *b = mem_alloc(bigint_bytes(limbs));
    if (b == NULL)
        return (BigInt *)raise_no_memory();
    b->head.refcount = 1;
    b->head.type = &bigint_type;
    return b;
}

/* A magnitude without leading zeros that fits in 64 bits signed. */
ALWAYS_INLINE bool fits_compact(const mp_limb_t *limbs, size_t count, bool negative) {
    return count == 0 || (count == 1 && limbs[0] <= (uint64_t)INT64_MAX + negative);
}
ALWAYS_INLINE int64_t compact_value(const mp_limb_t *limbs, size_t count, bool negative) {
    uint64_t m = count ? limbs[0] : 0;
    return (int64_t)(negative ? -m : m);
}

Object *int_from_limbs(const mp_limb_t *limbs, size_t count, bool negative) {
    count = limbs_strip(limbs, count);
    if (fits_compact(limbs, count, negative))
        return int_from_i64(compact_value(limbs, count, negative));
    BigInt *b = bigint_alloc(count);
    if (b == NULL)
        return NULL;
    memcpy(b->limbs, limbs, count * sizeof(mp_limb_t));
    b->size = negative ? -(int64_t)count : (int64_t)count;
    return OBJ(b);
}

Object *int_from_i128(int128_t v) {
    if (v == (int64_t)v)
        return int_from_i64((int64_t)v);
    uint128_t m = v < 0 ? -(uint128_t)v : (uint128_t)v;
    mp_limb_t limbs[2] = {(mp_limb_t)m, (mp_limb_t)(m >> 64)};
    return int_from_limbs(limbs, 2, v < 0);
}

Object *int_from_mpz(const mpz_t z) {
    return int_from_limbs(mpz_limbs_read(z), mpz_size(z), mpz_sgn(z) < 0);
}

int int_result_begin(IntResult *r, size_t limbs) {
    r->big = NULL;
    r->limbs = r->stack;
    r->capacity = RESULT_STACK;
    if (limbs <= RESULT_STACK)
        return 0;
    r->big = bigint_alloc(limbs);
    if (r->big == NULL)
        return -1;
    r->limbs = r->big->limbs;
    r->capacity = limbs;
    return 0;
}

void int_result_discard(IntResult *r) {
    if (r->big)
        mem_free(r->big, bigint_bytes(r->capacity));
}

Object *int_result_finish(IntResult *r, size_t count, bool negative) {
    count = limbs_strip(r->limbs, count);
    if (r->big == NULL || fits_compact(r->limbs, count, negative)) {
        Object *o = int_from_limbs(r->limbs, count, negative);
        int_result_discard(r);
        return o;
    }
    BigInt *b = r->big;
    if (count < r->capacity) {
        b = mem_resize(r->big, bigint_bytes(r->capacity), bigint_bytes(count));
        if (b == NULL) {
            int_result_discard(r);
            return raise_no_memory();
        }
    }
    b->size = negative ? -(int64_t)count : (int64_t)count;
    return OBJ(b);
}

/* ---- jobs ------------------------------------------------------------------------------------ */

/* Copies the result out of GMP's memory, which is released when the guarded call ends. */
static void run_job(void *context) {
    IntJob *job = context;
    mpz_init(job->out);
    job->none = false;
    job->work(job);
    job->count = mpz_size(job->out);
    job->negative = mpz_sgn(job->out) < 0;
    if (!job->none && job->count)
        memcpy(job->result->limbs, mpz_limbs_read(job->out), job->count * sizeof(mp_limb_t));
}

Object *int_run_job(IntJob *job, size_t limbs, Object *a, Object *b) {
    IntResult r;
    if (int_result_begin(&r, limbs) < 0)
        return NULL;
    job->result = &r;
    if (int_guarded(run_job, job, a, b) < 0 || job->none) {
        int_result_discard(&r);
        return NULL;
    }
    ASSERT(job->count <= r.capacity);
    return int_result_finish(&r, job->count, job->negative);
}
