class I:
    def __iter__(self):
        return iter([1, 2])


class C:
    def __contains__(self, x):
        return "anything true"


print(1 in I(), 5 in I(), 5 in C(), 5 not in C())  # expect: True False True False
