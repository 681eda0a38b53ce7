# Standard input: input(), readline, iteration.
import sys
print(input())
print(input("prompt> "))
print(repr(sys.stdin.readline()))
print(sys.stdin.readlines(1)[:1])
for line in sys.stdin:
    print("line", line.rstrip("\n"))
    if line.startswith("stop"):
        break
print(repr(sys.stdin.read(3)), repr(sys.stdin.read()))
try:
    input()
except EOFError as e:
    print("EOFError", e)
