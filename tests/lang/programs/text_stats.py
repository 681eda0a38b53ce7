# Statistics of a text: counting, n-grams, ciphers, distance, compression.
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness, it was
the spring of hope, it was the winter of despair."""


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        for x in items:
            self[x] += 1

    def __missing__(self, k):
        return 0

    def most(self, n=None):
        return sorted(self.items(), key=lambda p: (-p[1], p[0]))[:n]

    def __add__(self, o):
        r = Counter()
        for c in (self, o):
            for k, v in c.items():
                r[k] += v
        return r


def words(text):
    return "".join(c.lower() if c.isalpha() else " " for c in text).split()


ws = words(TEXT)
print(len(TEXT), len(ws), len(set(ws)), Counter(ws).most(8), Counter(c for c in TEXT if c.isalpha()).most(5))
print(Counter(zip(ws, ws[1:])).most(3), Counter(map(len, ws)).most(), (Counter("aab") + Counter("bc")).most())
index = {}
for n, line in enumerate(TEXT.splitlines(), 1):
    for w in set(words(line)):
        index.setdefault(w, []).append(n)
print({w: index[w] for w in sorted(index) if len(index[w]) > 1})


def caesar(s, k):
    return s.translate({ord(a) + i: ord(a) + (i + k) % 26 for a in "aA" for i in range(26)})


def vigenere(s, key, sign=1):
    out, i = [], 0
    for c in s:
        if c.isalpha() and c.isascii():
            base = 65 if c.isupper() else 97
            out.append(chr((ord(c) - base + sign * (ord(key[i % len(key)]) - 97)) % 26 + base))
            i += 1
        else:
            out.append(c)
    return "".join(out)


s = TEXT.splitlines()[0]
print(caesar(s, 3), caesar(caesar(s, 3), -3) == s, vigenere(s, "krait"), vigenere(vigenere(s, "krait"), "krait", -1) == s, sep="\n")
best = max(range(26), key=lambda k: caesar(caesar(s, 7), k).count("t") + caesar(caesar(s, 7), k).count("e"))
print(best)


def distance(a, b):
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        cur = [i]
        for j, cb in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (ca != cb)))
        prev = cur
    return prev[-1]


def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]


print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), lcs("AGGTAB", "GXTXAYB"), lcs("programming", "gaming"))


def lzw(data):
    table, w, out = {chr(i): i for i in range(256)}, "", []
    for c in data:
        if w + c in table:
            w += c
        else:
            out.append(table[w])
            table[w + c] = len(table)
            w = c
    return out + ([table[w]] if w else [])


def unlzw(codes):
    table = {i: chr(i) for i in range(256)}
    it = iter(codes)
    w = out = table[next(it)]
    for k in it:
        entry = table[k] if k in table else w + w[0]
        out += entry
        table[len(table)] = w + entry[0]
        w = entry
    return out


packed = lzw(TEXT)
print(len(packed), packed[:12], unlzw(packed) == TEXT, lzw("aaaaaa"), unlzw([97, 256, 257]))


def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(c + (str(n) if n > 1 else "") for c, n in out)


print(rle("aaabbbcd" * 2), rle(""), "".join(sorted(set(TEXT.lower()) - set(" ,.\n"))))
print(sorted(ws, key=lambda w: (-len(w), w))[:5], max(ws, key=len), " ".join(w.capitalize() for w in ws[:6]), ["".join(reversed(w)) for w in ws[:4]], [w for w in set(ws) if w == w[::-1] and len(w) > 1])


def soundex(w):
    codes = {c: d for d, cs in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in cs}
    out, last = w[0].upper(), codes.get(w[0].lower())
    for c in w[1:].lower():
        d = codes.get(c)
        if d and d != last:
            out += str(d)
        if c not in "hw":
            last = d
    return (out + "000")[:4]


print([soundex(w) for w in ("Robert", "Rupert", "Tymczak", "Pfister", "Honeyman")])
