class Base:
    found = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.found.append((cls.__name__, tag))


class A(Base, tag="a"):
    pass


class B(A):
    pass


print(Base.found)  # expect: [('A', 'a'), ('B', None)]
try:
    class C(Base, unknown=1):
        pass
except TypeError as error:
    print(error)  # expect: C.__init_subclass__() takes no keyword arguments
