def f(**kw):
    pass


try:
    f(a=1, **{"a": 2})
except TypeError as error:
    print(error)  # expect: __main__.f() got multiple values for keyword argument 'a'
try:
    f(**{1: 2})
except TypeError as error:
    print(error)  # expect: keywords must be strings
try:
    f(**5)
except TypeError as error:
    print(error)  # expect: __main__.f() argument after ** must be a mapping, not int
