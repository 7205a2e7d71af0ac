items = iter([1, 2, 0, 3])
print(list(iter(lambda: next(items), 0)), list(items))  # expect: [1, 2] [3]
print(next(iter([]), "default"))  # expect: default
