# Every compound statement inside every other.
def run(k):
    for a in range(2):
        if a:
            while True:
                try:
                    with M() as m:
                        def inner(q):
                            class K:
                                for z in (1, 2):
                                    if z == 2:
                                        while z:
                                            z = 0
                                            try:
                                                w = 1 // (q - 1)
                                            except ZeroDivisionError:
                                                w = "zero"
                                            finally:
                                                v = "v"
                            return K
                        k2 = inner(k)
                        if k2.w == "zero":
                            return k2.v, k2.z
                        else:
                            for _ in (1,):
                                with M():
                                    break
                            else:
                                return "never"
                            break
                except KeyError:
                    pass
        else:
            try:
                for b in "xy":
                    try:
                        if b == "y":
                            raise KeyError(b)
                    except KeyError as e:
                        while e:
                            for c in e.args:
                                print("caught", c)
                            e = None
            finally:
                print("done", a)
    return "end"


class M:
    def __enter__(self): return 1
    def __exit__(self, *a): print("exit", a[0])


print(run(1))
print(run(2))
