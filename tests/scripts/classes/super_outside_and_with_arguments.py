class A:
    def f(self):
        return "A.f"

    @classmethod
    def make(cls):
        return "made", cls.__name__


class B(A):
    def f(self):
        return super(B, self).f() + "+B"

    @classmethod
    def make(cls):
        return super().make()


print(B().f(), B.make(), super(B, B()).f())
try:
    super()
except RuntimeError as error:
    print(error)
try:
    super(B, A()).f()
except TypeError as error:
    print(error)
try:
    super(B, B()).nothing
except AttributeError as error:
    print(error)

# expect: A.f+B ('made', 'B') A.f
# expect: super(): no arguments
# expect: super(type, obj): obj (instance of A) is not an instance or subtype of type (B).
# expect: 'super' object has no attribute 'nothing'
