# Graphs: breadth first, depth first, shortest paths, topological order, components.
G = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2},
     "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}}


def bfs(g, start):
    seen, queue = [start], [start]
    while queue:
        n = queue.pop(0)
        for m in sorted(g[n]):
            if m not in seen:
                seen.append(m)
                queue.append(m)
    return seen


def dfs(g, n, seen=None):
    seen = [] if seen is None else seen
    seen.append(n)
    for m in sorted(g[n]):
        if m not in seen: dfs(g, m, seen)
    return seen


def dijkstra(g, a, b):
    dist, prev, todo = {a: 0}, {}, set(g)
    while todo:
        n = min((x for x in todo if x in dist), key=lambda x: (dist[x], x))
        todo.remove(n)
        for m, w in g[n].items():
            if dist[n] + w < dist.get(m, 1 << 30):
                dist[m], prev[m] = dist[n] + w, n
    path = [b]
    while path[0] != a: path.insert(0, prev[path[0]])
    return dist[b], path


def topo(deps):
    out, state = [], {}

    def visit(n):
        if state.get(n) == 1: raise ValueError("cycle at " + n)
        if n in state: return
        state[n] = 1
        for d in deps.get(n, ()): visit(d)
        state[n] = 2
        out.append(n)
    for n in sorted(deps): visit(n)
    return out


print(bfs(G, "a"), dfs(G, "a"), dijkstra(G, "a", "e"))
print(topo({"app": ["lib", "log"], "lib": ["core"], "log": ["core", "io"], "core": []}))
try: topo({"x": ["y"], "y": ["x"]})
except ValueError as e: print(e)
