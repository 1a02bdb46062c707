# The last line has no end and is inside a block.
print("start")
for i in range(2):
    if i:
        print("last", i)