n = 2
g = (x * n for x in range(3))
n = 10
print(list(g), list(g))  # expect: [0, 10, 20] []
print(sum(x for x in range(5) if x % 2), type(g).__name__)  # expect: 4 generator
