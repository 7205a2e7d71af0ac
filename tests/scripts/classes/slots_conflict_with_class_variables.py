try:
    class C:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)  # expect: 'a' in __slots__ conflicts with class variable
try:
    class D:
        __slots__ = ("1bad",)
except TypeError as error:
    print(error)  # expect: __slots__ must be identifiers
