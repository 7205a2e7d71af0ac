def f():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as error:
            print("caught", error)


g = f()
next(g)
print(g.throw(ValueError("a")))
print(g.throw(ValueError, "b"))
try:
    g.throw(KeyError("not caught"))
except KeyError as error:
    print(repr(error))
print(next(g, "over"))

# expect: caught a
# expect: ready
# expect: caught b
# expect: ready
# expect: KeyError('not caught')
# expect: over
