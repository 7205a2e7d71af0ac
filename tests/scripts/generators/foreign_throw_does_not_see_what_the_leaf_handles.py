# throw() of a delegate that is no generator runs for the thrower: what the generator itself is
# handling is hidden from it, but becomes the context of what comes out of it.
import sys


class Delegate:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, e):
        print("throw sees", repr(sys.exception()), "context:", repr(e.__context__))
        if self.error:
            raise self.error
        return "kept"


def g(delegate):
    try:
        raise KeyError("handled")
    except KeyError:
        yield from delegate


def outer(delegate):
    yield from g(delegate)


for make in g, outer:
    for error in None, TypeError("t"):
        o = make(Delegate(error))
        next(o)
        try:
            print(o.throw(ValueError("v")))
        except TypeError as e:
            print(repr(e), "context:", repr(e.__context__))

o = g(Delegate(None))
next(o)
try:
    raise OSError("of the thrower")
except OSError:
    o.throw(ValueError("v"))

# expect: throw sees None context: None
# expect: kept
# expect: throw sees None context: None
# expect: TypeError('t') context: KeyError('handled')
# expect: throw sees None context: None
# expect: kept
# expect: throw sees None context: None
# expect: TypeError('t') context: KeyError('handled')
# expect: throw sees OSError('of the thrower') context: None
