# throw(StopIteration) at a plain yield.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def o():
    yield 1


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.throw(StopIteration(5)))

# expect: 1
# expect: RuntimeError('generator raised StopIteration') context: StopIteration(5)
