# slow: eats memory without end for now, see tests/known_failures.txt
def g(n):
    yield n
    yield from g(n + 1)


try:
    for x in g(0):
        pass
except RecursionError:
    print("RecursionError", x > 300)  # expect: RecursionError True
