# Indented by tabs, one of them and several, and with spaces after them.
def f(x):
	if x:
		for i in range(2):
			print("in", i)
		return "a"
	else:
		  # comment after tab and spaces
		  x = 1
		  print("tab and spaces",	x)
	return	"b"
print(f(1),	f(0))
class C:
	x	=	1
	def m(self):
		return self.x
print(C().m(), "a	b")
if 1:
        x = 8
        if x:
		y = 16
		print(x, y)
