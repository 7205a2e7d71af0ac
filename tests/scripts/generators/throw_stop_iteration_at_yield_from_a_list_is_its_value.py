# throw(StopIteration) at yield from a list is its value.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def o():
    print("result:", (yield from iter([1, 2])))
    yield 9


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.throw(StopIteration(5)))

# expect: 1
# expect: result: 5
# expect: 9
