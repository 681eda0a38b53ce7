/* Builtins on objects: attributes, identity, representation, tests. */
#include "vm/builtins.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/build_class.h"
#include "vm/frame.h"
#include "vm/vm.h"

NATIVE(builtin_repr) {
    UNUSED_ARGS;
    return object_repr(args[0]);
}
NATIVE(builtin_ascii) {
    UNUSED_ARGS;
    return object_ascii(args[0]);
}
NATIVE(builtin_hash) {
    UNUSED_ARGS;
    int64_t hash = object_hash(args[0]);
    return hash == -1 ? NULL : int_from_i64(hash);
}
NATIVE(builtin_id) {
    UNUSED_ARGS;
    return int_from_u64((uint64_t)(uintptr_t)args[0]);
}
NATIVE(builtin_callable) {
    UNUSED_ARGS;
    return new_bool(is_callable(args[0]));
}
NATIVE(builtin_isinstance) {
    UNUSED_ARGS;
    int result = object_isinstance(args[0], args[1]);
    return result < 0 ? NULL : new_bool(result);
}
NATIVE(builtin_issubclass) {
    UNUSED_ARGS;
    int result = object_issubclass(args[0], args[1]);
    return result < 0 ? NULL : new_bool(result);
}
NATIVE(builtin_format) {
    UNUSED_ARGS;
    if (args[1] != NULL && !is_str(args[1]))
        return raise_bad_argument("format", "2", "str", args[1]);
    return object_format(args[0], (Str *)args[1]);
}

/* Interned, so that attribute look-ups meet it by pointer. */
static Str *attribute_name(Object *o) {
    if (!is_str(o))
        return raise_type_error("attribute name must be string, not '%T'", o), NULL;
    if (((Str *)o)->interned || !is_exact(o, &str_type))
        return incref(o);
    return str_intern_steal(incref(o));
}

NATIVE(builtin_getattr) {
    UNUSED_ARGS;
    Str *name = attribute_name(args[1]);
    if (name == NULL)
        return NULL;
    Object *found = NULL;
    if (args[2] == NULL)
        found = object_getattr(args[0], name);
    else if (object_lookup(args[0], name, &found) == 0)
        found = incref(args[2]);
    if (found == NULL)
        complete_attribute_error(args[0], name);
    decref(name);
    return error_occurred() ? NULL : found;
}
NATIVE(builtin_hasattr) {
    UNUSED_ARGS;
    Str *name = attribute_name(args[1]);
    if (name == NULL)
        return NULL;
    Object *found;
    int there = object_lookup(args[0], name, &found);
    decref(name);
    if (there > 0)
        decref(found);
    return there < 0 ? NULL : new_bool(there);
}
NATIVE(builtin_setattr) {
    UNUSED_ARGS;
    Str *name = attribute_name(args[1]);
    if (name == NULL)
        return NULL;
    int failed = object_setattr(args[0], name, args[2]);
    decref(name);
    return failed < 0 ? NULL : new_none();
}
NATIVE(builtin_delattr) {
    UNUSED_ARGS;
    Str *name = attribute_name(args[1]);
    if (name == NULL)
        return NULL;
    int failed = object_setattr(args[0], name, NULL);
    decref(name);
    return failed < 0 ? NULL : new_none();
}

NATIVE(builtin_globals) {
    UNUSED_ARGS;
    Frame *frame = frame_current();
    return frame ? incref(frame->function->globals)
                 : raise_system_error("globals() needs a running frame");
}
NATIVE(builtin_locals) {
    UNUSED_ARGS;
    Frame *frame = frame_current();
    return frame ? frame_locals(frame) : raise_system_error("locals() needs a running frame");
}
NATIVE(builtin_vars) {
    UNUSED_ARGS;
    if (args[0] == NULL)
        return builtin_locals(self, NULL, 0, kwnames);
    Object *found;
    int there = object_lookup(args[0], NAME(__dict__), &found);
    if (there == 0)
        raise_type_error("vars() argument must have __dict__ attribute");
    return there > 0 ? found : NULL;
}
NATIVE(builtin_dir) {
    UNUSED_ARGS;
    if (args[0] != NULL)
        return object_dir(args[0]);
    Object *scope = builtin_locals(self, NULL, 0, kwnames);
    if (scope == NULL)
        return NULL;
    Object *keys = is_exact(scope, &dict_type) ? dict_keys_list((Dict *)scope)
                                               : object_call_method(scope, NAME(keys), NULL, 0);
    decref(scope);
    if (keys != NULL && !is_exact(keys, &list_type))
        REPLACE_STEAL(keys, sequence_list(keys));
    if (keys != NULL && list_sort((List *)keys, NULL, false) < 0)
        CLEAR(keys);
    return keys;
}

const MethodDef builtins_object[] = {
    {"__build_class__", build_class, NULL, NATIVE_RAW,
     "Make a class: what the class statement calls."},
    {"repr", builtin_repr, "obj, /", 0, "The text that represents an object, often valid source."},
    {"ascii", builtin_ascii, "obj, /", 0, "Like repr(), with all other than ASCII escaped."},
    {"hash", builtin_hash, "obj, /", 0, "The hash of an object; equal objects have equal ones."},
    {"id", builtin_id, "obj, /", 0, "A number that no other living object has."},
    {"callable", builtin_callable, "obj, /", 0, "Whether the object can be called."},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /", 0,
     "Whether the object's class is, or derives from, this class or one of a tuple of classes."},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /", 0,
     "Whether a class derives from another, or from one of several."},
    {"format", builtin_format, "value, format_spec='', /", 0,
     "The value as text by a format specification."},
    {"getattr", builtin_getattr, "object, name, default=None, /", 0,
     "An attribute by name; the default, if given, where there is none."},
    {"hasattr", builtin_hasattr, "obj, name, /", 0,
     "Whether getattr(obj, name) would find something."},
    {"setattr", builtin_setattr, "obj, name, value, /", 0, "Set an attribute by name."},
    {"delattr", builtin_delattr, "obj, name, /", 0, "Delete an attribute by name."},
    {"globals", builtin_globals, "", 0, "The dict of the module's names."},
    {"locals", builtin_locals, "", 0, "A dict of the names bound here."},
    {"vars", builtin_vars, "object=None, /", 0, "The __dict__ of an object, or locals()."},
    {"dir", builtin_dir, "object=None, /", 0,
     "The sorted names of an object's attributes, or of the names here."},
    {0},
};
