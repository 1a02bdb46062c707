__all__ = ["listed_one", "listed_two"]
listed_one = 1
listed_two = 2
not_listed = 3
