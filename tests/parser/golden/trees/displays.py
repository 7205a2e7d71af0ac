()
(a,)
a, b
[1, *b]
{1, *s}
{}
{'a': 1, **d}
[x for x in y if z if w for v in u]
{x: y for x, y in z}
{x for x in y}
