# Differences of texts in all formats, and values printed on several lines.
import difflib
import pprint

one = "one\ntwo\nthree\nfour\nfive words in a line\nsix\n".splitlines(keepends=True)
two = "ore\ntree\nemu\nfour\nfive words in the line\nsix\n\nseven\n".splitlines(keepends=True)
for lines in (difflib.ndiff(one, two), difflib.unified_diff(one, two, "a", "b", n=1),
              difflib.context_diff(one, two, "a", "b", "yesterday", "today"),
              difflib.unified_diff(one, one), difflib.ndiff(["\tx y\n"], ["\tx z\n"])):
    print("".join(lines))
delta = list(difflib.ndiff(one, two))
print(list(difflib.restore(delta, 1)) == one, list(difflib.restore(delta, 2)) == two)
matcher = difflib.SequenceMatcher(None, "qabxcd", "abycdf")
print(matcher.get_opcodes(), matcher.get_matching_blocks())
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd").find_longest_match())
print(difflib.SequenceMatcher(None, "ab" * 150, "ba" * 140 + "c").get_opcodes())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.get_close_matches("wheel", ["while", "with", "heel", "wheels"], 2, 0.5))
print(difflib.IS_LINE_JUNK(" # \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff"], [b"b"], b"f", b"t", lineterm=b"")))
for wrong in (lambda: difflib.get_close_matches("a", [], 0), lambda: list(difflib.restore([], 3)),
              lambda: difflib.get_close_matches("a", [], 1, 2.0),
              lambda: list(difflib.unified_diff([b"a"], [b"b"])),
              lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"]))):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

value = {"name": "x" * 60, "numbers": list(range(40)), "nested": {"deep": [{"a": (1,)}] * 6, "set": {3, 1, 2}},
         "text": "words and more words " * 9, "bytes": bytes(range(80)), "none": None, "array": bytearray(60)}
pprint.pprint(value)
pprint.pprint(value, width=40, compact=True, indent=4)
pprint.pprint(value, depth=1)
pprint.pp({"b": 1, "a": 2})
value["self"] = value
print(pprint.isrecursive(value), pprint.isreadable(value), pprint.isreadable([1, "a"]))
print(pprint.pformat(value).count("Recursion on dict"), pprint.saferepr({2: 1, 1: (1,)}))
print(pprint.pformat(10 ** 9, underscore_numbers=True), pprint.pformat([object], width=5))
for wrong in dict(indent=-1), dict(depth=0), dict(width=0):
    try:
        pprint.PrettyPrinter(**wrong)
    except ValueError as e:
        print(e)
