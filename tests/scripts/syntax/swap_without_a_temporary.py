a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
items = [0, 1, 2]
i = 0
i, items[i] = 2, "changed"
print(i, items)  # expect: 2 [0, 1, 'changed']
