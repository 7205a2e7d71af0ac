def f():
    print("never")
    yield


g = f()
try:
    g.throw(ValueError("v"))
except ValueError as error:
    print(error)
print(list(g))
try:
    g.throw(5)
except TypeError as error:
    print(error)

# expect: v
# expect: []
# expect: exceptions must be classes or instances deriving from BaseException, not int
