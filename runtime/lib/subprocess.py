"""Other programs: starting them, talking to them through pipes, waiting for them."""

import errno
import io
import os
import signal
import sys
import time
from posix import _spawn

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput",
           "check_output", "run", "CalledProcessError", "DEVNULL", "SubprocessError",
           "TimeoutExpired", "CompletedProcess"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class _WithOutput(SubprocessError):
    """What went wrong with a program, and what it had written by then."""

    def _note(self, cmd, output, stderr):
        self.cmd, self.output, self.stderr = cmd, output, stderr

    @property
    def stdout(self):
        """Another name of `output`."""
        return self.output

    @stdout.setter
    def stdout(self, text):
        self.output = text


class CalledProcessError(_WithOutput):
    """Raised when a program that was to be checked gave another exit status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self._note(cmd, output, stderr)

    def __str__(self):
        code = self.returncode
        if not code or code > 0:
            end = "returned non-zero exit status %d" % code
        elif -code in signal.Signals:
            end = f"died with {signal.Signals(-code)!r}"
        else:
            end = f"died with unknown signal {-code}"
        return f"Command '{self.cmd}' {end}."


class TimeoutExpired(_WithOutput):
    """Raised when a program took longer than it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.timeout = timeout
        self._note(cmd, output, stderr)

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """What run() gives: args, returncode, stdout, stderr."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        facts = {"args": self.args, "returncode": self.returncode}
        facts |= {name: text for name, text in (("stdout", self.stdout), ("stderr", self.stderr)) if text is not None}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in facts.items())})"

    def check_returncode(self):
        """Raises CalledProcessError unless the exit status is 0."""
        if self.returncode not in (0, None):
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    __class_getitem__ = classmethod(type(list[int]))


class Popen:
    """A program that runs.  stdin, stdout, stderr are file objects where PIPE was asked for."""

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        for name, value in (("preexec_fn", preexec_fn), ("user", user), ("group", group),
                            ("extra_groups", extra_groups)):
            if value is not None:
                raise NotImplementedError(f"{name} is not supported on this platform")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags:
            raise ValueError("creationflags is only supported on Windows platforms")
        if text is not None and universal_newlines is not None \
                and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are "
                                  "supplied but different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding, self.errors = encoding, errors
        self.text_mode = encoding or errors or text or universal_newlines
        self._partial = {}
        self._input_sent = 0
        ours, theirs, temporary = [], [], []
        try:
            self._open_pipes(stdin, stdout, stderr, ours, theirs, temporary)
            self._start(args, executable, shell, cwd, env, theirs, close_fds, pass_fds,
                        start_new_session, restore_signals, process_group, umask)
        except:
            for fd in ours:
                if fd >= 0:
                    os.close(fd)
            raise
        finally:
            for fd in temporary:
                os.close(fd)
        for name, fd, mode in zip(("stdin", "stdout", "stderr"), ours, ("wb", "rb", "rb")):
            if fd >= 0:
                setattr(self, name, self._stream(fd, mode, bufsize))

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def _stream(self, fd, mode, bufsize):
        by_line = bufsize == 1
        stream = io.open(fd, mode, -1 if by_line else bufsize)
        if not self.text_mode:
            return stream
        writes = mode == "wb"
        return io.TextIOWrapper(stream, self.encoding, self.errors, line_buffering=writes and by_line,
                                write_through=writes and bufsize == 0)

    def _open_pipes(self, stdin, stdout, stderr, ours, theirs, temporary):
        """Fills ours and theirs with descriptors, -1 where there is none; temporary are closed."""
        for number, target in enumerate((stdin, stdout, stderr)):
            mine = child = -1
            if target is None:
                pass
            elif target == PIPE:
                ends = os.pipe()
                mine, child = ends[::-1] if number == 0 else ends
                temporary.append(child)
            elif target == DEVNULL:
                child = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
                temporary.append(child)
            elif target == STDOUT and number == 2:
                child = theirs[1] if theirs[1] != -1 else sys.__stdout__.fileno()
            elif isinstance(target, int):
                child = target
            else:
                child = target.fileno()
            ours.append(mine)
            theirs.append(child)

    def _start(self, args, executable, shell, cwd, env, theirs, close_fds, pass_fds,
               start_new_session, restore_signals, process_group, umask):
        is_path = isinstance(args, os.PathLike)
        if is_path and shell:
            raise TypeError("path-like args is not allowed when shell is true")
        args = [args] if is_path or isinstance(args, (str, bytes)) else list(args)
        if shell:
            args[:0] = executable or "/bin/sh", "-c"
        executable = args[0] if executable is None else executable
        sys.audit("subprocess.Popen", executable, args, cwd, env) if hasattr(sys, "audit") else None
        name = os.fsencode(executable)
        if os.path.dirname(name):
            programs = [name]
        else:
            programs = [os.path.join(os.fsencode(folder), name) for folder in os.get_exec_path(env)]
        variables = None
        if env is not None:
            variables = []
            for key, value in env.items():
                key = os.fsencode(key)
                if b"=" in key:
                    raise ValueError("illegal environment variable name")
                variables.append(key + b"=" + os.fsencode(value))
        if pass_fds and not close_fds:
            close_fds = True
        self.pid = _spawn(args, programs, variables, cwd, *theirs, close_fds, tuple(pass_fds),
                          start_new_session, restore_signals,
                          -1 if process_group is None else process_group, umask)
        self._child_created = True

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    __class_getitem__ = classmethod(type(list[int]))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in filter(None, (self.stdout, self.stderr)):
            stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type is not KeyboardInterrupt:
                self.wait()

    def __del__(self, _warn=None):
        if self._child_created and self.returncode is None:
            try:
                import warnings
                warnings.warn("subprocess %s is still running" % self.pid, ResourceWarning,
                              source=self)
                self.poll()
            except Exception:
                pass

    # ---- its end

    def _take(self, options):
        """Asks for the exit status: True when it has come."""
        if self.returncode is not None:
            return True
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:
            self.returncode = 0         # somebody else waited for it
            return True
        if pid != self.pid:
            return False
        self.returncode = os.waitstatus_to_exitcode(status)
        return True

    def poll(self):
        """The exit status, or None while it runs."""
        self._take(os.WNOHANG)
        return self.returncode

    def wait(self, timeout=None):
        """Waits for its end; the exit status."""
        if timeout is None:
            while not self._take(0):
                pass
            return self.returncode
        end, pause = time.monotonic() + timeout, 0.0005
        while not self._take(os.WNOHANG):
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            pause = min(pause * 2, left, 0.05)
            time.sleep(pause)
        return self.returncode

    def send_signal(self, sig):
        """Sends a signal unless it has ended."""
        try:
            if self.poll() is None:
                os.kill(self.pid, sig)
        except ProcessLookupError:
            pass  # it ended just now

    def terminate(self):
        """Asks it to end: SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Ends it: SIGKILL."""
        self.send_signal(signal.SIGKILL)

    # ---- talking to it

    def communicate(self, input=None, timeout=None):
        """Sends input, reads all that it writes, waits for its end: (stdout, stderr)."""
        if self._partial and input:
            raise ValueError("Cannot send input after starting communication")
        streams = [s for s in (self.stdin, self.stdout, self.stderr) if s]
        if timeout is None and len(streams) <= 1 and not self._partial:
            if self.stdin:
                self._write_all(input)
            read = [stream and self._read_all(stream) for stream in (self.stdout, self.stderr)]
            self.wait()
            return tuple(read)
        end = None if timeout is None else time.monotonic() + timeout
        self._exchange(input, end, timeout)
        left = None if end is None else max(end - time.monotonic(), 0)
        try:
            self.wait(left)
        except TimeoutExpired:
            raise self._expired(timeout) from None
        return self._collected(self.stdout), self._collected(self.stderr)

    @staticmethod
    def _read_all(stream):
        with stream:
            return stream.read()

    def _write_all(self, input):
        try:
            if input:
                self.stdin.write(input)
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EINVAL):  # the program does not want it
                raise
        self._close_input()

    def _collected(self, stream):
        if stream is None:
            return None
        data = b"".join(self._partial[stream])
        if not self.text_mode:
            return data
        text = data.decode(stream.encoding, stream.errors)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _expired(self, timeout):
        parts = {s: b"".join(chunks) for s, chunks in self._partial.items()}
        return TimeoutExpired(self.args, timeout, parts.get(self.stdout) or None,
                              parts.get(self.stderr) or None)

    def _exchange(self, input, end, timeout):
        import selectors
        if self.stdin and not self.stdin.closed:
            self.stdin.flush()
            if not self._partial:
                if input and self.text_mode:
                    input = input.encode(self.stdin.encoding, self.stdin.errors)
                self._input = memoryview(input) if input else b""
            if not self._input:
                self._close_input()
        for stream in (self.stdout, self.stderr):
            if stream:
                self._partial.setdefault(stream, [])
        with selectors.DefaultSelector() as selector:
            if self.stdin and not self.stdin.closed and self._input:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for stream in self._partial:
                if not stream.closed:
                    selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                left = None if end is None else end - time.monotonic()
                if left is not None and left < 0:
                    raise self._expired(timeout)
                for key, _ in selector.select(left):
                    if key.fileobj is self.stdin:
                        self._send_some(selector)
                        continue
                    data = os.read(key.fd, 32768)
                    if data:
                        self._partial[key.fileobj].append(data)
                    else:
                        selector.unregister(key.fileobj)
                        key.fileobj.close()

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _send_some(self, selector):
        chunk = self._input[self._input_sent:self._input_sent + 4096]
        try:
            self._input_sent += os.write(self.stdin.fileno(), chunk)
        except BrokenPipeError:
            self._input_sent = len(self._input)
        if self._input_sent >= len(self._input):
            selector.unregister(self.stdin)
            self._close_input()


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end and gives a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program; its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """The same; CalledProcessError unless it is 0."""
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program; what it writes.  CalledProcessError unless its exit status is 0."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if any(kwargs.get(k) for k in ("text", "encoding", "errors",
                                                            "universal_newlines")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(exit status, output) of a command of the shell, without the last end of line."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding,
                            errors=errors)
        code = 0
    except CalledProcessError as e:
        data, code = e.output, e.returncode
    return code, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """The output alone."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """The arguments as one line, quoted as Windows' C library reads them."""
    words = []
    for arg in map(os.fsdecode, seq):
        quoted, slashes = [], 0
        for c in arg:
            if c == "\\":
                slashes += 1
                continue
            quoted.append("\\" * (2 * slashes + 1 if c == '"' else slashes) + c)
            slashes = 0
        if not arg or " " in arg or "\t" in arg:
            words.append('"' + "".join(quoted) + "\\" * (2 * slashes) + '"')
        else:
            words.append("".join(quoted) + "\\" * slashes)
    return " ".join(words)
