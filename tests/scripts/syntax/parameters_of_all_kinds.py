def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 2, 3, 4, 5, d=6, x=7))  # expect: (1, 2, 3, (4, 5), 6, 5, {'x': 7})
print(f(*[1, 2], **{"c": 3, "d": 4}, y=8))  # expect: (1, 2, 3, (), 4, 5, {'y': 8})
print(f(1, d=0, a=9))  # expect: (1, 2, 3, (), 0, 5, {'a': 9})
