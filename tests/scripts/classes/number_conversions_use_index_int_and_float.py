class N:
    def __index__(self):
        return 3

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j


print(int(N()), float(N()), complex(N()), [0, 1, 2, 3][N()], bin(N()), range(N()), "ab" * N(), bytes(N()))


class Bad:
    def __int__(self):
        return "x"


try:
    int(Bad())
except TypeError as error:
    print(error)

# expect: 3 2.5 1j 3 0b11 range(0, 3) ababab b'\x00\x00\x00'
# expect: __int__ returned non-int (type str)
