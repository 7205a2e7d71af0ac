class C:
    pass


c = C()
for f in [lambda: c[0], lambda: c.__setitem__, lambda: len(c), lambda: c(), lambda: iter(c), lambda: next(c), lambda: c < c,
          lambda: int(c), lambda: float(c), lambda: [][c], lambda: 1 in c, lambda: reversed(c), lambda: abs(c), lambda: round(c)]:
    try:
        f()
    except (TypeError, AttributeError) as error:
        print(error)
try:
    c[0] = 1
except TypeError as error:
    print(error)
try:
    del c[0]
except TypeError as error:
    print(error)

# expect: 'C' object is not subscriptable
# expect: 'C' object has no attribute '__setitem__'
# expect: object of type 'C' has no len()
# expect: 'C' object is not callable
# expect: 'C' object is not iterable
# expect: 'C' object is not an iterator
# expect: '<' not supported between instances of 'C' and 'C'
# expect: int() argument must be a string, a bytes-like object or a real number, not 'C'
# expect: float() argument must be a string or a real number, not 'C'
# expect: list indices must be integers or slices, not C
# expect: argument of type 'C' is not iterable
# expect: 'C' object is not reversible
# expect: bad operand type for abs(): 'C'
# expect: type C doesn't define __round__ method
# expect: 'C' object does not support item assignment
# expect: 'C' object doesn't support item deletion
