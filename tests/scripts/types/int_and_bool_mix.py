print(True + True, True * 5, sum([True, False, True]), -True, ~False, True / 2)
print(isinstance(True, int), bool("") is False, True == 1, {1: "a"}[True], [10, 20][True])
print(repr(True), str(False), f"{True} {True:d} {True:>5}", int(True), True & 1, True & False, True ^ True)

# expect: 2 5 2 -1 -1 0.5
# expect: True True True a 20
# expect: True False True 1     1 1 1 False False
