n = 1


def f(*, a=n, b=[]):
    b.append(a)
    return b


n = 2
print(f(), f(a=5), f.__kwdefaults__)  # expect: [1, 5] [1, 5] {'a': 1, 'b': [1, 5]}
f.__kwdefaults__ = {"a": 9, "b": ["fresh"]}
print(f())  # expect: ['fresh', 9]
