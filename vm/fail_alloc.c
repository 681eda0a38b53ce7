/* Failing allocations, one after the other.
 *
 * `each` works by forking at the point where counting begins, so that what lies before it runs
 * once: the parent stays there, and each child runs the rest of the program with its own allocation
 * to fail. The first child fails none; its output and exit status are what is right, and it tells
 * how many allocations there are. The parent then judges each of the others:
 *
 *   right     the same output and status: the failure was handled
 *   refused   a part of the right output, and the word MemoryError on standard error
 *   caught    other output, but somewhere the word MemoryError: the program goes on after one
 *   bad       anything else: a signal, a hang, a report of a sanitizer, an assertion, blocks that
 * are live at the end, other output
 *
 * There may be no other thread at the point. Children share the parent's open files: a program that
 * moves one which it opened before the point disturbs the next child. */
#define _GNU_SOURCE /* memfd_create, memmem */
#include "vm/fail_alloc.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/memory/memory.h"

static struct {
    FailPoint point;
    uint64_t at, count; /* 0: none */
    uint64_t step;      /* of `each`; 0: not asked for */
} plan;

/* ---- the option ---- */

static bool number(const char **p, uint64_t *out) {
    char *end;
    if (**p < '1' || **p > '9')
        return false;
    *out = strtoull(*p, &end, 10);
    *p = end;
    return true;
}

static const char *skip(const char *text, const char *word) {
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 ? text + length : NULL;
}

bool fail_alloc_option(const char *p) {
    static const char *const points[] = {
        [FAIL_START] = "start:", [FAIL_PROGRAM] = "program:", [FAIL_MARK] = "mark:"};
    plan.point = FAIL_PROGRAM;
    for (int i = FAIL_START; i <= FAIL_MARK; i++)
        if (skip(p, points[i])) {
            plan.point = (FailPoint)i;
            p = skip(p, points[i]);
        }
    plan.count = plan.step = 1;
    if (KRAIT_DEBUG && skip(p, "each")) {
        p = skip(p, "each");
        return *p == '\0' || (*p++ == '/' && number(&p, &plan.step) && *p == '\0');
    }
    plan.step = 0;
    if (!number(&p, &plan.at))
        return false;
    if (*p == '+') {
        plan.count = UINT64_MAX;
        p++;
    }
    return *p == '\0' || (plan.count == UINT64_MAX && number(&p, &plan.count) && *p == '\0');
}

/* ---- each in turn ---- */

#define FAR (UINT64_MAX / 2)
static uint64_t *seen; /* shared with the children: allocations of the one that fails none */

#if KRAIT_DEBUG

enum { WAYS = 3, WINDOW = 10, BAD_MAX = 6, SHOWN_LINES = 12, TEXT_MAX = 1 << 18 };
enum { STATUS_UNWRITTEN = 120 }; /* standard output could not be flushed at the end */
enum { SECONDS_MAX = 30, BYTES_MAX = 1 << 28 }; /* of one child */

typedef struct Outcome {
    int status; /* as waitpid tells it */
    size_t out_length, err_length;
    char out[TEXT_MAX], err[TEXT_MAX]; /* what is longer is cut */
} Outcome;

static int out_file, err_file;
static Outcome right, now;

/* In a child: its own output, and limits that keep a child gone wrong from harm. */
static void settle(uint64_t at, uint64_t count) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    alarm(SECONDS_MAX);
    dup2(out_file, STDOUT_FILENO);
    dup2(err_file, STDERR_FILENO);
    if (mem.limit == SIZE_MAX)
        mem_set_limit(mem.live + BYTES_MAX);
    mem_set_failing(at, count);
}

static size_t contents(int file, char *text) {
    ssize_t n = pread(file, text, TEXT_MAX, 0);
    return n > 0 ? (size_t)n : 0;
}

/* Starts a child. True: this is it. False: it has ended, and `outcome` says how. */
static bool run_child(uint64_t at, uint64_t count, Outcome *outcome) {
    if (ftruncate(out_file, 0) < 0 || ftruncate(err_file, 0) < 0)
        _exit(2);
    lseek(out_file, 0, SEEK_SET);
    lseek(err_file, 0, SEEK_SET);
    pid_t child = fork();
    if (child == 0) {
        settle(at, count);
        return true;
    }
    if (child < 0 || waitpid(child, &outcome->status, 0) < 0) {
        perror("krait: fail-alloc");
        _exit(2);
    }
    outcome->out_length = contents(out_file, outcome->out);
    outcome->err_length = contents(err_file, outcome->err);
    return false;
}

static bool contains(const char *text, size_t length, const char *word) {
    return memmem(text, length, word, strlen(word)) != NULL;
}

static bool reports(const Outcome *o) {
    static const char *const words[] = {"Sanitizer", "runtime error:", "Assertion `",
                                        "memory: ", "krait: leak"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (contains(o->err, o->err_length, words[i]))
            return true;
    return false;
}

/* Did it say that memory ran out, there or in its own output? */
static bool tells(const Outcome *o) {
    return contains(o->err, o->err_length, "MemoryError")
           || contains(o->err, o->err_length, "no memory")
           || contains(o->out, o->out_length, "MemoryError");
}

typedef enum Verdict { RIGHT, REFUSED, CAUGHT, BAD, VERDICTS } Verdict;

typedef struct Way {
    const char *name;
    uint64_t count;
    unsigned verdicts[VERDICTS];
} Way;

static Way ways[WAYS] = {{.name = "once", .count = 1},
                         {.name = "window", .count = WINDOW},
                         {.name = "rest", .count = UINT64_MAX}};
static const char *const verdict_names[VERDICTS] = {"right", "refused", "caught", "bad"};

static Verdict judge(void) {
    if (!WIFEXITED(now.status) || reports(&now))
        return BAD;
    if (now.status == right.status && now.out_length == right.out_length
        && memcmp(now.out, right.out, now.out_length) == 0)
        return RIGHT;
    bool part =
        now.out_length <= right.out_length && memcmp(now.out, right.out, now.out_length) == 0;
    int status = WEXITSTATUS(now.status);
    if (!tells(&now) || (status > 1 && status != STATUS_UNWRITTEN && now.status != right.status))
        return BAD;
    return part ? REFUSED : CAUGHT;
}

static void indented(const char *text, size_t length) {
    int lines = 0;
    for (size_t i = 0; i < length && lines < SHOWN_LINES; lines++) {
        const char *end = memchr(text + i, '\n', length - i);
        size_t n = end ? (size_t)(end - text) - i : length - i;
        printf("        %.*s\n", (int)(n < 200 ? n : 200), text + i);
        i += n + 1;
    }
}

/* The first place where the output leaves the right one. */
static size_t difference(void) {
    size_t i = 0;
    while (i < now.out_length && i < right.out_length && now.out[i] == right.out[i])
        i++;
    while (i > 0 && now.out[i - 1] != '\n')
        i--;
    return i;
}

static void show_bad(const Way *way, uint64_t at) {
    char suffix[8] = "";
    if (way->count != 1)
        snprintf(suffix, sizeof suffix, way->count == UINT64_MAX ? "+" : "+%d", WINDOW);
    printf("  bad: %llu%s: ", (unsigned long long)at, suffix);
    if (WIFSIGNALED(now.status))
        printf(WTERMSIG(now.status) == SIGALRM ? "hangs\n" : "signal %d\n", WTERMSIG(now.status));
    else
        printf("status %d\n", WEXITSTATUS(now.status));
    size_t from = difference();
    if (from < now.out_length) {
        printf("      standard output differs:\n");
        indented(now.out + from, now.out_length - from);
    }
    if (now.err_length > 0) {
        printf("      standard error:\n");
        indented(now.err, now.err_length);
    }
    fflush(stdout);
}

/* True in a child; false in the parent, when a way has failed too often to go on. */
static bool fail_each_way(uint64_t at) {
    for (Way *way = ways; way < ways + WAYS; way++) {
        if (way->verdicts[BAD] >= BAD_MAX)
            continue;
        if (run_child(at, way->count, &now))
            return true;
        Verdict verdict = judge();
        way->verdicts[verdict]++;
        if (verdict == BAD)
            show_bad(way, at);
    }
    return false;
}

static int summary(uint64_t count) {
    bool bad = false;
    printf("%llu allocations", (unsigned long long)count);
    for (const Way *way = ways; way < ways + WAYS; way++) {
        printf("; %s:", way->name);
        for (int v = 0; v < VERDICTS; v++)
            if (way->verdicts[v] > 0)
                printf(" %u %s", way->verdicts[v], verdict_names[v]);
        bad = bad || way->verdicts[BAD] > 0;
    }
    printf("\n");
    fflush(stdout);
    return bad;
}

static void fail_each(void) {
    fflush(NULL);
    out_file = memfd_create("out", MFD_CLOEXEC);
    err_file = memfd_create("err", MFD_CLOEXEC);
    seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (out_file < 0 || err_file < 0 || seen == MAP_FAILED) {
        perror("krait: fail-alloc");
        _exit(2);
    }
    if (run_child(FAR, 1, &right))
        return;
    if (!WIFEXITED(right.status) || reports(&right) || *seen == 0) {
        printf("fails by itself:\n");
        indented(right.err, right.err_length);
        fflush(stdout);
        _exit(2);
    }
    uint64_t count = *seen;
    for (uint64_t at = 1; at <= count; at += plan.step)
        if (fail_each_way(at))
            return;
    _exit(summary(count));
}

#else

static void fail_each(void) {}

#endif

/* ---- the points ---- */

void fail_alloc_point(FailPoint here) {
    if (here != plan.point)
        return;
    if (plan.step > 0) {
        plan.point = (FailPoint)-1; /* a child that comes here again goes on */
        fail_each();
    } else if (plan.at > 0) {
        mem_set_failing(plan.at, plan.count);
    }
}

void fail_alloc_end(void) {
    if (seen != NULL && *seen == 0)
        *seen = FAR - mem.fail_at;
}
