C = type("C", (int,), {"double": lambda self: self * 2, "__module__": "made"})
print(C(4).double(), C, C.__mro__[1], type(C))
try:
    type("X", (), 5)
except TypeError as error:
    print(error)

# expect: 8 <class 'made.C'> <class 'int'> <class 'type'>
# expect: type.__new__() argument 3 must be dict, not int
