# A binary heap and what is built on it: scheduling, merging, running medians, Huffman codes.
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.data = key, []
        for x in items:
            self.push(x)

    def push(self, x):
        d, k = self.data, self.key
        d.append(x)
        i = len(d) - 1
        while i and k(d[i]) < k(d[(i - 1) // 2]):
            p = (i - 1) // 2
            d[i], d[p] = d[p], d[i]
            i = p

    def pop(self):
        d, k = self.data, self.key
        if not d:
            raise IndexError("pop from an empty heap")
        top, last = d[0], d.pop()
        if d:
            d[0], i, n = last, 0, len(d)
            while True:
                c = min((j for j in (2 * i + 1, 2 * i + 2) if j < n), key=lambda j: k(d[j]), default=None)
                if c is None or not k(d[c]) < k(d[i]):
                    break
                d[i], d[c] = d[c], d[i]
                i = c
        return top

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        while self.data:
            yield self.pop()


print(list(Heap([5, 3, 8, 1, 9, 2])), list(Heap("heapsort", key=lambda c: -ord(c))))


def merge(*lists):
    its = [iter(l) for l in lists]
    heap = Heap()
    for n, it in enumerate(its):
        for v in it:
            heap.push((v, n))
            break
    while heap:
        v, n = heap.pop()
        yield v
        for nxt in its[n]:
            heap.push((nxt, n))
            break


print(list(merge([1, 4, 7], [2, 5, 8, 11], [], [0, 3, 6, 9, 10])))


def medians(values):
    low, high = Heap(key=lambda v: -v), Heap()
    for v in values:
        low.push(v)
        high.push(low.pop())
        if len(high) > len(low):
            low.push(high.pop())
        yield low.data[0] if len(low) > len(high) else (low.data[0] + high.data[0]) / 2


print(list(medians([5, 15, 1, 3, 8, 7, 9, 2])))


def huffman(text):
    freq = {}
    for c in text:
        freq[c] = freq.get(c, 0) + 1
    heap = Heap((n, c, c) for c, n in sorted(freq.items()))
    while len(heap) > 1:
        n1, c1, left = heap.pop()
        n2, c2, right = heap.pop()
        heap.push((n1 + n2, min(c1, c2), [left, right]))
    codes = {}

    def walk(tree, prefix):
        if isinstance(tree, str):
            codes[tree] = prefix or "0"
        else:
            walk(tree[0], prefix + "0")
            walk(tree[1], prefix + "1")

    walk(heap.pop()[2], "")
    return codes


def decode(bits, codes):
    back, cur, out = {v: k for k, v in codes.items()}, "", []
    for b in bits:
        cur += b
        if cur in back:
            out.append(back[cur])
            cur = ""
    return "".join(out)


text = "she sells sea shells by the sea shore"
codes = huffman(text)
bits = "".join(codes[c] for c in text)
print(sorted(codes.items(), key=lambda p: (len(p[1]), p[1])), len(bits), decode(bits, codes) == text)


class Scheduler:
    def __init__(self):
        self.heap, self.seq, self.now = Heap(), 0, 0

    def at(self, delay, name, repeat=0):
        self.seq += 1
        self.heap.push((self.now + delay, self.seq, name, delay, repeat))

    def run(self):
        while self.heap:
            self.now, _, name, delay, repeat = self.heap.pop()
            yield self.now, name
            if repeat:
                self.at(delay, name, repeat - 1)


s = Scheduler()
s.at(5, "five")
s.at(2, "two", repeat=3)
s.at(5, "also five")
s.at(0, "now")
print(list(s.run()))
try:
    Heap().pop()
except IndexError as e:
    print(e)
state, values = 1, []
for _ in range(500):
    state = state * 48271 % 2147483647
    values.append(state % 1000)
print(list(Heap(values)) == sorted(values), list(merge(sorted(values[:250]), sorted(values[250:]))) == sorted(values))
