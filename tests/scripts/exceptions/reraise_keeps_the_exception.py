def f():
    try:
        raise ValueError("v")
    except ValueError:
        try:
            raise KeyError("k")
        except KeyError:
            pass
        raise


try:
    f()
except ValueError as error:
    print(repr(error), error.__context__)  # expect: ValueError('v') None
