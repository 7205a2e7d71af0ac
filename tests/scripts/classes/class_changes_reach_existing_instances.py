class C:
    def f(self):
        return 1


c = C()
print(c.f())  # expect: 1
C.f = lambda self: 2
C.g = lambda self: 3
print(c.f(), c.g())  # expect: 2 3
C.__len__ = lambda self: 9
print(len(c))  # expect: 9
del C.f
print(hasattr(c, "f"))  # expect: False
