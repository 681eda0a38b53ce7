# stdout and stderr are separate streams; writes, unbuffered errors, missing newline at exit.
import sys
print("out 1")
print("err 1", file=sys.stderr)
sys.stdout.write("out 2 ")
sys.stderr.write("err 2\n")
print("é 日", file=sys.stderr)
sys.stderr.writelines(["a", "b\n"])
print(sys.stderr.write("") , sys.stdout.writable(), sys.stderr.writable(), sys.stdin.readable(), sys.stdout.readable())
try:
    sys.stdout.read()
except Exception as e:
    print(type(e).__name__)
print("last without newline", end="")
sys.stderr.write("err last without newline")
