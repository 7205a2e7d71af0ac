d = {"b": 1, "a": 2}
d["c"] = 3
del d["b"]
d["b"] = 4
d["a"] = 5
print(d, list(d))  # expect: {'a': 5, 'c': 3, 'b': 4} ['a', 'c', 'b']
