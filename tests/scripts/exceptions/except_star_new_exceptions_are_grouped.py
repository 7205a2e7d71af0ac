try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError("k"), OSError("left")])
    except* ValueError:
        raise TypeError("new")
    except* KeyError:
        raise IndexError("newer")
except ExceptionGroup as error:
    print(repr(error))
    print([repr(e.__context__) for e in error.exceptions[:2]])

# expect: ExceptionGroup('', [TypeError('new'), IndexError('newer'), ExceptionGroup('g', [OSError('left')])])
# expect: ["ExceptionGroup('g', [ValueError(1)])", "ExceptionGroup('g', [KeyError('k')])"]
