# A library that a board freezes.
NAME = "heron"
