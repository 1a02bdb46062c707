# Blocks that close several levels at once, odd indents, indents after comments and strings.
def f(x):
  if x:
       for i in range(x):
            if i:
                 while True:
                      try:
                          if i == 1:
                              return "deep"
                      finally:
                        print("f")
  return "shallow"
def g():
 if 1:
  if 1:
   if 1:
    if 1:
     if 1:
      print("narrow")
 if 0:
                                pass
 else:
                                print("wide")
print(f(0), f(2))
g()
class A:
    class B:
        class C:
            def m(self):
                if self:
                    return "method"
print(A.B.C().m())
if True:
    """string
at column 0
    """
    x = """
more"""
    print(len(x))
if True:
    if True:
        if True:
            pass
print("dedent of three")
for a in (1,):
    for b in (2,):
        print(a, b)
    else:
        if a:
            print("else")

            # comment


print("end")
