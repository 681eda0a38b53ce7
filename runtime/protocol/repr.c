/* repr, str, ascii, format, dir; and the guard against a container that holds itself.
 *
 * The guard is thread->repr_guard, a hash table by address of the containers whose repr is under
 * way, which it owns; NULL while there is none. Open addressing with linear probing, at most three
 * quarters full.
 */
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/list.h"
#include "runtime/objects/type.h"

enum { GUARD_FIRST = 8 };

struct ReprGuard {
    size_t count, capacity; /* a power of two */
    Object *slots[];        /* owned, or NULL */
};

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

static size_t guard_home(const ReprGuard *g, const Object *o) {
    return (((uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 32) & (g->capacity - 1);
}

/* Where o stands, or the free place where it belongs. */
static size_t guard_place(const ReprGuard *g, const Object *o) {
    size_t i = guard_home(g, o);
    while (g->slots[i] != NULL && g->slots[i] != o)
        i = (i + 1) & (g->capacity - 1);
    return i;
}

static size_t guard_size(size_t capacity) {
    return sizeof(ReprGuard) + capacity * sizeof(Object *);
}

/* A table of twice the size, or the first one, in thread->repr_guard. */
static ReprGuard *guard_grow(ReprGuard *old) {
    size_t capacity = old ? 2 * old->capacity : GUARD_FIRST;
    ReprGuard *g = mem_alloc_zero(guard_size(capacity));
    if (g == NULL) {
        raise_no_memory();
        return NULL;
    }
    g->capacity = capacity;
    for (size_t i = 0; old != NULL && i < old->capacity; i++) {
        if (old->slots[i] != NULL)
            g->slots[guard_place(g, old->slots[i])] = old->slots[i];
    }
    if (old != NULL) {
        g->count = old->count;
        mem_free(old, guard_size(old->capacity));
    }
    return thread->repr_guard = g;
}

int repr_enter(Object *o) {
    ReprGuard *g = thread->repr_guard;
    if (g != NULL && g->slots[guard_place(g, o)] != NULL)
        return 1;
    if (g == NULL || 4 * (g->count + 1) > 3 * g->capacity) {
        g = guard_grow(g);
        if (g == NULL)
            return -1;
    }
    g->slots[guard_place(g, o)] = incref(o);
    g->count++;
    return 0;
}

/* Empties a place; what stands behind it moves up as far as its home allows (Knuth 6.4, R). */
static void guard_remove(ReprGuard *g, size_t hole) {
    size_t mask = g->capacity - 1;
    for (size_t i = (hole + 1) & mask; g->slots[i] != NULL; i = (i + 1) & mask) {
        size_t home = guard_home(g, g->slots[i]);
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            g->slots[hole] = g->slots[i];
            hole = i;
        }
    }
    g->slots[hole] = NULL;
}

void repr_leave(Object *o) {
    ReprGuard *g = thread->repr_guard;
    size_t place = guard_place(g, o);
    if (g->slots[place] == NULL)
        return;
    guard_remove(g, place);
    if (--g->count == 0) {
        thread->repr_guard = NULL;
        mem_free(g, guard_size(g->capacity));
    }
    Object *pending = error_fetch();
    decref(o);
    error_restore(pending);
}

void repr_guard_drop(ReprGuard *g) {
    for (size_t i = 0; g != NULL && i < g->capacity; i++)
        xdecref(g->slots[i]);
    if (g != NULL)
        mem_free(g, guard_size(g->capacity));
}
