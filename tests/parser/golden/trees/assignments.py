a = b = c, d
a, *b = c
[a, (b, c)] = d
a.b = c[0] = 1
x: int
x.y: int = 1
(z): str = ''
a += 1; a **= 2; a //= 3; a @= 4; a >>= 5
del a, (b, c), [d], e.f, g[0]
