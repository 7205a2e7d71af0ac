# close() gives the return value.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def o():
    try:
        yield 1
    except GeneratorExit:
        return 5


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.close())
attempt(lambda: g1.close())

# expect: 1
# expect: 5
# expect: None
