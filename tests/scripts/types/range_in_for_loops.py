# A for loop over range(…): every shape of arguments, values and rebinding, also in generators.


def items(*args):
    return [i for i in range(*args)]


def one(stop):
    out = []
    for i in range(stop):
        out.append(i)
    return out


def two(start, stop):
    return [i for i in range(start, stop)]


def three(start, stop, step):
    for i in range(start, stop, step):
        yield i


print(one(3), one(0), one(-1), one(True))
print(two(2, 5), two(5, 2), two(-3, 0))
print(list(three(0, 10, 3)), list(three(10, 0, -4)), list(three(0, 5, -1)))
big = 2 ** 47
print(two(big - 2, big + 1), list(three(-big, big, big)), list(three(big - 1, -big - 1, -big)))
for bad in (1.5,), ("3",):
    try:
        one(*bad)
    except TypeError as e:
        print(e)
try:
    list(three(0, 5, 0))
except ValueError as e:
    print(e)
try:
    for i in range():
        pass
except TypeError as e:
    print(e)

# the variable may change in the body, the limits are read once
n = 3
for i in range(n):
    n = 10
    i += 5
print(i, n)

r = range(3)
print([i for i in r], [i for i in r], r)


def shadowed():
    def range(n):
        return "abc"[:n]
    return [c for c in range(2)]


print(shadowed())

# expect: [0, 1, 2] [] [] [0]
# expect: [2, 3, 4] [] [-3, -2, -1]
# expect: [0, 3, 6, 9] [10, 6, 2] []
# expect: [140737488355326, 140737488355327, 140737488355328] [-140737488355328, 0] [140737488355327, -1]
# expect: 'float' object cannot be interpreted as an integer
# expect: 'str' object cannot be interpreted as an integer
# expect: range() arg 3 must not be zero
# expect: range expected at least 1 argument, got 0
# expect: 7 10
# expect: [0, 1, 2] [0, 1, 2] range(0, 3)
# expect: ['a', 'b']
