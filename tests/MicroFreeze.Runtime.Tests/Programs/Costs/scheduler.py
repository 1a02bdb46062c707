# Tasks as generators.

import time


class Task:
    def __init__(self, coroutine, priority=0):
        self.coroutine = coroutine
        self.priority = priority
        self.wake = 0

    def __lt__(self, other):
        return (self.wake, -self.priority) < (other.wake, -other.priority)


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.now = 0

    def spawn(self, coroutine, priority=0):
        task = Task(coroutine, priority)
        self.tasks.append(task)
        return task

    def step(self):
        self.tasks.sort(key=lambda task: task.wake)
        for task in list(self.tasks):
            if task.wake > self.now:
                break
            try:
                delay = next(task.coroutine)
            except StopIteration:
                self.tasks.remove(task)
            else:
                task.wake = self.now + (delay or 0)

    def run(self, until):
        while self.tasks and self.now < until:
            self.step()
            self.now += 1


def blink(pin, period):
    while True:
        pin.on()
        yield period // 2
        pin.off()
        yield period - period // 2


async def report(interval):
    while True:
        print("still here")
        await sleep(interval)


async def sleep(duration):
    started = time.ticks_ms()
    while time.ticks_diff(time.ticks_ms(), started) < duration:
        pass


main = Scheduler()
