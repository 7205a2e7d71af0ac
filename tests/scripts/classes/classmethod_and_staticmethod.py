class A:
    @classmethod
    def c(cls, x=0):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return x


class B(A):
    pass


print(A.c(), B.c(1), B().c(2), A.s(3), A().s(4), B.c.__self__ is B, type(A.__dict__["s"]).__name__, A.__dict__["s"](5))

# expect: ('A', 0) ('B', 1) ('B', 2) 3 4 True staticmethod 5
