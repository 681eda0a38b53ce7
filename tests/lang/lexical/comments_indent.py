# Comments, blank lines, indentation styles, form feeds, joined lines.
if True:
  x = 1
  if x:
        y = 2
        # comment at another indent
      # and another
        z = 3
  w = 4
# comment
    # indented comment at top level
print(x, y, z, w)


def f():

    # comment first

    return 1  # trailing


def g():	# tab before comment
	if True:
		return "tabs"


def h(): return 1; return 2


class A: x = 1; y = 2


print(f(), g(), h(), A.x + A.y)
total = (1 +  # comment in parens
         # whole line comment
         2

         + 3)
l = [
  1,
      2,
# unindented comment
3,
]
d = {
    "a":
        1,
}
print(total, l, d)
s = "a" \
    "b" \
    'c'
print(s)
if 1: \
    print("continued")
for i in range(2): print(i); print(-i)
while True: break
try: pass
except ValueError: pass
else: print("else")
finally: print("finally")
print("# not a comment", '#', "a#b")  # a comment
print("semi"); print("colon");
assert True, \
    "message"
def deco(f): return f
@deco

def decorated():
    pass
if (x == 1 and
    y == 2
    or z):
    print("multi condition")
print(1 if
      True else
      2) if True else None
lam = (lambda:
       5)
print(lam())
print("""a
    b # not a comment
  c""".split("\n"))
x = 5 ;y = 6
print(x,y)
print( x , y [0] if 0 else y )
if x:pass
print(f'{x}'f"{y}")
