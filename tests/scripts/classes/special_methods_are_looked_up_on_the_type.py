class C:
    pass


c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: 1
for f in [lambda: len(c), lambda: c()]:
    try:
        f()
    except TypeError as error:
        print(error)

# expect: object of type 'C' has no len()
# expect: 'C' object is not callable
