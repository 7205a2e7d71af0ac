class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


a, b = K(1), K(2)
d = {a: "a", b: "b"}
print(d[K(2)], K(3) in d, d[a])

# expect: eq 1 2
# expect: eq 1 2
# expect: eq 2 2
# expect: eq 1 3
# expect: eq 2 3
# expect: b False a
