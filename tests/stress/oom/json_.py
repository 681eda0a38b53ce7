# json, both ways.
import json
v = {"a": [1, 2.5, -3e10, None, True], "é": "q\"\n\u2028😀", "n": {"x": {}}, "big": 10 ** 25}
s = json.dumps(v); print(s, json.loads(s) == v)
print(json.dumps(v, indent=2, sort_keys=True, ensure_ascii=False), json.dumps([1, (2,)], separators=(",", ":")))
print(json.loads('[1, "a\\u00e9\\ud83d\\ude00", {"k": [true, null]}, 1e5, -0, NaN]'), json.loads(b"[1]", parse_int=str), json.loads("{}", object_pairs_hook=list))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o)
print(json.dumps({"s": {1, 2}}, cls=E), json.dumps({1: 2, None: 3, True: 4}, default=str))
for bad in ("[1,", "{a}", '"\\x"'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(e)
