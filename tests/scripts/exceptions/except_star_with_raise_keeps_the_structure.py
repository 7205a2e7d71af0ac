try:
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("n", [ValueError(2), OSError("o")])])
    except* ValueError:
        raise
except ExceptionGroup as error:
    print(repr(error))

# expect: ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(2), OSError('o')])])
