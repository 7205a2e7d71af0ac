def f():
    print("one")
    yield 1
    print("two")
    yield 2
    print("three")
    yield 3


try:
    a, b = f()
except ValueError as error:
    print(error)
a, *b = f()
print(a, b)

# expect: one
# expect: two
# expect: three
# expect: too many values to unpack (expected 2)
# expect: one
# expect: two
# expect: three
# expect: 1 [2, 3]
