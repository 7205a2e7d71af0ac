a = [1]
b = a
a += [2]
a *= 2
print(a, b is a, a + [3], [0] * 3, [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] == [])
try:
    a + (1,)
except TypeError as error:
    print(error)
try:
    [1] < ["a"]
except TypeError as error:
    print(error)
a += (7,)
print(a)

# expect: [1, 2, 1, 2] True [1, 2, 1, 2, 3] [0, 0, 0] True True True True
# expect: can only concatenate list (not "tuple") to list
# expect: '<' not supported between instances of 'int' and 'str'
# expect: [1, 2, 1, 2, 7]
