# shared by all boards of the port
NAME = "desk"
