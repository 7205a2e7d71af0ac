import sys


def depth():
    try:
        return depth() + 1
    except RecursionError:
        return 1


sys.setrecursionlimit(200)
small = depth()
sys.setrecursionlimit(3000)
large = depth()
print(100 < small <= 200, 2500 < large <= 3000)  # expect: True True
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)  # expect: recursion limit must be greater or equal than 1
