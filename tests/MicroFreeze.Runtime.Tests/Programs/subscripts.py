# Subscripts chained with calls and attributes, as targets and values.
class A:
    def __init__(self, v): self.v = v; self.d = {"k": [v, v + 1]}
    def __getitem__(self, k): return A(k)
    def get(self, *a): return self
    def __call__(self, x): return self.d[x]


a = A(1)
print(a.d["k"][0], a[5].v, a.get()[3].get(1, 2).v, a("k")[1], a.get().get().d["k"][::-1][0], a[1][2][3].v)
a.d["k"][0] = 10
a.get().d["k"][1] += 5
a.d["n"] = a.d["m"] = {}
a.d["n"]["x"] = [[0] * 2 for _ in range(2)]
a.d["m"]["x"][1][0] = 7
print(a.d["k"], a.d["n"])
m = [[1, 2], [3, 4]]
m[0][1], m[1][0] = m[1][0], m[0][1]
print(m, m[0][1:][0], m[-1][-1], [1, 2, 3][1], (4, 5)[0], {"a": 1}["a"], "abc"[2], [[1]][0][0], {1: {2: 3}}[1][2])
i = 0
m[i][i + 1] = m[i + 1][i] = i
print(m, m[True][False], [m[j][k] for j in (0, 1) for k in (0, 1)])
k = {}
k[1, 2] = "tuple key"
k[(3,)] = k[()] = 0
print(k[1, 2], sorted(map(len, k)))
print((lambda: [5])()[0], (lambda x: x)("q")[0], [lambda: 3][0](), {"f": lambda v: v}["f"](9), "%d" % 5 + "x"[0], "a.b".split(".")[1].upper())
print(1 .__class__.__name__ if hasattr(1, "__class__") else "", "x".join("ab").upper().lower()[0], (1).bit_length() if hasattr(1, "bit_length") else 1)
