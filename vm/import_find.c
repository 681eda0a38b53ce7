/* Finding modules: native ones, those embedded in the binary, then the folders of the search path.
 * A folder without __init__.py is a namespace package if nothing better stands anywhere on the
 * path. */
#include "vm/krait_module.h"
#include "vm/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/ast_objects.h"
#include "compiler/compile.h"
#include "runtime/lib/embedded.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "vm/sys.h"
#include "vm/threads.h"
#include "vm/traceback_lines.h"
#include "vm/tracemalloc.h"
#include "vm/warnings.h"

#define MODULE(name) extern const ModuleDef name##_module;
#include "runtime/modules/modules.def"
#undef MODULE
static const ModuleDef *const native_modules[] = {
#define MODULE(name) &name##_module,
#include "runtime/modules/modules.def"
#undef MODULE
    &_thread_module,      &_ast_tree_module, &_imp_module,
    &_opcode_module,      &_krait_module,    &_traceback_module,
    &_tracemalloc_module, &_warnings_module, NULL,
};

void found_release(Found *f) {
    CLEAR(f->path);
    CLEAR(f->search);
}

static bool find_inside(Str *full, Found *out) {
    for (const ModuleDef *const *def = native_modules; *def != NULL; def++) {
        if (str_equal_ascii(full, (*def)->name)) {
            out->kind = FOUND_NATIVE;
            out->native = *def;
            return true;
        }
    }
    for (size_t i = 0; embedded_modules[i].name != NULL; i++) {
        if (str_equal_ascii(full, embedded_modules[i].name)) {
            out->kind = FOUND_EMBEDDED;
            out->text = (const char *)embedded_modules[i].text;
            out->length = embedded_modules[i].length;
            out->is_package = embedded_modules[i].is_package;
            return true;
        }
    }
    return false;
}

static mode_t file_mode(Str *path) {
    size_t length;
    struct stat st;
    const char *text = str_utf8(path, &length);
    if (text == NULL) {
        error_clear();
        return 0;
    }
    mode_t mode = stat(text, &st) == 0 ? st.st_mode : 0;
    str_utf8_free(path, text, length);
    return mode;
}

static Str *join(Object *folder, Str *name, const char *rest) {
    Str *f = (Str *)folder;
    if (f->length == 0)
        return str_format("%U%s", name, rest);
    bool slash = str_at(f, f->length - 1) == '/';
    return str_format("%U%s%U%s", f, slash ? "" : "/", name, rest);
}

/* One entry of the path. 1 found, 0 not, -1 error. A plain folder is remembered in *namespaces. */
static int find_in_folder(Object *folder, Str *last, Found *out, List **namespaces) {
    Str *path = join(folder, last, "/__init__.py");
    if (path == NULL)
        return -1;
    if (S_ISREG(file_mode(path))) {
        Str *package = join(folder, last, "");
        List *search = package ? list_from_array((Object *const *)&package, 1) : NULL;
        xdecref(package);
        if (search == NULL) {
            decref(path);
            return -1;
        }
        *out = (Found){.kind = FOUND_FILE, .path = path, .is_package = true, .search = OBJ(search)};
        return 1;
    }
    decref(path);
    path = join(folder, last, ".py");
    if (path == NULL)
        return -1;
    if (S_ISREG(file_mode(path))) {
        *out = (Found){.kind = FOUND_FILE, .path = path};
        return 1;
    }
    decref(path);
    path = join(folder, last, "");
    if (path == NULL)
        return -1;
    int failed = 0;
    if (S_ISDIR(file_mode(path)) && (*namespaces != NULL || (*namespaces = list_new(0)) != NULL))
        failed = list_append(*namespaces, OBJ(path));
    decref(path);
    return failed;
}

int import_find(Str *full, Str *last, Object *search, Found *out) {
    *out = (Found){0};
    if (find_inside(full, out))
        return 0;
    if (last->length == 0)
        return 0;
    Object *path = search ? search : sys_get_borrow(NAME(path));
    Object *folders = path ? sequence_list(path) : OBJ(list_new(0));
    if (folders == NULL)
        return -1;
    List *namespaces = NULL;
    int found = 0;
    for (size_t i = 0; found == 0 && i < ((List *)folders)->length; i++)
        if (is_str(((List *)folders)->items[i]))
            found = find_in_folder(((List *)folders)->items[i], last, out, &namespaces);
    decref(folders);
    if (found == 0 && namespaces != NULL)
        *out = (Found){.kind = FOUND_NAMESPACE, .is_package = true, .search = incref(namespaces)};
    xdecref(namespaces);
    return found < 0 ? -1 : 0;
}

char *import_read_descriptor(int fd, size_t *length) {
    struct stat st;
    if (fstat(fd, &st) < 0)
        return NULL;
    size_t got = 0, room = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size + 1 : 4096;
    char *text = mem_alloc(room), *more = text;
    while (more != NULL) {
        ssize_t n = read(fd, text + got, room - got);
        if (n < 0 && (errno != EINTR || interrupt_pending()))
            break;
        if (n == 0) {
            more = mem_resize(text, room, got + 1);
            if (more == NULL)
                break;
            more[got] = '\0';
            *length = got;
            return more;
        }
        got += n > 0 ? (size_t)n : 0;
        if (got < room)
            continue;
        more = room <= SIZE_MAX / 2 ? mem_resize(text, room, room * 2) : NULL;
        if (more != NULL) {
            text = more;
            room *= 2;
        }
    }
    int reason = more == NULL ? ENOMEM : errno;
    if (text != NULL)
        mem_free(text, room);
    errno = reason;
    return NULL;
}

char *import_read_file(Str *path, size_t *length) {
    size_t path_length;
    const char *name = str_utf8(path, &path_length);
    if (name == NULL)
        return NULL;
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    str_utf8_free(path, name, path_length);
    char *text = fd >= 0 ? import_read_descriptor(fd, length) : NULL;
    int reason = errno;
    if (fd >= 0)
        close(fd);
    if (text == NULL && reason == ENOMEM)
        raise_no_memory();
    else if (text == NULL)
        raise_os_error(reason, OBJ(path));
    return text;
}
