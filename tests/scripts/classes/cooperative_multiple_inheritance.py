class Base:
    def __init__(self, **kw):
        print("Base", kw)


class A(Base):
    def __init__(self, a, **kw):
        print("A", a)
        super().__init__(**kw)


class B(Base):
    def __init__(self, b, **kw):
        print("B", b)
        super().__init__(**kw)


class C(A, B):
    pass


C(a=1, b=2)

# expect: A 1
# expect: B 2
# expect: Base {}
