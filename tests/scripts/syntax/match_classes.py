class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point() as q:
            return f"somewhere {q.x} {q.y}"
        case int(n) | float(n):
            return f"number {n}"
        case str():
            return "text"


print(where(Point(0, 0)), where(Point(3, 0)), where(Point(0, 4)), where(Point(1, 2)))
print(where(5), where(2.5), where("s"), where([]))

# expect: origin on x at 3 on y at 4 somewhere 1 2
# expect: number 5 number 2.5 text None
