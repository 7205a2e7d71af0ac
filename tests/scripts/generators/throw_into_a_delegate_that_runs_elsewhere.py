# throw into a delegate that runs elsewhere.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    yield 1
    g1.throw(KeyError(1))


def o():
    try:
        yield from g0
    except ValueError as e:
        print(repr(e))
        yield 8


g0 = i()
g1 = o()
attempt(lambda: next(g1))
attempt(lambda: next(g0))
attempt(lambda: next(g1))

# expect: 1
# expect: ValueError('generator already executing')
# expect: StopIteration() context: None
# expect: StopIteration() context: None
