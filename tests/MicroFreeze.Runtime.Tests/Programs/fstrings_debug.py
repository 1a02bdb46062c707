# The = form of f-strings, with spaces, conversions and specs.
x = 42
name = "pi"
val = 3.14159
print(f"{x=}")
print(f"{x =}")
print(f"{x   =} {  x=}")
print(f"{name=} {name=!s} {name=!r}")
print(f"{val=:.2f} {x=:05d} {name=!s:>6}|")
print(f"{x + 1=} {x*2 =} {(x)=}")
print(f"{name.upper()=} {[1, 2][0]=}")
print(f"{x=} and {name=} and {{x=}}")
print(f"a{x=}b" "c" f"{x=}")
print(f"{x==42} {x!=42} {x<=42} {x>=42}")
