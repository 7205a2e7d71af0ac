try:
    try:
        raise KeyError("first")
    except KeyError as first:
        raise ValueError("second") from first
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second") from None
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
try:
    raise ValueError("v") from KeyError
except ValueError as error:
    print(repr(error.__cause__))

# expect: KeyError('first') KeyError('first') True
# expect: None KeyError('first') True
# expect: KeyError()
