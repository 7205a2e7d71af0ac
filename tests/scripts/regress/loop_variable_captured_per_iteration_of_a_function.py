def make(i):
    return lambda: i


print([f() for f in map(make, range(3))])  # expect: [0, 1, 2]
