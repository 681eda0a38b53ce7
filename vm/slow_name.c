/* Names: globals, builtins, namespaces of class bodies and modules; and what is raised for an
 * unbound one. Successful look-ups in plain dicts leave the dict's version and the entry's position
 * in the instruction's cache words. */
#include "vm/slow.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/opcode.h"

static void quicken(uint32_t *word, unsigned op, uint32_t version, size_t entry,
                    uint32_t builtins_version) {
    if (version == 0)
        return;
    word[0] = (word[0] & ~0xffu) | op;
    word[1] = version;
    word[2] = (uint32_t)entry;
    if (op == OP_CODE_GLOBAL_BUILTIN || op == OP_CODE_NAME_BUILTIN)
        word[3] = builtins_version;
}

/* A dict that stores are made into directly must be known to the collector, whatever it holds now.
 */
static void track(Dict *d) {
    if (gc_is_container(OBJ(d)) && !gc_is_tracked(d))
        gc_track(d);
}

static Object *raise_name(Type *type, const char *format, Str *name) {
    Str *message = str_format(format, name);
    if (message == NULL)
        return NULL;
    Object *arg = OBJ(message), *e = exception_new(type, &arg, 1);
    decref(message);
    if (e == NULL)
        return NULL;
    if (type == &exc_NameError) /* the name of an unbound local is no name to look for elsewhere */
        REPLACE_STEAL(((NameErrorException *)e)->name, incref(name));
    raise_object(e);
    decref(e);
    return NULL;
}

void raise_unbound_local(Frame *frame, uint32_t local) {
    raise_name(&exc_UnboundLocalError,
               "cannot access local variable '%U' where it is not associated with a value",
               (Str *)frame->code->local_names->items[local]);
}

static Object *raise_free(Str *name) {
    return raise_name(&exc_NameError,
                      "cannot access free variable '%U' where it is not associated with a value in "
                      "enclosing scope",
                      name);
}

void raise_unbound_free(Frame *frame, uint32_t free) {
    raise_free((Str *)frame->code->free_names->items[free]);
}

/* In a namespace that may be any mapping: 1 found, 0 not, -1. */
static int namespace_get(Object *names, Str *name, Object **out) {
    if (is_exact(names, &dict_type)) {
        *out = xincref(dict_get_str_borrow((Dict *)names, name));
        return *out != NULL;
    }
    *out = object_getitem(names, OBJ(name));
    if (*out != NULL)
        return 1;
    if (!error_is(&exc_KeyError))
        return -1;
    error_clear();
    return 0;
}

/* Looks in globals, then builtins; op_module is the quickened form for the former, the one behind
 * it for the latter. */
static Object *lookup_global(Frame *frame, uint32_t *word, Str *name, unsigned op_module,
                             unsigned op_builtin) {
    Dict *globals = frame->function->globals, *builtins = frame->function->builtins;
    ssize_t entry = dict_find_str(globals, name);
    if (entry >= 0) {
        quicken(word, op_module, dict_version(globals), (size_t)entry, 0);
        return incref(globals->entries[entry].value);
    }
    if (!is_exact(globals, &dict_type)) { /* it may have a __missing__ */
        Object *found;
        int there = namespace_get(OBJ(globals), name, &found);
        if (there != 0)
            return there < 0 ? NULL : found;
    }
    entry = dict_find_str(builtins, name);
    if (entry < 0)
        return raise_name(&exc_NameError, "name '%U' is not defined", name);
    uint32_t version = dict_version(builtins);
    if (version != 0)
        quicken(word, op_builtin, dict_version(globals), (size_t)entry, version);
    return incref(builtins->entries[entry].value);
}

Object *global_load(Frame *frame, uint32_t *word) {
    return lookup_global(frame, word, frame->code->names[WORD_UNSIGNED(*word)],
                         OP_CODE_GLOBAL_MODULE, OP_CODE_GLOBAL_BUILTIN);
}

int global_store_steal(Frame *frame, uint32_t *word, Object *value) {
    Dict *globals = frame->function->globals;
    Str *name = frame->code->names[WORD_UNSIGNED(*word)];
    int failed = dict_set_str(globals, name, value);
    decref(value);
    if (failed < 0)
        return -1;
    ssize_t entry = dict_find_str(globals, name);
    track(globals);
    quicken(word, OP_CODE_SET_GLOBAL, dict_version(globals), (size_t)entry, 0);
    return 0;
}

int global_delete(Frame *frame, uint32_t *word) {
    Str *name = frame->code->names[WORD_UNSIGNED(*word)];
    Dict *globals = frame->function->globals;
    if (dict_find_str(globals, name) < 0)
        return raise_name(&exc_NameError, "name '%U' is not defined", name), -1;
    return dict_delete_str(globals, name);
}

Object *name_load(Frame *frame, uint32_t *word) {
    Str *name = frame->code->names[WORD_UNSIGNED(*word)];
    if (frame->names == OBJ(frame->function->globals))
        return lookup_global(frame, word, name, OP_CODE_NAME_MODULE, OP_CODE_NAME_BUILTIN);
    Object *found;
    if (frame->names != NULL) {
        int there = namespace_get(frame->names, name, &found);
        if (there != 0)
            return there < 0 ? NULL : found;
    }
    uint32_t scratch[4] = {0};
    return lookup_global(frame, scratch, name, OP_CODE_NAME_MODULE, OP_CODE_NAME_BUILTIN);
}

int name_store_steal(Frame *frame, uint32_t *word, Object *value) {
    Str *name = frame->code->names[WORD_UNSIGNED(*word)];
    Object *names = frame->names;
    int failed;
    if (names == NULL)
        failed = (raise_system_error("no locals found when storing %R", name), -1);
    else if (is_exact(names, &dict_type))
        failed = dict_set_str((Dict *)names, name, value);
    else
        failed = object_setitem(names, OBJ(name), value);
    decref(value);
    if (failed == 0 && names == OBJ(frame->function->globals)) {
        ssize_t entry = dict_find_str((Dict *)names, name);
        track((Dict *)names);
        quicken(word, OP_CODE_SET_NAME, dict_version((Dict *)names), (size_t)entry, 0);
    }
    return failed;
}

int name_delete(Frame *frame, uint32_t *word) {
    Str *name = frame->code->names[WORD_UNSIGNED(*word)];
    if (object_setitem(frame->names, OBJ(name), NULL) == 0)
        return 0;
    if (error_is(&exc_KeyError)) {
        error_clear();
        raise_name(&exc_NameError, "name '%U' is not defined", name);
    }
    return -1;
}

Object *name_load_or_cell(Frame *frame, Str *name, Object *cell, bool is_free) {
    Object *found;
    if (frame->names != NULL) {
        int there = namespace_get(frame->names, name, &found);
        if (there != 0)
            return there < 0 ? NULL : found;
    }
    found = ((Cell *)cell)->value;
    if (found != NULL)
        return incref(found);
    if (is_free)
        return raise_free(name);
    return raise_name(&exc_UnboundLocalError,
                      "cannot access local variable '%U' where it is not associated with a value",
                      name);
}

Object *dict_load_or_global(Frame *frame, Object *namespace_, Str *name) {
    Object *found;
    int there = namespace_get(namespace_, name, &found);
    if (there != 0)
        return there < 0 ? NULL : found;
    Function *f = frame->function;
    found = dict_get_str_borrow(f->globals, name);
    if (found == NULL && !is_exact(f->globals, &dict_type)) { /* it may have a __missing__ */
        there = namespace_get(OBJ(f->globals), name, &found);
        if (there != 0)
            return there < 0 ? NULL : found;
        found = NULL;
    }
    if (found == NULL)
        found = dict_get_str_borrow(f->builtins, name);
    return found ? incref(found) : raise_name(&exc_NameError, "name '%U' is not defined", name);
}

Object *dict_load_or_free(Object *namespace_, Str *name, Object *cell) {
    Object *found;
    int there = namespace_get(namespace_, name, &found);
    if (there != 0)
        return there < 0 ? NULL : found;
    found = ((Cell *)cell)->value;
    return found ? incref(found) : raise_free(name);
}

int annotations_setup(Frame *frame) {
    Object *found;
    int there = namespace_get(frame->names, NAME(__annotations__), &found);
    if (there != 0)
        return there < 0 ? -1 : (decref(found), 0);
    Dict *d = dict_new();
    if (d == NULL)
        return -1;
    int failed = object_setitem(frame->names, OBJ(NAME(__annotations__)), OBJ(d));
    decref(d);
    return failed;
}
