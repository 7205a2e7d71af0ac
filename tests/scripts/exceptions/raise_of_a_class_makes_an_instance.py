try:
    raise KeyError
except KeyError as error:
    print(repr(error), error.args)  # expect: KeyError() ()


class Fussy(Exception):
    def __init__(self, a):
        super().__init__(a)


try:
    raise Fussy
except TypeError as error:
    print(error)  # expect: Fussy.__init__() missing 1 required positional argument: 'a'
