def inner():
    try:
        x = yield "inner 1"
        print("inner got", x)
        yield "inner 2"
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    yield "outer"


g = outer()
print(next(g))
print(g.send("sent"))
print(g.throw(ValueError("thrown")))
print(next(g))

# expect: inner 1
# expect: inner got sent
# expect: inner 2
# expect: inner caught thrown
# expect: recovered
# expect: result inner result
# expect: outer
