def items():
    print("items")
    return [1, 2]


g = (print("element", x) for x in items())
print("made")
next(g)
try:
    (x for x in 5)
except TypeError as error:
    print(error)

# expect: items
# expect: made
# expect: element 1
# expect: 'int' object is not iterable
