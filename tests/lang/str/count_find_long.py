# Searching in long and repetitive text: results checked against a naive search.
def naive(s, t):
    return [i for i in range(len(s) - len(t) + 1) if s[i:i + len(t)] == t]


def find_all(s, t):
    out, i = [], s.find(t)
    while i >= 0:
        out.append(i)
        i = s.find(t, i + 1)
    return out


def rfind_all(s, t):
    out, i = [], s.rfind(t)
    while i >= 0:
        out.append(i)
        i = s.rfind(t, 0, i + len(t) - 1) if i + len(t) - 1 >= 0 else -1
    return out[::-1]


state = 1
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return state >> 8 & 0xffff if n is None else (state >> 8) % n


texts = ["ab" * 60 + "c", "a" * 100, "abcabcabd" * 12, "".join("ab"[rnd(2)] for _ in range(200)), "".join("abé"[rnd(3)] for _ in range(150)), "".join("a日b"[rnd(3)] for _ in range(150)), "".join("😀a"[rnd(2)] for _ in range(120)), "x", ""]
for s in texts:
    pats = ["a", "ab", "ba", "abd", "aa", "aaa", "bab", "é", "日a", "😀", "c", "abab", "z", s[10:30], s[5:6], s[-7:], s[:9], s + "q"]
    for p in pats:
        if p:
            want = naive(s, p)
            assert find_all(s, p) == want, (s, p)
            assert rfind_all(s, p) == want, (s, p)
            assert (p in s) == bool(want) and s.find(p) == (want[0] if want else -1) and s.rfind(p) == (want[-1] if want else -1)
            n, last = 0, -1
            for i in want:
                if i >= last:
                    n, last = n + 1, i + len(p)
            assert s.count(p) == n and len(s.split(p)) == n + 1 and s.replace(p, "<>").count("<>") == n
            assert p.join(s.split(p)) == s and s.replace(p, "").find(p) < len(s)
    print(len(s), [s.count(p) for p in pats if p], sum(s.find(p) for p in pats if p), [len(s.split(p)) for p in pats if p])
b = ("ab" * 500 + "needle" + "ab" * 500).encode()
print(b.find(b"needle"), b.rfind(b"ba"), b.count(b"ab"), b.index(b"eed"), bytearray(b).find(b"dle"), b.replace(b"ab", b"").decode(), len(b.split(b"a")), b.find(b"ab" * 400 + b"n"), b.find(b"abn", 1000), b.find(b"x"))
big = "a" * 20000 + "b"
print(big.find("b"), big.find("a" * 100 + "b"), big.count("a"), big.rfind("a"), big.find("ba"), ("a" * 2000).find("a" * 999 + "b"), ("ab" * 3000).find("ba" * 500 + "c"), ("x" * 5000 + "y") .replace("x", "").strip(), len(big.split("a")), big.partition("b")[0].count("a"))
