a = ValueError("a")
try:
    try:
        raise a
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError as b:
            raise a
except ValueError as error:
    print(repr(error), repr(error.__context__), error.__context__.__context__)

# expect: ValueError('a') KeyError('b') None
