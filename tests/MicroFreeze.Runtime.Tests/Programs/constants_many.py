# More than 128 constants that are objects.
table = [
    "constant text number 000", "constant text number 001", "constant text number 002", "constant text number 003", "constant text number 004",
    "constant text number 005", "constant text number 006", "constant text number 007", "constant text number 008", "constant text number 009",
    1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09, 1.1, 1.11, 1.12, 1.13, 1.14, 1.15, 1.16, 1.17, 1.18, 1.19, 1.2,
    2.01, 2.02, 2.03, 2.04, 2.05, 2.06, 2.07, 2.08, 2.09, 2.1, 2.11, 2.12, 2.13, 2.14, 2.15, 2.16, 2.17, 2.18, 2.19, 2.2,
    b"b00", b"b01", b"b02", b"b03", b"b04", b"b05", b"b06", b"b07", b"b08", b"b09", b"b10", b"b11", b"b12", b"b13", b"b14", b"b15",
    10000000000, 10000000001, 10000000002, 10000000003, 10000000004, 10000000005, 10000000006, 10000000007, 10000000008, 10000000009,
    (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9), (0, 10), (0, 11), (0, 12), (0, 13), (0, 14), (0, 15),
    1j, 2j, 3j, 4j, 5j, 6j, 7j, 8j, 9j, 10j, 11j, 12j, 13j, 14j, 15j, 16j,
    "further constant text 000", "further constant text 001", "further constant text 002", "further constant text 003",
    3.01, 3.02, 3.03, 3.04, 3.05, 3.06, 3.07, 3.08, 3.09, 3.1, 3.11, 3.12, 3.13, 3.14, 3.15, 3.16, 3.17, 3.18, 3.19, 3.2,
    1.01, "constant text number 000", b"b00", 10000000000, (0, 1), 1j,
]


def late():
    return 4.01, "the last constant of all", b"last", 99999999999, ("last", 1.5, b"x", None), -4.5e-5


print(len(table), table[9], table[49], table[65], table[75], table[90], table[106], table[110], table[130], late())
print(sum(v for v in table if isinstance(v, float)), sum(v for v in table if isinstance(v, int)), len([v for v in table if isinstance(v, str)]))
print(table[-6:], "constant text number 000" == table[0], ("last", 1.5, b"x", None) == late()[4])
