a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a)  # expect: {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1}
a |= b
a |= [("w", 5)]
print(a)  # expect: {'x': 1, 'y': 3, 'z': 4, 'w': 5}
try:
    a | [1]
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for |: 'dict' and 'list'
