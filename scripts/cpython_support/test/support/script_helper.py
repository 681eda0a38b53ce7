"""Starting krait as a process of its own, through the shell."""

import os
import sys
import unittest

from . import os_helper

_count = 0


class _PythonRunResult(tuple):
    """(rc, out, err) of a process."""

    __slots__ = ()
    rc, out, err = (property(lambda self, i=i: self[i]) for i in range(3))

    def fail(self, cmd_line):
        raise AssertionError("Process return code is %d\ncommand line: %r\n\nstdout:\n---\n%s\n---\n"
                             "\nstderr:\n---\n%s\n---" % (
                                 self.rc, cmd_line, self.out.decode("ascii", "replace").rstrip(),
                                 self.err.decode("ascii", "replace").rstrip()))


_SUPPORT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def interpreter_requires_environment():
    return True


def _quote(text):
    return "'" + os.fsdecode(text).replace("'", "'\\''") + "'"


def _read(path):
    with open(path, "rb") as f:
        return f.read()


def run_python_until_end(*args, **env_vars):
    """(result, command line) of a run of this interpreter."""
    global _count
    _count += 1
    folder = env_vars.pop("__cwd", None)
    env_vars.pop("__isolated", None)
    clean = env_vars.pop("__cleanenv", False)
    base = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"krait_run_{os.getpid()}_{_count}")
    command = [sys.executable, *args]
    words = ["env"] + ["-i"] * bool(clean)
    if "CPYTHON_LIB" in os.environ and not clean:  # so that the child finds the package test too
        words.append(_quote("KRAITPATH=" + os.pathsep.join([_SUPPORT, os.environ["CPYTHON_LIB"]])))
    words += [_quote(f"{name}={value}") for name, value in env_vars.items()]
    words += ["timeout", "60"] + [_quote(word) for word in command]
    line = " ".join(words) + f" </dev/null >{base}.out 2>{base}.err"
    if folder is not None:
        line = f"cd {_quote(folder)} && {line}"
    try:
        status = os.system(line)
        code = status >> 8 if status & 127 == 0 else -(status & 127)
        if code > 128:
            code = 128 - code  # the shell's word for a signal
        return _PythonRunResult((code, _read(base + ".out"), _read(base + ".err"))), command
    finally:
        os_helper.unlink(base + ".out")
        os_helper.unlink(base + ".err")


def _assert_python(expected_success, /, *args, **env_vars):
    result, command = run_python_until_end(*args, **env_vars)
    if (result.rc == 0) != bool(expected_success):
        result.fail(command)
    return result


def assert_python_ok(*args, **env_vars):
    return _assert_python(True, *args, **env_vars)


def assert_python_failure(*args, **env_vars):
    return _assert_python(False, *args, **env_vars)


def spawn_python(*args, **kw):
    raise unittest.SkipTest("requires the subprocess module")


def kill_python(p):
    raise unittest.SkipTest("requires the subprocess module")


def make_script(script_dir, script_basename, source, omit_suffix=False):
    name = script_basename if omit_suffix else script_basename + ".py"
    path = os.path.join(script_dir, name)
    with open(path, "wb" if isinstance(source, bytes) else "w",
              **({} if isinstance(source, bytes) else {"encoding": "utf-8"})) as f:
        f.write(source)
    return path


def make_pkg(pkg_dir, init_source=""):
    os.mkdir(pkg_dir)
    make_script(pkg_dir, "__init__", init_source)


def make_zip_script(zip_dir, zip_basename, script_name, name_in_zip=None):
    raise unittest.SkipTest("requires zipimport")


make_zip_pkg = make_zip_script


def run_test_script(script):
    _assert_python(True, script)
