class A:
    def __add__(self, other):
        print("A.__add__")
        return NotImplemented


class B:
    def __radd__(self, other):
        print("B.__radd__", type(other).__name__)
        return "sum"


print(A() + B(), 1 + B(), [] + B())
for f in [lambda: A() + 1, lambda: A() + A(), lambda: 1 - B(), lambda: A() @ B(), lambda: -A(), lambda: A() ** 2]:
    try:
        f()
    except TypeError as error:
        print(error)

# expect: A.__add__
# expect: B.__radd__ A
# expect: B.__radd__ int
# expect: B.__radd__ list
# expect: sum sum sum
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'A'
# expect: unsupported operand type(s) for -: 'int' and 'B'
# expect: unsupported operand type(s) for @: 'A' and 'B'
# expect: bad operand type for unary -: 'A'
# expect: unsupported operand type(s) for ** or pow(): 'A' and 'int'
