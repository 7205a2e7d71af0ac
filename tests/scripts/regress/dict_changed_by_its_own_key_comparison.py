class Evil:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        d.clear()
        return self.n == other.n


d = {}
d[Evil(1)] = 1
d[Evil(2)] = 2
print(len(d))  # expect: 1
