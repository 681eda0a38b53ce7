/* _traceback: what the module traceback (runtime/lib/traceback.py) shares with the interpreter's
 * own reports: source lines with marks, and suggestions. */
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "vm/suggest.h"
#include "vm/traceback_marks.h"

/* excerpt(lines, lineno, end_lineno, colno, end_colno, color): the lines of an entry as a report
 * shows them. */
static Object *excerpt(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    int64_t numbers[4];
    int color = object_truth(args[5]);
    if (color < 0)
        return NULL;
    if (!is_str(args[0]))
        return raise_type_error("excerpt() argument 1 must be str, not %T", args[0]);
    for (int i = 0; i < 4; i++) {
        numbers[i] = int_as_i64(args[i + 1]);
        if (numbers[i] == -1 && error_occurred())
            return NULL;
        numbers[i] = numbers[i] < -1 ? -1 : numbers[i] > INT32_MAX ? INT32_MAX : numbers[i];
    }
    Position p = {(int32_t)numbers[0], (int32_t)numbers[1], (int32_t)numbers[2],
                  (int32_t)numbers[3]};
    size_t length;
    const char *text = str_utf8((Str *)args[0], &length);
    if (text == NULL)
        return NULL;
    StrBuilder b = STR_BUILDER;
    marks_append(&b, text, length, p, color);
    str_utf8_free((Str *)args[0], text, length);
    return OBJ(builder_finish(&b));
}

/* suggestion(exception): what to append to its message. */
static Object *suggestion(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Str *text = suggest_for(args[0]);
    return text != NULL ? OBJ(text) : incref(str_empty);
}

static const MethodDef functions[] = {
    {"excerpt", excerpt, "lines, lineno, end_lineno, colno, end_colno, color, /", 0,
     "Source lines, indented, with marks under the part that failed."},
    {"suggestion", suggestion, "exception, /", 0,
     "What was probably meant, as text behind the exception's message."},
    {0},
};

const ModuleDef _traceback_module = {"_traceback", "Parts of reports about exceptions.", functions,
                                     NULL};
