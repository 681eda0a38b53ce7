/* The process: command line in, exit status out. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "vm/fail_alloc.h"
#include "vm/run.h"
#include "vm/step.h"
#include "vm/vm.h"

/* Ends as the shell expects of a program that Ctrl-C stopped: by that signal. */
static int die_by_interrupt(void) {
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
    return 130; /* where the signal is blocked */
}

int main(int argc, char **argv) {
    static CommandLine line; /* so that its lists are never lost */
    if (argc < 1)
        return 2;
    command_line_parse(argc, argv, &line);
    if (line.target == TARGET_DONE)
        return fflush(stdout) == 0 ? line.exit_status : 1;
    signal(SIGPIPE, SIG_IGN); /* writing to a closed pipe is an exception */
    signal(SIGXFSZ, SIG_IGN);
    fail_alloc_point(FAIL_START);
    if (vm_init() < 0) {
        fprintf(stderr, "krait: cannot start: no memory\n");
        return 1;
    }
    interrupt_install();
    step_changed(); /* -X trace */
    if (options.stress_gc)
        request_set(REQUEST_STRESS);
    if (options.stress_switch)
        request_set(REQUEST_SWITCH);
    int status = vm_finish(run_command_line(&line));
    fail_alloc_end();
    if (status == STATUS_INTERRUPTED)
        return die_by_interrupt();
    if (gil_abandoned() || threads_lost) { /* other threads are still there, or their memory is,
                                              with all that they hold */
        fflush(NULL);
        _exit(status);
    }
    return status;
}
