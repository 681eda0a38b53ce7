# Starting other programs: pipes, statuses, timeouts, environment and folder.
import os
import signal
import subprocess as sp

print(sp.run(["echo", "hello"], capture_output=True), sp.run("exit 3", shell=True).returncode)
print(sp.check_output("cat; echo err >&2", shell=True, input="text\n", text=True, stderr=sp.STDOUT))
print(sp.getstatusoutput("echo out; exit 2"), sp.getoutput("printf 'a\\nb\\n'"), sp.call(["true"]), sp.check_call(["true"]))
p = sp.Popen(["cat"], stdin=sp.PIPE, stdout=sp.PIPE, stderr=sp.PIPE)
out, err = p.communicate(b"x" * 300000)
print(len(out), err, p.returncode, p.poll())
print(sp.run(["pwd"], cwd="/", capture_output=True, text=True).stdout, sp.run(["env"], env={"A": "1"}, capture_output=True).stdout)
for args, kw in ((["/nonexistent/x"], {}), (["nonexistent-program"], {}), (["true"], {"cwd": "/nonexistent"}), (["/"], {})):
    try:
        sp.run(args, **kw)
    except OSError as e:
        print(type(e).__name__, e)
for f in (lambda: sp.run(["false"], check=True), lambda: sp.run(["sleep", "9"], timeout=0.05), lambda: sp.check_output("echo x; exit 4", shell=True),
          lambda: sp.run(["true"], input="", stdin=sp.PIPE), lambda: sp.run("kill -9 $$", shell=True, check=True), lambda: sp.Popen("x", bufsize="y")):
    try:
        print(f())
    except (sp.SubprocessError, ValueError, TypeError) as e:
        print(type(e).__name__, e if not isinstance(e, sp.TimeoutExpired) else e.cmd, getattr(e, "output", None))
p = sp.Popen(["sleep", "9"])
print(p.poll())
p.terminate()
print(p.wait() == -signal.SIGTERM, repr(p))
with sp.Popen(["cat"], stdin=sp.PIPE, stdout=sp.PIPE, text=True, bufsize=1) as p:
    p.stdin.write("line\n")
    print(repr(p.stdout.readline()))
r, w = os.pipe()
print(sp.run(f"echo passed >&{w}", shell=True, pass_fds=[w]).returncode, os.read(r, 100), os.get_inheritable(r))
os.close(r), os.close(w)
with os.popen("echo popen; exit 1") as f:
    print(f.read())
pid = os.fork()
if pid == 0:
    os._exit(7)
status = os.waitpid(pid, 0)[1]
print(os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status), os.WIFSIGNALED(status))
pid = os.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", "exit 5"])
print(os.waitstatus_to_exitcode(os.wait()[1]), os.spawnlp(os.P_WAIT, "true", "true") if hasattr(os, "spawnlp") and 0 else 0)
print(sp.list2cmdline(["a b", 'c"d', "", "e\\"]), sp.run(["printf", "\\r\\n\xe9"], capture_output=True, text=True).stdout)
