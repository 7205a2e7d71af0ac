class C:
    def __init__(self):
        return 1


try:
    C()
except TypeError as error:
    print(error)  # expect: __init__() should return None, not 'int'
try:
    object(1)
except TypeError as error:
    print(error)  # expect: object() takes no arguments


class D:
    pass


try:
    D(1)
except TypeError as error:
    print(error)  # expect: D() takes no arguments
