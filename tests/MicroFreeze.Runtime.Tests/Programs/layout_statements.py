# Several statements a line, trailing semicolons, one-line bodies, comments and blank lines anywhere.
a = 1; b = 2; print(a, b);
if a: print("x"); print("y");
for i in 1, 2: print(i); continue
while a: a -= 1; print("w"); break
else: pass; pass
def f(): x = 1; return x + 1;
class C: x = 1; y = 2; z = x + y
try: f(); print("t")
except: pass
else: print("e"); pass
finally: print("f");
pass; pass
# comment at column 0
    # comment indented
if True:
    # comment first

    print("in") # trailing comment


  # comment less indented
    print("still in")

        # comment more indented
    print("still")
# end of block
print(f(), C.z) ; print("after space")
def g():

    # only comments before

    return 1
    # and after


print(g()); lambda: 0; 5; "text"; None; ...; a; a.__class__ if hasattr(a, "__class__") else 0
with __import__("io").StringIO("s") as s: print(s.read()); pass
(print("parenthesised"))
[print("in a list")]
print("semicolon in a string ;"); print("# no comment")
