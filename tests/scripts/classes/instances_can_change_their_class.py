class A:
    def f(self):
        return "A"


class B:
    def f(self):
        return "B"


x = A()
x.n = 1
x.__class__ = B
print(x.f(), x.n, isinstance(x, B))
try:
    x.__class__ = int
except TypeError as error:
    print(error)

# expect: B 1 True
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
