a()
a(b)
a(b, c, d)
a(b=c)
a(b, c=d, e=f)
a(*b)
a(b, *c, *d)
a(**b)
a(b, *c, d=e, **f)
a(b=c, *d)
a(**b, c=d)
a(**b, **c)
a(b := c)
a(b, (c := d), e := f)
a(b for b in c)
a((b for b in c), d)
a.b()
a.b(c, d=e)
a.b(*c, **d)
a.b.c(d)(e).f(g)
a().b
a[b]().c[d](e)
"a".b(c)
[].append(a)
a(
    b,
    c(
        d
    ).e(

        f
    )
)
a(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, *b)
a(b=1, c=2, d=3, e=4, f=5, g=6, h=7, i=8, j=9)
super()
super().a()


def f():
    super(1)
    super.a
