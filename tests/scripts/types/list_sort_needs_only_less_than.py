class N:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print([x.n for x in sorted(map(N, [3, 1, 2]))])  # expect: [1, 2, 3]
