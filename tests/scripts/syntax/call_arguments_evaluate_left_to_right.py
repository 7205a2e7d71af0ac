def log(x):
    print(x, end=" ")
    return x


def f(*args, **kw):
    print(args, kw)  # expect: 1 2 3 4 5 6 (1, 2, 3) {'a': 4, 'b': 5, 'c': 6}


f(log(1), *[log(2)], log(3), a=log(4), **{"b": log(5)}, c=log(6))
