class H:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n


d = {H(i): i for i in range(300)}
for i in range(0, 300, 2):
    del d[H(i)]
print(len(d), all(d[H(i)] == i for i in range(1, 300, 2)), H(2) in d)  # expect: 150 True False
