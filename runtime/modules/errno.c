/* The errno module: the system's error numbers by name, and their names by number. */
#include <errno.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"

extern const ModuleDef errno_module;

static const struct {
    const char *name;
    int number;
} errors[] = {
#define E(name)                                                                                    \
    { #name, name }
    E(EPERM),           E(ENOENT),          E(ESRCH),         E(EINTR),           E(EIO),
    E(ENXIO),           E(E2BIG),           E(ENOEXEC),       E(EBADF),           E(ECHILD),
    E(EAGAIN),          E(ENOMEM),          E(EACCES),        E(EFAULT),          E(ENOTBLK),
    E(EBUSY),           E(EEXIST),          E(EXDEV),         E(ENODEV),          E(ENOTDIR),
    E(EISDIR),          E(EINVAL),          E(ENFILE),        E(EMFILE),          E(ENOTTY),
    E(ETXTBSY),         E(EFBIG),           E(ENOSPC),        E(ESPIPE),          E(EROFS),
    E(EMLINK),          E(EPIPE),           E(EDOM),          E(ERANGE),          E(EDEADLK),
    E(ENAMETOOLONG),    E(ENOLCK),          E(ENOSYS),        E(ENOTEMPTY),       E(ELOOP),
    E(EWOULDBLOCK),     E(ENOMSG),          E(EIDRM),         E(ENOSTR),          E(ENODATA),
    E(ETIME),           E(ENOSR),           E(EREMOTE),       E(ENOLINK),         E(EPROTO),
    E(EMULTIHOP),       E(EBADMSG),         E(EOVERFLOW),     E(EILSEQ),          E(EUSERS),
    E(ENOTSOCK),        E(EDESTADDRREQ),    E(EMSGSIZE),      E(EPROTOTYPE),      E(ENOPROTOOPT),
    E(EPROTONOSUPPORT), E(ESOCKTNOSUPPORT), E(EOPNOTSUPP),    E(ENOTSUP),         E(EPFNOSUPPORT),
    E(EAFNOSUPPORT),    E(EADDRINUSE),      E(EADDRNOTAVAIL), E(ENETDOWN),        E(ENETUNREACH),
    E(ENETRESET),       E(ECONNABORTED),    E(ECONNRESET),    E(ENOBUFS),         E(EISCONN),
    E(ENOTCONN),        E(ESHUTDOWN),       E(ETOOMANYREFS),  E(ETIMEDOUT),       E(ECONNREFUSED),
    E(EHOSTDOWN),       E(EHOSTUNREACH),    E(EALREADY),      E(EINPROGRESS),     E(ESTALE),
    E(EDQUOT),          E(ECANCELED),       E(EOWNERDEAD),    E(ENOTRECOVERABLE),
#undef E
};

static int init(Object *module) {
    Dict *names = dict_new();
    int status = names ? 0 : -1;
    for (size_t i = 0; status == 0 && i < sizeof errors / sizeof *errors; i++) {
        Object *number = int_from_i64(errors[i].number),
               *name = OBJ(str_from_ascii(errors[i].name));
        if (number == NULL || name == NULL || dict_set(names, number, name) < 0)
            status = -1;
        if (status == 0)
            status = module_add(module, errors[i].name, incref(number));
        xdecref(number);
        xdecref(name);
    }
    if (status == 0)
        return module_add(module, "errorcode", OBJ(names));
    xdecref(names);
    return -1;
}

const ModuleDef errno_module = {"errno", "The system's error numbers.", NULL, init};
