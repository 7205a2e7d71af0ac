class Meta(type):
    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, x):
        return x == 1

    def __repr__(cls):
        return "repr of class"


class C(metaclass=Meta):
    pass


print(C[1], len(C), list(C), 1 in C, C)  # expect: C[1] 7 ['a', 'b', 'c'] True repr of class
