def attempt(values):
    try:
        a, b = values
    except ValueError as error:
        print(error)


def attempt_star(values):
    try:
        a, b, *c = values
    except ValueError as error:
        print(error)


attempt([1])
attempt([1, 2, 3])
attempt(iter([1, 2, 3]))
attempt([])
attempt_star([1])

# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2)
# expect: too many values to unpack (expected 2)
# expect: not enough values to unpack (expected 2, got 0)
# expect: not enough values to unpack (expected at least 2, got 1)
