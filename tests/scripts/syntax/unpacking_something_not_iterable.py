try:
    a, b = 5
except TypeError as error:
    print(error)  # expect: cannot unpack non-iterable int object
try:
    [*None]
except TypeError as error:
    print(error)  # expect: Value after * must be an iterable, not NoneType
try:
    print(*1)
except TypeError as error:
    print(error)  # expect: print() argument after * must be an iterable, not int
