try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError("k"), ExceptionGroup("n", [TypeError("t"), ValueError(2)])])
    except* ValueError as errors:
        print("caught", repr(errors))
except ExceptionGroup as left:
    print("left", repr(left))

# expect: caught ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(2)])])
# expect: left ExceptionGroup('g', [KeyError('k'), ExceptionGroup('n', [TypeError('t')])])
