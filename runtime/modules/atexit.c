/* The atexit module: functions to call when the program ends.
 *
 * They stand in an array, in the order of their registration. One that was unregistered leaves a
 * row without function, as it also does when it is its turn: rows are only dropped all together,
 * since any call may register or unregister others.
 */
#include "runtime/modules/atexit.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

extern const ModuleDef atexit_module;

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

typedef struct Row {
    Object *function; /* owned; NULL: not to be called any more */
    Object *args;     /* owned: a tuple, the keywords' values last */
    Tuple *kwnames;   /* owned or NULL */
} Row;

static struct {
    Row *rows; /* owned array */
    size_t count, capacity;
} list;

static void release(Row row) {
    xdecref(row.function);
    xdecref(row.args);
    xdecref(row.kwnames);
}

static void clear_all(void) {
    Row *rows = list.rows;
    size_t count = list.count, capacity = list.capacity;
    memset(&list, 0, sizeof list);
    for (size_t i = count; i-- > 0;)
        release(rows[i]);
    if (rows != NULL)
        mem_free(rows, capacity * sizeof(Row));
}

static int grow(void) {
    size_t capacity = list.capacity ? list.capacity * 2 : 4;
    Row *rows = mem_resize(list.rows, list.capacity * sizeof(Row), capacity * sizeof(Row));
    if (rows == NULL)
        return raise_no_memory(), -1;
    list.rows = rows;
    list.capacity = capacity;
    return 0;
}

void atexit_run(void) {
    for (size_t i = list.count; i-- > 0 && i < list.count;) {
        Row row = list.rows[i];
        if (row.function == NULL)
            continue;
        list.rows[i] = (Row){NULL, NULL, NULL};
        Tuple *args = (Tuple *)row.args;
        size_t named = row.kwnames ? row.kwnames->length : 0;
        Object *result = object_call(row.function, args->items, args->length - named, row.kwnames);
        if (result == NULL)
            error_unraisable_message("Exception ignored in atexit callback %R", row.function);
        xdecref(result);
        release(row);
    }
    clear_all();
}

/* ---- the module ------------------------------------------------------------------------------ */

NATIVE(register_function) {
    (void)self;
    if (nargs == 0)
        return raise_type_error("register() takes at least 1 argument (0 given)");
    if (!is_callable(args[0]))
        return raise_type_error("the first argument must be callable");
    if (list.count == list.capacity && grow() < 0)
        return NULL;
    size_t named = kwnames ? kwnames->length : 0;
    Tuple *values = tuple_from_array(args + 1, nargs - 1 + named);
    if (values == NULL)
        return NULL;
    list.rows[list.count++] = (Row){incref(args[0]), OBJ(values), xincref(kwnames)};
    return incref(args[0]);
}

NATIVE(unregister) {
    UNUSED_ARGS;
    for (size_t i = 0; i < list.count; i++) {
        Object *function = xincref(list.rows[i].function);
        int equal = function ? object_compare_bool(function, args[0], CMP_EQ) : 0;
        xdecref(function);
        if (equal < 0)
            return NULL;
        if (equal && i < list.count) {
            Row row = list.rows[i];
            list.rows[i] = (Row){NULL, NULL, NULL};
            release(row);
        }
    }
    return new_none();
}

NATIVE(clear) {
    UNUSED_ARGS;
    clear_all();
    return new_none();
}

NATIVE(run_exitfuncs) {
    UNUSED_ARGS;
    atexit_run();
    return new_none();
}

NATIVE(ncallbacks) {
    UNUSED_ARGS;
    return int_from_i64((int64_t)list.count);
}

static const MethodDef functions[] = {
    {"register", register_function, "func, /, *args, **kwargs", NATIVE_RAW,
     "Has func(*args, **kwargs) called when the program ends; returns func, so it serves as a "
     "decorator."},
    {"_clear", clear, "", 0, "Forgets all registered functions."},
    {"unregister", unregister, "func, /", 0, "Forgets func, however often it was registered."},
    {"_run_exitfuncs", run_exitfuncs, "", 0,
     "Calls the registered functions now, the last one first; what they raise is only reported."},
    {"_ncallbacks", ncallbacks, "", 0, "How many functions are registered."},
    {0},
};

const ModuleDef atexit_module = {"atexit", "Functions to call when the program ends.", functions,
                                 NULL};
