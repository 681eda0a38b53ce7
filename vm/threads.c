/* Starting and ending threads.
 *
 * A thread's life, and who holds the interpreter lock:
 * - the starter, with it, makes the state and the stacks, and the system's thread. The Start record
 * belongs to the latter from then on.
 * - the thread finds the end of its C stack, waits for the lock, and calls the function;
 * - still with the lock it drops its thread-local attributes, tells those that join it, frees its
 * stacks and its state, and lets go of the lock for good: what it does afterwards touches nothing
 * that is not its own.
 *
 * Threads are detached: join waits for the handle, not for the system's thread.
 */
#include "vm/threads.h"

#include <pthread.h>

#include "runtime/modules/thread_local.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/sys.h"
#include "vm/vm.h"

typedef struct Start {
    Thread *thread;
    Object *function; /* owned, as the following */
    Tuple *args;
    Dict *kwargs;         /* NULL: none */
    ThreadHandle *handle; /* NULL: none */
} Start;

size_t thread_stack_size;

static ThreadHandle *awaited; /* list of those that are no daemons and not done; borrowed: a handle
                                 is held by its thread until it is done */

/* ---- handles ---- */

static void await(ThreadHandle *h) {
    h->awaited = true;
    h->previous = NULL;
    h->next = awaited;
    if (awaited != NULL)
        awaited->previous = h;
    awaited = h;
}

static void await_no_more(ThreadHandle *h) {
    if (!h->awaited)
        return;
    h->awaited = false;
    *(h->previous ? &h->previous->next : &awaited) = h->next;
    if (h->next != NULL)
        h->next->previous = h->previous;
}

void thread_handle_done(ThreadHandle *h) {
    h->state = HANDLE_DONE;
    await_no_more(h);
    wait_wake_all(&h->joiners);
}

int thread_join(ThreadHandle *h, int64_t deadline) {
    Waiter w;
    int woken = WAIT_WOKEN;
    if (h->state == HANDLE_DONE)
        return 1;
    if (deadline == 0)
        return 0;
    incref(h);
    wait_join(&h->joiners, &w);
    while (woken == WAIT_WOKEN && h->state != HANDLE_DONE)
        woken = wait_sleep(&w, deadline);
    wait_leave(&h->joiners, &w);
    int result = woken == WAIT_INTERRUPTED ? -1 : h->state == HANDLE_DONE;
    decref(h);
    return result;
}

int threads_join_all(void) {
    for (;;) {
        ThreadHandle *h = awaited;
        while (h != NULL && h->ident == thread->ident)
            h = h->next;
        if (h == NULL)
            return 0;
        incref(h);
        int joined = thread_join(h, INT64_MAX);
        decref(h);
        if (joined < 0)
            return -1;
    }
}

size_t threads_count(void) {
    size_t n = 0;
    for (Thread *t = main_thread.next; t != NULL; t = t->next)
        n++;
    return n - (signal_thread != &main_thread);
}

void threads_after_fork(void) {
    for (ThreadHandle *h = awaited, *next; h != NULL; h = next) {
        next = h->next;
        if (h->ident != thread->ident)
            thread_handle_done(h);
    }
    import_after_fork();
}

/* ---- a thread ---- */

static void start_release(Start *s) {
    xdecref(s->function);
    xdecref(s->args);
    xdecref(s->kwargs);
    s->function = NULL;
    s->args = NULL;
    s->kwargs = NULL;
}

static void call_function(Start *s) {
    Object *result = object_call_tuple(s->function, OBJ(s->args), OBJ(s->kwargs));
    if (result == NULL && error_is(&exc_SystemExit))
        error_clear();
    else if (result == NULL)
        error_unraisable_message("Exception ignored in thread started by %R", s->function);
    xdecref(result);
}

static void *thread_main(void *argument) {
    Start *s = argument;
    Thread *t = s->thread;
    ThreadHandle *handle = s->handle;
    thread_started(t);
    gil_adopt(t);
    call_function(s);
    start_release(s);
    thread_local_drop(t);
    sys_async_clear(t);
    sys_trace_clear(t);
    error_clear();
    CLEAR(t->base_handled.exception);
    repr_guard_drop(t->repr_guard);
    t->repr_guard = NULL;
    mem_free(s, sizeof(Start));
    if (handle != NULL) {
        thread_handle_done(handle);
        decref(handle);
    }
    if (gil_trace)
        gil_trace_thread(t);
    stacks_free(t);
    thread = &main_thread; /* nobody's now; whoever gets the lock puts itself there */
    thread_free(t);
    gil_leave();
    return NULL;
}

static int create(Start *s, pthread_t *out) {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return -1;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (thread_stack_size != 0)
        pthread_attr_setstacksize(&attributes, thread_stack_size);
    int error = pthread_create(out, &attributes, thread_main, s);
    pthread_attr_destroy(&attributes);
    return error ? -1 : 0;
}

int thread_start(Object *function, Tuple *args, Dict *kwargs, ThreadHandle *handle, bool daemon,
                 uint64_t *ident) {
    pthread_t id;
    if (sys_finalizing)
        return raise_format(&exc_PythonFinalizationError,
                            "can't create new thread at interpreter shutdown"),
               -1;
    Start *s = mem_alloc_zero(sizeof(Start));
    Thread *t = s ? thread_new() : NULL;
    if (s == NULL)
        raise_no_memory();
    if (t == NULL)
        goto failed;
    if (stacks_init(t) < 0) {
        error_clear();
        raise_runtime_error("can't start new thread");
        goto failed;
    }
    *s = (Start){t, incref(function), incref(args), xincref(kwargs), xincref(handle)};
    gil_share();
    if (create(s, &id) < 0) {
        raise_runtime_error("can't start new thread");
        start_release(s);
        xdecref(handle);
        goto failed;
    }
    t->ident = *ident = (uint64_t)id; /* the thread itself waits for the lock that we hold */
    if (handle != NULL) {
        handle->ident = t->ident;
        handle->state = HANDLE_RUNNING;
        if (!daemon)
            await(handle);
    }
    return 0;
failed:
    if (t != NULL) {
        stacks_free(t);
        thread_free(t);
    }
    if (s != NULL)
        mem_free(s, sizeof(Start));
    return -1;
}

/* ---- the end of the process ---- */

void threads_await(void) {
    Str *name = str_from_ascii("threading"), *shutdown = str_from_ascii("_shutdown");
    Object *module = name && shutdown ? dict_get_str_borrow(modules_dict(), name) : NULL;
    if (module != NULL) {
        incref(module);
        Object *result = object_call_method(module, shutdown, NULL, 0);
        if (result == NULL)
            error_unraisable_message("Exception ignored on threading shutdown %R", module);
        xdecref(result);
        decref(module);
    } else if (threads_join_all() < 0) {
        error_unraisable_message("Exception ignored on threading shutdown");
    }
    xdecref(name);
    xdecref(shutdown);
    error_clear();
}
