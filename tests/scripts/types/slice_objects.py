s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(None, None, -1).indices(3), slice(1) == slice(None, 1))
try:
    [1][slice("a")]
except TypeError as error:
    print(error)
try:
    [1][::0]
except ValueError as error:
    print(error)

# expect: slice(1, 10, 2) 1 10 2 (1, 5, 2) (0, 3, 1) (2, -1, -1) True
# expect: slice indices must be integers or None or have an __index__ method
# expect: slice step cannot be zero
