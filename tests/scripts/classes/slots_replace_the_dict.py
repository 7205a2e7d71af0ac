class P:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


p = P()
print(p.x, hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__)
for f in [lambda: p.y, lambda: setattr(p, "z", 1)]:
    try:
        f()
    except AttributeError as error:
        print(error)
p.y = 2
del p.x
print(p.y, hasattr(p, "x"))


class Q(P):
    pass


q = Q()
q.z = 3
print(q.z, vars(q))

# expect: 1 False ('x', 'y') member_descriptor
# expect: 'P' object has no attribute 'y'
# expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: 2 False
# expect: 3 {'z': 3}
