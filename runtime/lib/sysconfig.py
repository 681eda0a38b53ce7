"""How this interpreter was built and where its parts would lie: the little that a single binary has to tell."""
import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path",
           "get_path_names", "get_paths", "get_platform", "get_python_version", "get_scheme_names",
           "parse_config_h"]

_PATH_NAMES = ("stdlib", "platstdlib", "purelib", "platlib", "include", "platinclude", "scripts", "data")
_SUFFIXES = {"stdlib": "lib/krait", "platstdlib": "lib/krait", "purelib": "lib/krait/site-packages",
             "platlib": "lib/krait/site-packages", "include": "include/krait", "platinclude": "include/krait",
             "scripts": "bin", "data": ""}
_variables = None


def get_python_version():
    """The language level, as "3.13"."""
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """A name of the system and the machine, such as "linux-x86_64"."""
    name = os.uname()
    return f"{name.sysname.lower()}-{name.machine}" if name.sysname == "Linux" else sys.platform


def get_config_vars(*names):
    """All variables as a dict, or the values of those that are named, None for what is not there."""
    global _variables
    if _variables is None:
        _variables = {
            "prefix": sys.prefix, "exec_prefix": sys.exec_prefix,
            "installed_base": sys.base_prefix, "installed_platbase": sys.base_exec_prefix,
            "base": sys.prefix, "platbase": sys.exec_prefix, "projectbase": os.path.dirname(sys.executable),
            "py_version": "%d.%d.%d" % sys.version_info[:3], "py_version_short": get_python_version(),
            "py_version_nodot": "%d%d" % sys.version_info[:2], "abiflags": sys.abiflags,
            "platlibdir": "lib", "implementation": "Krait", "implementation_lower": "krait",
            "userbase": os.path.expanduser("~/.local"), "SIZEOF_VOID_P": 8, "Py_DEBUG": 0, "Py_GIL_DISABLED": 0,
            "WITH_PYMALLOC": 1, "EXE": "", "VERSION": get_python_version(), "LIBDEST": "", "SOABI": None,
        }
    if names:
        return [_variables.get(name) for name in names]
    return _variables


def get_config_var(name):
    """The value of one variable, None if it is not there."""
    return get_config_vars().get(name)


def get_scheme_names():
    return ("posix_prefix",)


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    if key not in ("prefix", "home", "user"):
        raise ValueError(f"{key!r} is not a valid preference")
    return "posix_prefix"


def get_path_names():
    return _PATH_NAMES


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """Where the parts of an installation lie: a dict from each of get_path_names()."""
    if scheme != "posix_prefix":
        raise KeyError(scheme)
    base = (vars or {}).get("base", sys.prefix) if expand else "{base}"
    return {name: os.path.join(base, _SUFFIXES[name]) if _SUFFIXES[name] else base for name in _PATH_NAMES}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def get_makefile_filename():
    return os.path.join(get_path("stdlib"), "config", "Makefile")


def get_config_h_filename():
    return os.path.join(get_path("include"), "pyconfig.h")


def parse_config_h(fp, vars=None):
    """The #define lines of an open C header, as a dict."""
    found = {} if vars is None else vars
    for line in fp:
        words = line.split(None, 2)
        if len(words) == 3 and words[0] == "#define":
            value = words[2].strip()
            try:
                found[words[1]] = int(value)
            except ValueError:
                found[words[1]] = value
        elif len(words) >= 3 and words[:2] == ["/*", "#undef"]:
            found[words[2].split()[0]] = 0
    return found


def is_python_build(check_home=None):
    return False


def expand_makefile_vars(s, vars):
    """Replaces $(NAME) and ${NAME} by the values of vars, "" for what is not there, until none is left."""
    for opening, closing in (("$(", ")"), ("${", "}")):
        start = s.find(opening)
        while start >= 0:
            end = s.find(closing, start)
            if end < 0:
                break
            s = s[:start] + str(vars.get(s[start + 2:end], "")) + s[end + 1:]
            start = s.find(opening)
    return s
