async def f():
    pass


c = f()
for g in [lambda: iter(c), lambda: next(c), lambda: list(c)]:
    try:
        g()
    except TypeError as error:
        print(error)
c.close()

# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not an iterator
# expect: 'coroutine' object is not iterable
