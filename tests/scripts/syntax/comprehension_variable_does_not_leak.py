x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print({x: x for x in "ab"}, x)  # expect: {'a': 'a', 'b': 'b'} outer
print({x for x in (1,)}, x)  # expect: {1} outer
print(list(x for x in [5]), x)  # expect: [5] outer
