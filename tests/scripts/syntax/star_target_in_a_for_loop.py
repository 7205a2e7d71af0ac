for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest)

# expect: 1 [2, 3]
# expect: a ['b']
