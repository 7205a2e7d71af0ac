print(isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), isinstance(1, int | str), issubclass(int, object))
for f in [lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, list[int])]:
    try:
        f()
    except TypeError as error:
        print(error)

# expect: True True True True True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: isinstance() argument 2 cannot be a parameterized generic
