try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second")
except ValueError as error:
    print(repr(error), repr(error.__context__), error.__cause__, error.__suppress_context__)

# expect: ValueError('second') KeyError('first') None False
