x = 1


class C:
    before = x
    x = 2
    after = x


print(C.before, C.after, x)  # expect: 1 2 1
