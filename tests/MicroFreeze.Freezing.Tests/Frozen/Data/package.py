def first():
    return "shared", "twenty-four characters..", "twenty-five characters...", "größe größe größe größe!"


def first_again():
    class first:
        first = lambda: first
    return first
