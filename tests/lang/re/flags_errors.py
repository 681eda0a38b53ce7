# Sets of flags as values and as text; what is known of a wrong pattern; Scanner.
import copy
import pickle
import re

for value in 0, 2, 10, 1026, 1024, 1, 372, 511:
    flags = re.RegexFlag(value)
    print(repr(flags), flags.name, flags.value, len(flags), list(flags), bool(flags))
print(repr(~re.I), repr(~re.RegexFlag(1024)))
print(re.I in re.I | re.M, re.M in re.I, re.I & 3, 2 | re.M, re.I ^ re.M, re.I == 2, re.RegexFlag(2) is re.I, hash(re.M) == 8)
print(pickle.loads(pickle.dumps(re.I | re.X)), copy.copy(re.S) is re.S, re.RegexFlag.DOTALL)

for given in ("m",), ("m", "a\nbc", 3), ("m", b"a\nb", 2), ("m", "ab"), ("m", None, 3), ("m", "ab", 0):
    error = re.PatternError(*given)
    print(error, vars(error))

words = re.Scanner([("[a-z]+", lambda scanner, text: (text, scanner.match.start())), (r"\d+", lambda scanner, text: int(text)),
                    (r"\s+", None), ("!", "mark")])
print(words.scan("ab 12 !x ?q"), words.scan(""), words.lexicon[2:])
print(re.Scanner([(b"a", b"x"), (b"(b)c", 1)]).scan(b"abcabd"), re.Scanner([("a", 1)], re.I).scan("aAb"))
