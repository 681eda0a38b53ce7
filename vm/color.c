/* Whether to colour; see color.h. */
#include "vm/color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "vm/sys.h"
#include "vm/vm.h"

static bool on_terminal(Object *file) {
    int64_t fd = -1;
    incref(file);
    Object *number = object_call_method(file, NAME(fileno), NULL, 0);
    if (number == NULL || !is_int(number) || !int_fits_i64(number, &fd) || fd > INT32_MAX)
        fd = -1;
    xdecref(number);
    decref(file);
    return fd >= 0 && isatty((int)fd);
}

bool color_wanted(void) {
    if (!options.ignore_environment) {
        const char *own = getenv("PYTHON_COLORS"), *term = getenv("TERM");
        if (own != NULL && (strcmp(own, "0") == 0 || strcmp(own, "1") == 0))
            return *own == '1';
        if (getenv("NO_COLOR") != NULL)
            return false;
        if (getenv("FORCE_COLOR") != NULL)
            return true;
        if (term != NULL && strcmp(term, "dumb") == 0)
            return false;
    }
    Object *err = sys_get_borrow(NAME(stderr)), *pending = error_fetch();
    bool wanted = err != NULL && err != KNone && on_terminal(err);
    error_clear();
    error_restore(pending);
    return wanted;
}
