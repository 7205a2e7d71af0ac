f()
f(a, *b, c=1, **d)
f(x for x in y)
f((x for x in y), 1)
a.b.c[0][1:2, ::3, *d][...]
(a
 .b
 .c)
await_ = g(*a, k=v, *b, **c)
