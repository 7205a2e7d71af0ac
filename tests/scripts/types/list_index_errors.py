a = [1, 2]
for f in [lambda: a[2], lambda: a[-3], lambda: a["x"], lambda: a[1.0], lambda: a.__setitem__(5, 1), lambda: a.__delitem__(9)]:
    try:
        f()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)

# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError list indices must be integers or slices, not float
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
