# Hand-driven delegate advances under the outer.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    yield 1
    yield 2
    yield 3


def o():
    yield from g0


g0 = i()
g1 = o()
attempt(lambda: next(g1))
attempt(lambda: next(g0))
attempt(lambda: next(g1))

# expect: 1
# expect: 2
# expect: 3
