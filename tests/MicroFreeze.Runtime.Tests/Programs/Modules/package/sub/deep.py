marker = "deep marker"


def leaf():
    return "leaf of " + __name__
