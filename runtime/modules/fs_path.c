/* Names of files between Python and the system. */
#include "runtime/modules/fs_path.h"

#include "runtime/objects/str.h"

Object *fs_path(Object *o, const char *message) {
    if (is_str(o) || is_bytes(o))
        return incref(o);
    Str *name = str_intern_utf8("__fspath__", 10);
    Object *method = name ? object_special(o, name) : NULL;
    xdecref(name);
    if (method == NULL) {
        if (error_occurred())
            return NULL;
        return raise_type_error(
            message ? message : "expected str, bytes or os.PathLike object, not %T", o);
    }
    Object *path = object_call0(method);
    decref(method);
    if (path != NULL && !is_str(path) && !is_bytes(path)) {
        raise_type_error("expected %T.__fspath__() to return str or bytes, not %T", o, path);
        CLEAR(path);
    }
    return path;
}

Object *fs_path_bytes(Object *o, const char *message) {
    Object *path = fs_path(o, message);
    Object *bytes = path == NULL   ? NULL
                    : is_str(path) ? str_encode((Str *)path, "utf-8", "surrogateescape")
                                   : incref(path);
    xdecref(path);
    if (bytes != NULL && strlen(((Bytes *)bytes)->data) != ((Bytes *)bytes)->length) {
        raise_value_error("embedded null byte");
        CLEAR(bytes);
    }
    return bytes;
}

Object *fs_name(const char *name, size_t length, bool as_bytes) {
    return as_bytes ? bytes_from_data(name, length) : OBJ(str_from_utf8_lossy(name, length));
}
