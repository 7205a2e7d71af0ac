def f(*args, **kw):
    kw["new"] = 1
    return args, kw


items, d = [1, 2], {"a": 1}
args, kw = f(*items, **d)
items.append(3)
print(args, kw, d, type(args))  # expect: (1, 2) {'a': 1, 'new': 1} {'a': 1} <class 'tuple'>
