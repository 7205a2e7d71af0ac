class Box:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.items[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.items[key]

    def __len__(self):
        return len(self.items)

    def __reversed__(self):
        return iter("reversed")

    def __iter__(self):
        return iter(self.items)


b = Box()
b[1, 2] = "pair"
b[1:2] = "slice"
b["n"] = 1
b["n"] += 1
del b[1, 2]
print(len(b), list(b), "".join(reversed(b)), "n" in b)

# expect: set (1, 2) pair
# expect: set slice(1, 2, None) slice
# expect: set n 1
# expect: set n 2
# expect: del (1, 2)
# expect: 2 [slice(1, 2, None), 'n'] reversed True
