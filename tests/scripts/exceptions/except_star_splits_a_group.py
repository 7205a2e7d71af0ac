try:
    raise ExceptionGroup("g", [ValueError(1), KeyError("k"), OSError("o"), ValueError(2)])
except* ValueError as errors:
    print("values", errors.exceptions)
except* (KeyError, OSError) as errors:
    print("others", repr(errors))
else:
    print("never")
finally:
    print("finally")

# expect: values (ValueError(1), ValueError(2))
# expect: others ExceptionGroup('g', [KeyError('k'), OSError('o')])
# expect: finally
