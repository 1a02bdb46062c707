# Huffman codes: a heap, a tree of tuples, and decoding.
def codes(text):
    freq = {}
    for c in text: freq[c] = freq.get(c, 0) + 1
    heap = sorted((n, c, None) for c, n in freq.items())
    while len(heap) > 1:
        a, b, *heap = heap
        node = a[0] + b[0], min(a[1], b[1]), (a, b)
        i = 0
        while i < len(heap) and heap[i][:2] < node[:2]: i += 1
        heap.insert(i, node)
    table = {}

    def walk(node, prefix):
        n, c, kids = node
        if kids:
            for bit, kid in zip("01", kids): walk(kid, prefix + bit)
        else: table[c] = prefix or "0"
    walk(heap[0], "")
    return table


def decode(bits, table):
    back = {v: k for k, v in table.items()}
    out, cur = "", ""
    for b in bits:
        cur += b
        if cur in back: out += back[cur]; cur = ""
    return out


text = "abracadabra alakazam"
t = codes(text)
bits = "".join(t[c] for c in text)
print(sorted(t.items()), len(bits), decode(bits, t) == text, codes("aaaa"))
packed = bytes(int((bits + "0000000")[i:i + 8], 2) for i in range(0, len(bits), 8))
print(packed, sum(len(v) for v in t.values()))
