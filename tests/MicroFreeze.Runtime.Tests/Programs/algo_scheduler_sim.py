# A simulation of tasks with priorities, time and random numbers of its own.
class Random:
    def __init__(self, seed): self.s = seed
    def __call__(self, n):
        self.s ^= self.s << 13 & 0xffffffff
        self.s ^= self.s >> 17
        self.s ^= self.s << 5 & 0xffffffff
        return self.s % n


class Simulation:
    def __init__(self): self.now, self.queue, self.count, self.log = 0, [], 0, []

    def at(self, delay, f, *args):
        self.count += 1
        entry = (self.now + delay, self.count, f, args)
        i = len(self.queue)
        while i and self.queue[i - 1][:2] > entry[:2]: i -= 1
        self.queue[i:i] = [entry]

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, f, args = self.queue.pop(0)
            f(*args)
        self.now = until


sim, rnd = Simulation(), Random(2463534242)


def customer(n):
    sim.log.append(f"{sim.now}:in{n}")
    sim.at(3 + rnd(4), leave, n)
    if n < 6: sim.at(1 + rnd(3), customer, n + 1)


def leave(n): sim.log.append(f"{sim.now}:out{n}")


sim.at(0, customer, 1)
sim.run(100)
print(" ".join(sim.log), sim.now, sim.count, [Random(1)(100) for _ in range(3)], [r(10) for r in [Random(7)] for _ in range(5)])
