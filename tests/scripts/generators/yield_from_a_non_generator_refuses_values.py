def f():
    yield from [1, 2]


g = f()
next(g)
try:
    g.send("x")
except AttributeError as error:
    print(error)  # expect: 'list_iterator' object has no attribute 'send'
