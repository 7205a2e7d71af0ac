def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))  # expect: [1, 2, 1, 3, 1, 2, 1]
