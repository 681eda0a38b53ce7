# The prompt, driven through a pipe: prompts go to stderr.
prompt() { "$KRAIT" -i -q "$@" 2>&1; echo "status $?"; }
prompt <<'TEXT'
1 + 1
_ * 3
None
def f(x):
    return 1 / x

f(0)
x = (1,

2)
x
1 +
class A:
  def g(self):
    return """a

b"""

A().g()
if 1:
    print(3)
else:
    print(4)

    bad
for i in "ab":
    # a comment
    i

@staticmethod
def h(): pass

def k():

match 5:
    case 5: "five"

from __future__ import annotations
def annotated(a: no_such_name): pass

!
import sys; sys.ps1 = "> "; sys.ps2 = ". "
while x:
    x = None

raise KeyboardInterrupt
TEXT
prompt <<'TEXT'
exit
TEXT
prompt <<'TEXT'
quit = 5
quit
exit()
TEXT
prompt <<'TEXT'
import sys
sys.exit(7)
TEXT
echo 'x' | prompt -c 'x = "from the program"; raise SystemExit(3)'
printf 'if 1: 2' | prompt
