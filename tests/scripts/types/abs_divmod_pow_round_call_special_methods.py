class N:
    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return "divmod", other

    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __round__(self, digits=None):
        return "round", digits

    def __index__(self):
        return 5


n = N()
print(abs(n), divmod(n, 2), pow(n, 2), pow(n, 2, 3), n**4, round(n), round(n, 1), hex(n), [0] * n, "abcdefg"[n], range(n))

# expect: abs ('divmod', 2) ('pow', 2, None) ('pow', 2, 3) ('pow', 4, None) ('round', None) ('round', 1) 0x5 [0, 0, 0, 0, 0] f range(0, 5)
