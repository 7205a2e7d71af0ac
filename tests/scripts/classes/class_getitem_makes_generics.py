class C:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


print(C[int], C["x", 1])  # expect: C of <class 'int'> C of ('x', 1)
try:
    int[str]
except TypeError as error:
    print(error)  # expect: type 'int' is not subscriptable
