import shared
TREE = "oak"
