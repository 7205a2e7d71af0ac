# Delegate closed by hand.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def i():
    yield 1


def o():
    print("result:", (yield from g0))
    yield 9


g0 = i()
g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g0.close())
attempt(lambda: next(g1))

# expect: 1
# expect: None
# expect: result: None
# expect: 9
