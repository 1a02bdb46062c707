# Ring buffers, of which one has its room from the start.

SIZE = 64
SHARED = bytearray(SIZE)
VIEW = memoryview(SHARED)
ZEROS = b"\x00" * 16


class Ring:
    def __init__(self, size):
        self.data = bytearray(size)
        self.size = size
        self.put = 0
        self.get = 0

    def any(self):
        return (self.put - self.get) % self.size

    def write(self, data):
        for value in data:
            following = (self.put + 1) % self.size
            if following == self.get:
                raise OverflowError
            self.data[self.put] = value
            self.put = following

    def read(self, count=-1):
        present = self.any()
        count = present if count < 0 else min(count, present)
        result = bytearray(count)
        for index in range(count):
            result[index] = self.data[self.get]
            self.get = (self.get + 1) % self.size
        return bytes(result)


default = Ring(128)
