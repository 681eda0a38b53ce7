/* repr, str, ascii, format, dir; and the guard against a container that holds itself.
 *
 * The guard is thread->repr_guard, a list of the containers whose repr is under way, innermost
 * last.
 */
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/list.h"
#include "runtime/objects/type.h"

/* The result of __repr__ or __str__, which must be a str. Steals. */
static Object *check_text(Object *text, const char *method) {
    if (text == NULL || LIKELY(is_str(text)))
        return text;
    raise_type_error("%s returned non-string (type %.200s)", method, type_of(text)->name);
    decref(text);
    return NULL;
}

Object *object_repr(Object *o) {
    if (c_stack_check(" while getting the repr of an object") < 0 || type_ensure_ready(o->type) < 0)
        return NULL;
    return check_text(o->type->repr(o), "__repr__");
}

Object *object_str(Object *o) {
    if (is_exact(o, &str_type))
        return incref(o);
    if (c_stack_check(" while getting the str of an object") < 0 || type_ensure_ready(o->type) < 0)
        return NULL;
    return check_text(o->type->str(o), "__str__");
}

static int escape_into(StrBuilder *b, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    char kind = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    builder_char(b, '\\');
    builder_char(b, (uint32_t)kind);
    for (int i = width - 1; i >= 0; i--)
        builder_char(b, (uint32_t)digits[c >> (4 * i) & 15]);
    return b->failed ? -1 : 0;
}

Object *object_ascii(Object *o) {
    Str *text = (Str *)object_repr(o);
    if (text == NULL || text->ascii)
        return OBJ(text);
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        if ((c < 128 ? builder_char(&b, c) : escape_into(&b, c)) < 0)
            break;
    }
    decref(text);
    return OBJ(builder_finish(&b));
}

Object *object_format(Object *o, Str *spec) {
    if (spec == NULL)
        spec = str_empty;
    if (spec->length == 0
        && (is_exact(o, &str_type) || o->type == &int_type || o->type == &bigint_type))
        return object_str(o);
    if (o->type == &int_type || o->type == &bigint_type) /* what __format__ of these leads to */
        return int_format_spec(o, spec);
    if (o->type == &float_type)
        return float_format_spec(o, FLOAT_VALUE(o), spec);
    Object *method = object_special(o, NAME(__format__));
    if (method == NULL) {
        if (!error_occurred())
            raise_type_error("Type %.100s doesn't define __format__", type_of(o)->name);
        return NULL;
    }
    Object *result = object_call1(method, OBJ(spec));
    decref(method);
    if (result != NULL && !is_str(result)) {
        raise_type_error("__format__ must return a str, not %.200s", type_of(result)->name);
        CLEAR(result);
    }
    return result;
}

Object *object_dir(Object *o) {
    if (o == NULL)
        return raise_system_error("frame does not exist");
    Object *method = object_special(o, NAME(__dir__));
    if (method == NULL) {
        if (!error_occurred())
            raise_type_error("object does not provide __dir__");
        return NULL;
    }
    Object *names_ = object_call0(method);
    decref(method);
    if (names_ == NULL)
        return NULL;
    Object *list = sequence_list(names_);
    decref(names_);
    if (list != NULL && list_sort((List *)list, NULL, false) < 0)
        CLEAR(list);
    return list;
}

/* ---- the guard ------------------------------------------------------------------------------- */

int repr_enter(Object *o) {
    List *guard = (List *)thread->repr_guard;
    if (guard == NULL) {
        thread->repr_guard = OBJ(guard = list_new(0));
        if (guard == NULL)
            return -1;
    }
    for (size_t i = guard->length; i-- > 0;)
        if (guard->items[i] == o)
            return 1;
    if (list_append(guard, o) == 0)
        return 0;
    if (guard->length == 0)
        CLEAR(thread->repr_guard);
    return -1;
}

void repr_leave(Object *o) {
    List *guard = (List *)thread->repr_guard;
    Object *pending = error_fetch();
    for (size_t i = guard->length; i-- > 0;) {
        if (guard->items[i] != o)
            continue;
        memmove(guard->items + i, guard->items + i + 1, (guard->length - i - 1) * sizeof(Object *));
        guard->length--;
        decref(o);
        break;
    }
    if (guard->length == 0)
        CLEAR(thread->repr_guard);
    error_restore(pending);
}
