def show(**values):
    print(" ".join("{}={}".format(name, value) for name, value in sorted(values.items())))
