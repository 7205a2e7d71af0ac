# Two outers share one delegate.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    yield 1
    yield 2
    yield 3
    return 7


def o():
    print("result:", (yield from g0))
    yield 9


g0 = i()
g1 = o()
g2 = o()
attempt(lambda: next(g1))
attempt(lambda: next(g2))
attempt(lambda: next(g1))
attempt(lambda: next(g2))
attempt(lambda: next(g1))

# expect: 1
# expect: 2
# expect: 3
# expect: result: 7
# expect: 9
# expect: result: None
# expect: 9
