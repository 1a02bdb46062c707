# A board that does not compile.
