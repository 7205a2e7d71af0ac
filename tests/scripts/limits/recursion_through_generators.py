def g(n):
    yield n
    yield from g(n + 1)


try:
    for x in g(0):
        pass
except RecursionError:
    print("RecursionError", x > 300)  # expect: RecursionError True
