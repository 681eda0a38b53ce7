# A JSON writer and reader.
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def quote(s):
    return '"' + "".join(ESCAPES.get(c) or (c if c.isprintable() else f"\\u{ord(c):04x}") for c in s) + '"'


def dumps(x, indent=None, level=0):
    if x is None:
        return "null"
    if x is True or x is False:
        return str(x).lower()
    if isinstance(x, (int, float)):
        return repr(x)
    if isinstance(x, str):
        return quote(x)
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    sep = "," + (pad or " ")
    if isinstance(x, (list, tuple)):
        return "[" + pad + sep.join(dumps(v, indent, level + 1) for v in x) + end + "]" if x else "[]"
    if isinstance(x, dict):
        items = (f"{quote(str(k))}: {dumps(v, indent, level + 1)}" for k, v in x.items())
        return "{" + pad + sep.join(items) + end + "}" if x else "{}"
    raise TypeError(f"cannot write {type(x).__name__}")


class ParseError(ValueError):
    pass


class Reader:
    def __init__(self, text):
        self.text, self.i = text, 0

    def fail(self, what):
        raise ParseError(f"{what} at {self.i}")

    def space(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\r\n":
            self.i += 1

    def peek(self):
        self.space()
        return self.text[self.i] if self.i < len(self.text) else ""

    def expect(self, c):
        if self.peek() != c:
            self.fail(f"expected {c!r}")
        self.i += 1

    def value(self):
        c = self.peek()
        handler = {"{": self.object, "[": self.array, '"': self.string}.get(c)
        if handler:
            return handler()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return v
        if c and c in "-0123456789":
            return self.number()
        self.fail("unexpected " + (repr(c) if c else "end"))

    def number(self):
        j = self.i
        while j < len(self.text) and self.text[j] in "+-.eE0123456789":
            j += 1
        word, self.i = self.text[self.i:j], j
        try:
            return int(word) if word.lstrip("-").isdigit() else float(word)
        except ValueError:
            self.fail(f"bad number {word!r}")

    def string(self):
        self.expect('"')
        out = []
        back = {v[1]: k for k, v in ESCAPES.items()}
        while True:
            if self.i >= len(self.text):
                self.fail("unterminated string")
            c = self.text[self.i]
            self.i += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                c = self.text[self.i]
                self.i += 1
                if c == "u":
                    out.append(chr(int(self.text[self.i:self.i + 4], 16)))
                    self.i += 4
                else:
                    out.append(back.get(c, c))
            else:
                out.append(c)

    def sequence(self, close, item):
        self.i += 1
        if self.peek() == close:
            self.i += 1
            return
        while True:
            yield item()
            if self.peek() == ",":
                self.i += 1
                continue
            self.expect(close)
            return

    def array(self):
        return list(self.sequence("]", self.value))

    def pair(self):
        if self.peek() != '"':
            self.fail("expected a key")
        k = self.string()
        self.expect(":")
        return k, self.value()

    def object(self):
        return dict(self.sequence("}", self.pair))


def loads(text):
    r = Reader(text)
    v = r.value()
    if r.peek():
        r.fail("trailing text")
    return v


data = {"name": "krait \"k\"", "tags": ["a", "b\n", "é\u0001"], "n": 1, "f": 2.5e-7, "neg": -3, "t": True, "none": None, "nested": {"empty": {}, "list": [], "deep": [[[1, 2], [3]], {"x": (4, 5)}]}}
text = dumps(data)
print(text)
print(dumps(data, 2))
back = loads(text)
print(back == {**data, "nested": {**data["nested"], "deep": [[[1, 2], [3]], {"x": [4, 5]}]}}, dumps(back) == text, loads(dumps(back, 4)) == back)
print(loads(' [1, 2.5 , -1e3, "\\u00e9\\n", true,false,null, {} ] '))
for bad in ("", "[1, 2", "{1: 2}", '"abc', "[1 2]", "nul", "{\"a\" 1}", "1 2", "-", "[1,]", "1.2.3"):
    try:
        print(loads(bad))
    except ParseError as e:
        print(repr(bad), "->", e)
try:
    dumps({"x": {1, 2}})
except TypeError as e:
    print(e)
