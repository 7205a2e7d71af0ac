def f(x):
    return x - 2


print([(x, y) for x in range(5) if (y := f(x)) > 0], y)  # expect: [(3, 1), (4, 2)] 2
print(any((found := x) > 2 for x in range(9)), found)  # expect: True 3
