class C:
    __match_args__ = ("a",)


try:
    match C():
        case C(1, 2):
            pass
except TypeError as error:
    print(error)  # expect: C() accepts 1 positional sub-pattern (2 given)
try:
    match 5:
        case int(1, 2):
            pass
except TypeError as error:
    print(error)  # expect: int() accepts 1 positional sub-pattern (2 given)
