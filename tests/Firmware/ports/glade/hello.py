print("a script of the port")
