class L:
    def __len__(self):
        return 0


class B:
    def __bool__(self):
        return 5


print(bool(L()), "yes" if not L() else "no")  # expect: False yes
try:
    bool(B())
except TypeError as error:
    print(error)  # expect: __bool__ should return bool, returned int
