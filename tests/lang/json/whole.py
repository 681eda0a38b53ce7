# json: values both ways, every mistake with its place, hooks, options; the same by the parts in Python.
import io
import json
import json.decoder
import json.encoder
import json.scanner


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


GOOD = [
    "null", "true", "false", "0", "-0", "12", "-7", "123456789012345678", "1234567890123456789", "-12345678901234567890123", "1.5", "-0.0", "1e5", "1E+5",
    "2.5e-3", "1e400", "NaN", "Infinity", "-Infinity", '""', '"abc"', '"\\u00e9\\n\\"\\\\\\/\\b\\f\\r\\t"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83d\\u0041"', '"é😀"',
    "[]", "[ ]", "[1]", " [ 1 , [ 2 , 3 ] , {} ] ", "{}", "{ }", '{"a":1}', ' { "a" : [ ] , "b" : { "a" : null } } ', '{"a":1,"a":2}', "\n\t\r [1]\n",
]
BAD = [
    "", " ", "nul", "tru", "falsy", "-", "+1", ".5", "1.", "01", "1e", "-a", "Nan", "Inf", "-Inf", '"', '"abc', '"a\\', '"a\\x"', '"a\\u12"', '"a\\u12G4"', '"\n"', '"\x00"',
    "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{", "{1", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":}', '{,}', "{'a':1}", '{"a":1 "b":2}', '{"a":1]', "]", "}",
    "1 2", "[] x", "\n\n  [1,\n  2 3]", "'a'", "\ufeff1", "[1,,2]", '{"a":1,,}', "\u00a01",
]
for text in GOOD + BAD:
    t(lambda: json.loads(text))
for text in BAD:
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(e.msg, e.pos, e.lineno, e.colno, e.doc == text, e.__reduce__()[1][2])
    except Exception as e:
        print(type(e).__name__)
VALUES = [
    None, True, False, 0, -5, 10**30, 1.5, 0.1, -0.0, 1e100, float("nan"), float("inf"), -float("inf"), "", "abc", "é\u2028😀\ud800\x7f\x00\x1f\"\\/\n", [], (), [1, [2, (3,)]], {}, {"a": {"b": []}},
    {1: 2, None: 3, True: 4, 1.5: 5, float("nan"): 6}, [[[]]], {"k": "v", "l": [1, 2, {"m": None}]},
]
for v in VALUES:
    t(lambda: json.dumps(v))
    t(lambda: json.dumps(v, ensure_ascii=False))
    t(lambda: json.dumps(v, indent=2))
    t(lambda: json.dumps(v, indent="\t", separators=(";", "="), sort_keys=True))
    t(lambda: "".join(json.JSONEncoder(separators=(",", ":")).iterencode(v)) == json.dumps(v, separators=(",", ":")))
for text in GOOD:
    v = json.loads(text)
    assert repr(json.loads(json.dumps(v))) == repr(v), text


class I(int):
    def __repr__(self):
        return "I"


class F(float):
    def __repr__(self):
        return "F"


class S(str):
    pass


class D(dict):
    def items(self):
        return [("x", 1), ("y", 2)]


class L(list):
    pass


circular = []
circular.append(circular)
ring = {}
ring["r"] = {"s": ring}
for f in [
    lambda: json.dumps([I(5), F(1.5), S("s"), L([1])]), lambda: json.dumps({I(5): 1, F(2.5): 2, S("s"): 3}), lambda: json.dumps(D(a=1)), lambda: json.dumps(D()),
    lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps({(1,): 1}), lambda: json.dumps({(1,): 1, "a": 2, b"x": 3}, skipkeys=True), lambda: json.dumps({b"x": 3}, skipkeys=True, indent=1),
    lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([float("inf")], allow_nan=False), lambda: json.dumps({float("inf"): 1}, allow_nan=False), lambda: json.dumps({1.5: 1}, allow_nan=False),
    lambda: json.dumps(circular), lambda: json.dumps(ring), lambda: json.dumps(circular, indent=1), lambda: json.dumps({"b": 1, "a": [{"d": 1, "c": 2}]}, sort_keys=True), lambda: json.dumps({"b": 1, 2: 1}, sort_keys=True),
    lambda: json.dumps([1, {2}], default=list), lambda: json.dumps(1j, default=lambda o: o), lambda: json.dumps(1j, default=lambda o: [o]), lambda: json.dumps({"a": 1j, "b": [2j]}, default=str), lambda: json.dumps({"a": 1j}, default=str, indent=1),
    lambda: json.dumps([1j], default=lambda o: 1 / 0), lambda: json.dumps("x", cls=json.JSONEncoder), lambda: json.dumps(1, bad=2), lambda: json.dumps([1, 2, 3], indent=0), lambda: json.dumps([1], indent=True), lambda: json.dumps([1], indent=-1),
    lambda: json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s * 2), lambda: json.loads("[NaN, -Infinity]", parse_constant=lambda s: s.lower()), lambda: json.loads('{"a": {"b": 1}, "c": 2}', object_hook=lambda d: sorted(d)),
    lambda: json.loads('{"a": {"b": 1}, "c": 2}', object_pairs_hook=tuple), lambda: json.loads('{"a": 1}', object_pairs_hook=list, object_hook=dict), lambda: json.loads("{}", object_pairs_hook=list), lambda: json.loads("{}", object_hook=list),
    lambda: json.loads(b'"\xc3\xa9"'), lambda: json.loads(bytearray(b"[1]")), lambda: json.loads('"é"'.encode("utf-16")), lambda: json.loads('"é"'.encode("utf-32-be")), lambda: json.loads("1".encode("utf-16-le")), lambda: json.loads(b"\xef\xbb\xbf1"),
    lambda: json.loads(5), lambda: json.loads(None), lambda: json.loads("1", bad=2), lambda: json.loads('"a\nb"', strict=False), lambda: json.loads("[1]", cls=json.JSONDecoder), lambda: json.JSONDecoder().raw_decode("[1] rest"), lambda: json.JSONDecoder().raw_decode("x [1]", 2),
    lambda: json.JSONDecoder().raw_decode("[1]", -1), lambda: json.loads("[1,2", object_hook=1), lambda: json.loads('{"a":1}', object_hook=1), lambda: json.load(io.StringIO('{"x": [1, 2]}')), lambda: json.loads("9" * 5000), lambda: json.loads("-" + "9" * 40),
    lambda: json.decoder.scanstring('"abc"def', 1), lambda: json.decoder.scanstring('abc', 0), lambda: json.decoder.scanstring('a', 5), lambda: json.encoder.encode_basestring("é\n"), lambda: json.encoder.encode_basestring_ascii("é\n😀"),
    lambda: json.detect_encoding(b"\0a"), lambda: json.loads(S("[1]")), lambda: json.loads("[" * 3 + "]" * 3),
]:
    t(f)
out = io.StringIO()
json.dump({"a": [1, "x"], "b": None}, out, indent=1, sort_keys=True)
print(out.getvalue())
for deep in ("[" * 200000, '{"a":' * 200000):
    try:
        json.loads(deep)
    except RecursionError:
        print("too deep")
nest = []
for _ in range(200000):
    nest = [nest]
try:
    json.dumps(nest)
except RecursionError:
    print("too deep")
while nest:
    nest = nest[0]
keys = json.loads('[{"key": 1}, {"key": 2}]')
print(next(iter(keys[0])) is next(iter(keys[1])))


class Writer(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


t(lambda: Writer().encode({"z": 1 + 2j}))
t(lambda: Writer(indent=1).encode({"z": 1 + 2j}))
t(lambda: Writer().encode(b"x"))

# The parts in Python
json.decoder.scanstring = json.decoder.py_scanstring
context = json.JSONDecoder()
context.parse_string = json.decoder.py_scanstring
scan = json.scanner.py_make_scanner(context)
for text in GOOD:
    text = text.strip()
    assert repr(scan(text, 0)) == repr((json.loads(text), len(text))), text
for v in VALUES:
    if isinstance(v, str):
        assert json.encoder.py_encode_basestring(v) == json.encoder.encode_basestring(v)
        assert json.encoder.py_encode_basestring_ascii(v) == json.encoder.encode_basestring_ascii(v)
print("done")
