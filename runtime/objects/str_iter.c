/* Indexing, slicing and iterating over a str. */
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/range.h"
#include "runtime/objects/str_private.h"

static Object *getitem_slice(Str *s, Object *key) {
    ssize_t start, stop, step, count;
    if (slice_resolve(key, (ssize_t)s->length, &start, &stop, &step, &count) < 0)
        return NULL;
    if (count <= 0)
        return incref(str_empty);
    if (step == 1)
        return OBJ(str_slice(s, (size_t)start, (size_t)(start + count)));
    Str *result = str_alloc((size_t)count, s->kind, s->ascii);
    if (result == NULL)
        return NULL;
    for (ssize_t i = 0, at = start; i < count; i++, at += step)
        str_put(result, (size_t)i, str_at(s, (size_t)at));
    return OBJ(str_canonical_steal(result));
}

Object *str_getitem(Object *self, Object *key) {
    if (LIKELY(is_compact_int(key)))
        return str_getitem_index((Str *)self, INT_VALUE(key));
    if (is_exact(key, &slice_type))
        return getitem_slice((Str *)self, key);
    if (!has_index(key))
        return raise_type_error("string indices must be integers, not '%T'", key);
    ssize_t i = number_as_ssize(key, &exc_IndexError);
    return i == -1 && error_occurred() ? NULL : str_getitem_index((Str *)self, i);
}

static Type str_ascii_iter_type;

Object *str_iter(Object *self) {
    StrIter *it = mem_alloc(sizeof *it);
    if (it == NULL)
        return raise_no_memory();
    it->head = (Object){1, ((Str *)self)->ascii ? &str_ascii_iter_type : &str_iter_type};
    it->str = incref(self);
    it->index = 0;
    return OBJ(it);
}

static void iter_dealloc(Object *o) {
    CLEAR(((StrIter *)o)->str);
    mem_free(o, sizeof(StrIter));
}

static Object *iter_next(Object *o) {
    StrIter *it = (StrIter *)o;
    if (it->str == NULL)
        return NULL;
    if (it->index < it->str->length)
        return OBJ(str_char_at(it->str, it->index++));
    CLEAR(it->str);
    return NULL;
}

static Object *iter_length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    StrIter *it = (StrIter *)self;
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64(it->str ? (int64_t)(it->str->length - it->index) : 0);
}

static Object *iter_setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    StrIter *it = (StrIter *)self;
    (void)nargs, (void)kwnames;
    if (!is_int(args[0]))
        return raise_type_error("an integer is required");
    ssize_t index = number_as_ssize(args[0], NULL);
    if (it->str)
        it->index = index < 0                         ? 0
                    : (size_t)index > it->str->length ? it->str->length
                                                      : (size_t)index;
    return new_none();
}

static Object *iter_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    StrIter *it = (StrIter *)self;
    (void)args, (void)nargs, (void)kwnames;
    if (it->str == NULL)
        return iter_reduction_steal(iter_function, OBJ(incref(str_empty)), NULL);
    return iter_reduction_steal(iter_function, OBJ(incref(it->str)),
                                int_from_i64((int64_t)it->index));
}

static const MethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, "Characters that are left."},
    {"__reduce__", iter_reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", iter_setstate, "state, /", 0, "Goes on at this index."},
    {0},
};

/* CPython has two types, and shows their names. */
#define STR_ITER_TYPE(title)                                                                       \
    {                                                                                              \
        .head = HEAD(&type_type), .name = title, .size = sizeof(StrIter),                          \
        .flags = TYPE_IMMUTABLE | TYPE_NO_NEW, .base = &object_type, .dealloc = iter_dealloc,      \
        .iter = iter_self, .iternext = iter_next, .methods = iter_methods,                         \
    }
Type str_iter_type = STR_ITER_TYPE("str_iterator");
static Type str_ascii_iter_type = STR_ITER_TYPE("str_ascii_iterator");
