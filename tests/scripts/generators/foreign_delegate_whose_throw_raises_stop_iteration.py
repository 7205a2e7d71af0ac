# Foreign delegate with throw() that raises StopIteration.


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


class Full:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, error):
        print("thrown into the delegate:", repr(error))
        raise StopIteration("thrown")


def o():
    print("result:", (yield from Full()))
    yield 9


g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.throw(KeyError(2)))

# expect: 1
# expect: thrown into the delegate: KeyError(2)
# expect: result: thrown
# expect: 9
