# Shell patterns: what they match, and the regular expressions that they become.
import fnmatch

names = ["", "a", "b", "ab", "abc", "a.c", "[", "]", "-", "^", "a-b", "!", "A", "a\nb", "\\", "a*b"]
for pattern in ("*", "?", "a*", "*b", "a?c", "[abc]", "[!abc]", "[a-c]", "[c-a]", "[]]", "[!]]", "[", "[a", "[a-]", "[-a]",
                "[^a]", "[[]", "a**b", "*a*b*c*", "[a-c-e]", "[!]", "[\\]", "[&~|]", "a.c", "\\*", "[!-]", "[--0]", "[b-ac-z]"):
    print(pattern, fnmatch.translate(pattern), [n for n in names if fnmatch.fnmatchcase(n, pattern)])
print(fnmatch.filter(["x.py", "y.c", "z.py"], "*.py"), fnmatch.fnmatch(b"ab", b"a?"))
try:
    fnmatch.fnmatch("a", b"*")
except TypeError as e:
    print(e)
