class C:
    def __repr__(self):
        return "C()"


class D:
    pass


print(str(C()), f"{C()!s:>5}", repr(D()).startswith("<__main__.D object at 0x"), C, D.__qualname__)
try:
    f"{C():>5}"
except TypeError as error:
    print(error)


class Bad:
    def __repr__(self):
        return 5


try:
    repr(Bad())
except TypeError as error:
    print(error)

# expect: C()   C() True <class '__main__.C'> D
# expect: unsupported format string passed to C.__format__
# expect: __repr__ returned non-string (type int)
