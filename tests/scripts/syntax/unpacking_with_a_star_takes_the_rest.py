first, *rest = [1, 2, 3]
print(first, rest)  # expect: 1 [2, 3]
*init, last = "abc"
print(init, last)  # expect: ['a', 'b'] c
head, *middle, tail = range(5)
print(head, middle, tail)  # expect: 0 [1, 2, 3] 4
a, *none, b = 1, 2
print(none)  # expect: []
