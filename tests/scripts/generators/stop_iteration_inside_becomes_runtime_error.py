def f():
    raise StopIteration("inside")
    yield


try:
    next(f())
except RuntimeError as error:
    print(error, repr(error.__cause__), repr(error.__context__))

# expect: generator raised StopIteration StopIteration('inside') StopIteration('inside')
