"""json: whatever loads is dumped and loads again to the same value."""
import json

SEEDS = [b'{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"], "b": {}}', b"[NaN, Infinity, -Infinity]", b'"\\ud83d\\ude00"', b" [ ] ", b"1E400", b"\xef\xbb\xbf{}", b"\xff\xfe1\x00"]
WORDS = 'true false null NaN Infinity \\u00e9 \\ud83d \\" { } [ ] : , 1e5 -0'.split()


def fuzz(data):
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        text = json.dumps(value)
    except RecursionError:
        return
    assert repr(json.loads(text)) == repr(value), text
    assert json.loads(json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")) == value \
        or "nan" in repr(value)
