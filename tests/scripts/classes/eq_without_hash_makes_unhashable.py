class A:
    def __eq__(self, other):
        return True


class B(A):
    __hash__ = object.__hash__


try:
    {A()}
except TypeError as error:
    print(error)  # expect: unhashable type: 'A'
print(A.__hash__, len({B(), B()}), A() == 5, A() != 5)  # expect: None 2 True False
