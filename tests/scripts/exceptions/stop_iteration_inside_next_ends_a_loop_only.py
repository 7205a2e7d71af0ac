def g():
    yield next(iter([]))


try:
    list(g())
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration()


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value")


print(list(It()))  # expect: []
