class A:
    def f(self):
        return "A"


class B(A):
    def f(self):
        def inner(me):
            return super().f()

        return inner(self), [super(B, self).f() for _ in range(1)], __class__.__name__


print(B().f())  # expect: ('A', ['A'], 'B')
