a, b = [1, 2], (3,)
print([*a, 0, *b], (*a, *b), {*a, *b}, {**{"x": 1}, "y": 2, **{"x": 3}})
print(*a, *"xy", sep="-")


def f():
    return *a, *b


print(f())
for x in *a, *b:
    print(x)

# expect: [1, 2, 0, 3] (1, 2, 3) {1, 2, 3} {'x': 3, 'y': 2}
# expect: 1-2-x-y
# expect: (1, 2, 3)
# expect: 1
# expect: 2
# expect: 3
