# A tokenizer for a small language, written as a generator, with error positions.
KEYWORDS = {"let", "if", "else", "while", "fn", "return"}
TWO = {"==", "!=", "<=", ">=", "->", "&&", "||"}
ONE = set("+-*/%=<>(){},;!")


class LexError(Exception):
    def __init__(self, message, line, column):
        super().__init__(f"{line}:{column}: {message}")
        self.line, self.column = line, column


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind, self.text, self.line, self.column = kind, text, line, column

    def __repr__(self):
        return f"{self.kind}({self.text!r})@{self.line}:{self.column}"

    def __eq__(self, other):
        return isinstance(other, Token) and (self.kind, self.text) == (other.kind, other.text)


def tokens(source):
    line, start, i, n = 1, 0, 0, len(source)
    while i < n:
        c = source[i]
        col = i - start + 1
        if c == "\n":
            line += 1
            i += 1
            start = i
        elif c.isspace():
            i += 1
        elif c == "#":
            while i < n and source[i] != "\n":
                i += 1
        elif c.isalpha() or c == "_":
            j = i
            while j < n and (source[j].isalnum() or source[j] == "_"):
                j += 1
            text = source[i:j]
            yield Token("kw" if text in KEYWORDS else "name", text, line, col)
            i = j
        elif c.isdigit():
            j, dots = i, 0
            while j < n and (source[j].isdigit() or source[j] == "."):
                dots += source[j] == "."
                j += 1
            if dots > 1:
                raise LexError("bad number " + source[i:j], line, col)
            yield Token("float" if dots else "int", source[i:j], line, col)
            i = j
        elif c == '"':
            j, out = i + 1, []
            while True:
                if j >= n or source[j] == "\n":
                    raise LexError("unterminated string", line, col)
                if source[j] == '"':
                    break
                if source[j] == "\\":
                    j += 1
                    out.append({"n": "\n", "t": "\t"}.get(source[j], source[j]))
                else:
                    out.append(source[j])
                j += 1
            yield Token("str", "".join(out), line, col)
            i = j + 1
        elif source[i:i + 2] in TWO:
            yield Token("op", source[i:i + 2], line, col)
            i += 2
        elif c in ONE:
            yield Token("op", c, line, col)
            i += 1
        else:
            raise LexError(f"unexpected {c!r}", line, col)
    yield Token("end", "", line, n - start + 1)


program = '''\
# sample
fn add(a, b) -> int {
    let x = 3.14 * a + 42;
    if x >= 10 && b != 0 { return x / b; } else { return "none\\t\\"q\\""; }
}
while été < 1 { été = été + 1; }
'''
for t in tokens(program):
    print(t)
counts = {}
for t in tokens(program * 3):
    counts[t.kind] = counts.get(t.kind, 0) + 1
print(sorted(counts.items()))
for bad in ("let x = 1.2.3;", 'x = "open', "a\n  $b", "ok ~"):
    try:
        print(list(tokens(bad)))
    except LexError as e:
        print("LexError", e, e.line, e.column)
print(next(tokens("x")) == next(tokens("  x")), next(tokens("x")) == next(tokens("y")))
