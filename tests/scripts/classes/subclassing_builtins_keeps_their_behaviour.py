class L(list):
    def append(self, x):
        super().append(x * 2)


class D(dict):
    def __getitem__(self, key):
        return "special"


class S(str):
    def shout(self):
        return self.upper() + "!"


a = L([1])
a.append(5)
print(a, len(a), a == [1, 10], type(a[:]).__name__, isinstance(a, list))
print(D(a=1)["x"], D(a=1).get("a"), S("hi").shout(), type(S("a") + "b").__name__, {S("k"): 1}["k"], "-".join([S("x"), S("y")]))

# expect: [1, 10] 2 True list True
# expect: special 1 HI! str 1 x-y
