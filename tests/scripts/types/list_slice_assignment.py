a = [0, 1, 2, 3, 4, 5]
a[1:3] = ["x"]
print(a)  # expect: [0, 'x', 3, 4, 5]
a[::2] = [7, 8, 9]
print(a)  # expect: [7, 'x', 8, 4, 9]
a[2:2] = [1, 2]
print(a)  # expect: [7, 'x', 1, 2, 8, 4, 9]
a[:] = "ab"
print(a)  # expect: ['a', 'b']
try:
    a[::2] = [1, 2, 3]
except ValueError as error:
    print(error)  # expect: attempt to assign sequence of size 3 to extended slice of size 1
try:
    a[0:1] = 5
except TypeError as error:
    print(error)  # expect: must assign iterable to extended slice
a[5:] = [9]
print(a)  # expect: ['a', 'b', 9]
