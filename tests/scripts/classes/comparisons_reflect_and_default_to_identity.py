class A:
    def __lt__(self, other):
        return "lt"

    def __ge__(self, other):
        return NotImplemented


a, b = A(), A()
print(a < 1, 1 > a, a == a, a == b, a != b)
for f in [lambda: a >= 1, lambda: a > b, lambda: a <= 1]:
    try:
        print(f())
    except TypeError as error:
        print(error)

# expect: lt lt True False True
# expect: '>=' not supported between instances of 'A' and 'int'
# expect: lt
# expect: '<=' not supported between instances of 'A' and 'int'
