# Files as iterators; mixing iteration, reading, seeking; several handles; large lines.
import sys
path = sys.argv[1] + "/lines.txt"
with open(path, "w") as f:
    for i in range(10):
        print(f"line {i}", file=f)
with open(path) as f:
    print(next(f), end="")
    print(f.readline(), end="")
    for line in f:
        print(line.rstrip(), end=";")
        if "4" in line:
            break
    print(f.read(7), repr(f.readline()), f.readlines(8), list(f))
    f.seek(0)
    print(f.readline(), end="")
f = open(path)
print([l for l in f if int(l.split()[1]) % 3 == 0], f.closed, iter(f) is f)
f.close()
print(f.closed)
with open(path) as a, open(path) as b:
    print(a.readline() == b.readline(), a.read(5), b.readline().strip(), sum(1 for _ in a), sum(1 for _ in b))
with open(path, "r+") as f:
    f.readline()
    pos = f.tell()
    f.seek(pos)
    f.write("LINE")
    f.seek(0)
    print(f.readlines()[:3])
with open(path, "a+") as f:
    f.write("tail\n")
    f.seek(0)
    print(len(f.readlines()), f.read())
with open(path, "w") as f:
    f.write("x" * 100000 + "\n" + "é" * 50000 + "\nshort")
with open(path) as f:
    print([len(l) for l in f])
with open(path) as f:
    f.read(99999)
    print(repr(f.read(5)), len(f.readline()), f.readline())
with open(path, "rb") as f:
    print([len(l) for l in f], f.tell(), f.seek(-5, 2), f.read())


def copy(src, dst, n=1000):
    with open(src, "rb") as i, open(dst, "wb") as o:
        while chunk := i.read(n):
            o.write(chunk)


copy(path, path + "2")
print(open(path, "rb").read() == open(path + "2", "rb").read())
with open(path, "w") as f:
    try:
        f.write("before")
        raise ValueError("inside with")
    except ValueError as e:
        print(e)
print(open(path).read())
try:
    with open(path, "w") as f:
        f.write("kept")
        1 / 0
except ZeroDivisionError:
    print(f.closed, open(path).read())


def words(p):
    with open(p) as f:
        for line in f:
            yield from line.split()


with open(path, "w") as f:
    f.write("to be or not\nto be\n\nthat is")
count = {}
for w in words(path):
    count[w] = count.get(w, 0) + 1
print(count, sorted(set(words(path))))
g = words(path)
print(next(g))
g.close()
rows = [["id", "name", "qty"], ["1", "bolt, small", "10"], ["2", 'the "nut"', "5"]]
with open(path, "w") as f:
    for r in rows:
        f.write(",".join('"' + c.replace('"', '""') + '"' if set(c) & set(',"') else c for c in r) + "\n")


def parse(line):
    out, cur, quoted, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1:i + 2] == '"':
                cur += c
                i += 1
            elif c == '"':
                quoted = False
            else:
                cur += c
        elif c == '"':
            quoted = True
        elif c == ",":
            out.append(cur)
            cur = ""
        else:
            cur += c
        i += 1
    return out + [cur]


print([parse(l.rstrip("\n")) for l in open(path)] == rows, open(path).read())
