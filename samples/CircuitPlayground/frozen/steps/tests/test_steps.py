from steps import StepCounter

forces = iter([1.0, 1.5, 1.4, 1.0, 1.6])
counter = StepCounter(lambda: next(forces))
for _ in range(5):
    counter.update()
assert counter.count == 2
