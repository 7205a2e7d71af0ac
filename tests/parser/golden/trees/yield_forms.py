def f():
    x = yield
    y = yield a, *b
    z = yield from c
    (yield)
    w += yield d
    yield
