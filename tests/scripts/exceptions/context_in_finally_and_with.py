class M:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        raise IndexError("in exit")


try:
    with M():
        raise KeyError("in body")
except IndexError as error:
    print(repr(error), repr(error.__context__))
try:
    try:
        raise KeyError("in try")
    finally:
        raise ValueError("in finally")
except ValueError as error:
    print(repr(error), repr(error.__context__))

# expect: IndexError('in exit') KeyError('in body')
# expect: ValueError('in finally') KeyError('in try')
