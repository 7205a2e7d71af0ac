class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(len(L(3)), bool(L(0)), bool(L(1)))
for bad in -1, "a", 2**70, 1.5:
    try:
        len(L(bad))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# expect: 3 False True
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'float' object cannot be interpreted as an integer
