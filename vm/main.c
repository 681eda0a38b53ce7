/* The command line. */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include "vm/vm.h"

int main(int argc, char **argv) {
    options.program = argv[0];
    options.argv = argv + 1;
    options.argc = argc - 1;
    if (vm_init() < 0) {
        fprintf(stderr, "krait: cannot start\n");
        return 1;
    }
    FILE *f = fopen(argv[argc > 2 ? 2 : 1], "rb");
    static char text[1 << 24];
    size_t length = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    Str *filename = str_from_ascii(argv[argc > 2 ? 2 : 1]);
    int status = 0;
    if (argc > 2 && argv[1][0] == '-') {
        if (compile_dump(text, length, filename, argv[1][1] == 't' ? DUMP_TOKENS : argv[1][1] == 'a' ? DUMP_AST : argv[1][1] == 's' ? DUMP_SYMBOLS : DUMP_CODE, stdout) < 0)
            status = vm_report_uncaught();
    } else if (vm_run_source(text, length, filename, NULL, COMPILE_BYTES) < 0)
        status = vm_report_uncaught();
    decref(filename);
    return vm_finish(status);
}
