(a, b), [c, (d, *e)] = (1, 2), [3, (4, 5, 6)]
print(a, b, c, d, e)
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y)

# expect: 1 2 3 4 [5, 6]
# expect: 0 1 2
# expect: 1 3 4
