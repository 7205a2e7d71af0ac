import sys


def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
print(sys.getrecursionlimit())  # expect: 1000
