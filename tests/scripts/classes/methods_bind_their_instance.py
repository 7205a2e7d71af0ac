class C:
    def f(self, x):
        return self.name, x


c = C()
c.name = "c"
bound = c.f
print(bound(1), C.f(c, 2), bound.__self__ is c, bound.__func__ is C.f, c.f == c.f, c.f is c.f, bound.__name__)
c.g = lambda x: x
print(c.g(5))

# expect: ('c', 1) ('c', 2) True True True False f
# expect: 5
