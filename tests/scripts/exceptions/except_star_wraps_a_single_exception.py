try:
    raise ValueError("alone")
except* ValueError as errors:
    print(repr(errors))  # expect: ExceptionGroup('', (ValueError('alone'),))
try:
    try:
        raise KeyError("other")
    except* ValueError:
        print("never")
except KeyError as error:
    print(repr(error))  # expect: KeyError('other')
