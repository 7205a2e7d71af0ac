class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, twice=False):
        return (x + self.n) * (2 if twice else 1)


add = Adder(3)
print(add(4), add(4, twice=True), callable(add), list(map(add, [1, 2])))  # expect: 7 14 True [4, 5]
add.__call__ = lambda x: "instance"
print(add(1))  # expect: 4
