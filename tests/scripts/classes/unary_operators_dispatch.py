class C:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __bool__(self):
        print("bool")
        return False


c = C()
print(-c, +c, ~c, not c, (c and 1) is c)

# expect: bool
# expect: bool
# expect: neg pos invert True True
